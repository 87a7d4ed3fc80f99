"""A lane a kind on one time axis: a dot an item, a bar across a date known only as a range, stacked clear."""

from dataclasses import dataclass, field

import altair as alt

from returnwatch.charts import columns
from returnwatch.charts.layer import layer
from returnwatch.charts.theme import (
    BLUE,
    GRID,
    LEADING,
    ORANGE,
    PAPER,
    QUIET,
    TOOLTIP,
    numbers,
    px,
    width_of,
    words,
)
from returnwatch.charts.years import DOT

# Distance of stacked marks and room between lanes, in px; on a phone a lane's name stands above its marks.
PITCH, BETWEEN, UNDER = 9, 6, 2


@dataclass
class Drawn:
    """Lanes one under another, in px.

    Attributes:
        marks: Dots and bars, as `marked` takes them.
        heads: Names of lanes, and counts with their rows.
        floors: The line on which each lane stands.
        across: (top, bottom) of each lane's marks.
        bottom: Where the last of them ends.
    """

    marks: list = field(default_factory=list)
    heads: list = field(default_factory=list)
    floors: list = field(default_factory=list)
    across: list = field(default_factory=list)
    bottom: float = 0


def under_another(lanes, years, top, make, *, narrow, periods=None):
    """Lanes one under another.

    Args:
        lanes: (name, items, counts) triples: items are rows as `stacked` takes them, counts pairs of rows and the px at
            which their number ends.
        years: A `Years`.
        top: Where the first lane starts, in px.
        make: Function from a row to its mark's cells (row, label, when, source_label, grade, tone, hollow …).
        narrow: Whether a name stands above its lane and not beside it.
        periods: A `columns.Periods` where each period is a column; else each item is a mark.

    Returns:
        A `Drawn`.
    """
    drawn, y = Drawn(), top
    for name, items, counts in lanes:
        start, least = (y + LEADING + UNDER, PITCH + 2) if narrow else (y, LEADING)
        if periods:
            marks, floor = periods.lane(name, items, years, start, make, least)
        else:
            marks, floor = lane(items, years, start, make, least)
        line = (y if narrow else floor - LEADING) + LEADING / 2
        drawn.marks += marks
        drawn.heads += [
            {"name": name, "y": line},
            *(columns.counted(rows) | {"x": x, "y": line} for rows, x in counts if rows),
        ]
        drawn.floors.append(floor)
        drawn.across.append((start, floor))
        drawn.bottom, y = floor, floor + BETWEEN
    return drawn


def headed(heads):
    """Layers of names, at the left, and of counts, flush right at their `x`."""
    data = layer(heads)
    return [
        words(data.transform_filter("isValid(datum.name)"), 0, "name"),
        numbers(data.transform_filter("isValid(datum.count)"), "x", align="right"),
    ]


def stacked(items, years):
    """Levels for marks that would touch, the first lowest.

    Args:
        items: Dicts with date_start, date_end and row.
        years: A `Years`.

    Returns:
        (item, place, level) in order of their start, where place is what `Years.span` gives; and how many levels.
    """
    found, ends = [], []
    for item in sorted(items, key=lambda r: (r["date_start"], r["date_end"], r["row"])):
        place = years.span(item)
        level = next((i for i, end in enumerate(ends) if place["x1"] - end >= PITCH), len(ends))
        ends[level : level + 1] = [place["x2"]]
        found.append((item, place, level))
    return found, len(ends)


def lane(items, years, top, make, least=LEADING):
    """Marks of one lane and where it ends.

    Args:
        items, years, top, make: As `under_another` takes them.
        least: Height of a lane at the least, in px.

    Returns:
        Marks (dicts), and the px of the line on which the lowest of them stand.
    """
    found, levels = stacked(items, years)
    floor = top + max(levels * PITCH, least)
    marks = [make(item) | place | {"y": round(floor - PITCH * (level + 0.5), 1)} for item, place, level in found]
    return marks, floor


def marked(marks):
    """Layers of dots and bars, and of columns where there are any; hollow ones are white within a line of their tone."""
    single, several = [m for m in marks if "y" in m], [m for m in marks if "y" not in m]
    tones = alt.Scale(domain=["main", "other", "key"], range=[ORANGE, BLUE, QUIET])
    tone = {"field": "tone", "type": "nominal", "legend": None, "scale": tones}
    fill = alt.Fill(**tone, condition={"test": "datum.hollow", "value": PAPER})
    look = {"fill": fill, "stroke": alt.Stroke(**tone)}
    base = layer([mark | {"y1": mark["y"] - 3, "y2": mark["y"] + 3} for mark in single])
    bars = base.transform_filter("datum.x1 < datum.x2").mark_rect(cornerRadius=3, fillOpacity=0.35, strokeWidth=1)
    points = base.transform_filter("datum.x1 == datum.x2").mark_point(size=DOT**2, opacity=1, strokeWidth=1.3)
    across = {"x": px(alt.X, "x1"), "tooltip": TOOLTIP, **look}
    layers = [
        bars.encode(x2=alt.X2(field="x2"), y=px(alt.Y, "y1"), y2=alt.Y2(field="y2"), **across),
        points.encode(y=px(alt.Y, "y"), shape=alt.ShapeValue("circle"), **across),
    ]
    return [*(layers if single else []), *(columns.layers(several, look) if several else [])]


def key(names):
    """What a filled and a hollow mark mean, in the first line, each flush right over the counts of its kind.

    Args:
        names: Dict of a word to the px at which it ends, the mark's tone, and whether it is hollow.
    """
    rows = [(word, round(x - width_of(word) - DOT, 1), x, tone, hollow) for word, (x, tone, hollow) in names.items()]
    marks = [{"x1": at, "x2": at, "y": 6, "tone": tone, "hollow": hollow} for _, at, _, tone, hollow in rows]
    text = layer([{"word": word, "x": x, "y": 6} for word, _, x, *_ in rows])
    return [*marked(marks), words(text, "x", "word", color=QUIET, align="right")]


def floors(places, left, right):
    """A hair line on which each lane stands."""
    base = layer([{"y": y, "x": left, "x2": right} for y in places])
    return base.mark_rule(color=GRID).encode(x=px(alt.X, "x"), x2=alt.X2(field="x2"), y=px(alt.Y, "y"))


def beside(mark, text, years):
    """Where a text stands beside a mark, on the side with more room: its px, its alignment and its room in px."""
    right, left = years.right - mark["x2"] - DOT, mark["x1"] - years.left - DOT
    if width_of(text) <= right or right >= left:
        return {"tx": mark["x2"] + DOT, "align": "left"}, right
    return {"tx": mark["x1"] - DOT, "align": "right"}, left
