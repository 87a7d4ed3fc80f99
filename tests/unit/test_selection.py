"""Picking rows: scope, days and grades; chains, conflicts, two days side by side, and a selection taken away."""

import csv
import json
from pathlib import Path

import nbformat
import pytest

from returnwatch.brief import open_brief
from returnwatch.errors import UsageError
from returnwatch.explore import brief_for, chain, chain_of_claim, compare, conflicts, draft, save, select, sources
from returnwatch.explore.export import harmless
from returnwatch.explore.inline import narrowed
from returnwatch.explore.linked import linked_chart
from returnwatch.explore.look import look
from returnwatch.explore.marks import timeline_marks
from returnwatch.explore.opened import opened
from returnwatch.explore.table import shown

ROOT = Path(__file__).parents[2]
TJ = ("TJ", "2015-01-01", "2020-12-31")


@pytest.fixture(autouse=True)
def in_the_repository(monkeypatch):
    monkeypatch.chdir(ROOT)


def test_the_estimates_of_tajikistan_in_2015_to_2020_are_all_there_with_their_conflicts():
    rows = select(*TJ, tables=["estimates"])
    assert {"estimates/E036", "estimates/E038", "estimates/E044", "estimates/E045", "estimates/E134"} <= set(rows.index)
    assert not {"estimates/E028", "estimates/E046"} & set(rows.index)
    found = conflicts(rows)
    pairs = {frozenset(pair) for pair in zip(found["row"], found["against"])}
    assert frozenset(("estimates/E037", "estimates/E036")) in pairs  # A dispute with a ruling.
    assert frozenset(("estimates/E038", "estimates/E134")) in pairs  # 1,300 and about 1,500 fighters, no ruling.
    assert frozenset(("estimates/E044", "estimates/E045")) not in pairs  # More than 1,100 leaves room for 1,900.


def test_figures_of_other_people_or_another_measure_are_never_held_against_one_another():
    record = opened()
    for line in conflicts(select("central-asia")).to_dict("records"):
        if line["ruling"] == "none yet":
            table = line["row"].split("/")[0]
            first, second = (record.row(*line[side].split("/")) for side in ("row", "against"))
            same = ("country", "manner", "counts")
            if table == "estimates":
                same = ("measure", "counts", "origin", "theatre")
            assert all(first[c] == second[c] for c in same)


def test_grades_days_and_scope_narrow_and_nothing_later_is_known():
    rows = select("central-asia", as_of="2013-01-14")
    assert all(day.isoformat() <= "2013-01-14" for day in rows["known"])
    good = select("central-asia", as_of="2013-01-14", reliability="B", credibility="3")
    assert 0 < len(good) < len(rows)
    assert set(good["reliability"]) <= {"A", "B"} and set(good["credibility"]) <= {"1", "2", "3"}
    assert len(select("TM", "1950-01-01", "1950-12-31")) == 0


@pytest.mark.parametrize(
    "wrong, message",
    [
        ({"scope": "Tajikstan"}, r"near: TJ \(Tajikistan\)"),
        ({"first": "2015"}, "first: expected a day like 2013-01-14"),
        ({"first": "2016-01-01", "last": "2015-01-01"}, "last: 2015-01-01 is before first 2016-01-01"),
        ({"reliability": "G"}, "reliability: expected one of A, B, C, D, E, F, not 'G'"),
        ({"tables": ["sources"]}, "tables: expected one of estimates"),
    ],
)
def test_a_wrong_word_is_answered_in_one_line(wrong, message):
    with pytest.raises(UsageError, match=message):
        select(**wrong)


def test_the_chain_leads_from_the_figure_by_way_of_its_voices_to_what_was_read():
    steps = chain("E001")
    assert steps.loc["printed", "says"] == "an estimated 200–300"
    assert steps.loc["row", "where"] == "data/estimates.csv:2"
    assert steps.index.tolist().index("source") < steps.index.tolist().index("reported in")
    assert "not read" in steps.loc["read", "says"].iloc[0]
    with pytest.raises(UsageError, match="no single graded row 'E999'"):
        chain("E999")


def test_every_row_of_the_record_has_a_chain_that_ends_at_something_read():
    record = opened()
    for row in select("central-asia").index[::7]:
        read = chain(row).loc[["read"], "says"]
        assert not read.iloc[-1].startswith("not read"), row
    assert record.tables


