"""Two registers linked into a folder: links, what a clerk should see, the model, and a report."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from math import log2
from pathlib import Path
from typing import Any

import polars as pl

from shanyraq.people.charts.problems import need_charts
from shanyraq.people.linkage.accuracy import AT, Accuracy, accuracies, accuracy, true_pairs
from shanyraq.people.linkage.decisions import no_decisions, read_decisions
from shanyraq.people.linkage.matching import linking, trained, weighed_pairs
from shanyraq.people.linkage.model import Model, model_text, shipped_model
from shanyraq.people.linkage.normal_form import normal_form
from shanyraq.people.linkage.problems import LinkageProblem, need_linkage
from shanyraq.people.linkage.register_file import Register, check_different, read_map, read_register
from shanyraq.people.linkage.report import Outcome, report
from shanyraq.people.linkage.resolution import REVIEWED, THRESHOLD, Band, Resolved, resolve
from shanyraq.people.linkage.review import review_table, with_names, write_review
from shanyraq.people.population_files import new_folder, write_json
from shanyraq.people.problems import PeopleProblem
from shanyraq.rules import LANGUAGES

LINKS, MODEL, OUTCOME = "links.parquet", "model.json", "outcome.json"

STEPS = 6
"""What a linking goes through, for its progress."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Request:
    """What is to be linked, and how.

    Attributes:
        left: a register's file.
        right: the other's.
        out: the folder to write, which must not exist.
        threshold: the probability from which a pair is a link.
        map: which column is which, a file; None where columns are named as here.
        truth: the column of both registers that says who a person really is.
        decisions: a filled review file.
        train: whether weights are learnt from these registers.
        seed: of what is taken at random in learning.
        names: whether the review file shows what the registers tell of the persons.
        lang: the language of the review file.
    """

    left: Path
    right: Path
    out: Path
    threshold: float = THRESHOLD
    map: Path | None = None
    truth: str | None = None
    decisions: Path | None = None
    train: bool = False
    seed: int = 1
    names: bool = False
    lang: str = "en"


def link(request: Request, progress: Progress = lambda _done, _of: None) -> Outcome:
    """Link two registers and write what came of it; the same registers and seed give the same bytes.

    Raises:
        LinkageProblem: a register, the map, a decision or the threshold cannot be used, or Splink is missing.
        PeopleProblem: the folder exists already, or a package that draws is missing.
    """
    _check(request)
    maps = read_map(request.map)
    with ThreadPoolExecutor(2) as pool:
        files = (request.left, request.right)
        left, right = pool.map(read_register, files, maps.values(), (request.truth, request.truth))
        progress(1, STEPS)
        check_different(left, right)
        decisions = no_decisions()
        if request.decisions:
            decisions = read_decisions(request.decisions, left.rows["id"], right.rows["id"])
        forms = list(pool.map(normal_form, (left.rows, right.rows)))
    progress(2, STEPS)
    with new_folder(request.out) as draft:
        with linking(draft / "aside", *forms) as task:
            del forms
            model = trained(task, shipped_model(), request.seed) if request.train else shipped_model()
            progress(3, STEPS)
            pairs = weighed_pairs(task, model, REVIEWED)
        progress(4, STEPS)
        resolved = resolve(pairs, request.threshold, decisions)
        outcome = _outcome(request, (left, right), model, pairs, resolved, decisions)
        progress(5, STEPS)
        _write(draft, request, (left, right), resolved, outcome, pairs)
    progress(STEPS, STEPS)
    return outcome


def outcome_as_json(outcome: Outcome) -> dict[str, Any]:
    """The numbers of a linking for programs; `outcome.json` holds the same."""
    told: dict[str, Any] = {
        "synthetic": outcome.synthetic,
        "threshold": outcome.threshold,
        "left": outcome.left,
        "right": outcome.right,
        "links": outcome.links,
        "bands": {band.value: number for band, number in outcome.bands.items()},
        "review": outcome.review,
        "left_unmatched": outcome.left - outcome.links,
        "right_unmatched": outcome.right - outcome.links,
    }
    if outcome.accuracy:
        told["accuracy"] = [
            {"threshold": one.threshold, "precision": round(one.precision, 6), "recall": round(one.recall, 6)}
            for one in outcome.accuracies
        ]
        told["precision"], told["recall"] = round(outcome.accuracy.precision, 6), round(outcome.accuracy.recall, 6)
    return told


def _check(request: Request) -> None:
    """Refuse what can be refused before anything long is done."""
    need_linkage()
    need_charts()
    if not REVIEWED < request.threshold < 1:
        raise LinkageProblem("threshold_wrong", value=request.threshold, least=REVIEWED)
    if request.out.exists():
        raise PeopleProblem("folder_exists", folder=request.out)


def _outcome(
    request: Request,
    registers: tuple[Register, Register],
    model: Model,
    pairs: pl.DataFrame,
    resolved: Resolved,
    decisions: pl.DataFrame,
) -> Outcome:
    left, right = (register.rows["id"] for register in registers)
    counted = dict(resolved.links["band"].value_counts().iter_rows())
    prior = model.prior(len(left), len(right))
    measured: tuple[Accuracy, ...] = ()
    at_threshold = None
    if request.truth:
        tables = [pl.DataFrame({"id": register.rows["id"], "truth": register.truth}) for register in registers]
        truth = true_pairs(*tables)
        at_threshold = accuracy(resolved.links, truth, request.threshold)
        measured = accuracies(resolve(pairs, REVIEWED, decisions).links, truth, (*AT, request.threshold))
    return Outcome(
        len(left),
        len(right),
        {band: counted.get(band.value, 0) for band in Band},
        len(resolved.review),
        request.threshold,
        model,
        log2(prior / (1 - prior)),
        measured,
        at_threshold,
        any(register.synthetic for register in registers),
    )


def _write(
    draft: Path,
    request: Request,
    registers: tuple[Register, Register],
    resolved: Resolved,
    outcome: Outcome,
    pairs: pl.DataFrame,
) -> None:
    resolved.links.write_parquet(draft / LINKS, metadata={"synthetic": json.dumps(outcome.synthetic)})
    table = review_table(resolved.review, request.lang)
    if request.names:
        table = with_names(table, *registers)
    write_review(draft, table, request.lang, names=request.names, synthetic=outcome.synthetic)
    (draft / MODEL).write_text(model_text(outcome.model), encoding="utf-8")
    write_json(draft / OUTCOME, outcome_as_json(outcome))
    shown = _examples(resolved, pairs)
    for lang in LANGUAGES:
        (draft / f"report.{lang}.html").write_text(report(outcome, shown, lang), encoding="utf-8")


def _examples(resolved: Resolved, pairs: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """A pair of each kind, the same ones whenever the registers are the same."""
    machine = resolved.links.filter(pl.col("band") != Band.CLERK.value).sort("weight", "left_id")
    ends = {"example_strong": machine.slice(len(machine) // 2, 1), "example_probable": machine.head(1)}
    told = {key: pairs.join(end, on=["left_id", "right_id"], how="semi") for key, end in ends.items()}
    return {key: pair for key, pair in {**told, "example_review": resolved.review.head(1)}.items() if len(pair)}
