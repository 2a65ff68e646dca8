"""A page a region: its numbers beside the country's, and where it stands among the regions."""

from shanyraq.evidence.assessment.drawings import dotted
from shanyraq.evidence.report.model import Block, Cell, Chapter, Column, Group, Report, Row, numbered
from shanyraq.evidence.youth.study.material import REGION, Study
from shanyraq.evidence.youth.study.writer import Writer

TOLD = (
    "neet_national",
    "neet_sdg",
    "unemployment",
    "lu4",
    "employment",
    "transited_ilostat",
    "informality",
    "overeducated",
    "barrier_no_jobs",
    "career_centre_unmet",
    "wants_training",
    "digital_basic",
)
"""What a brief tells."""


def brief(study: Study, region: int, lang: str) -> Report:
    """The page of a region in a language.

    Args:
        study: the study.
        region: the region's code.
        lang: one of `LANGUAGES`.
    """
    writer = Writer(study, lang)
    rows = tuple(_row(writer, name, region) for name in TOLD)
    columns = [Column(writer.region(region)), Column(writer.say("country")), Column(writer.say("rank"), words=True)]
    table = writer.table("brief", "indicator", columns, [Group("", rows)], "brief_note")
    blocks: list[Block] = [table]
    told = {row.title: cell for row in rows if isinstance(cell := row.cells[0], Cell) and cell.shown is not None}
    if told:
        svg = dotted(told, writer.labels("brief", "percent"))
        blocks.insert(0, writer.figure("brief", svg, writer.say("caption_underutilisation")))
    own = writer.cell(study.estimate("neet_national", REGION, region))
    finding = writer.say("finding_brief", region=writer.region(region), share=writer.told(own))
    chapter = Chapter("brief", writer.say("chapter_brief"), (finding,), tuple(blocks))
    title = writer.say("brief_title", region=writer.region(region))
    n = study.estimate("neet_national", REGION, region).n
    facts = ((writer.say("fact_interviews"), str(n)), (writer.say("fact_edition"), study.survey.about.edition))
    return Report(title, lang, study.survey.about.synthetic, facts, numbered([chapter]))


def _row(writer: Writer, name: str, region: int) -> Row:
    regions = writer.study.groupings[REGION].values
    cells = {code: writer.cell(writer.study.estimate(name, REGION, code)) for code in regions}
    own, country = cells[region], writer.cells(name)[0]
    shown = sorted((cell.shown for cell in cells.values() if cell.shown is not None), reverse=True)
    rank = "—" if own.shown is None else f"{shown.index(own.shown) + 1} / {len(shown)}"
    return Row(writer.called(name), (own, country, rank), own.n, name)
