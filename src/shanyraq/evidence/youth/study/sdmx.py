"""The study's estimates for statistics offices: SDMX-CSV 2.0, and SDMX-ML 2.1 with generic data.

Dimensions are the frequency, the area, the indicator, the variable that makes groups, the group, and the time period;
the standard error, the interval, the sample and its status are attributes. What is not told has the status Q, which is
suppressed.
"""

import csv
import io
from math import isfinite
from xml.etree import ElementTree

from shanyraq.evidence.youth.indicators.estimates import EVERYBODY, Estimate
from shanyraq.evidence.youth.study.material import REGION, Study

AGENCY, STRUCTURE, VERSION = "SHANYRAQ", "YOUTH", "1.0"

DIMENSIONS = ("FREQ", "REF_AREA", "INDICATOR", "GROUPING", "GROUP")
ATTRIBUTES = ("STD_ERROR", "CI_LOW", "CI_HIGH", "SAMPLE_SIZE", "OBS_STATUS", "DATA_KIND")
TIME, VALUE = "TIME_PERIOD", "OBS_VALUE"

NORMAL, ESTIMATED, SUPPRESSED = "A", "E", "Q"
"""Statuses of observations, by the code list of SDMX: normal, estimated with care, suppressed."""

_BASE = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1"
MESSAGE, GENERIC, COMMON = f"{_BASE}/message", f"{_BASE}/data/generic", f"{_BASE}/common"


def sdmx_csv(study: Study) -> str:
    """The estimates as SDMX-CSV 2.0."""
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(("STRUCTURE", "STRUCTURE_ID", "ACTION", *DIMENSIONS, TIME, VALUE, *ATTRIBUTES))
    for found in study.estimates.values():
        row = _observation(found, study)
        names = (*DIMENSIONS, TIME, VALUE, *ATTRIBUTES)
        table.writerow(("dataflow", f"{AGENCY}:{STRUCTURE}({VERSION})", "I", *(row[name] for name in names)))
    return written.getvalue()


def sdmx_ml(study: Study) -> str:
    """The estimates as a generic data message of SDMX-ML 2.1."""
    for prefix, space in (("mes", MESSAGE), ("gen", GENERIC), ("com", COMMON)):
        ElementTree.register_namespace(prefix, space)
    root = ElementTree.Element(f"{{{MESSAGE}}}GenericData")
    _header(root, study)
    data = ElementTree.SubElement(root, f"{{{MESSAGE}}}DataSet", structureRef=STRUCTURE, action="Replace")
    for found in study.estimates.values():
        _series(data, _observation(found, study))
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _header(root: ElementTree.Element, study: Study) -> None:
    about = study.survey.about
    header = ElementTree.SubElement(root, f"{{{MESSAGE}}}Header")
    for name, value in (
        ("ID", f"{STRUCTURE}-{about.edition}"),
        ("Test", str(about.synthetic).lower()),
        ("Prepared", f"{about.last or '2000-01-01'}T00:00:00"),
    ):
        ElementTree.SubElement(header, f"{{{MESSAGE}}}{name}").text = value
    ElementTree.SubElement(header, f"{{{MESSAGE}}}Sender", id=AGENCY)
    told = ElementTree.SubElement(header, f"{{{MESSAGE}}}Structure", structureID=STRUCTURE, dimensionAtObservation=TIME)
    structure = ElementTree.SubElement(told, f"{{{COMMON}}}Structure")
    named = {"agencyID": AGENCY, "id": STRUCTURE, "version": VERSION, "class": "DataStructure"}
    ElementTree.SubElement(structure, "Ref", named)


def _series(data: ElementTree.Element, row: dict[str, str]) -> None:
    series = ElementTree.SubElement(data, f"{{{GENERIC}}}Series")
    _values(ElementTree.SubElement(series, f"{{{GENERIC}}}SeriesKey"), row, DIMENSIONS)
    observed = ElementTree.SubElement(series, f"{{{GENERIC}}}Obs")
    ElementTree.SubElement(observed, f"{{{GENERIC}}}ObsDimension", value=row[TIME])
    if row[VALUE]:
        ElementTree.SubElement(observed, f"{{{GENERIC}}}ObsValue", value=row[VALUE])
    _values(ElementTree.SubElement(observed, f"{{{GENERIC}}}Attributes"), row, ATTRIBUTES)


def _values(parent: ElementTree.Element, row: dict[str, str], names: tuple[str, ...]) -> None:
    for name in names:
        if row[name]:
            ElementTree.SubElement(parent, f"{{{GENERIC}}}Value", id=name, value=row[name])


def _observation(found: Estimate, study: Study) -> dict[str, str]:
    about = study.survey.about
    area, group = _place(found)
    told = found.precision.told
    status = (ESTIMATED if found.precision.value else NORMAL) if told else SUPPRESSED
    numbers = {VALUE: found.value, "STD_ERROR": found.std_error, "CI_LOW": found.low, "CI_HIGH": found.high}
    return {
        "FREQ": "A",
        "REF_AREA": area,
        "INDICATOR": found.indicator.upper(),
        "GROUPING": EVERYBODY.upper() if found.grouping == REGION else found.grouping.upper(),
        "GROUP": group,
        TIME: about.last[:4] or "2000",
        "SAMPLE_SIZE": str(found.n),
        "OBS_STATUS": status,
        "DATA_KIND": "SYNTHETIC" if about.synthetic else "SURVEY",
        **{name: f"{number:.10g}" if told and isfinite(number) else "" for name, number in numbers.items()},
    }


def _place(found: Estimate) -> tuple[str, str]:
    """The area, and the group inside it."""
    if found.grouping == REGION:
        return f"KZ-{found.group:02d}", "_T"
    return "KZ", "_T" if found.group is None else str(found.group)
