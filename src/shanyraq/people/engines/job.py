"""What is to be evaluated, told so that any process can begin: the population's parts, the law, the outputs."""

import hashlib
import json
import os
import tempfile
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from importlib.metadata import version
from pathlib import Path

from shanyraq.law.families import LAW
from shanyraq.people.engines.problems import EngineProblem
from shanyraq.people.population import Part, read_parts
from shanyraq.people.population_files import ABOUT, TABLES, About
from shanyraq.people.results import Asked
from shanyraq.people.totals import SUMMED
from shanyraq.rules.in_force import LawInForce
from shanyraq.rules.reform import read_reform


@dataclass(frozen=True)
class Reform:
    """The files of a reform, to be read where they did not lie before.

    Attributes:
        name: the file to read.
        files: it and the rules it names, each by its name and with its content.
    """

    name: str
    files: tuple[tuple[str, bytes], ...]


@dataclass(frozen=True)
class LawAsked:
    """The law of a day with reforms: a value that can be sent to another machine.

    Attributes:
        day: the day.
        reforms: the reforms, in the order in which they are laid.
        fingerprint: of the law in force, which the other machine must arrive at, too.
    """

    day: date
    reforms: tuple[Reform, ...]
    fingerprint: str


@dataclass(frozen=True)
class Job:
    """An evaluation to be carried out by one of the engines.

    Attributes:
        population: the folder of the population.
        parts: its parts.
        law: the law in force.
        outputs: the names whose values are kept.
        reforms: the files of the reforms in `law`.
    """

    population: Path
    parts: tuple[Part, ...]
    law: LawInForce
    outputs: tuple[str, ...]
    reforms: tuple[Path, ...]

    @property
    def about(self) -> About:
        """Where the population comes from."""
        return self.parts[0].about

    @property
    def asked(self) -> Asked:
        """Whose people and which law the results are of."""
        return Asked(self.about, self.law, self.outputs)

    @property
    def families(self) -> int:
        """The families of all parts."""
        return sum(part.counts.families for part in self.parts)

    @property
    def computed(self) -> tuple[str, ...]:
        """What is kept and what is summed up."""
        return tuple(dict.fromkeys((*self.outputs, *SUMMED)))

    @cached_property
    def fingerprint(self) -> str:
        """Names exactly this evaluation: the program, the law, the outputs, and the population as it lies there."""
        files = [part.folder / name for part in self.parts for name in TABLES]
        states = [[str(file), *_state(file)] for file in files if file.exists()]
        told = [version("shanyraq"), self.law.fingerprint, self.law.day.isoformat(), self.law.fixed, self.outputs]
        note = (self.population / ABOUT).read_text(encoding="utf-8-sig")
        return hashlib.sha256(json.dumps([told, note, states]).encode()).hexdigest()

    def law_asked(self) -> LawAsked:
        """The law, to be sent to another machine."""
        return LawAsked(self.law.day, tuple(map(_packed, self.reforms)), self.law.fingerprint)


def make_job(population: Path, outputs: Sequence[str], day: date | None = None, reforms: Sequence[Path] = ()) -> Job:
    """An evaluation of the population of a folder.

    Args:
        population: the folder.
        outputs: the names whose values are kept.
        day: the day of the law; the population's own when None.
        reforms: files of reforms to lay over the law.

    Raises:
        Problem: the population, a name or a reform cannot be used.
    """
    parts = tuple(read_parts(population))
    law = LAW
    for file in reforms:
        law = law.with_reform(read_reform(file))
    in_force = law.at(day or parts[0].about.date)
    for name in outputs:
        in_force[name]  # a name that the law does not know is refused before anything long is done
    return Job(population, parts, in_force, tuple(dict.fromkeys(outputs)), tuple(reforms))


@lru_cache(maxsize=8)
def law_of(asked: LawAsked) -> LawInForce:
    """The law in force that was asked for on another machine; read once a process.

    Raises:
        EngineProblem: this machine arrives at another law.
    """
    law = LAW
    for reform in asked.reforms:
        law = law.with_reform(read_reform(_unpacked(reform)))
    found = law.at(asked.day)
    if found.fingerprint != asked.fingerprint:
        raise EngineProblem("law_other", found=found.fingerprint, wanted=asked.fingerprint)
    return found


def _state(file: Path) -> tuple[int, int]:
    status = file.stat()
    return status.st_size, status.st_mtime_ns


def _packed(file: Path) -> Reform:
    """A reform's files, named as seen from the folder that holds them all."""
    files = [file.resolve()]
    rules = tomllib.loads(file.read_text(encoding="utf-8")).get("rules") if file.suffix == ".toml" else None
    if rules is not None:
        files.append((file.parent / rules).resolve())
    home = Path(os.path.commonpath([one.parent for one in files]))
    named = [(str(one.relative_to(home)), one.read_bytes()) for one in files]
    return Reform(named[0][0], tuple(named))


def _unpacked(reform: Reform) -> Path:
    """The reform's file in a folder of this process; rules are read from files, so that they can be shown."""
    home = Path(tempfile.mkdtemp(prefix="shanyraq-reform-"))
    for name, content in reform.files:
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_bytes(content)
    return home / reform.name
