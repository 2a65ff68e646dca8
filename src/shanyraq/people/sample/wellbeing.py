"""What ladders ask of the families of a random sample: loans, savings, the home, school, skills and insurance."""

import numpy as np

from shanyraq.law.wellbeing.codes import Education
from shanyraq.people.draws import Odds, bands, factors, happens, places
from shanyraq.people.sample.families import Crowd
from shanyraq.rules import TENGE

SCHOOL = bands({0: 0, 7: 1, 16: 0})
"""Whether each age is of school."""

GROWN = 18

EDUCATION = Odds(
    {
        Education.BELOW_SECONDARY: 40,
        Education.SECONDARY: 330,
        Education.VOCATIONAL: 370,
        Education.HIGHER: 260,
    }
)

AMOUNTS = factors(0.8)
"""How far an amount is from its middle."""

LOAN, SAVINGS, SPENDING = 55_000, 350_000, 180_000
"""What half of those who have some pay a month, hold, or spend a month less than, in tenge."""

ROOM_M2 = 40
"""Half of the homes are smaller than this and as much again for every two persons."""


def draw_wellbeing(crowd: Crowd) -> None:
    """Add what ladders ask to the facts of families and persons."""
    rng, families, persons, number = crowd.rng, crowd.families, crowd.persons, len(crowd.sizes)
    borrows = happens(rng, number, 0.45)
    families["loan_payment_month"] = LOAN * AMOUNTS[places(rng, number)] // 10_000 * TENGE * borrows
    families["loans_overdue"] = borrows & happens(rng, number, 0.12)
    families["deposits"] = SAVINGS * AMOUNTS[places(rng, number)] // 10_000 * TENGE * happens(rng, number, 0.4)
    families["spending_month"] = SPENDING * AMOUNTS[places(rng, number)] // 10_000 * TENGE
    room = (ROOM_M2 + crowd.sizes * ROOM_M2 // 4) * AMOUNTS[places(rng, number)] // 10_000
    families["home_area_m2"] = np.clip(room, 12, 400).astype(np.int32)
    families["piped_water"] = happens(rng, number, 0.86)
    families["home_internet"] = happens(rng, number, 0.91)
    families["rents_dwelling"] = (families["dwellings"] == 0) & happens(rng, number, 0.6)
    at_school = SCHOOL[crowd.age] == 1
    persons["attends_school"] = at_school & happens(rng, crowd.number, 0.985)
    persons["taught_at_home"] = at_school & happens(rng, crowd.number, 0.01)
    persons["health_insured"] = happens(rng, crowd.number, 0.83)
    grown = crowd.age >= GROWN
    persons["education"] = np.where(grown, EDUCATION.draw(rng, crowd.number), Education.BELOW_SECONDARY)