def test_every_claim_of_a_published_brief_has_a_chain():
    claims = json.loads((ROOT / "reports/central-asia/2013-01-14/claims.json").read_text())
    graded = [c for c in claims if c["table"] in ("estimates", "returns")][:10]
    assert graded
    for claim in graded:
        assert len(chain_of_claim(claim).index.unique("row")) == len(set(claim["rows"]))


def test_two_days_side_by_side():
    both = compare("TJ", "2014-12-31", "2020-12-31")
    before, after = (set(select("TJ", as_of=day).index) for day in ("2014-12-31", "2020-12-31"))
    assert set(both.new.index) == after - before
    figures = both.changed[both.changed["about"] == "figure"].set_index("of")
    ever_left = figures.loc["nationals from Tajikistan, in Syria and Iraq (all who ever left)"]
    assert ever_left.tolist()[1:] == ["none held", "1,900 (E045)"]
    with pytest.raises(UsageError, match="earlier: 2020-12-31 is not before later 2014-12-31"):
        compare("TJ", "2020-12-31", "2014-12-31")


def test_a_selection_is_taken_away_with_its_sources_and_no_formula(tmp_path):
    rows = select(*TJ)
    rows.iloc[0, rows.columns.get_loc("note")] = "=1+1"
    kept, beside = save(rows, tmp_path / "taken.csv")
    with open(kept, encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    assert len(lines) == len(rows) and lines[0]["note"] == "'=1+1"
    with open(beside, encoding="utf-8-sig", newline="") as file:
        named = {line["key"] for line in csv.DictReader(file)}
    assert {line["source"] for line in lines} <= named == set(sources(rows).index)
    assert [harmless(v) for v in ("+1", "@x", "-x", "a-b", "")] == ["'+1", "'@x", "'-x", "a-b", ""]


def test_the_brief_of_a_selection_counts_its_rows_alone():
    brief = narrowed(select(*TJ, tables=["accounts"]))
    assert {len(brief.view[t]) for t in ("estimates", "returns", "flows")} == {0}
    assert set(brief.view["incidents"].index) == set(brief.view["accounts"]["incident"])
    assert "We hold no report of anybody coming home" in brief_for(select(*TJ, tables=["accounts"])).page


def test_marks_of_a_lane_never_hide_one_another_and_the_chart_is_what_its_schema_says():
    rows = select("central-asia")
    marks, lanes, height = timeline_marks(rows, [0, 1_800_000_000_000])
    assert len(marks) == len(rows) == sum(lane["n"] for lane in lanes)
    assert len({(m["t"], m["y"]) for m in marks}) == len(marks)
    assert max(m["y"] for m in marks) < height
    linked_chart(select(*TJ), opened()).to_dict()


def test_text_of_the_record_is_no_markup_and_militant_media_are_no_link():
    rows = select("central-asia")
    rows.iloc[0, rows.columns.get_loc("what")] = "<script>alert(1)</script>"
    assert "<script>" not in look(rows)._repr_html_()
    kinds = opened()["sources"]["kind"]
    assert all("href" not in line for line, s in zip(shown(rows), rows["source"]) if kinds[s] == "militant-media")


def test_the_notebook_is_stored_without_outputs_and_its_cells_are_thin():
    notebook = nbformat.read(ROOT / "notebooks/explore.ipynb", 4)
    code = [c for c in notebook.cells if c.cell_type == "code"]
    assert code[0].metadata["tags"] == ["parameters"]
    assert all(c.outputs == [] and c.execution_count is None and len(c.source.splitlines()) <= 10 for c in code)


def test_a_row_that_was_pasted_is_there_at_once(data):
    before = len(select("TJ", data=str(data)))
    row = draft("returns", str(data), country="TJ", manner="unknown", status="carried-out", counts="men", best=1,
                source_original="rferl", source="asiaplustj-2020-07-28", locator="paragraph 7", credibility=4)
    with open(data / "returns.csv", "a", encoding="utf-8") as file:
        file.write(row.line + "\n")
    assert len(select("TJ", data=str(data))) == before + 1


def test_a_notebook_finds_the_record_from_its_own_folder(monkeypatch):
    monkeypatch.chdir(ROOT / "notebooks")
    assert len(select("TJ")) > 50
    assert open_brief("2013-01-14", "TJ").view["statements"].size
    assert chain("E001").loc["row", "where"] == "data/estimates.csv:2"
