"""Regions as tables of statistics name them: by KATO, by ISO 3166-2, or by name in one of three languages."""

import re
from functools import cache

from shanyraq.evidence.statistics.problems import StatisticsProblem
from shanyraq.law.families import LAW
from shanyraq.people.country.figures import COUNTRY, REGIONS
from shanyraq.rules import LANGUAGES, Text
from shanyraq.rules.in_force import nearest

CODES = tuple(region.wire for region in REGIONS)
"""Today's regions by the first two digits of KATO."""

COUNTRY_NAME = Text("Қазақстан", "Казахстан", "Kazakhstan")

_COUNTRY_NAMES = ("kz", "kaz", "republic of kazakhstan", "республика казахстан", "қазақстан республикасы")
_KINDS = ("region", "область", "облысы", "city", "город", "қаласы")
"""Words for what a region is; a name that two regions have without them means neither."""

_CITY = {
    "city": ("{} city", "city of {}"),
    "город": ("г. {}", "г.{}", "{} г.а."),
    "қаласы": ("{} қ.", "{} қ.ә."),
}
"""How tables write that a region is a city."""

_CODE = re.compile(r"(?:KZ-)?(\d\d)(?:0{7})?", re.IGNORECASE)


def region_name(code: str, lang: str) -> str:
    """What a region, or the country, is called."""
    return COUNTRY_NAME.lang(lang) if code == COUNTRY else LAW.labels["Region"][code].lang(lang)


def region_code(text: str) -> str:
    """The two digits of a region; `00` is the country.

    Args:
        text: two or nine digits of KATO, `KZ-35`, or a name, whole or without the word for what it is.

    Raises:
        StatisticsProblem: no region is called so.
    """
    known = _names()
    asked = " ".join(text.split())
    found = _CODE.fullmatch(asked)
    code = found[1] if found else known.get(asked.casefold())
    if code is None or code not in known.values():
        raise StatisticsProblem("region_unknown", value=text, near=nearest(asked.casefold(), known))
    return code


def _written(name: str) -> set[str]:
    """A region's name as tables write it: a city's with the word for it, or that word cut short."""
    whole = name.casefold()
    bare = whole.partition(" (")[0]
    short = " ".join(part for part in bare.split() if part not in _KINDS)
    found = {whole, bare, short}
    for word, forms in _CITY.items():
        if word in bare.split():
            city = " ".join(part for part in bare.split() if part != word)
            found |= {form.format(city) for form in forms}
    return found


@cache
def _names() -> dict[str, str]:
    """Codes by names that mean one region alone; the long name of a city is needed where its region has it, too."""
    found: dict[str, str] = dict.fromkeys(_COUNTRY_NAMES, COUNTRY)
    twice: set[str] = set()
    for lang in LANGUAGES:
        found[region_name(COUNTRY, lang).casefold()] = COUNTRY
        for region in LAW.labels["Region"]:
            for name in _written(LAW.labels["Region"][region].lang(lang)):
                if found.setdefault(name, region) != region:
                    twice.add(name)
    return {name: code for name, code in found.items() if name not in twice}
