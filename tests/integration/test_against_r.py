"""R's `survey` and `laeken` tell the same, and convey's published numbers come out; skipped where R is not installed.

`against_r/measures.R` measures laeken's synthetic EU-SILC (14,827 persons) and writes its tables down; the program
measures the same tables as a user would. In Debian: `apt-get install r-base-core r-cran-survey r-cran-laeken`.
"""

import json
import shutil
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from shanyraq.evidence.estimation.design import Lonely
from shanyraq.evidence.estimation.interval import ForShares
from shanyraq.evidence.measure import Row, Uncertainty, Variance
from shanyraq.evidence.measures.conventions import Conventions, Density, Gini, Poor, Quantile
from shanyraq.evidence.question import Parts, Question, measure_file

PROGRAM = Path(__file__).parent / "against_r" / "measures.R"

LINE = 10_000.0

PERSONS = Parts("y", weight="w", strata="region")
HOUSEHOLDS = replace(PERSONS, psu="household")
DESIGNS = {"persons": PERSONS, "households": HOUSEHOLDS}

CONVEY = Conventions(poor=Poor.WEAK, quantile=Quantile.LOWER, density=Density.WEIGHTS)
LAEKEN = Conventions(quantile=Quantile.UPPER)
"""laeken's at-risk-of-poverty rate is strict."""

OF_SURVEY = ("mean", "total", "fgt0", "fgt1", "income_gap", "quantile0.1", "quantile0.25", "quantile0.5", "quantile0.9")
OF_DELTA = ("ge0", "ge0.5", "ge1", "ge2", "atkinson0.5", "atkinson1", "atkinson2", "watts")
RELATIVE = ("line", "fgt0", "fgt1", "fgt2", "rmpg")


def has_r() -> bool:
    if shutil.which("Rscript") is None:
        return False
    asked = "for (p in c('survey', 'laeken')) stopifnot(requireNamespace(p, quietly = TRUE))"
    return subprocess.run(["Rscript", "-e", asked], capture_output=True, check=False).returncode == 0


pytestmark = pytest.mark.skipif(not has_r(), reason="R with survey and laeken is not installed")


class Told:
    """What R told, and the folder of the tables that it measured."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        done = subprocess.run(["Rscript", PROGRAM, folder], capture_output=True, text=True, check=True)
        rows = json.loads(done.stdout)
        self.numbers = {(row["case"], row["measure"]): (row["value"], row["error"]) for row in rows}

    @cache  # noqa: B019 - one of them lives as long as the tests of this file
    def rows(self, table: str, question: Question) -> dict[tuple[str, str], Row]:
        """The program's answer to a question about one of the tables."""
        found = measure_file(self.folder / f"{table}.csv", question).rows
        return {(row.measure, row.group): row for row in found}

    def row(self, table: str, question: Question, measure: str, group: str = "all") -> Row:
        return self.rows(table, question)[measure, group]

    def agrees(self, case: str, measure: str, row: Row, error_digits: float = 9) -> None:
        """R's number is the row's to nine digits, and its error, where it told one, to so many."""
        value, error = self.numbers[case, measure]
        assert row.estimate == pytest.approx(value, rel=1e-9), (case, measure)
        if error is not None:
            assert row.std_error == pytest.approx(error, rel=10.0**-error_digits), (case, measure, "error")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    return Told(tmp_path_factory.mktemp("r"))


@pytest.mark.parametrize("design", DESIGNS)
def test_means_totals_ratios_and_quantiles_of_survey(told: Told, design: str) -> None:
    question = Question(DESIGNS[design], OF_SURVEY, LINE)
    for measure in OF_SURVEY:
        row = told.row("eusilc", question, measure)
        told.agrees(design, measure, row)
        if measure.startswith("quantile"):
            ends = [told.numbers[design, f"{measure} {end}"][0] for end in ("ci_low", "ci_high")]
            assert [row.ci_low, row.ci_high] == pytest.approx(ends, rel=1e-9)
            told.agrees(f"{design} svyquantile", measure, row, error_digits=1.5)


