"""A small population, gathered once, and its report in English."""

from datetime import date
from pathlib import Path

import pytest

from shanyraq.evidence.assessment.assessment import written_report
from shanyraq.evidence.assessment.material import Asked, Material, gather
from shanyraq.evidence.report.model import Report
from shanyraq.people.population import read_parts
from shanyraq.people.sample.population import write_sample

DAY = date(2024, 5, 14)


@pytest.fixture(scope="session")
def people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("assessed") / "sample"
    write_sample(folder, 400, 7, DAY)
    return folder


@pytest.fixture(scope="session")
def material(people: Path) -> Material:
    return gather(read_parts(people), Asked(DAY))


@pytest.fixture(scope="session")
def report(material: Material) -> Report:
    return written_report(material, "en")
