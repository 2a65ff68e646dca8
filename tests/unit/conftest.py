"""What unit tests of several floors share."""

from datetime import date
from pathlib import Path

import pytest

from shanyraq.law.codes import Region
from shanyraq.people.country.population import write_country


@pytest.fixture(scope="session")
def small_country(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("youth") / "country"
    write_country(folder, 20_000, 3, date(2025, 10, 14), regions=[Region.ULYTAU, Region.ABAI])
    return folder
