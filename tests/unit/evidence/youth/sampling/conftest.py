"""A frame of three strata."""

import polars as pl
import pytest

from shanyraq.evidence.youth.sampling.frame import Frame

ROWS = [
    (f"{region}{settlement[0]}{place}", region, settlement, 20 + 7 * place, 30 + 9 * place)
    for region, settlement, count in (("10", "town", 9), ("10", "village", 6), ("71", "town", 12))
    for place in range(count)
]


@pytest.fixture
def frame() -> Frame:
    columns = ["unit", "region", "settlement", "households", "young"]
    return Frame(pl.DataFrame(ROWS, schema=columns, orient="row"))
