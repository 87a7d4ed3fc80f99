"""What readers complain about in publications of this kind: each real case, by the sentence that the brief prints."""

import re

import pytest
from reading import text_of

from returnwatch.analysis.populations import populations
from returnwatch.brief import open_brief
from returnwatch.claims import bounds
from returnwatch.prose.population import who


def opened(day, scope, record):
    return open_brief(day, scope, data=str(record.package.folder))


def population_of(view, key):
    return next(p for p in populations(view) if key in dict(p.rows))


@pytest.mark.parametrize(
    "case, day, scope, printed",
    [
        # A day with a second one after a space is a brief since that one: what is new is told before the rest.
        (
            "a component is lost",
            "2022-12-31",
            "UZ",
            r"438 returned in five operations; against it: 438 in the first four and 93 in the fifth, which make 531\. We prefer the second",
        ),
        (
            "the upper bound becomes the number, and people become fighters",
            "2016-12-31",
            "central-asia",
            r"[Mm]ore than 4,000 fighters; against it: 2,000 to 4,000 people, those who did not fight included\. We prefer the second",
        ),
        (
            "one voice taken for three",
            "2015-02-28",
            "central-asia",
            r"1,400, printed as one institute’s; against it: the sum of five figures that Karin had printed",
        ),
        (
            "an unexplained jump",
            "2015-02-28",
            "KG",
            r"1,400 fighters from Central Asia; against it: 30, all of them Kyrgyzstanis, three months before\. Left open",
        ),
        (
            "circular origin",
            "2015-06-30",
            "KZ",
            r"150 fighters, by an official in 2015; against it: 250 nationals, by Karin in 2014\. Left open\. The official’s figure most likely repeats a video of 2013",
        ),
        ("stale figures called latest", "2025-10-31", "KG", r"Stale \(.*?\): .*? latest figures"),
        (
            "the denominator moves",
            "2021-08-31",
            "tip",
            r"500 fighters of one group in Badakhshan; against it: 500 foreign fighters of several nationalities, the year before",
        ),
        (
            "with families falls away",
            "2023-12-31",
            "central-asia",
            r"4,000 to 5,000 fighters; against it: 4,000 to 6,000 fighters with their families\. We prefer the second",
        ),
        (
            "a neighbour's figure is added",
            "2024-07-31 2024-06-30",
            "central-asia",
            r"3,000 to 5,000 of the TTP and ETIM together; against it: the same range for the TTP alone, in 2022\. We prefer the second",
        ),
        (
            "two sums that do reconcile",
            "2023-06-30",
            "TJ",
            r"109 Tajikistanis on the flight of May 2023; against it: 104, and five Kazakhstanis on board\. We prefer the second",
        ),
        (
            "a speaker contradicts himself",
            "2016-12-31",
            "KZ",
            r"[Nn]o visible threat to the region; against it: a danger for Kazakhstan, by the same president three weeks later\. Left open",
        ),
        (
            "deaths later reversed",
            "2015-12-31",
            "tip",
            r"[Tt]he emir dead in 2010; against it: the emir alive in 2014 and 2015\. We prefer the second",
        ),
        (
            "attackers inside the death toll",
            "2014-05-31",
            "tip",
            r"Tolls count all dead, attackers included.*railway station in Urumqi \(attack; 3 dead\)",
        ),
        ("a raid counted as an attack", "2012-06-30", "KZ", r"Boraldai \(raid; 7 dead\)"),
        ("an accident counted as an attack", "2013-12-31", "KZ", r"where a bomb was being made \(accident; 8 dead\)"),
        (
            "attribution contested",
            "2014-12-31",
            "imu",
            r"Ambush of a Tajik army column \(attack; 25 dead\); claimed by IMU; blamed on Forces of Mullo Abdullo",
        ),
        (
            "zero taken for nothing happened",
            "2025-10-31",
            "KZ",
            r"No terrorist incident was reported in Kazakhstan in 2023",
        ),
    ],
)
def test_the_brief_prints_the_case_as_it_should(case, day, scope, printed):
    day, _, since = day.partition(" ")
    text = text_of(day, scope, since)
    assert re.search(printed, text), (case, [m for m in re.findall(r"[^.]*against it[^.]*\.", text)])


