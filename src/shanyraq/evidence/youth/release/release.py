"""A safeguarded file of answers: coarsened, hidden where needed, shuffled, with its risk before and after."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from shanyraq.evidence.youth.fieldwork.survey import PSU, STRATUM, WEIGHT, Survey
from shanyraq.evidence.youth.indicators.statuses import shipped_statuses
from shanyraq.evidence.youth.questionnaire.reading import shipped_questionnaire
from shanyraq.evidence.youth.release.hiding import classes_of, hide
from shanyraq.evidence.youth.release.problems import ReleaseProblem
from shanyraq.evidence.youth.release.purposes import check_purpose
from shanyraq.evidence.youth.release.recoding import KEY, cut_numbers, kept_columns, recode, telling_columns
from shanyraq.people.extract.classes import Level
from shanyraq.people.extract.measures import Measured, measured
from shanyraq.rules import LANGUAGES
from shanyraq.rules.problems import refusal_of_system

LEAST_K, USUAL_K = 3, 5

ANSWERS, RISK = "answers.csv", "risk.json"


@dataclass(frozen=True, eq=False)
class Release:
    """What is given out.

    Attributes:
        answers: a row a person, in an order of chance.
        purpose: what for.
        k: how many persons are alike at least.
        edition: of the questionnaire.
        synthetic: whether the answers were made up.
        before: how safe the answers were by the key.
        after: how safe they are.
        hidden: values hidden, by variable of the key.
        left_out: persons left out.
        tops: where numbers were cut.
        removed: variables that are never given out.
    """

    answers: pl.DataFrame
    purpose: str
    k: int
    edition: str
    synthetic: bool
    before: Measured
    after: Measured
    hidden: dict[str, int]
    left_out: int
    tops: dict[str, int]
    removed: tuple[str, ...]

    @property
    def json(self) -> dict[str, object]:
        """The risk report for programs: nothing in it leads back to a person."""
        return {
            "purpose": self.purpose,
            "k": self.k,
            "edition": self.edition,
            "synthetic": self.synthetic,
            "key": list(KEY),
            "before": self.before.json,
            "after": self.after.json,
            "hidden": self.hidden,
            "left_out": self.left_out,
            "tops": self.tops,
            "removed": list(self.removed),
        }


def make_release(survey: Survey, purpose: str, k: int = USUAL_K, seed: int = 1) -> Release:
    """Make the answers of a survey safe to be given out.

    Args:
        survey: the answers with their weights and design.
        purpose: one of `PURPOSES`.
        k: how many persons must be alike by the key at least.
        seed: of the order of persons and the numbers of clusters; whoever knows it can undo them.

    Raises:
        ReleaseProblem: another purpose, too small a k, or too few answers.
    """
    check_purpose(purpose)
    if k < LEAST_K:
        raise ReleaseProblem("k_small", value=k, least=LEAST_K)
    form, level = shipped_questionnaire("young_people"), Level(k, 0)
    raw, weights = survey.answers, survey.weight
    coarse, tops = cut_numbers(recode(raw), form)
    found = hide(coarse, level)
    if not found.answers.height:
        raise ReleaseProblem("too_few", count=raw.height, k=k)
    kept = kept_columns(raw, form, shipped_statuses())
    silenced = _silenced(found.answers, coarse.filter(pl.Series(found.kept)), telling_columns(form))
    order = np.random.default_rng(seed).permutation(found.answers.height)
    published = silenced.select(
        *kept,
        pl.col(WEIGHT).round(0).cast(pl.Int64),
        *(_renumbered(found.answers, name, seed) for name in (STRATUM, PSU)),
    )[order.tolist()]
    public = {variable.name for variable in form.variables}
    return Release(
        answers=published,
        purpose=purpose,
        k=k,
        edition=survey.about.edition,
        synthetic=survey.about.synthetic,
        before=measured(classes_of(raw), level, weights),
        after=measured(classes_of(found.answers), level, weights[found.kept]),
        hidden=found.hidden,
        left_out=found.left_out,
        tops=tops,
        removed=tuple(sorted(name for name in raw.columns if name in public and name not in kept)),
    )


def _silenced(answers: pl.DataFrame, told: pl.DataFrame, telling: Mapping[str, list[str]]) -> pl.DataFrame:
    """Where a value of the key is hidden, the answers that show it by having been asked or not are hidden, too."""
    for name, columns in telling.items():
        hidden = answers[name].is_null() & told[name].is_not_null()
        answers = answers.with_columns(pl.when(~hidden).then(pl.col(column)).alias(column) for column in columns)
    return answers


def _renumbered(answers: pl.DataFrame, column: str, seed: int) -> pl.Series:
    """Strata or clusters under numbers of chance: the design stays, the places do not show."""
    codes = answers[column].rank("dense").to_numpy().astype(np.int64) - 1
    numbers = np.random.default_rng([seed, len(column)]).permutation(int(codes.max()) + 1) + 1
    return pl.Series(column, numbers[codes])


def write_release(release: Release, folder: Path) -> None:
    """Write the answers, the risk report and the privacy statement in three languages into a new folder.

    Raises:
        ReleaseProblem: the folder is there already or cannot be written.
    """
    from shanyraq.evidence.youth.release.papers import privacy_page, risk_page

    try:
        folder.mkdir(parents=True)
    except FileExistsError:
        raise ReleaseProblem("folder_taken", folder=folder) from None
    except OSError as error:
        raise ReleaseProblem("folder_not_written", folder=folder, reason=refusal_of_system(error)) from None
    release.answers.write_csv(folder / ANSWERS)
    (folder / RISK).write_text(json.dumps(release.json, indent=1) + "\n", encoding="utf-8")
    for lang in LANGUAGES:
        (folder / f"risk.{lang}.html").write_text(risk_page(release, lang), encoding="utf-8")
        (folder / f"privacy.{lang}.html").write_text(privacy_page(release, lang), encoding="utf-8")
