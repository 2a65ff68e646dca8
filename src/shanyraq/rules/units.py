"""What a number in the law means: money, a count, a yes or no, a day, a share, one of a list of codes.

Every value is a whole number. A unit says how it is stored in columns, written in files and shown to people.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum, IntFlag
from typing import Annotated, Generic, TypeVar, get_args, get_origin

EPOCH = date(1970, 1, 1)

TENGE = 100
"""Tiyn in a tenge."""

WHOLE = 10_000
"""One, of which shares and quantities are whole ten-thousandths."""


class Codes(IntEnum):
    """A closed list of answers; the law compares them by name, files carry them by `wire`."""

    @property
    def wire(self) -> str:
        """The code as files and the interface write it."""
        return self.name.lower()


class Marks(IntFlag):
    """A set of named marks that may hold together, such as the grounds of a refusal."""

    @property
    def wire(self) -> str:
        """The single mark as files and the interface write it."""
        return str(self.name).lower()


@dataclass(frozen=True)
class Unit:
    """The meaning of a number.

    Attributes:
        name: `tiyn`, `count`, `flag`, `day`, `share`, `quantity`, `codes` or `marks`.
        dtype: the NumPy type that holds it in columns.
        codes: the list of codes or marks, for those two.
    """

    name: str
    dtype: str
    codes: type[Codes] | type[Marks] | None = None


Tiyn = Annotated[int, Unit("tiyn", "int64")]
Count = Annotated[int, Unit("count", "int32")]
Flag = Annotated[bool, Unit("flag", "bool")]
Day = Annotated[int, Unit("day", "int32")]
Share = Annotated[int, Unit("share", "int32")]
Quantity = Annotated[int, Unit("quantity", "int64")]

UNITS: dict[str, Unit] = {
    get_args(annotation)[1].name: get_args(annotation)[1] for annotation in (Tiyn, Count, Flag, Day, Share, Quantity)
}

T = TypeVar("T")


class Members(Generic[T]):
    """The values of a group's members, in the members' order: the annotation of a rule that folds them."""

    def __iter__(self) -> Iterator[T]:
        raise NotImplementedError  # an annotation only: rules receive tuples or planes

    def __len__(self) -> int:
        raise NotImplementedError


def unit_of(annotation: object) -> tuple[Unit, bool] | None:
    """The unit an annotation names and whether it is of members; None when it names none."""
    if get_origin(annotation) is Members:
        inner = unit_of(get_args(annotation)[0])
        return None if inner is None else (inner[0], True)
    if get_origin(annotation) is Annotated:
        found = next((extra for extra in get_args(annotation)[1:] if isinstance(extra, Unit)), None)
        return None if found is None else (found, False)
    if isinstance(annotation, type) and issubclass(annotation, Codes):
        return Unit("codes", "uint8", annotation), False
    if isinstance(annotation, type) and issubclass(annotation, Marks):
        return Unit("marks", "int32", annotation), False
    return None


def to_day(value: date) -> int:
    """A calendar date as whole days since 1970-01-01."""
    return (value - EPOCH).days


def to_date(day: int) -> date:
    """The calendar date of a day number."""
    return EPOCH + timedelta(days=day)


NEVER = to_day(date.min)
"""The day of something that has not happened: long before every other."""
