"""The chapters of the study's report, in one language."""

from collections.abc import Iterator
from math import nan

from shanyraq.evidence.assessment.drawings import dotted
from shanyraq.evidence.measures.catalogue import Scale
from shanyraq.evidence.problems import EvidenceProblem
from shanyraq.evidence.report.model import Block, Cell, Chapter, Column, Figure, Flag, Group, Row, Table, Words
from shanyraq.evidence.youth.cohesion.communities import CommunityNumber
from shanyraq.evidence.youth.cohesion.quality import ScaleQuality
from shanyraq.evidence.youth.indicators.catalogue import services
from shanyraq.evidence.youth.indicators.estimates import EVERYBODY
from shanyraq.evidence.youth.study.material import REGION
from shanyraq.evidence.youth.study.small_areas import region_estimates
from shanyraq.evidence.youth.study.writer import Writer
from shanyraq.law.codes import Region
from shanyraq.people.charts.bars import grouped_bars
from shanyraq.people.charts.tile_map import tile_map_svg

HEADLINES = ("neet_sdg", "neet_national", "unemployment", "lu4", "transited_ilostat", "informality")
"""What the first page and regions tell."""

PERSONS, SOCIETY = (EVERYBODY, "sex", "age_band"), (EVERYBODY, "settlement", "disability", "education_level")
"""Groups side by side in tables."""

NEET = ("neet_sdg", "neet_sdg_13", "neet_national", "neet_national_13")

STAGES = ("transited", "in_transition", "not_started")


def chapters(writer: Writer) -> Iterator[Chapter]:
    """The chapters in their order."""
    yield key_messages(writer)
    yield method(writer)
    yield labour(writer)
    yield neet(writer)
    yield transition(writer)
    for name in ("job", "education", "barriers"):
        yield plain(writer, name)
    yield services_chapter(writer)
    yield plain(writer, "capacity")
    yield regions(writer)
    yield cohesion(writer)


def key_messages(writer: Writer) -> Chapter:
    """The first page: six numbers, and three sentences."""
    cells = {name: writer.cells(name)[0] for name in HEADLINES}
    rows = tuple(Row(writer.called(name), (cell,), key=name) for name, cell in cells.items())
    table = Table(
        "headlines",
        writer.say("table_headlines"),
        writer.say("indicator"),
        (Column(writer.say("estimate")),),
        (Group("", rows),),
        writer.notes(),
        cards=True,
        basis="persons",
    )
    findings = (
        writer.say("finding_neet", sdg=writer.told(cells["neet_sdg"]), national=writer.told(cells["neet_national"])),
        writer.say("finding_labour", strict=writer.told(cells["unemployment"]), wide=writer.told(cells["lu4"])),
        writer.say(
            "finding_transition",
            transited=writer.told(cells["transited_ilostat"]),
            informal=writer.told(cells["informality"]),
        ),
    )
    return Chapter("key_messages", writer.say("chapter_key_messages"), findings, (table,))


def method(writer: Writer) -> Chapter:
    """How persons were drawn, asked and weighed."""
    about = writer.study.survey.about
    rows = []
    for one in about.responses:
        title = writer.say("everybody") if one.group is None else writer.region(one.group)
        counts = [Cell(float(count), Scale.NUMBER) for count in (one.visits, one.opened, one.answered, one.reserve)]
        shares = [Cell(share, Scale.SHARE) for share in (one.rate, one.cooperation)]
        rows.append(Row(title, (*counts, *shares), key=str(one.group or EVERYBODY)))
    heads = ("visits", "opened", "answered", "from_reserve", "response_rate", "cooperation_rate")
    columns = [Column(writer.say(head)) for head in heads]
    blocks: list[Block] = [
        Words(tuple(writer.say(f"method_{part}") for part in ("design", "weights", "errors", "rules"))),
        writer.table("response", "region", columns, [Group("", tuple(rows))], "response_note"),
    ]
    if about.diagnostics is not None:
        blocks.append(_weights(writer))
    whole = about.responses[0]
    finding = writer.say(
        "finding_response",
        answered=writer.written(Cell(float(whole.answered), Scale.NUMBER)),
        rate=writer.written(Cell(whole.rate, Scale.SHARE)),
    )
    return Chapter("method", writer.say("chapter_method"), (finding,), tuple(blocks))


