"""The page that shows the figures: targets and ratios first, then the times behind them, then how they were taken."""

from collections.abc import Iterable, Sequence
from statistics import median
from typing import Any

from speed.measure_one import WHOLE
from speed.page_text import ABOUT, HOW

Figures = dict[str, Any]

MEGABYTE = 1_000_000

UNTIMED = ("load", "peak", "about", "oracle", "profile")


def page(figures: Figures) -> str:
    """The whole page as Markdown."""
    parts = [ABOUT, _machine(figures), "## Targets\n", *_targets(figures)]
    for size, country in figures["countries"].items():
        parts += [f"## {int(size):,} persons\n", *_common(country["common"]), *_whole(country["whole"])]
    parts += ["## One family\n", *_one(figures["one"]), HOW]
    return "\n".join(parts)


def seconds(runs: Sequence[Figures] | Sequence[float]) -> list[float]:
    """What some runs took."""
    return [run["taken"] if isinstance(run, dict) else run for run in runs]


def middle(runs: Sequence[Any]) -> float:
    """The median of some runs' seconds."""
    return median(seconds(runs))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; all columns but the first are numbers."""
    rule = ["---", *(["---:"] * (len(head) - 1))]
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, rule, *rows)) + "\n"


def milliseconds(runs: Sequence[Any]) -> str:
    """The median and the range of some runs."""
    found = seconds(runs)
    return f"{median(found) * 1e3:,.1f} ({min(found) * 1e3:,.1f}–{max(found) * 1e3:,.1f})"


def megabytes(count: float) -> str:
    """Bytes in millions."""
    return f"{max(count, 0) / MEGABYTE:,.0f}"


def _machine(figures: Figures) -> str:
    parts = [f"{name} {value}" for name, value in figures["machine"].items()]
    waiting = f"Load before and after: {figures['load before']:.2f}, {figures['load after']:.2f}."
    return f"Measured on: {'; '.join(parts)}. {waiting}\n"


def _targets(figures: Figures) -> Iterable[str]:
    size, country = list(figures["countries"].items())[-1]
    common, whole, one = country["common"]["ways"], country["whole"], figures["one"]
    copy, ours = middle(common["copy"]["copy"]), middle(common["Shanyraq"]["totals"])
    single = whole["1 worker"]
    peak = max(count for variant, count in single["peak"].items() if "in order" not in variant)
    wrong = country["common"]["wrong"]
    differ = sum(
        found["decided otherwise"] + found["explained otherwise"] for found in (wrong["oracle"], single["oracle"])
    )
    differ += wrong["ways"]["NumPy, whole tiyn"]["decided or paid"]
    polars = min(middle(common["Polars"]["totals"]), middle(common["Polars"]["totals streaming"]))
    rows = [
        _most("common subset, totals, over a copy of its input", middle(common["Shanyraq"]["totals"]) / copy, 3),
        _most("common subset, in the input's order, over the copy", middle(common["Shanyraq"]["in order"]) / copy, 6),
        _least("common subset, totals, faster than Polars on one thread", polars / ours, 10),
        _most(
            "contract outputs, totals, over a copy of their input", middle(single["totals"]) / middle(single["copy"]), 5
        ),
        _told("every rule of the law, totals, over a copy of its input", _every_rule(single)),
        _most("whole law, most memory over the columns with the outputs, MB", peak / MEGABYTE, 500),
        _told(
            "the same, with every output put in the input's order as well",
            single["peak"]["every rule: in order"] / MEGABYTE,
        ),
        _most("sweep of 100 poverty lines, in evaluations", _in_evaluations(single), 20),
        _most("resolving a day the first time, ms", middle(one["resolve"]["first"]) * 1e3, 50),
        _most("families that any exact way or the oracle answers otherwise", differ, 0),
    ]
    if "OpenFisca" in common:
        peer = common["OpenFisca"]
        rows[2:2] = [
            _least("common subset, totals, faster than OpenFisca", middle(peer["totals"]) / ours, 28),
            _told("the same, with OpenFisca's ages tuned away", middle(peer["totals tuned"]) / ours),
        ]
        calculate, trace = _half(one["calculate"]), _half(one["trace"])
        rows[-2:-2] = [
            _least("one family decided, faster than OpenFisca", calculate / _half(one["decide"]), 60),
            _least("one family explained, faster than OpenFisca's trace", trace / _half(one["explain"]), 3),
        ]
    yield f"One core, {int(size):,} persons, medians.\n"
    yield table(["what", "target", "measured", "met"], rows)


def _most(what: str, value: float, target: float) -> list[str]:
    return [
        what,
        f"at most {target:g}",
        f"{value:,.2f}".rstrip("0").rstrip("."),
        "yes" if value <= target else "**no**",
    ]


def _least(what: str, value: float, target: float) -> list[str]:
    return [what, f"at least {target:g}", f"{value:,.1f}", "yes" if value >= target else "**no**"]


def _told(what: str, value: float) -> list[str]:
    return [what, "", f"{value:,.1f}", ""]


def _half(runs: Sequence[Figures]) -> float:
    return median(run["p50"] for run in runs)


def _every_rule(figures: Figures) -> float:
    return middle(figures["every rule: totals"]) / middle(figures["every rule: copy"])


def _in_evaluations(figures: Figures) -> float:
    return middle(figures["sweep"]) / middle(figures["sweep's outputs once"])


def _common(figures: Figures) -> Iterable[str]:
    ways = figures["ways"]
    copy = middle(ways["copy"]["copy"])
    rows = []
    for name, found in ways.items():
        for variant in (key for key in found if key not in ("load", "peak")):
            taken, peak = found[variant], found["peak"][variant]
            label = name if name == "copy" else f"{name}: {variant}"
            rows.append(
                [label, f"{middle(taken) / copy:.1f}", milliseconds(taken), f"{found['load']:.2f}", megabytes(peak)]
            )
    yield "### The common subset\n"
    yield table(["way", "times the copy", "milliseconds", "loading, s", "memory over the columns, MB"], rows)
    wrong = figures["wrong"]
    yield (
        f"Of {wrong['families']:,} families {wrong['helped']:,} are helped; the amount of {wrong['tied']:,} ends in "
        f"exactly a whole or half a tenge before it is rounded, the income per member of {wrong['tied per member']:,} "
        f"is a tie at half a tiyn. Against the evaluation in the input's order:\n"
    )
    names = ("decided", "paid", "decided or paid", "income")
    rows = [[label, *(f"{found[name]:,}" for name in names)] for label, found in wrong["ways"].items()]
    head = ["way", "decided wrongly", "paid a tenge amiss", "either", "income or average not to the tiyn"]
    yield table(head, rows)
    yield _oracle(wrong["oracle"])


def _oracle(found: Figures) -> str:
    return (
        f"The oracle, asked about {found['decided']:,} of these families (half of them helped): "
        f"{found['decided otherwise']} decided otherwise; of {found['explained']:,} explained, "
        f"{found['explained otherwise']} otherwise.\n"
    )


def _whole(figures: Figures) -> Iterable[str]:
    about = figures["1 worker"]["about"]
    every = about["every rule"]
    yield "### The whole law of the day\n"
    yield (
        f"{about['groups']:,} families, {about['members']:,} persons, {about['columns']} columns of "
        f"{megabytes(about['bytes'])} MB, {about['rules']} rules for the contract outputs of targeted assistance; "
        f"{every['columns']} columns of {megabytes(every['bytes'])} MB, {every['rules']} rules, {every['outputs']} "
        f"outputs where every rule of the law is asked for: benefits and measures of employment too.\n"
    )
    rows, blocks = [], [key for key in figures["1 worker"] if key.startswith("blocks")]
    for name, found in figures.items():
        for variant in (key for key in found if key not in (*UNTIMED, *blocks)):
            copy = middle(found["every rule: copy" if variant.startswith("every rule") else "copy"])
            peak = megabytes(found["peak"][variant]) if variant in found["peak"] else ""
            ratio = f"{middle(found[variant]) / copy:.1f}"
            rows.append([f"{name}: {variant}", ratio, milliseconds(found[variant]), peak])
    yield table(["what", "times the copy", "milliseconds", "memory over the columns, MB"], rows)
    single = figures["1 worker"]
    yield (
        f"Laying out took {single['load']:.1f} s on one core. The sweep ran {about['sweep rules']} rules a hundred "
        f"times: {_in_evaluations(single):.1f} evaluations of its outputs. The reform ran {about['reform rules']}.\n"
    )
    yield _oracle(single["oracle"])
    yield "An evaluation in blocks of so many members, milliseconds:\n"
    yield table(
        ["members", *figures], ([key, *(milliseconds(found[key]) for found in figures.values())] for key in blocks)
    )
    yield "Where the evaluation's time goes, with a clock after every statement:\n"
    yield table(["rule", "milliseconds", "share"], _profiled(single["profile"]))


def _profiled(spent: dict[str, float]) -> Iterable[list[str]]:
    whole = sum(spent.values())
    first = sorted(spent.items(), key=lambda found: -found[1])[:12]
    yield from ([f"`{name}`", f"{value * 1e3:.1f}", f"{value / whole:.0%}"] for name, value in first)
    rest = whole - sum(value for _, value in first)
    yield [f"{len(spent) - len(first)} others", f"{rest * 1e3:.1f}", f"{rest / whole:.0%}"]


def _one(figures: Figures) -> Iterable[str]:
    names = ("decide", "decide from a case file", "explain", *WHOLE)
    ways = {f"Shanyraq: {name}": figures[name] for name in names}
    ways |= {f"OpenFisca: build, {name}": figures[name] for name in ("calculate", "trace") if name in figures}
    rows = [[name, *(_microseconds(runs, key) for key in ("p50", "p99"))] for name, runs in ways.items()]
    yield "Families of five, one after another.\n"
    yield table(["what", "p50, µs", "p99, µs"], rows)
    rows = [[f"resolving: {name}", milliseconds(runs)] for name, runs in figures["resolve"].items()]
    rows += [[f"importing {name}", milliseconds(runs)] for name, runs in figures["import"].items()]
    yield table(["what", "milliseconds"], rows)


def _microseconds(runs: Sequence[Figures], key: str) -> str:
    return f"{median(run[key] for run in runs) * 1e6:,.0f}"
