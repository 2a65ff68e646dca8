"""Registers of a few persons, written as files."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import polars as pl
import pytest

from shanyraq.people.linkage.registers.registers import write_registers

Write = Callable[..., Path]

PERSON = {"id": "a", "surname": "Сериков", "given_name": "Нұрлан", "birth_date": "1988-02-11"}


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a register: rows are a person's columns laid over `PERSON`."""

    def write(name: str, rows: Sequence[Mapping[str, object]], *, whole: bool = False) -> Path:
        file = tmp_path / name
        table = pl.DataFrame([{**({} if whole else PERSON), **row} for row in rows], infer_schema_length=None)
        table.write_csv(file) if file.suffix == ".csv" else table.write_parquet(file)
        return file

    return write


@pytest.fixture(scope="session")
def registers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Labelled registers of 1,500 made-up persons."""
    folder = tmp_path_factory.mktemp("linkage") / "registers"
    write_registers(folder, 1_500, 3)
    return folder
