"""The guaranteed social package of 2020 to 2022: goods in kind for children of families with targeted assistance."""

from shanyraq.law.codes import Kind, Study
from shanyraq.law.levels import person_rule
from shanyraq.rules import Flag


@person_rule("Law 246-II, art. 7(1-1); Resolution 1032", since="2020-01-01", until="2022-12-31", certainty="reported")
def guaranteed_package(kind: Kind, top_up_child: Flag, entitled: Flag, minor: Flag, study: Study) -> Flag:
    """Food and hygiene goods for the young, meals and clothes for pupils, seen only while assistance is granted."""
    pupil = entitled and minor and study == Study.SCHOOL
    return kind != Kind.NONE and (top_up_child or pupil)
