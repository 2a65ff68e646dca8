"""The common subset as a country package of OpenFisca-Core, written in the manner of its country template."""

# OpenFisca's classes have no types, and its variables are classes with lower-case names and formulas without a self:
# ruff: noqa: ANN001, ANN201, N801, N805

from collections.abc import Mapping
from datetime import date
from typing import Any

from numpy import around, ceil, datetime64, maximum, select
from openfisca_core.entities import build_entity
from openfisca_core.indexed_enums import Enum
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import DAY, ETERNITY
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

UNRELATED, TEMPORARY_RESIDENT, GROUP_1, GROUP_2 = 12, 4, 1, 2
NONE, UNCONDITIONAL, CONDITIONAL = 0, 1, 2

Family = build_entity("family", "families", "A family", roles=[{"key": "member", "plural": "members"}])
Person = build_entity("person", "persons", "A person", is_person=True)


class birth_date(Variable):
    """The day of birth."""

    value_type = date
    entity = Person
    definition_period = ETERNITY


class relation(Variable):
    """What the person is to the applicant, by its code."""

    value_type = int
    entity = Person
    definition_period = DAY


class residence(Variable):
    """By what right the person lives in the country, by its code."""

    value_type = int
    entity = Person
    definition_period = DAY


class state_support(Variable):
    """Whether the state keeps the person, by its code."""

    value_type = int
    entity = Person
    definition_period = DAY


class disability(Variable):
    """The disability group, by its code."""

    value_type = int
    entity = Person
    definition_period = DAY


class income_wage(Variable):
    """Wages of the quarter, in tenge."""

    value_type = float
    entity = Person
    definition_period = DAY


class income_self_employment(Variable):
    """Income from one's own business."""

    value_type = float
    entity = Person
    definition_period = DAY


class income_pension(Variable):
    """Pensions."""

    value_type = float
    entity = Person
    definition_period = DAY


class income_other(Variable):
    """Other income."""

    value_type = float
    entity = Person
    definition_period = DAY


class months_old(Variable):
    """Completed months of life, computed as the template computes an age."""

    value_type = int
    entity = Person
    definition_period = DAY

    def formula(person, period, parameters):
        """Months between the two dates, the last one if it is completed."""
        birth = person("birth_date", period)
        month = birth.astype("datetime64[M]")
        day = (birth - month + 1).astype(int)
        now = period.start
        return (now.year - 1970) * 12 + now.month - 1 - month.astype(int) - (day > now.day)


class age(Variable):
    """Completed years of life."""

    value_type = int
    entity = Person
    definition_period = DAY

    def formula(person, period, parameters):
        """Twelve months each."""
        return person("months_old", period) // 12


class of_working_age(Variable):
    """Old enough to work and below the pension age."""

    value_type = bool
    entity = Person
    definition_period = DAY

    def formula(person, period, parameters):
        """Both bounds of age."""
        p = parameters(period)
        return (person("age", period) >= p.working_age) * (person("months_old", period) < p.pension_age_men)


class of_top_up_age(Variable):
    """Of the age of the top-up."""

    value_type = bool
    entity = Person
    definition_period = DAY

    def formula(person, period, parameters):
        """Both bounds of age."""
        years, p = person("age", period), parameters(period)
        return (years >= p.top_up_from_age) * (years <= p.top_up_to_age)


class counted(Variable):
    """Counts as a member of the family."""

    value_type = bool
    entity = Person
    definition_period = DAY

    def formula(person, period, parameters):
        """Related, and not kept by the state."""
        return (person("relation", period) != UNRELATED) * (person("state_support", period) == 0)


class entitled(Variable):
    """A member for whom assistance is paid."""

    value_type = bool
    entity = Person
    definition_period = DAY

    def formula(person, period, parameters):
        """Counted, and of a status that gives the right."""
        return person("counted", period) * (person("residence", period) != TEMPORARY_RESIDENT)


