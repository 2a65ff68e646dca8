"""A first mapping of files, drafted from their columns: names in three languages, types, values and labels of codes.

It can be read as it stands, but is for a person to correct: what was not recognised says so.
"""

import json
import re
import tempfile
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

from shanyraq.people.data_dictionary import LABELS
from shanyraq.people.fact_values import codes_of
from shanyraq.people.intake.mapping import (
    AMOUNT,
    ASSET,
    FACTS,
    FAMILY,
    IIN,
    KIND,
    MONTH,
    NEEDED,
    PERSON,
    TARGETS,
    Role,
    unit_of,
    words_of,
)
from shanyraq.people.intake.sniffing import Look, Written, date_formats, look_at, look_at_cells, number_marks
from shanyraq.rules import LANGUAGES, Text
from shanyraq.rules.problems import messages

ALIKE = 0.86
"""How alike a column's name and a known one must be."""

MOST_CODES = 60

TO_FILL = "?"
"""What stands where a person has to name a column."""

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class _Guess:
    """A column, what it seems to be, and how its cells are written."""

    name: str
    target: str
    written: Written
    labels: Mapping[str, str]


def draft_mapping(files: Sequence[Path], lang: str) -> str:
    """A mapping file's text.

    Args:
        files: the files it is for.
        lang: the language of its comments, one of `LANGUAGES`.

    Raises:
        IntakeProblem: a file cannot be read.
    """
    lines = [f"# {_say('head', lang)}", "", "[delivery]", f'name = "delivery"  # {_say("name", lang)}']
    lines += [f'source = "{TO_FILL}"  # {_say("source", lang)}', f"date = {date.today()}  # {_say('date', lang)}"]
    sections: list[str] = []
    numbers: list[bool] = []
    with tempfile.TemporaryDirectory() as folder:
        looks = [(file, look_at(file, Path(folder))) for file in files]
    drafts = [(file, look, *_recognised(look)) for file, look in looks]
    roles = [_role(guesses) for _, _, guesses, _ in drafts]
    if Role.PERSONS not in roles and roles:
        roles[0] = Role.PERSONS
    region_in = Role.FAMILIES if Role.FAMILIES in roles else Role.PERSONS
    for (file, look, guesses, unknown), role in zip(drafts, roles, strict=True):
        section = _Section(file, look, role, lang)
        sections += section.lines(guesses, unknown, needs_region=role is region_in)
        numbers += [_all_numbers(guess.written.values) for guess in guesses if guess.target == FAMILY]
    if numbers and all(numbers):
        lines.append("number_families = true")
    return "\n".join([*lines, *sections]) + "\n"


class _Section:
    """The part of a mapping about one file."""

    def __init__(self, file: Path, look: Look, role: Role, lang: str) -> None:
        self.file = file
        self.look = look
        self.role = role
        self.lang = lang

    def lines(self, guesses: Sequence[_Guess], unknown: Sequence[str], *, needs_region: bool) -> list[str]:
        """The lines of the file's section."""
        own = {guess.target: guess for guess in guesses if guess.target in TARGETS[self.role]}
        by_number = next((guess for guess in guesses if guess.target == IIN), None)
        if by_number is not None and IIN not in TARGETS[self.role] and PERSON in TARGETS[self.role]:
            own.setdefault(PERSON, by_number)
        if not needs_region:
            own = {target: guess for target, guess in own.items() if target not in ("region", "kato", "district")}
        elif "region" in own and "kato" in own:
            del own["kato"]
        lines = ["", "[[files]]", f'role = "{self.role.value}"', f"name = {_quoted(self.file.name)}"]
        layout = self.look.layout
        if layout.encoding != "utf-8":
            lines.append(f"encoding = {_quoted(layout.encoding)}")
        if layout.delimiter != ",":
            lines.append(f"delimiter = {_quoted(layout.delimiter)}")
        lines += ["", "[files.columns]"]
        needed = [*NEEDED[self.role], *(["region"] if needs_region and not {"region", "kato"} & own.keys() else [])]
        if self.role is Role.ASSETS and not {"person", FAMILY} & own.keys():
            needed.append(FAMILY)
        for target in needed:
            if target not in own:
                lines.append(f'{target} = "{TO_FILL} {target}"  # {_say("fill", self.lang)}')
        for target, guess in own.items():
            lines += self._column(target, guess)
        spare = [*unknown, *(guess.name for guess in guesses if guess not in own.values())]
        lines += [f"# {_say('unknown', self.lang)} {_quoted(name)}" for name in spare]
        return lines

    def _column(self, target: str, guess: _Guess) -> list[str]:
        settings, notes = _settings(target, guess, self.lang)
        if not settings:
            told = _quoted(guess.name)
        else:
            told = "{ " + ", ".join([f"column = {_quoted(guess.name)}", *settings]) + " }"
        return [*(f"# {note}" for note in notes), f"{target} = {told}"]


