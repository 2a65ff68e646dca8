"""The closed lists of answers the law asks about, and the grounds of a refusal. Their words are in `answers/`."""

from shanyraq.rules import Codes, Marks


class Region(Codes):
    """Oblasts and cities of republican significance, by the first two digits of KATO, the classifier of territories."""

    ABAI = 10
    AKMOLA = 11
    AKTOBE = 15
    ALMATY_REGION = 19
    ATYRAU = 23
    WEST_KAZAKHSTAN = 27
    ZHAMBYL = 31
    JETISU = 33
    KARAGANDA = 35
    KOSTANAY = 39
    KYZYLORDA = 43
    MANGYSTAU = 47
    SOUTH_KAZAKHSTAN = 51
    PAVLODAR = 55
    NORTH_KAZAKHSTAN = 59
    TURKESTAN = 61
    ULYTAU = 62
    EAST_KAZAKHSTAN = 63
    ASTANA = 71
    ALMATY = 75
    SHYMKENT = 79

    @property
    def wire(self) -> str:
        """The two digits themselves."""
        return f"{self.value:02d}"


class Relation(Codes):
    """What a person is to the applicant; an unmarried partner is told from a spouse, a ward from a child."""

    APPLICANT = 0
    SPOUSE = 1
    PARTNER = 2
    CHILD = 3
    WARD = 4
    GRANDCHILD = 5
    SIBLING = 6
    PARENT = 7
    GRANDPARENT = 8
    CHILD_IN_LAW = 9
    PARENT_IN_LAW = 10
    OTHER_RELATIVE = 11
    UNRELATED = 12


class Sex(Codes):
    """Sex; it matters for the pension age alone."""

    UNSTATED = 0
    FEMALE = 1
    MALE = 2


class Residence(Codes):
    """By what right a person lives in Kazakhstan. A kandas was called an oralman before 2021."""

    CITIZEN = 0
    KANDAS = 1
    REFUGEE = 2
    PERMANENT_RESIDENT = 3
    TEMPORARY_RESIDENT = 4


class Living(Codes):
    """Whether a person lives with the family, and if not, why."""

    WITH_FAMILY = 0
    WORKING_AWAY = 1
    BOARDING_SCHOOL = 2
    STUDYING_AWAY = 3
    REGISTERED_ELSEWHERE_FOR_SCHOOL = 4
    APART = 5


class StateSupport(Codes):
    """Whether the state keeps the person wholly, and where."""

    NONE = 0
    FULL_STATE_SUPPORT = 1
    RESIDENTIAL_HOME = 2
    CONSCRIPT = 3
    PRISON = 4
    COMPULSORY_TREATMENT = 5


class Study(Codes):
    """What a person studies, and whether full time; college is technical, vocational and post-secondary education."""

    NONE = 0
    SCHOOL = 1
    COLLEGE_FULL_TIME = 2
    UNIVERSITY_FULL_TIME = 3
    PART_TIME = 4
    ABROAD_FULL_TIME = 5


class Work(Codes):
    """What a person does for a living; not working means not registered as unemployed either."""

    NOT_WORKING = 0
    REGISTERED_UNEMPLOYED = 1
    PERMANENT_JOB = 2
    TEMPORARY_JOB = 3
    PUBLIC_WORKS = 4
    SELF_EMPLOYED = 5
    HOUSEHOLD_FARMING = 6
    SOLE_TRADER = 7
    SUSPENDED_SOLE_TRADER = 8
    SINGLE_AGGREGATE_PAYER = 9


class Disability(Codes):
    """The disability group; children may have a disability without a group."""

    NONE = 0
    GROUP_1 = 1
    GROUP_2 = 2
    GROUP_3 = 3
    CHILD_WITHOUT_GROUP = 4


class CaresFor(Codes):
    """Whom a person stays at home to care for; of several, the one named first here, which exempts from most."""

    NONE = 0
    CHILD_UNDER_3 = 1
    GROUP_1_OR_2 = 2
    CHILD_WITH_DISABILITY = 3
    ELDERLY_OVER_80 = 4
    CHILD_UNDER_7 = 5
    ELDERLY = 6


class Loss(Codes):
    """Whether a breadwinner was lost, and whether both parents were."""

    NONE = 0
    BREADWINNER = 1
    BOTH_PARENTS = 2


class DisabilityCause(Codes):
    """What a disability comes from; an injury at work or an occupational illness stands with a general illness."""

    GENERAL_ILLNESS = 0
    SINCE_CHILDHOOD = 1
    CONSCRIPT_OR_NUCLEAR = 2
    ECOLOGICAL_EMERGENCY = 3
    LINE_OF_DUTY = 4


class EarlyPension(Codes):
    """What gives a right to the pension for age before the common age."""

    NONE = 0
    MOTHER_OF_FIVE = 1
    NUCLEAR_ZONE = 2


class Award(Codes):
    """The award of a mother of many children; the Soviet titles stand with Altyn alqa."""

    NONE = 0
    KUMIS_ALQA = 1
    ALTYN_ALQA = 2


class Commission(Codes):
    """What the district commission concluded about the family's need."""

    NONE = 0
    NEED = 1
    NO_NEED = 2


class LocalGround(Codes):
    """Whether one of the grounds added by the region's own list fits the family, and which way it speaks."""

    NONE = 0
    NEED = 1
    NO_NEED = 2


class Kind(Codes):
    """Which kind of targeted assistance a family has a right to."""

    NONE = 0
    UNCONDITIONAL = 1
    CONDITIONAL = 2


class Grounds(Marks):
    """Why targeted assistance is not assigned; several grounds may hold together."""

    NOBODY_COUNTED = 1
    NOBODY_ENTITLED = 2
    INCOME_ABOVE_LINE = 4
    UNREGISTERED_UNEMPLOYED = 8
    REFUSED_WORK = 16
    CONTRACT_BROKEN = 32
    FALSE_DATA = 64
    NO_NEED = 128
    SURVEY_REFUSED = 256


NO_GROUNDS = Grounds(0)
"""The empty set of grounds: nothing stands in the way."""
