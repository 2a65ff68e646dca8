"""A population on a ladder: poverty reckoned by hand, parts that add up, levels within bounds, errors by formula."""

from datetime import date

import numpy as np
import pytest

from shanyraq.evidence.estimation.variance import variance
from shanyraq.evidence.wellbeing.chapters import ladder_report
from shanyraq.evidence.wellbeing.deprivation import deprivation, groups, indicators
from shanyraq.evidence.wellbeing.stability import exclusions, hinges, on_levels
from shanyraq.evidence.wellbeing.standing import stand
from shanyraq.law.wellbeing.codes import Finding
from shanyraq.law.wellbeing.ladder import Method
from shanyraq.law.wellbeing.shipped import ladder_named
from shanyraq.people.population import read_parts
from shanyraq.people.sample.population import write_sample
from shanyraq.rules import LANGUAGES, WHOLE

DAY = date(2025, 6, 2)
CARD, SCORING = ladder_named("family-card"), ladder_named("scoring-2025")


@pytest.fixture(scope="module")
def parts(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ladder") / "sample"
    write_sample(folder, 3_000, 7, DAY)
    return read_parts(folder)


@pytest.fixture(scope="module")
def standing(parts):
    return stand(parts, DAY, CARD)


@pytest.fixture(scope="module")
def pilot(parts):
    return stand(parts, DAY, SCORING)


def test_headcount_intensity_and_their_product_are_what_a_loop_gives(standing):
    weights = [CARD.scales[0].weights.get(name, 0) for name in CARD.names]
    persons = poor = weighed = 0.0
    for family, size in enumerate(standing.families.size):
        found = sum(w for w, one in zip(weights, standing.findings[:, family], strict=True) if one == Finding.PRESENT)
        persons += size
        if found >= CARD.scales[0].cutoff:
            poor += size
            weighed += size * found / WHOLE
    told = deprivation(standing)
    assert told.headcount.value == pytest.approx(poor / persons)
    assert told.intensity.value == pytest.approx(weighed / poor)
    assert told.adjusted.value == pytest.approx(told.headcount.value * told.intensity.value)


def test_the_error_of_a_share_of_persons_is_the_ratio_s(standing):
    """s² of the residuals over the mean size, as Cochran's ratio estimator has it."""
    size = standing.families.size.astype(float)
    poor = standing.counting.poor(standing.hardship.known) * size
    ratio = poor.sum() / size.sum()
    residual = poor - ratio * size
    number = len(size)
    expected = residual.var(ddof=1) / number / size.mean() ** 2
    told = deprivation(standing).headcount
    assert variance(standing.families.design, told.scores) == pytest.approx(expected)


@pytest.mark.parametrize("by", ["region", "head", "sex", "disability"])
def test_groups_add_up_to_all(standing, by):
    found = [one for one in groups(standing) if one.by == by]
    whole = deprivation(standing).adjusted.value
    assert len(found) > 1
    assert sum(one.share.value for one in found) == pytest.approx(1)
    assert sum(one.contribution.value for one in found) == pytest.approx(1)
    known = [one for one in found if one.families]
    assert sum(one.share.value * one.within.adjusted.value for one in known) == pytest.approx(whole)


def test_indicators_add_up_to_all_poverty(standing):
    found = list(indicators(standing))
    assert sum(one.contribution.value for one in found) == pytest.approx(1)
    assert all(one.censored.value <= one.found.value for one in found)


@pytest.mark.parametrize("method", Method)
def test_levels_add_up_to_everybody(parts, method):
    found = on_levels(stand(parts, DAY, CARD, method))
    for column in range(3):
        assert sum(one.shares[column].value for one in found) == pytest.approx(1)
        assert sum(one.records[column] for one in found) == 3_000


def test_slices_give_what_the_whole_gives(parts, standing):
    sliced = stand(parts, DAY, CARD, slice_persons=500)
    assert (sliced.findings == standing.findings).all()
    assert deprivation(sliced).adjusted.value == pytest.approx(deprivation(standing).adjusted.value)


def test_what_hangs_on_any_is_no_less_than_on_one(standing):
    first, *rest = hinges(standing)
    assert all(one.either.value <= first.either.value for one in rest)
    assert all(one.up.value + one.down.value == pytest.approx(one.either.value) for one in rest)


def test_the_pilot_holds_in_its_own_regions_alone(pilot):
    assert 0 < np.count_nonzero(pilot.inside) < len(pilot.inside)
    assert {int(code) for code in pilot.families.region[pilot.inside]} == {35, 79}
    assert {one.code for one in groups(pilot) if one.by == "region"} == {"35", "79"}


def test_who_is_excluded_asks_and_stands_on_level_six_for_certain(pilot):
    for exclusion in SCORING.exclusions:
        certain, left_open = pilot.excluded(exclusion)
        six = (pilot.placed.best == 0) & (pilot.placed.worst == 0)
        assert (certain == (pilot.asked[exclusion.service] & six)).all()
        assert not (certain & left_open).any()


def test_the_exclusion_rate_is_of_those_who_ask(pilot):
    told = {one.exclusion.service: one for one in exclusions(pilot)}
    rent = told["rent_subsidy"]
    asked = pilot.asked["rent_subsidy"] & pilot.inside
    certain, _ = pilot.excluded(rent.exclusion)
    assert rent.families == np.count_nonzero(asked) > 0
    assert rent.rate.value == pytest.approx(np.count_nonzero(certain & asked) / np.count_nonzero(asked))


@pytest.fixture(scope="module")
def lacking(parts):
    """The same families, of whom it is stated neither who is insured nor what they have saved."""
    from shanyraq.people.population import population_of_tables

    population = parts[0].population()
    tables = [pa_table(rows) for rows in (population.families, population.persons)]
    shorn = population_of_tables(
        population.about, tables[0].drop_columns(["deposits"]), tables[1].drop_columns(["health_insured"])
    )
    return stand([OnePart(shorn)], DAY, CARD)


class OnePart:
    """A population in memory as a part."""

    def __init__(self, population):
        from shanyraq.people.population_files import Counts

        self.whole = population
        self.counts = Counts(len(population.sizes), int(population.sizes.sum()))

    def slices(self, persons):
        yield self.whole


def pa_table(rows):
    import pyarrow as pa

    return pa.table({name: pa.chunked_array(list(rows.chunks(name))) for name in rows.schema.names})


def test_a_column_that_is_missing_is_not_nought(standing, lacking):
    [told] = [one for one in indicators(lacking) if one.name == "without_health_insurance"]
    assert told.known.value == 0
    assert np.isnan(told.found.value)
    least, most = deprivation(lacking), deprivation(lacking, at_most=True)
    true = deprivation(standing)
    assert least.adjusted.value <= true.adjusted.value <= most.adjusted.value
    assert least.headcount.value < most.headcount.value
    assert (lacking.placed.best <= standing.placed.known).all()
    assert (standing.placed.known <= lacking.placed.worst).all()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_report_says_everywhere_that_it_is_illustrative(pilot, lang):
    report = ladder_report(pilot, lang)
    assert report.mark
    assert report.synthetic
    assert [chapter.key for chapter in report.chapters] == [
        "ladder_levels",
        "ladder_poverty",
        "ladder_stability",
        "ladder_exclusions",
    ]
    for block in (*report.tables, *report.figures):
        assert report.mark.lower()[:3] in block.notes[0][1].lower()


def test_the_published_rate_stands_beside_the_found_one(pilot):
    report = ladder_report(pilot, "en")
    [table] = [table for table in report.tables if table.key == "exclusions"]
    [rent] = [row for row in table.rows if row.key == "rent_subsidy"]
    assert str(rent.cells[3]).replace("\u00a0", " ") == "913 of 2,356 = 38.8%, 2 February 2026"
