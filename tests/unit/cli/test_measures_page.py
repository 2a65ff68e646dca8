"""The page of the measures has every measure of the catalogue once, with its formula."""

import tomllib

from shanyraq.cli.reference.measures_page import ABOUT, measures_page
from shanyraq.evidence.measures.catalogue import KINDS, examples


def test_every_measure_is_told() -> None:
    about = tomllib.loads(ABOUT.read_text(encoding="utf-8"))
    assert about.keys() == KINDS.keys()
    page = measures_page()
    assert [name for name in examples() if f"| `{name}` |" not in page] == []
    assert all(entry["formula"] and entry["meaning"] for entry in about.values())
