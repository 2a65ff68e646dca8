"""One family after another in OpenFisca-Core: built from its situation and calculated, without and with the trace."""

import itertools
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any

from openfisca_core.simulations import SimulationBuilder

from speed.families import FIVE, Family, families, places_of_size
from speed.serving import Plain, serve
from speed.stored import Stored
from speed.ways.by_openfisca import DAY, OUTPUTS
from speed.ways.openfisca_law import FACTS, INCOMES, region_name, system

COUNT = 200
"""Different families, one after another."""


class OneByOpenFisca(Plain):
    """Situations as the web interface takes them, with the common subset's facts."""

    def load(self, stored: Stored) -> None:
        """Make the situations, and the system once."""
        persons = [variable.__name__ for variable in (*FACTS, *INCOMES)]
        found = families(stored, places_of_size(stored, FIVE, COUNT), ["region"], persons)
        self.system = system(stored.numbers)
        self.situations = itertools.cycle([_situation(family) for family in found])

    @property
    def variants(self) -> Mapping[str, Callable[[], object]]:
        """What can be timed."""
        return {"calculate": partial(self.calculated, trace=False), "trace": partial(self.calculated, trace=True)}

    def calculated(self, *, trace: bool) -> object:
        """Build one situation and calculate the outputs; the trace is taken as the lines of its log."""
        simulation = SimulationBuilder().build_from_entities(self.system, next(self.situations))
        simulation.trace = trace
        found = [simulation.calculate(name, DAY) for name in OUTPUTS]
        return simulation.tracer.computation_log.lines() if trace else found


def _situation(family: Family) -> dict[str, Any]:
    members = {f"m{number}": _member(facts) for number, facts in enumerate(family.members, 1)}
    region = {DAY: region_name(family.group["region"])}
    return {"persons": members, "families": {"f": {"members": list(members), "region": region}}}


def _member(facts: dict[str, int]) -> dict[str, Any]:
    """A member's facts; what is at nought is left out, as a person would leave it out."""
    birth = (date(1970, 1, 1) + timedelta(days=facts["birth_date"])).isoformat()
    codes = {name: {DAY: value} for name, value in facts.items() if value and name.startswith("income_") is False}
    money = {name: {DAY: value / 100} for name, value in facts.items() if value and name.startswith("income_")}
    return {**codes, **money, "birth_date": {"ETERNITY": birth}}


if __name__ == "__main__":
    serve(OneByOpenFisca())
