"""Which file of a delivery is which table of the mapping: by the pattern of its name, or by its order."""

from collections.abc import Sequence
from pathlib import Path

from shanyraq.people.intake.mapping import Mapping, Role, Table
from shanyraq.people.intake.problems import IntakeProblem


def match_files(files: Sequence[Path], mapping: Mapping) -> list[tuple[Path, Table]]:
    """Each file with its table: persons first, then as the mapping and the command list them.

    Raises:
        IntakeProblem: a file or a table is left over, a file fits two tables, or stands twice.
    """
    by_pattern = [table for table in mapping.tables if table.pattern]
    by_order = [table for table in mapping.tables if not table.pattern]
    matched: list[tuple[Path, Table]] = []
    rest: list[Path] = []
    names = [file.name for file in files]
    for file in files:
        if names.count(file.name) > 1:
            raise IntakeProblem("file_twice", file=file.name)
        fitting = [table for table in by_pattern if table.takes(file)]
        if len(fitting) > 1:
            patterns = ", ".join(table.pattern for table in fitting)
            raise IntakeProblem("file_fits_several", file=file, patterns=patterns)
        if fitting:
            matched.append((file, fitting[0]))
        else:
            rest.append(file)
    if len(rest) > len(by_order):
        patterns = ", ".join(table.pattern for table in by_pattern) or "—"
        raise IntakeProblem("file_without_table", file=rest[len(by_order)], patterns=patterns)
    matched += zip(rest, by_order, strict=False)
    for table in mapping.tables:
        if all(table is not other for _, other in matched):
            raise IntakeProblem("table_without_file", role=table.role.value, pattern=table.pattern or "—")
    place = {id(table): number for number, table in enumerate(mapping.tables)}
    return sorted(matched, key=lambda pair: (pair[1].role is not Role.PERSONS, place[id(pair[1])]))
