"""A series as a reform: newer figures laid over the law's parameter, so that families can be asked under them.

A figure of the country is laid over all regions. What the law knows of a region in that time is therefore laid over it
again, unless the new figures have the region, too.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from shanyraq.evidence.statistics.book import Book
from shanyraq.evidence.statistics.observation import LAW_FILE, Observation, plain
from shanyraq.evidence.statistics.periods import Period
from shanyraq.evidence.statistics.problems import StatisticsProblem
from shanyraq.evidence.statistics.quarters import mean_of_months, months_of_quarter
from shanyraq.evidence.statistics.regions import region_name
from shanyraq.evidence.statistics.series import Series
from shanyraq.evidence.statistics.shipped import of_law
from shanyraq.evidence.statistics.words import text
from shanyraq.law.poverty_line import QUARTER_MONTHS
from shanyraq.people.country.figures import COUNTRY
from shanyraq.rules import LANGUAGES


@dataclass(frozen=True)
class Laid:
    """A figure as a reform lays it.

    Attributes:
        region: two digits; `00` lays it over all.
        period: from when to when.
        value: the figure, as parameters are written.
        why: its source, or why it is laid again.
    """

    region: str
    period: Period
    value: Decimal
    why: str


@dataclass(frozen=True)
class Overlays:
    """What a reform lays over the law, in the order it is laid.

    Attributes:
        laid: the figures.
        left: months that were left out, because their quarter is not whole.
    """

    laid: tuple[Laid, ...]
    left: tuple[Laid, ...]


def laid_figures(book: Book, name: str, source: str | None = None, within: Period | None = None) -> Overlays:
    """What of a series would be laid over the law: the country's figures first, then the regions'.

    Args:
        book: the figures; only imported ones are laid.
        name: the series, which must be a number of the law.
        source: take figures whose source or file holds this text; needed where figures contradict each other.
        within: figures with a day in it.

    Raises:
        StatisticsProblem: no such series, it is no number of the law, nothing was imported, or figures contradict.
    """
    series = book.named(name)
    if series.parameter is None:
        raise StatisticsProblem("reform_not_law", name=name)
    figures = [
        figure
        for figure in book.figures(name, within=within)
        if figure.file != LAW_FILE and (source is None or source in figure.source or source in figure.file)
    ]
    if not figures:
        raise StatisticsProblem("reform_nothing", name=name)
    new = _single(figures, name)
    left: tuple[Laid, ...] = ()
    if series.parameter.lag == "quarter":
        new, left = _by_quarter(new, name)
    country = [laid for laid in new if laid.region == COUNTRY]
    again = [restated for laid in country for restated in _restated(series, laid)]
    own = [laid for laid in new if laid.region != COUNTRY]
    ordered = (laid for some in (country, again, own) for laid in sorted(some, key=_order))
    return Overlays(tuple(ordered), left)


def reform_text(series: Series, laid: Iterable[Laid]) -> str:
    """The reform as TOML.

    Args:
        series: the series.
        laid: its figures.
    """
    parts = [
        f"# {text('reform_head', 'en', name=series.name)}",
        f"name = {_in_languages('reform_name', series)}",
        f"description = {_in_languages('reform_description', series)}",
    ]
    for figure in laid:
        until = "" if figure.period.until is None else f"until = {figure.period.until.isoformat()}\n"
        key = "" if figure.region == COUNTRY else f'key = "{figure.region}"\n'
        parts.append(
            f"\n# {_one_line(region_name(figure.region, 'en'))}, {figure.period.code}: {_one_line(figure.why)}\n"
            f"[[parameters.{series.name}]]\nvalue = {_quoted(plain(figure.value))}\n"
            f"since = {figure.period.since.isoformat()}\n{until}{key}".rstrip()
        )
    return "\n".join(parts) + "\n"


def _in_languages(key: str, series: Series) -> str:
    """A text about a series as a table of TOML, an entry a language."""
    told = (f"{lang} = {_quoted(text(key, lang, title=series.title.lang(lang)))}" for lang in LANGUAGES)
    return f"{{ {', '.join(told)} }}"


def _single(figures: list[Observation], name: str) -> list[Laid]:
    """One figure a place; figures that differ are refused, as nobody has said which is right."""
    by_place: Mapping[tuple[str, Period], list[Observation]] = defaultdict(list)
    for figure in figures:
        by_place[figure.region, figure.period].append(figure)
    found = []
    for (region, period), several in by_place.items():
        if len({figure.value for figure in several}) > 1:
            told = "; ".join(f"{plain(figure.value)} ({figure.source}, {figure.file})" for figure in several)
            raise StatisticsProblem("reform_contradiction", name=name, region=region, period=period.code, told=told)
        sources = dict.fromkeys(f"{figure.source} ({figure.certainty})" for figure in several)
        found.append(Laid(region, period, several[0].value, "; ".join(sources)))
    return found


def _by_quarter(found: list[Laid], name: str) -> tuple[list[Laid], tuple[Laid, ...]]:
    """Figures as the law takes them, of whole quarters; three months make one, and other months are left out."""
    months = {(laid.region, laid.period.since): laid for laid in found if laid.period.months == 1}
    kept = [laid for laid in found if laid.period.months != 1]
    for laid in kept:
        whole = laid.period.until is None or (laid.period.months and laid.period.months % QUARTER_MONTHS == 0)
        if not whole or laid.period.since.month % QUARTER_MONTHS != 1:
            raise StatisticsProblem("reform_period", name=name, region=laid.region, period=laid.period.code)
    places = {(laid.region, laid.period): laid for laid in kept}
    quarters = [made for region, first in months if (made := _quarter_of_months(months, region, first)) is not None]
    for made in quarters:
        there = places.get((made.region, made.period))
        if there is not None and there.value != made.value:
            told = "; ".join(f"{plain(laid.value)} ({laid.why})" for laid in (there, made))
            place = {"region": made.region, "period": made.period.code}
            raise StatisticsProblem("reform_contradiction", name=name, **place, told=told)
    kept.extend(made for made in quarters if (made.region, made.period) not in places)
    spans = [(made.region, made.period) for made in (*kept, *quarters)]
    left = [
        laid
        for laid in months.values()
        if not any(region == laid.region and span.covers(laid.period) for region, span in spans)
    ]
    if not kept:
        raise StatisticsProblem("reform_months", name=name, region=left[0].region, period=left[0].period.code)
    return kept, tuple(left)


def _quarter_of_months(months: dict[tuple[str, date], Laid], region: str, first: date) -> Laid | None:
    """The mean of a quarter's three months, half a tenge up; None where one is missing or it is not the first."""
    wanted = months_of_quarter(first)
    found = [months.get((region, month.since)) for month in wanted]
    whole = [laid for laid in found if laid is not None]
    if not wanted or len(whole) < len(wanted):
        return None
    mean = mean_of_months([laid.value for laid in whole])
    why = "; ".join(dict.fromkeys(laid.why for laid in whole))
    return Laid(region, Period(first, wanted[-1].until), mean, f"mean of three months: {why}")


def _restated(series: Series, laid: Laid) -> list[Laid]:
    """What the law knows of regions in the time of a country's figure."""
    found = []
    for figure in of_law(series):
        if figure.region != COUNTRY and figure.period.overlaps(laid.period):
            since = max(figure.period.since, laid.period.since)
            ends = [end for end in (figure.period.until, laid.period.until) if end is not None]
            period = Period(since, min(ends) if ends else None)
            found.append(Laid(figure.region, period, figure.value, f"as in the law: {figure.source}"))
    return found


def _order(laid: Laid) -> tuple[str, date]:
    return laid.region, laid.period.since


def _quoted(written: str) -> str:
    escaped = written.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{_one_line(escaped)}"'


def _one_line(written: str) -> str:
    return " ".join(written.split())