class able_bodied_member(Variable):
    """A counted member of working age, not kept from work."""

    value_type = bool
    entity = Person
    definition_period = DAY

    def formula(person, period, parameters):
        """Counted, of working age, without a severe disability."""
        group = person("disability", period)
        able = person("of_working_age", period) * (group != GROUP_1) * (group != GROUP_2)
        return person("counted", period) * able


class top_up_child(Variable):
    """A member for whom the top-up is paid."""

    value_type = bool
    entity = Person
    definition_period = DAY

    def formula(person, period, parameters):
        """Entitled, and of the age."""
        return person("entitled", period) * person("of_top_up_age", period)


class counted_income(Variable):
    """The income of a counted member, in tenge."""

    value_type = float
    entity = Person
    definition_period = DAY

    def formula(person, period, parameters):
        """All kinds of the subset."""
        earned = person("income_wage", period) + person("income_self_employment", period)
        return person("counted", period) * (earned + person("income_pension", period) + person("income_other", period))


class family_size(Variable):
    """How many members the family's income is divided by."""

    value_type = int
    entity = Family
    definition_period = DAY

    def formula(family, period, parameters):
        """Counted members."""
        return family.sum(family.members("counted", period))


class entitled_members(Variable):
    """How many members assistance is paid for."""

    value_type = int
    entity = Family
    definition_period = DAY

    def formula(family, period, parameters):
        """Entitled members."""
        return family.sum(family.members("entitled", period))


class able_bodied_members(Variable):
    """How many members are able-bodied."""

    value_type = int
    entity = Family
    definition_period = DAY

    def formula(family, period, parameters):
        """Able-bodied members."""
        return family.sum(family.members("able_bodied_member", period))


class top_up_children(Variable):
    """How many children the top-up is paid for."""

    value_type = int
    entity = Family
    definition_period = DAY

    def formula(family, period, parameters):
        """Children of the age."""
        return family.sum(family.members("top_up_child", period))


class quarter_income(Variable):
    """The family's total income, in tenge."""

    value_type = float
    entity = Family
    definition_period = DAY

    def formula(family, period, parameters):
        """The counted members' incomes."""
        return family.sum(family.members("counted_income", period))


class quarter_line(Variable):
    """The poverty line of all members over the three months."""

    value_type = float
    entity = Family
    definition_period = DAY

    def formula(family, period, parameters):
        """The region's line for every member and month."""
        line = parameters(period).poverty_line[family("region", period)]
        return line * 3 * family("family_size", period)


class income_per_member(Variable):
    """Average monthly income per member, to the tiyn."""

    value_type = float
    entity = Family
    definition_period = DAY

    def formula(family, period, parameters):
        """The income over members and months."""
        return around(family("quarter_income", period) / maximum(3 * family("family_size", period), 1), 2)


class low_income(Variable):
    """The income is below the poverty line."""

    value_type = bool
    entity = Family
    definition_period = DAY

    def formula(family, period, parameters):
        """Whole sums compared."""
        return family("quarter_income", period) < family("quarter_line", period)


class kind(Variable):
    """Which kind of assistance, by its code."""

    value_type = int
    entity = Family
    definition_period = DAY

    def formula(family, period, parameters):
        """None, unconditional where nobody is able-bodied, conditional otherwise."""
        nobody = (family("family_size", period) == 0) + (family("entitled_members", period) == 0)
        refused = nobody + (family("quarter_income", period) > family("quarter_line", period))
        return select([refused, family("able_bodied_members", period) == 0], [NONE, UNCONDITIONAL], CONDITIONAL)


class assistance_month(Variable):
    """The gap of all entitled members a month, up to a tenge."""

    value_type = float
    entity = Family
    definition_period = DAY

    def formula(family, period, parameters):
        """Nothing where there is no right."""
        gap = maximum(family("quarter_line", period) - family("quarter_income", period), 0)
        months = maximum(3 * family("family_size", period), 1)
        return (family("kind", period) != NONE) * ceil(gap * family("entitled_members", period) / months)