@pytest.mark.parametrize("design", DESIGNS)
def test_domains_of_survey_and_their_differences(told: Told, design: str) -> None:
    question = Question(replace(DESIGNS[design], by="sex"), ("mean", "fgt0"), LINE, difference="1")
    told.agrees(design, "mean 1", told.row("eusilc", question, "mean", "1"))
    told.agrees(design, "mean 2 - 1", told.row("eusilc", question, "mean", "2 - 1"))
    told.agrees(design, "fgt0 2 - 1", told.row("eusilc", question, "fgt0", "2 - 1"))


@pytest.mark.parametrize("design", DESIGNS)
@pytest.mark.parametrize(("way", "method"), [(ForShares.LOGIT, "logit"), (ForShares.KORN_GRAUBARD, "beta")])
def test_intervals_of_proportions_of_survey(told: Told, design: str, way: ForShares, method: str) -> None:
    question = Question(DESIGNS[design], ("fgt0",), LINE, uncertainty=Uncertainty(shares=way))
    row = told.row("eusilc", question, "fgt0")
    ends = [told.numbers[f"{design} {method}", f"fgt0 {end}"][0] for end in ("ci_low", "ci_high")]
    assert [row.ci_low, row.ci_high] == pytest.approx(ends, rel=1e-9)


def test_raking_of_survey(told: Told) -> None:
    question = Question(replace(HOUSEHOLDS, calibrated=("sex", "region")), ("mean", "fgt0"), LINE)
    for measure in question.measures:
        row = told.row("raked", question, measure)
        told.agrees("raked", measure, row)
        told.agrees("raked by survey", measure, row, error_digits=3)


def test_finite_correction_of_survey(told: Told) -> None:
    question = Question(replace(HOUSEHOLDS, fpc="units"), ("mean", "fgt0"), LINE)
    for measure in question.measures:
        told.agrees("finite", measure, told.row("finite", question, measure))


@pytest.mark.parametrize("way", [Lonely.CERTAINTY, Lonely.ADJUST, Lonely.AVERAGE])
def test_lonely_units_of_survey(told: Told, way: Lonely) -> None:
    question = Question(HOUSEHOLDS, ("mean", "fgt0"), LINE, lonely=way)
    for measure in question.measures:
        told.agrees(f"lonely {way}", measure, told.row("lonely", question, measure))


def test_replicate_weights_of_survey(told: Told) -> None:
    scale = told.numbers["replicated", "scale"][0]
    how = Uncertainty(Variance.REPLICATES)
    parts = replace(PERSONS, replicate_weights="rep")
    question = Question(parts, ("mean", "gini", "s80s20"), LINE, replicate_scale=scale, uncertainty=how)
    question = replace(question, conventions=LAEKEN)
    for measure in question.measures:
        told.agrees("replicated", measure, told.row("replicated", question, measure))
    question = replace(question, measures=("fgt0",), line=None, line_ratio=0.6)
    told.agrees("replicated", "fgt0 relative", told.row("replicated", question, "fgt0"))


def test_estimates_of_laeken(told: Told) -> None:
    parts = replace(PERSONS, by="sex")
    plain = Question(parts, ("gini", "s80s20", "quantile0.1", "quantile0.5", "quantile0.8"), conventions=LAEKEN)
    relative = Question(parts, ("line", "fgt0", "rmpg"), line_ratio=0.6, conventions=LAEKEN)
    for sex in ("", " 1", " 2"):
        group = sex.strip() or "all"
        for measure in ("gini", "s80s20"):
            told.agrees("laeken", measure + sex, told.row("eusilc", plain, measure, group))
        for measure in ("fgt0", "rmpg"):
            told.agrees("laeken", f"{measure} relative{sex}", told.row("eusilc", relative, measure, group))
    told.agrees("laeken", "line relative", told.row("eusilc", relative, "line"))
    for measure in plain.measures[2:]:
        told.agrees("laeken", measure, told.row("eusilc", plain, measure))


