"""The common subset in OpenFisca-Core, in an environment of its own, over arrays set as its documentation teaches.

Money is `float`, which OpenFisca keeps in 32 bits, in tenge. The variant `tuned` compares birth dates in place of
computing ages, as somebody would who knows where the time goes.
"""

from collections.abc import Callable, Mapping
from functools import partial

import numpy as np
from numpy.typing import NDArray
from openfisca_core.simulations import Simulation, SimulationBuilder

from speed.serving import Plain, Results, serve
from speed.stored import Stored
from speed.ways.openfisca_law import FACTS, FORMULAS, INCOMES, system

DAY = "2024-05-14"
MONEY = ("quarter_income", "income_per_member", "assistance_month", "child_top_up_month", "targeted_assistance_month")
OUTPUTS = ("family_size", "low_income", "kind", *MONEY)


class ByOpenFisca(Plain):
    """One simulation for each variant; what a run computed is deleted before the next."""

    def load(self, stored: Stored) -> None:
        """Set the columns as inputs of a simulation; the second one shares them."""
        numbers = stored.numbers
        codes = np.array([int(code) for code in numbers["poverty_line"]])
        sizes = stored.sizes
        plain = _simulation(system(numbers), sizes)
        for variable in FACTS:
            column = stored.read(variable.__name__)
            days = column.astype("datetime64[D]") if variable.__name__ == "birth_date" else column.astype(np.int32)
            plain.set_input(variable.__name__, DAY, days)
        for variable in INCOMES:
            plain.set_input(variable.__name__, DAY, stored.read(variable.__name__) / 100)
        plain.set_input("region", DAY, np.searchsorted(codes, stored.read("region")))
        tuned = plain.clone()
        tuned.tax_benefit_system = system(numbers, tuned=True)
        self.simulations = {"": plain, " tuned": tuned}

    @property
    def variants(self) -> Mapping[str, Callable[[], object]]:
        """Arrays come in the input's order of themselves, so totals are those of the same arrays."""
        found: dict[str, Callable[[], object]] = {}
        for name, simulation in self.simulations.items():
            found[f"totals{name}"] = partial(_totals, simulation)
            found[f"in order{name}"] = partial(_arrays, simulation)
        return found

    def reset(self) -> None:
        """Delete what a run computed."""
        for simulation in self.simulations.values():
            for name in FORMULAS:
                simulation.delete_arrays(name)

    def results(self, variant: str, found: object) -> Results:
        """The arrays, with tenge turned to tiyn."""
        assert isinstance(found, dict)
        return {name: _tiyn(column) if name in MONEY else np.asarray(column) for name, column in found.items()}


def _simulation(country: object, sizes: NDArray[np.int64]) -> Simulation:
    builder = SimulationBuilder()
    builder.create_entities(country)
    builder.declare_person_entity("person", np.arange(sizes.sum()))
    families = builder.declare_entity("family", np.arange(len(sizes)))
    member = np.repeat(np.arange(len(sizes)), sizes)
    builder.join_with_persons(families, member, np.zeros(len(member), dtype=np.int8))
    return builder.build(country)


def _arrays(simulation: Simulation) -> dict[str, NDArray[np.generic]]:
    return {name: simulation.calculate(name, DAY) for name in OUTPUTS}


def _totals(simulation: Simulation) -> dict[str, float]:
    return {name: float(column.sum(dtype=np.float64)) for name, column in _arrays(simulation).items()}


def _tiyn(tenge: NDArray[np.generic]) -> NDArray[np.int64]:
    return np.rint(tenge.astype(np.float64) * 100).astype(np.int64)


if __name__ == "__main__":
    serve(ByOpenFisca())
