"""A made-up population in one folder, and the same families in parts by region."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from shanyraq.people.population_files import new_population, read_about, write_part
from shanyraq.people.sample.population import write_sample

DAY = date(2024, 5, 14)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("people") / "sample"
    write_sample(folder, 300, 3, DAY)
    return folder


@pytest.fixture(scope="session")
def regions(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's families, each with those of its region."""
    folder = tmp_path_factory.mktemp("people") / "regions"
    families, persons = (pl.read_parquet(sample / name) for name in ("families.parquet", "persons.parquet"))
    with new_population(folder, read_about(sample)[0]) as draft:
        for (region,), own in sorted(families.group_by(["region"], maintain_order=True)):
            theirs = persons.join(own.select("family_id"), on="family_id", how="semi", maintain_order="left")
            name = f"{region:02d}"
            chunk = own.to_arrow(), theirs.to_arrow()
            draft.add(name, write_part(draft.part_folder(name), draft.about, [chunk]))
    return folder
