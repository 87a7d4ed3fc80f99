"""Drawings on time and on the map, wide and narrow: every text is within the picture and clear of the others."""

import json

import altair as alt
import jsonschema
import numpy as np
import pytest
from drawn import overlapping, texts, width
from reading import ROOT

from returnwatch.brief import open_brief
from returnwatch.charts.draw import _render, specification, svg
from returnwatch.charts.layer import Layer
from returnwatch.charts.theme import CONFIG, NARROW, TYPE
from returnwatch.explore.inline import document
from returnwatch.figure import SVG
from returnwatch.prose.happened import map_figure, timeline_figure
from returnwatch.prose.said import figure as said_figure

PAD = CONFIG["padding"]
# A line on the edge of a drawing is half outside it.
HAIR = 2
FIGURES = {"timeline": timeline_figure, "map": map_figure, "said and done": said_figure}
BRIEFS = [
    ("2001-09-10", "central-asia"),
    ("2013-01-14", "central-asia"),
    ("2025-10-31", "central-asia"),
    ("2013-01-14", "UZ"),
    ("2013-01-14", "KZ"),
    ("2025-10-31", "KG"),
    ("2025-10-31", "TJ"),
    ("2025-10-31", "CN"),
    ("2025-10-31", "TM"),
    ("2025-10-31", "imu"),
    ("2025-10-31", "tip"),
    ("2013-01-14", "jamaat-ansarullah"),
]


def pictures(day, scope, form):
    """Static pictures of a brief's figures, by their names; what has nothing to draw is left out."""
    brief = open_brief(day, scope, data=str(ROOT / "data"))
    figures = {name: make(brief) for name, make in FIGURES.items()}
    return {name: svg(specification(f.charts[form]), "fig") for name, f in figures.items() if f}


@pytest.mark.parametrize("form", ["wide", "narrow"])
@pytest.mark.parametrize(("day", "scope"), BRIEFS)
def test_no_text_leaves_its_picture_or_touches_another(day, scope, form):
    for name, picture in pictures(day, scope, form).items():
        found, wide = texts(picture), width(picture)
        assert found, name
        out = [text for text, box in found if box[0] < PAD - 1 or box[2] > wide - PAD + 1]
        assert out == [], name
        assert overlapping(found) == [], name
        assert f'font-size="{TYPE}px"' in picture and picture.count("font-size=") == picture.count(f'"{TYPE}px"'), name
        if form == "narrow":
            assert wide <= NARROW + 2 * PAD + HAIR, name


@pytest.mark.parametrize(("day", "scope"), [("2013-01-14", "central-asia"), ("2025-10-31", "central-asia")])
@pytest.mark.parametrize("form", ["wide", "narrow"])
def test_a_country_whose_name_has_no_room_in_it_is_led_to(day, scope, form):
    brief = open_brief(day, scope, data=str(ROOT / "data"))
    spec = specification(map_figure(brief).charts[form])
    labels = {
        row["label"].partition(":")[0]: row
        for rows in spec["datasets"].values()
        for row in rows
        if str(row.get("label", "")).startswith(("Kyrgyzstan", "Tajikistan"))
    }
    assert sorted(labels) == ["Kyrgyzstan", "Tajikistan"]
    for row in labels.values():
        assert {"lx1", "ly1", "lx2", "ly2", "left", "top", "right", "bottom"} <= set(row)
        # The leader ends at the label's own ground.
        assert row["left"] - 3 <= row["lx2"] <= row["right"] + 3 and row["top"] <= row["ly2"] <= row["bottom"]


@pytest.mark.parametrize(("day", "scope"), [("2013-01-14", "central-asia"), ("2025-10-31", "TJ")])
def test_every_drawing_is_specified_as_altair_specifies_it(day, scope, monkeypatch):
    def specified():
        return [drawing.specs for drawing in document(open_brief(day, scope, data=str(ROOT / "data"))).drawings]

    ours = specified()
    monkeypatch.delattr(Layer, "to_dict")
    assert json.dumps(ours) == json.dumps(specified())


@pytest.mark.parametrize(("day", "scope"), [("2013-01-14", "central-asia"), ("2025-10-31", "TJ")])
def test_every_drawing_is_what_the_schema_of_vega_lite_allows(day, scope):
    drawings = document(open_brief(day, scope, data=str(ROOT / "data"))).drawings
    assert len(drawings) >= 6
    for drawing in drawings:
        for spec in drawing.specs.values():
            alt.LayerChart.from_dict(spec)
    with pytest.raises(jsonschema.ValidationError):
        alt.LayerChart.from_dict(drawings[0].specs["wide"] | {"width": []})


def test_a_chart_of_an_analyst_may_hold_what_numpy_calls_a_text_or_a_number():
    scale = alt.Scale(domain=list(np.unique(["b", "a"])))
    place = alt.X(field="a", type="nominal", scale=scale), alt.Y(field="b", type="quantitative", scale=alt.Scale(domainMax=np.float64(2)))
    told, _ = _render(alt.Chart(alt.Data(values=[{"a": "b", "b": 1}])).mark_point().encode(*place).to_dict())
    assert list(texts(told[SVG]))
