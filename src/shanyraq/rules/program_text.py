"""The text of a generated program: what of it is needed, and where its values can be let go."""

import re
from collections.abc import Iterator, Mapping

_NAMES = re.compile(r"\b[xsv]_\w+")


def needed_chunks(chunks: Mapping[str, list[str]], results: str) -> tuple[str, ...]:
    """The names whose chunks the results are made of, in the program's order.

    Args:
        chunks: for every name the lines that compute it, each after what it uses.
        results: the line that returns.
    """
    used = set(_NAMES.findall(results))
    needed = []
    for name, lines in reversed(tuple(chunks.items())):
        if used.isdisjoint((f"x_{name}", f"s_{name}")):
            continue
        needed.append(name)
        for line in lines:
            used.update(_NAMES.findall(line))
    return tuple(reversed(needed))


def freed(lines: list[str], results: str) -> Iterator[str]:
    """The lines with every value let go after its last use: a block's memory stays flat, however many rules run."""
    kept = set(_NAMES.findall(results))
    last = {name: index for index, line in enumerate(lines) for name in _NAMES.findall(line)}
    everywhere = {line.split(" = ")[0].strip() for line in lines if not line.startswith("     ")}
    ended: list[str] = []
    for index, line in enumerate(lines):
        inside = line.startswith("     ") or line.startswith("    else:")
        if ended and not inside:
            yield f"    del {', '.join(ended)}"
            ended = []
        yield line
        ended.extend(name for name, end in last.items() if end == index and name in everywhere and name not in kept)