def _weights(writer: Writer) -> Table:
    found = writer.study.survey.about.diagnostics
    assert found is not None  # asked for where there is one
    values = {
        "persons_of_country": Cell(found.total, Scale.NUMBER),
        "kish": Cell(found.kish, Scale.NUMBER, places=2),
        "effective": Cell(found.effective, Scale.NUMBER),
        "ratio_least": Cell(found.ratio_least, Scale.NUMBER, places=2),
        "ratio_most": Cell(found.ratio_most, Scale.NUMBER, places=2),
        "extreme": Cell(float(found.extreme), Scale.NUMBER),
        "cells_joined": Cell(float(len(writer.study.survey.about.joined)), Scale.NUMBER),
    }
    rows = tuple(Row(writer.say(name), (cell,), key=name) for name, cell in values.items())
    return writer.table("weights", "diagnostic", [Column(writer.say("value"))], [Group("", rows)])


def labour(writer: Writer) -> Chapter:
    """Status in the labour force by both conferences, and underutilisation."""
    names = _of_chapter(writer, "labour")
    strict, relaxed = (writer.cells(name)[0] for name in ("unemployment", "unemployment_relaxed"))
    finding = writer.say("finding_unemployment", strict=writer.told(strict), relaxed=writer.told(relaxed))
    tables = (
        writer.by_groups("labour_persons", names, PERSONS, "icls_note"),
        writer.by_groups("labour_society", names, SOCIETY, "icls_note", "disability_note"),
    )
    measures = {writer.called(name): writer.cells(name)[0] for name in ("unemployment", "lu2", "lu3", "lu4")}
    svg = dotted(measures, writer.labels("underutilisation", "percent"))
    figure = writer.figure("underutilisation", svg, writer.say("caption_underutilisation"))
    return Chapter("labour", writer.say("chapter_labour"), (finding,), (tables[0], figure, tables[1]))


def neet(writer: Writer) -> Chapter:
    """Both definitions side by side with their numerators and denominators, and reasons."""
    rows = []
    for name in NEET:
        found = writer.study.estimate(name)
        cell = writer.cell(found)
        persons = [
            Cell(count if cell.shown is not None else nan, Scale.NUMBER, n=found.n, flag=cell.flag)
            for count in (found.numerator, found.denominator)
        ]
        effect = Cell(found.design_effect, Scale.NUMBER, places=2)
        rows.append(Row(writer.called(name), (cell, *persons, effect), found.n, name))
    heads = ("estimate", "numerator", "denominator", "design_effect")
    side = writer.table(
        "neet", "definition", [Column(writer.say(head)) for head in heads], [Group("", tuple(rows))], "neet_note"
    )
    reasons = [name for name in _of_chapter(writer, "neet") if name.startswith("neet_reason")]
    told = {writer.called(name).split(": ", 1)[-1]: writer.cells(name)[0] for name in reasons}
    svg = dotted(told, writer.labels("neet_reasons", "percent"))
    biggest = max(told, key=lambda name: told[name].shown or 0.0)
    finding = writer.say("finding_reasons", reason=biggest, share=writer.told(told[biggest]))
    return Chapter(
        "neet",
        writer.say("chapter_neet"),
        (finding,),
        (
            side,
            writer.figure("neet_reasons", svg, finding),
            writer.by_groups("neet_persons", (*NEET, *reasons), PERSONS),
            writer.by_groups("neet_society", (*NEET, *reasons), SOCIETY, "disability_note"),
        ),
    )