class child_top_up_month(Variable):
    """The top-up for all young children."""

    value_type = float
    entity = Family
    definition_period = DAY

    def formula(family, period, parameters):
        """Nothing where there is no right."""
        top_up = parameters(period).top_up_per_child * family("top_up_children", period)
        return (family("kind", period) != NONE) * top_up


class targeted_assistance_month(Variable):
    """Everything paid a month."""

    value_type = float
    entity = Family
    definition_period = DAY

    def formula(family, period, parameters):
        """Assistance and top-up."""
        return family("assistance_month", period) + family("child_top_up_month", period)


def born(day: date, months: int) -> datetime64:
    """The last birthday of those who have lived so many months on a day that every month has."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return datetime64(date(year, month + 1, day.day))


class of_working_age_by_birth(Variable):
    """Old enough to work and below the pension age, by birth dates."""

    value_type = bool
    entity = Person
    definition_period = DAY

    def formula(person, period, parameters):
        """Two comparisons, no age."""
        birth, p, day = person("birth_date", period), parameters(period), period.start.date
        return (birth <= born(day, 12 * p.working_age)) * (birth > born(day, p.pension_age_men))


class of_top_up_age_by_birth(Variable):
    """Of the age of the top-up, by birth dates."""

    value_type = bool
    entity = Person
    definition_period = DAY

    def formula(person, period, parameters):
        """Two comparisons, no age."""
        birth, p, day = person("birth_date", period), parameters(period), period.start.date
        return (birth <= born(day, 12 * p.top_up_from_age)) * (birth > born(day, 12 * p.top_up_to_age + 12))


FACTS = (birth_date, relation, residence, state_support, disability)
INCOMES = (income_wage, income_self_employment, income_pension, income_other)
AGES = (months_old, age, of_working_age, of_top_up_age)
TUNED = {"of_working_age": of_working_age_by_birth, "of_top_up_age": of_top_up_age_by_birth}
PERSON_RULES = (counted, entitled, able_bodied_member, top_up_child, counted_income)
COUNTS = (family_size, entitled_members, able_bodied_members, top_up_children)
AMOUNTS = (quarter_income, quarter_line, income_per_member, assistance_month, child_top_up_month)
FAMILY_RULES = (*COUNTS, *AMOUNTS, low_income, kind, targeted_assistance_month)
FORMULAS = tuple(rule.__name__ for rule in (*AGES, *PERSON_RULES, *FAMILY_RULES))


def system(numbers: Mapping[str, Any], *, tuned: bool = False) -> TaxBenefitSystem:
    """Entities, parameters and variables.

    Args:
        numbers: the law's numbers.
        tuned: compare birth dates in place of computing ages.
    """
    found = TaxBenefitSystem([Person, Family])
    found.parameters = ParameterNode("", data=_parameters(numbers))
    codes = Enum("Region", {region_name(code): region_name(code) for code in numbers["poverty_line"]})
    about = {"value_type": Enum, "entity": Family, "definition_period": DAY, "possible_values": codes}
    region = type("region", (Variable,), {**about, "default_value": next(iter(codes))})
    for variable in (region, *FACTS, *INCOMES, *AGES, *PERSON_RULES, *FAMILY_RULES):
        found.add_variable(variable)
    for name, by_birth in TUNED.items() if tuned else ():
        found.replace_variable(type(name, (Variable,), {**vars(by_birth)}))
    return found


def region_name(code: str | int) -> str:
    """How the parameter of the poverty line names a region."""
    return f"region_{code}"


def _parameters(numbers: Mapping[str, Any]) -> dict[str, Any]:
    asked = ("majority_age", "working_age", "pension_age_men", "top_up_from_age", "top_up_to_age")
    return {
        **{name: _dated(numbers[name]) for name in asked},
        "top_up_per_child": _dated(numbers["top_up_per_child"] / 100),
        "poverty_line": {region_name(code): _dated(line / 100) for code, line in numbers["poverty_line"].items()},
    }


def _dated(value: float) -> dict[str, Any]:
    return {"values": {"2024-01-01": {"value": value}}}