def _settings(target: str, guess: _Guess, lang: str) -> tuple[list[str], list[str]]:
    """How a column's cells are written, and what a person should look at."""
    settings, notes = [], []
    written = guess.written
    if written.trim:
        settings.append("trim = true")
    if written.missing:
        settings.append(f"missing = {json.dumps(['', *written.missing], ensure_ascii=False)}")
    if words_of(target) is not None:
        codes, unknown = _codes(target, guess)
        if codes:
            listed = ", ".join(f"{_quoted(code)} = {_quoted(word)}" for code, word in codes.items())
            settings.append(f"codes = {{ {listed} }}")
        if unknown:
            told = ", ".join(_quoted(code) for code in unknown[:MOST_CODES])
            notes.append(f"{_say('codes', lang)} {told}. {_say('words', lang)} {_words_told(target, lang)}")
    elif unit_of(target) == "day":
        forms = date_formats(written.values, months=target == MONTH)
        if forms and forms != ("%Y-%m-%d",):
            settings.append(f"dates = {json.dumps(forms)}")
        if not forms or len(forms) > 1:
            notes.append(_say("dates", lang))
    elif unit_of(target) in ("tiyn", "count"):
        decimal, thousands = number_marks(written.values)
        settings += ['decimal = ","'] if decimal == "," else []
        settings += [f"thousands = {_quoted(thousands)}"] if thousands else []
    return settings, notes


def _codes(target: str, guess: _Guess) -> tuple[dict[str, str], list[str]]:
    """The codes that were recognised by their words or by the file's labels, and those that were not."""
    words = words_of(target) or {}
    if all(value in words for value in guess.written.values):
        return {}, []
    known = _code_words(target)
    codes, unknown = {}, []
    for value in sorted(guess.written.values)[: 4 * MOST_CODES]:
        word = known.get(_plain(guess.labels.get(value, value)))
        if word is None:
            unknown.append(value)
        else:
            codes[value] = word
    return codes, unknown


def _titles(target: str) -> dict[str, Text]:
    """What the words of a target's codes are called."""
    if target == KIND:
        return {fact.removeprefix("income_"): FACTS[fact].title for fact in FACTS if fact.startswith("income_")}
    codes = codes_of(FACTS[target]) if target in FACTS else None
    return {} if codes is None else dict(LABELS[codes.__name__])


def _words_told(target: str, lang: str) -> str:
    """The words that codes may stand for, each with what it is called."""
    titles = _titles(target)
    return ", ".join(
        f"{word} ({titles[word].lang(lang)})" if word in titles else word for word in words_of(target) or ()
    )


@cache
def _code_words(target: str) -> dict[str, str]:
    """What the codes of a target may be called, in every language."""
    known: dict[str, str] = {}
    told = tomllib.loads((_HERE / "code_words.toml").read_text(encoding="utf-8"))
    unit = unit_of(target)
    for word, title in _titles(target).items():
        known |= {_plain(title.lang(lang)): word for lang in LANGUAGES}
    known |= {_plain(word): word for word in words_of(target) or {}}
    for word, names in told.get(target, told["flag"] if unit == "flag" else {}).items():
        known |= {_plain(name): word for name in names}
    return known


def _recognised(look: Look) -> tuple[list[_Guess], list[str]]:
    """The columns of a file that seem to be something, each thing once; and the others."""
    guesses: list[_Guess] = []
    unknown: list[str] = []
    taken: set[str] = set()
    scored = sorted(((*_likeliest(name), name) for name in look.source.columns), key=lambda each: -each[0])
    for score, target, name in scored:
        if score < ALIKE or target in taken:
            unknown.append(name)
            continue
        taken.add(target)
        labels = look.source.labels.get(name, {})
        guesses.append(_Guess(name, target, look_at_cells(look.cells[name]), labels))
    places = {name: place for place, name in enumerate(look.source.columns)}
    return sorted(guesses, key=lambda guess: places[guess.name]), sorted(unknown, key=places.__getitem__)


def _likeliest(name: str) -> tuple[float, str]:
    """What a column's name is most like, and how much."""
    plain = _plain(name)
    known = _names()
    if plain in known:
        return 1.0, known[plain]
    scores = ((SequenceMatcher(None, plain, other).ratio(), target) for other, target in known.items())
    return max(scores, default=(0.0, ""))


@cache
def _names() -> dict[str, str]:
    """What columns are called, and what they then are."""
    known: dict[str, str] = {}
    for fact in FACTS.values():
        known |= {_plain(fact.title.lang(lang)): fact.name for lang in LANGUAGES}
        known[_plain(fact.name)] = fact.name
    told = tomllib.loads((_HERE / "column_names.toml").read_text(encoding="utf-8"))
    for target, names in told.items():
        known |= {_plain(name): target for name in (*names, target)}
    return known


def _role(guesses: Iterable[_Guess]) -> Role:
    """What the rows of a file with such columns are."""
    targets = {guess.target for guess in guesses}
    if {KIND, AMOUNT} <= targets or {MONTH, AMOUNT} <= targets:
        return Role.INCOMES
    if ASSET in targets:
        return Role.ASSETS
    return Role.PERSONS if {"relation", "birth_date"} & targets else Role.FAMILIES


def _all_numbers(values: Sequence[str]) -> bool:
    """Whether these are whole numbers as whole numbers are written."""
    return bool(values) and all(re.fullmatch(r"0|[1-9]\d{0,17}", value) for value in values)


def _plain(name: str) -> str:
    """A name by its letters and digits alone."""
    return " ".join(re.findall(r"\w+", name.casefold().replace("ё", "е").replace("_", " ")))


def _quoted(text: str) -> str:
    """A text as TOML writes it."""
    return json.dumps(text, ensure_ascii=False)


def _say(key: str, lang: str) -> str:
    return messages(_HERE / "draft.toml")[key][lang]
