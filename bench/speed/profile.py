"""Where an evaluation's time goes: the generated program with a clock after every statement.

The clock itself and the end of each value's life are counted in, so the whole is a little slower than the program is.
"""

import re
import time
from collections import Counter

from shanyraq.rules.plan import Plan
from shanyraq.rules.planes import Planes

NAME = re.compile(r"    ([a-z])_(\w+?)(?:_\d+)? = ")
OUTSIDE = ("def ", "    return", "     ", "    for", "    if", "    else")


def seconds_by_rule(plan: Plan, planes: Planes, block_members: int) -> Counter[str]:
    """Seconds spent on each name of the law, over the whole population on one core."""
    spent: Counter[str] = Counter()
    scope = {**plan.program.__globals__, "_clock": time.perf_counter, "_spent": spent}  # type: ignore[attr-defined]
    exec(compile(_timed(plan.source), "<profile>", "exec"), scope)
    shared = plan.values({key: planes.codes(key) for key in set(plan.keys.values())})
    for turn in range(2):
        if turn == 1:
            spent.clear()  # the first turn warms up
        for block in planes.blocks(block_members):
            columns = planes.block_columns(block, plan.columns)
            scope["program"](planes.buckets[block.bucket].size, block.stop - block.start, columns, shared)
    return spent


def _timed(source: str) -> str:
    lines, name = [], ""
    for line in source.splitlines():
        found = NAME.match(line)
        name = found[2] if found else name
        lines.append(line)
        if line.startswith("def "):
            lines.append("    _began = _clock()")
        elif not line.startswith(OUTSIDE):
            lines.append(f"    _now = _clock(); _spent[{name!r}] += _now - _began; _began = _now")
    return "\n".join(lines)