def transition(writer: Writer) -> Chapter:
    """Stages by ILOSTAT's table and by the older one, the way and how long it took."""
    stages = {
        writer.say(f"stages_{kind}"): {
            writer.say(f"stage_{stage}"): writer.cells(f"{stage}_{kind}")[0].shown for stage in STAGES
        }
        for kind in ("ilostat", "swts")
    }
    svg = grouped_bars(stages, writer.labels("stages", "percent"))
    one, other = (writer.cells(f"transited_{kind}")[0] for kind in ("ilostat", "swts"))
    finding = writer.say("finding_stages", ilostat=writer.told(one), swts=writer.told(other))
    names = _of_chapter(writer, "transition")
    return Chapter(
        "transition",
        writer.say("chapter_transition"),
        (finding,),
        (
            writer.figure("stages", svg, finding),
            writer.by_groups("transition_persons", names, PERSONS, "transition_note"),
            writer.by_groups("transition_society", names, SOCIETY, "transition_note", "disability_note"),
        ),
    )


def plain(writer: Writer, name: str) -> Chapter:
    """A chapter of indicators by groups."""
    names = _of_chapter(writer, name)
    shares = [one for one in names if writer.indicator(one).kind == "share" and not one.endswith("_none")]
    told = {one: writer.cells(one)[0] for one in shares}
    first = max(told, key=lambda one: told[one].shown or 0.0)
    finding = writer.say("finding_most", indicator=writer.called(first), share=writer.told(told[first]))
    labelled = {writer.called(one): cell for one, cell in told.items()}
    svg = dotted(labelled, writer.labels(name, "percent"))
    notes = ("job_note",) if name == "job" else ()
    return Chapter(
        name,
        writer.say(f"chapter_{name}"),
        (finding,),
        (
            writer.figure(name, svg, finding),
            writer.by_groups(f"{name}_persons", names, PERSONS, *notes),
            writer.by_groups(f"{name}_society", names, SOCIETY, *notes, "disability_note"),
        ),
    )


STEPS = ("knows", "needs", "tried", "got", "refused", "unmet")
"""How far people get with a service."""


def services_chapter(writer: Writer) -> Chapter:
    """Knowing, needing, asking, getting and being refused, service by service."""
    rows = []
    for service, called in services().items():
        cells = tuple(writer.cells(f"{service}_{step}")[0] for step in STEPS)
        n = writer.study.estimate(f"{service}_knows").n
        rows.append(Row(called.lang(writer.lang), cells, n, service))
    columns = [Column(writer.say(f"step_{step}")) for step in STEPS]
    table = writer.table("services", "service", columns, [Group("", tuple(rows))], "services_note")
    unmet = {row.title: row.cells[-1] for row in rows if isinstance(row.cells[-1], Cell)}
    told = {name: cell for name, cell in unmet.items() if isinstance(cell, Cell)}
    most = max(told, key=lambda name: told[name].shown or 0.0)
    finding = writer.say("finding_unmet", service=most, share=writer.told(told[most]))
    svg = dotted(told, writer.labels("unmet", "percent"))
    fair = writer.by_groups("services_persons", ("fair_queue",), PERSONS)
    return Chapter(
        "services", writer.say("chapter_services"), (finding,), (table, writer.figure("unmet", svg, finding), fair)
    )


def regions(writer: Writer) -> Chapter:
    """Headlines by region, and NEET by the model where samples are thin."""
    rows = [
        Row(
            writer.region(region),
            tuple(writer.cell(writer.study.estimate(name, REGION, region)) for name in HEADLINES),
            writer.study.estimate("neet_national", REGION, region).n,
            f"{region:02d}",
        )
        for region in writer.study.groupings[REGION].values
    ]
    columns = [Column(writer.called(name)) for name in HEADLINES]
    table = writer.table("regions", "region", columns, [Group("", tuple(rows))])
    blocks: list[Block] = [table]
    findings: tuple[str, ...] = ()
    try:
        model = _small_areas(writer)
    except EvidenceProblem as problem:
        blocks.append(Words((writer.say("no_model", reason=problem.text(writer.lang)),)))
    else:
        blocks += model
        cells = {row.title: cell for row in model[0].rows if isinstance(cell := row.cells[1], Cell)}
        most = max(cells, key=lambda name: cells[name].value)
        findings = (writer.say("finding_regions", region=most, share=writer.told(cells[most])),)
    return Chapter("regions", writer.say("chapter_regions"), findings, tuple(blocks))