@pytest.mark.parametrize(
    "day, toll",
    [("2016-06-05", "10 dead"), ("2016-06-07", "18 dead"), ("2016-06-09", "21 dead"), ("2016-12-31", "25 dead")],
)
def test_a_count_that_matures_is_printed_as_it_was_known_on_the_day(day, toll):
    assert re.search(rf"barracks in Aktobe \(attack; (?:6–)?{toll}", text_of(day, "KZ"))


def test_2000_and_people_go_with_every_4000_of_that_count(record):
    row = record.row("estimates", "E025")
    assert bounds(row["low"], row["best"], row["high"]) == "2,000–4,000"
    brief = opened("2016-12-31", "central-asia", record)
    assert "people" in who(brief, population_of(brief.view, "E025").identity)
    assert re.search(
        r"[Pp]eople \(fighters with others\) from the five states.{0,80}2,000–4,000", text_of("2015-01-31", "central-asia")
    )


def test_one_voice_is_counted_once(record):
    view = opened("2015-06-30", "central-asia", record).view
    roots = {key: view.roots(record.row("estimates", key)) for key in ("E027", "E028", "E029", "E122", "E123")}
    assert set(roots.values()) == {frozenset({"karin"})}


def test_an_old_figure_is_called_stale_by_its_number():
    text = text_of("2025-10-31", "KG")
    stale = text[text.index("Stale (") : text.index("Gaps.")] if "Gaps." in text else text[text.index("Stale (") :]
    assert "850" in stale


def test_figures_of_several_nationalities_and_of_one_group_are_two_populations(record):
    view = opened("2021-08-31", "central-asia", record).view
    several, one = population_of(view, "E015"), population_of(view, "E016")
    assert several.identity != one.identity and several.identity[0] == "" and one.identity[0] == "tip"


@pytest.mark.parametrize("one, other", [("E036", "E037"), ("E045", "E046"), ("E141", "E142"), ("E035", "E122")])
def test_figures_of_other_theatres_or_people_share_no_line(record, one, other):
    view = opened("2025-10-31", "central-asia", record).view
    if one == "E035":
        assert population_of(view, one).identity == population_of(view, other).identity
    else:
        assert population_of(view, one).identity != population_of(view, other).identity


def test_the_upper_bound_of_an_ambassadors_range_is_not_printed_alone():
    text = text_of("2017-12-31", "tip") + text_of("2017-12-31", "CN")
    assert "4,000–5,000" in text
    assert not re.search(r"up to 5,000(?!”)", text)


def test_the_tajik_missions_add_up_to_their_total(record):
    parts = [record.row("returns", key)["best"] for key in ("R013", "R114", "R110", "R111")]
    assert sum(parts) == record.row("returns", "R016")["best"] == 381


def test_a_neighbours_fighters_are_not_a_central_asian_groups(record):
    assert record.row("estimates", "E116")["group"] == "ttp"
    assert "E116" not in opened("2025-10-31", "tip", record).view["estimates"].index


def test_an_emir_said_to_be_dead_was_alive():
    assert "emir alive" not in text_of("2012-12-31", "tip")
    after = text_of("2015-12-31", "tip")
    assert "the emir alive" in after and "Death of the emir of the Turkistan Islamic Party, as reported" in after


def test_a_figure_that_a_dispute_rules_against_is_never_the_latest_of_a_population(record):
    view = opened("2025-10-31", "central-asia", record).view
    assert view["disputes"].loc["D132", ["row", "ruling"]].tolist() == ["E143", "prefer-contrary"]
    shown = {key for p in populations(view) for key, _ in p.rows}
    assert "E143" not in shown and "E142" in shown and "E143" in view["estimates"].index


def test_a_figure_of_no_known_day_is_never_the_latest_of_a_population(record):
    view = opened("2026-11-24", "central-asia", record).view
    undated = {key for key, row in view["estimates"].iterrows() if not row["date_end"]}
    timeless = {
        k for k in undated if view.row("sources", view["estimates"].at[k, "source"])["published_basis"] == "unknown"
    }
    shown = {key for p in populations(view) for key, _ in p.rows}
    assert timeless and undated - timeless and not timeless & shown