@pytest.mark.parametrize("design", DESIGNS)
def test_entropies_by_the_delta_method_of_survey(told: Told, design: str) -> None:
    question = Question(replace(DESIGNS[design], by="positive"), OF_DELTA, LINE)
    told_of_positive(told)
    for measure in OF_DELTA:
        told.agrees(design, measure, told.row("positive", question, measure, "1"))


def told_of_positive(told: Told) -> None:
    """The table with a column that says whose income is positive: R's are a domain of theirs."""
    import polars as pl

    table = pl.read_csv(told.folder / "eusilc.csv")
    table.with_columns(positive=(pl.col("y") > 0).cast(pl.Int8)).write_csv(told.folder / "positive.csv")


@pytest.mark.parametrize("design", DESIGNS)
@pytest.mark.parametrize("density", list(Density))
def test_estimators_of_convey_rebuilt(told: Told, design: str, density: Density) -> None:
    case, conventions = f"{design} {density}", replace(CONVEY, density=density)
    relative = Question(DESIGNS[design], RELATIVE, line_ratio=0.6, conventions=conventions)
    for measure in RELATIVE:
        told.agrees(case, f"{measure} relative", told.row("eusilc", relative, measure))
    of_mean = replace(relative, measures=("fgt0", "fgt1"), line_of="mean")
    for measure in of_mean.measures:
        told.agrees(case, f"{measure} mean", told.row("eusilc", of_mean, measure))
    plain = Question(DESIGNS[design], ("gini", "s80s20", "sst"), LINE, conventions=conventions)
    for measure in plain.measures:
        told.agrees(case, measure, told.row("eusilc", plain, measure))
    cumulated = replace(plain, conventions=replace(conventions, gini=Gini.CUMULATED))
    told.agrees(case, "gini cumulated", told.row("eusilc", cumulated, "gini"))


PUBLISHED = [
    ("fgt0", "given", "0.11444", "0.0027"),
    ("fgt1", "given", "0.032085", "0.0011"),
    ("watts", "given", "0.051744", "0.0023"),
    ("line", "median", "10859", "50.636"),
    ("fgt0", "median", "0.14444", "0.0028"),
    ("fgt1", "median", "0.039809", "0.0011"),
    ("rmpg", "median", "0.18929", "0.0058"),
    ("watts", "median", "0.062404", "0.0024"),
    ("fgt0", "mean", "0.18818", "0.0028"),
    ("fgt1", "mean", "0.051187", "0.0011"),
    ("watts", "mean", "0.078038", "0.0024"),
    ("gini", "given", "0.26497", "0.0019"),
    ("ge0", "given", "0.13137", "0.0024"),
    ("ge0.5", "given", "0.12161", "0.002"),
    ("ge1", "given", "0.12053", "0.0021"),
    ("ge2", "given", "0.13675", "0.0035"),
    ("atkinson0.5", "given", "0.059883", "0.001"),
    ("atkinson1", "given", "0.12311", "0.0021"),
    ("atkinson2", "given", "0.37614", "0.0265"),
    ("s80s20", "given", "3.97", None),
]
"""What convey 0.2.5 prints in its reference pages, of the same data (strata, persons drawn alone)."""


@pytest.mark.parametrize(("measure", "line", "value", "error"), PUBLISHED)
def test_what_convey_publishes(told: Told, measure: str, line: str, value: str, error: str | None) -> None:
    told_of_positive(told)
    positive = measure.startswith(("ge", "atkinson")) or measure == "watts"
    conventions = replace(CONVEY, gini=Gini.CUMULATED)
    parts = replace(PERSONS, by="positive") if positive else PERSONS
    question = Question(parts, (measure,), conventions=conventions)
    question = replace(question, line=LINE) if line == "given" else replace(question, line_ratio=0.6, line_of=line)
    row = told.row("positive", question, measure, "1" if positive else "all")
    assert as_printed(row.estimate, value) == value
    if error is not None:
        assert as_printed(row.std_error, error) == error


def as_printed(number: float, printed: str) -> str:
    """A number with as many decimals as another was printed with."""
    return f"{number:.{len(printed.partition('.')[2])}f}"