def _small_areas(writer: Writer) -> tuple[Table, Figure, Figure]:
    found = region_estimates(writer.study, "neet_national")
    rows = []
    for one in found:
        direct = writer.cell(one.direct)
        reach = 1.96 * one.std_error
        low, high = max(one.value - reach, 0.0), min(one.value + reach, 1.0)
        unsure = one.std_error > 0.2 * min(one.value, 1 - one.value)
        flag = Flag.UNSURE if unsure else Flag.NONE
        model = Cell(one.value, Scale.SHARE, one.std_error, one.direct.n, flag, low, high)
        rows.append(
            Row(
                writer.region(one.region),
                (direct, model, Cell(one.share, Scale.SHARE)),
                one.direct.n,
                f"{one.region:02d}",
            )
        )
    columns = [Column(writer.say(head)) for head in ("direct", "by_model", "own_part")]
    table = writer.table("small_areas", "region", columns, [Group("", tuple(rows))], "model_note")
    told = {row.title: cell for row in rows if isinstance(cell := row.cells[1], Cell)}
    ordered = dict(sorted(told.items(), key=lambda item: -item[1].value))
    whole = writer.study.estimate("neet_national").value
    svg = dotted(ordered, writer.labels("neet_regions", "percent"), middle=whole)
    tiles = tile_map_svg({Region(one.region): one.value for one in found}, writer.labels("neet_map", "percent"))
    caption = writer.say("caption_regions")
    return table, writer.figure("neet_regions", svg, caption), writer.figure("neet_map", tiles, caption)


def cohesion(writer: Writer) -> Chapter:
    """Belonging, trust, voice and loneliness of communities, and how far the scales can be trusted."""
    names = list(dict.fromkeys(one.what for one in writer.study.cohesion))
    by_community: dict[int, dict[str, CommunityNumber]] = {}
    for one in writer.study.cohesion:
        by_community.setdefault(one.community, {})[one.what] = one
    scales = {one.scale.name: one.scale.text.lang(writer.lang) for one in writer.study.scales}
    columns = [Column(scales.get(name) or writer.say(name)) for name in names]
    rows = tuple(
        Row(writer.community(code), tuple(_community_cell(found[name]) for name in names), key=str(code))
        for code, found in by_community.items()
    )
    table = writer.table("communities", "community_head", columns, [Group("", rows)], "communities_note")
    quality = writer.table(
        "scales",
        "scale",
        [Column(writer.say(head), words=head == "alike") for head in ("alpha", "omega", "persons_n", "alike")],
        [Group("", tuple(_quality_row(writer, one) for one in writer.study.scales))],
        "scales_note",
    )
    told = sum(one.withheld == "" for one in writer.study.cohesion)
    finding = writer.say("finding_cohesion", told=told, of=len(writer.study.cohesion))
    rules = Words(tuple(writer.say(f"cohesion_rule_{place}") for place in range(1, 5)), points=True)
    return Chapter("cohesion", writer.say("chapter_cohesion"), (finding,), (rules, quality, table))


def _community_cell(found: CommunityNumber) -> Cell:
    flag = Flag.SUPPRESSED if found.withheld else Flag.NONE
    return Cell(found.value, Scale.SHARE, found.std_error, found.n, flag, found.low, found.high)


def _quality_row(writer: Writer, found: ScaleQuality) -> Row:
    title, known = found.scale.text.lang(writer.lang), found.reliability
    if known is None:
        reason = "" if found.reason is None else found.reason.text(writer.lang)
        return Row(
            title, (*(Cell(nan, Scale.INDEX) for _ in range(2)), Cell(nan, Scale.NUMBER), reason), key=found.scale.name
        )
    numbers = (
        Cell(known.alpha, Scale.INDEX, known.alpha_error),
        Cell(known.omega, Scale.INDEX, known.omega_error),
        Cell(float(known.records), Scale.NUMBER),
    )
    holding = [str(step.factor.alike) for step in found.steps if step.holds]
    key = f"alike_{holding[-1]}" if holding else ("alike_none" if found.steps else "alike_unknown")
    return Row(title, (*numbers, writer.say(key)), key=found.scale.name)


def _of_chapter(writer: Writer, chapter: str) -> list[str]:
    return [one.name for one in writer.study.indicators if one.chapter == chapter]
