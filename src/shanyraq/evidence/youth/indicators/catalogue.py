"""The indicators of the study: who is counted among whom, or which number is told of whom."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from shanyraq.evidence.youth.indicators.statuses import DEFINITIONS, shipped_statuses
from shanyraq.evidence.youth.problems import FormProblems
from shanyraq.evidence.youth.questionnaire.condition import Condition
from shanyraq.evidence.youth.questionnaire.model import Question
from shanyraq.evidence.youth.questionnaire.parsing import parse_condition
from shanyraq.evidence.youth.questionnaire.reading import FORMS, contents, shipped_questionnaire
from shanyraq.evidence.youth.questionnaire.strict import TEXT, Strict
from shanyraq.rules import LANGUAGES, Text

Kind = Literal["share", "mean", "median"]
"""What an indicator tells."""

CHAPTERS = ("labour", "neet", "transition", "job", "education", "barriers", "services", "capacity")
"""The chapters that indicators stand in, in their order."""

KEYS: dict[str, dict[str, type]] = {
    "indicator": {
        **TEXT,
        "chapter": str,
        "kind": str,
        "ages": list,
        "of": str,
        "among": str,
        "source": str,
        "assumed": bool,
    },
}
"""The keys of each table of the file, and what may stand there."""


@dataclass(frozen=True)
class Indicator:
    """An indicator.

    Attributes:
        name: what files and programs call it.
        chapter: one of `CHAPTERS`.
        kind: what it tells.
        ages: the youngest and the oldest it counts.
        of: for a share, who is counted; for a mean or median, the name of the number.
        among: among whom.
        text: what it is called.
        source: who defines it.
        assumed: whether something of it is this project's own.
    """

    name: str
    chapter: str
    kind: Kind
    ages: tuple[int, int]
    of: Condition | str
    among: Condition
    text: Text
    source: str
    assumed: bool


SERVICE = "{service}"
"""In names and texts, what stands for each service in turn."""


@cache
def services() -> Mapping[str, Text]:
    """The services that the questionnaire asks about, with what each is called."""
    listed = contents(FORMS / "young_people" / "g_services.toml")["answers"]["service"]
    return {name: Text(said["kk"], said["ru"], said["en"]) for name, said in listed.items()}


@cache
def known_variables() -> Mapping[str, Question]:
    """The questions of young people and the statuses, by name."""
    questions = shipped_questionnaire("young_people").by_name
    return {**questions, **{status.name: status.question for status in shipped_statuses()}}


@cache
def shipped_indicators() -> tuple[Indicator, ...]:
    """The indicators that the package carries."""
    return read_indicators(DEFINITIONS / "indicators.toml", known_variables())


def read_indicators(file: Path, known: Mapping[str, Question]) -> tuple[Indicator, ...]:
    """The indicators of a file, in its order.

    Args:
        file: the TOML file; a name with a list in braces is told of each answer of that list.
        known: the questions and statuses that conditions may speak of.

    Raises:
        YouthProblem: the file cannot be read, or a condition is none.
        FormProblems: everything else that is wrong with it.
    """
    strict = Strict(KEYS)
    reader = _Reader(strict, known, file.name)
    found = [indicator for name, table in contents(file).items() for indicator in reader.indicators(name, table)]
    if strict.problems:
        raise FormProblems("form_refused", problems=strict.problems)
    return tuple(found)


class _Reader:
    """Reads the tables of a file, each as one indicator or as one for each service."""

    def __init__(self, strict: Strict, known: Mapping[str, Question], file: str) -> None:
        self.strict = strict
        self.known = known
        self.file = file

    def indicators(self, name: str, table: object) -> Iterator[Indicator]:
        place = f"{self.file}: {name}"
        found = self.strict.table(table, "indicator", place)
        if not self.strict.needed(found, ("chapter", "kind", "ages", "of", "among", "source"), place):
            return
        self.strict.one_of(found["chapter"], CHAPTERS, f"{place}.chapter")
        self.strict.one_of(found["kind"], get_args(Kind), f"{place}.kind")
        text = self.strict.text(found, place)
        if SERVICE not in name:
            yield self.indicator(name, found, text, place)
            return
        for service, called in services().items():
            spelled = {key: found[key].replace(SERVICE, service) for key in ("of", "among")}
            told = Text(*(text.lang(lang).replace(SERVICE, called.lang(lang)) for lang in LANGUAGES))
            yield self.indicator(name.replace(SERVICE, service), {**found, **spelled}, told, place)

    def indicator(self, name: str, found: Mapping[str, Any], text: Text, place: str) -> Indicator:
        of: Condition | str = found["of"]
        if found["kind"] == "share":
            of = parse_condition(found["of"], self.known, f"{place}.of")
        else:
            self.strict.one_of(found["of"], self.known, f"{place}.of")
        return Indicator(
            name=name,
            chapter=found["chapter"],
            kind=found["kind"],
            ages=self.strict.pair(found["ages"], f"{place}.ages"),
            of=of,
            among=parse_condition(found["among"], self.known, f"{place}.among"),
            text=text,
            source=found["source"],
            assumed=found.get("assumed", False),
        )
