"""Measuring the common subset: every way in turns, then what each got wrong."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from speed.asking import Worker
from speed.oracle import Answers, differing
from speed.stored import Stored

Figures = dict[str, Any]
Say = Callable[[str], None]

VARIANTS = {
    "copy": ("copy",),
    "Shanyraq": ("totals", "in order"),
    "Shanyraq, 2 workers": ("totals", "in order"),
    "NumPy": ("totals", "in order"),
    "Polars": ("totals", "totals streaming", "in order"),
    "Polars, 2 threads": ("totals", "totals streaming", "in order"),
    "OpenFisca": ("totals", "totals tuned", "in order"),
}

COMPARED = {
    "NumPy, whole tiyn": ("NumPy", "in order"),
    "NumPy, 64-bit floating tenge": ("NumPy", "float64"),
    "Polars, whole tiyn": ("Polars", "in order"),
    "OpenFisca, 32-bit floating tenge": ("OpenFisca", "in order"),
}

DECIDING = ("family_size", "low_income", "kind")
AMOUNTS = ("assistance_month", "child_top_up_month", "targeted_assistance_month")
TENGE = 100


def measure_common(home: Path, scratch: Path, repeats: int, python: Path | None, say: Say) -> Figures:
    """Seconds, bytes and wrong families of every way over one country."""
    with _workers(home, python, say) as workers:
        figures: Figures = {name: {"load": worker.load["seconds"]} for name, worker in workers.items()}
        for turn in range(repeats):
            for name, worker in workers.items():
                worker.run(VARIANTS[name][0])  # takes back the memory and the cache that the others had meanwhile
                for variant in VARIANTS[name]:
                    figures[name].setdefault(variant, []).append(worker.run(variant))
            say(f"common subset: turn {turn + 1} of {repeats}")
        for name, worker in workers.items():
            figures[name]["peak"] = {variant: worker.peak(variant) for variant in VARIANTS[name]}
        wrong = _compared(workers, home, scratch)
    return {"ways": figures, "wrong": wrong}


@contextmanager
def _workers(home: Path, python: Path | None, say: Say) -> Iterator[dict[str, Worker]]:
    one, two = {"POLARS_MAX_THREADS": "1"}, {"POLARS_MAX_THREADS": "2"}
    started: dict[str, Callable[[], Worker]] = {
        "copy": lambda: Worker("copying", home),
        "Shanyraq": lambda: Worker("by_shanyraq", home),
        "Shanyraq, 2 workers": lambda: Worker("by_shanyraq", home, one_core=False),
        "NumPy": lambda: Worker("by_numpy", home),
        "Polars": lambda: Worker("by_polars", home, environment=one),
        "Polars, 2 threads": lambda: Worker("by_polars", home, environment=two, one_core=False),
    }
    if python is not None:
        started["OpenFisca"] = lambda: Worker("by_openfisca", home, python=python)
    with ExitStack() as stack:
        found = {}
        for name, start in started.items():
            say(f"common subset: loading {name}")
            found[name] = stack.enter_context(start())
        yield found


def _compared(workers: dict[str, Worker], home: Path, scratch: Path) -> Figures:
    shutil.rmtree(scratch, ignore_errors=True)
    workers["Shanyraq"].save("in order", scratch / "right")
    right = Answers(scratch / "right")
    found: Figures = {"families": len(right["kind"]), **_ties(right), "ways": {}}
    found["oracle"] = differing(Stored(home), right, common=True)
    for label, (name, variant) in COMPARED.items():
        if name in workers:
            workers[name].save(variant, scratch / "other")
            found["ways"][label] = _wrong(right, Answers(scratch / "other"))
            shutil.rmtree(scratch / "other")
    shutil.rmtree(scratch)
    return found


def _ties(right: Answers) -> Figures:
    """How many families have an amount that ends exactly in a whole or in half a tenge before rounding, or a tie."""
    size, income, kind = right["family_size"], right["quarter_income"], right["kind"]
    months = np.maximum(3 * size, 1)
    return {
        "helped": int(np.count_nonzero(kind)),
        "tied": int(np.count_nonzero((kind > 0) & (income % (months * TENGE // 2) == 0) & (income > 0))),
        "tied per member": int(np.count_nonzero((income % months * 2 == months) & (income > 0))),
    }


def _wrong(right: Answers, other: Answers) -> dict[str, int]:
    """Families decided wrongly or paid a tenge amiss; and whose income is not the same to the tiyn."""
    amiss = _any(right[name] != other[name] for name in DECIDING)
    paid = _any(np.abs(right[name] - other[name]) >= TENGE // 2 for name in AMOUNTS)
    shown = _any(right[name] != other[name] for name in ("quarter_income", "income_per_member"))
    return {
        "decided": int(np.count_nonzero(amiss)),
        "paid": int(np.count_nonzero(paid)),
        "decided or paid": int(np.count_nonzero(amiss | paid)),
        "income": int(np.count_nonzero(shown)),
    }


def _any(parts: Iterator[NDArray[np.bool_]]) -> NDArray[np.bool_]:
    return np.logical_or.reduce(list(parts))
