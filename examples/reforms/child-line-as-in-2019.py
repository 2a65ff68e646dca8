"""Every child of a family with assistance gets the whole line, as from April to December 2019; adults the gap."""

from shanyraq.law.codes import Kind
from shanyraq.law.levels import family_rule, person_rule
from shanyraq.rules import TENGE, Count, Flag, Members, Rounding, Text, Tiyn, count, divide

NAME = Text(
    "2019 жылғыдай әр балаға толық шек",
    "Черта на каждого ребёнка, как в 2019 году",
    "The line for every child, as in 2019",
)

DESCRIPTION = Text(
    "Көмек алатын отбасының әр баласына 2019 жылғы сәуір-желтоқсандағыдай толық шек, ересектерге жетпегені төленеді.",
    "Каждому ребёнку семьи с помощью платится вся черта, как с апреля по декабрь 2019 года, взрослым — разница.",
    "Every child of a family with assistance gets the whole line, as from April to December 2019; adults the gap.",
)


@person_rule("Law 246-II, art. 7(1), text of 2019", since="2020-01-01")
def entitled_child(entitled: Flag, child: Flag) -> Flag:
    """A child for whom assistance is paid."""
    return entitled and child


@family_rule("Law 246-II, art. 7(1), text of 2019", since="2020-01-01")
def entitled_children(entitled_child: Members[Flag]) -> Count:
    """How many children assistance is paid for."""
    return count(entitled_child)


@family_rule("Law 246-II, art. 7(1), text of 2019", since="2020-01-01")
def assistance_month(
    kind: Kind,
    family_gap_month: Tiyn,
    poverty_line: Tiyn,
    entitled_children: Count,
    entitled_members: Count,
    assistance_rounding: Rounding,
) -> Tiyn:
    """The whole line for each child, and the gap for everybody else."""
    if kind == Kind.NONE or entitled_members == 0:
        return 0
    adults = entitled_members - entitled_children
    adults_gap = divide(family_gap_month * adults, entitled_members, to=assistance_rounding, unit=TENGE)
    return poverty_line * entitled_children + adults_gap
