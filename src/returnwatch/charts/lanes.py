"""A lane a kind on one time axis: a dot an item, a bar across a date known only as a range, stacked clear."""

from datetime import date

import altair as alt

from returnwatch.charts.theme import (
    BLUE,
    GRID,
    LEADING,
    ORANGE,
    PAPER,
    QUIET,
    TOOLTIP,
    px,
    values,
    width_of,
    words,
)

# Distance of stacked marks, their diameter, and room between lanes, in px.
PITCH, DOT, BETWEEN = 9, 8, 6


class Years:
    """Whole years around two days, from one place on the drawing to another.

    Args:
        start, end: First and last day.
        left, right: Where the axis starts and ends, in px.
    """

    def __init__(self, start, end, left, right):
        self.first, self.last = date(start.year, 1, 1), date(end.year + 1, 1, 1)
        self.left, self.right = left, right

    def at(self, day):
        """Place of a day, in px."""
        return self.left + (self.right - self.left) * (day - self.first).days / (self.last - self.first).days

    def axis(self, y, top, bottom, most=9):
        """Layers of the axis: years printed at `y`, hair lines from `top` to `bottom` (px)."""
        years = range(self.first.year, self.last.year)
        step = next(s for s in (1, 2, 3, 5, 10, 20) if len(years) <= most * s)
        shown = [year for year in years if year % step == 0 or step == 1]
        rows = [
            {"x": round(self.at(date(year, 1, 1)), 1), "y": y, "top": top, "bottom": bottom, "year": str(year)}
            for year in shown
        ]
        # Without it a reader can't see where the axis ends.
        ends = {"x": self.right, "y": y, "year": str(self.last.year - 1)}
        last = [words(alt.Chart(values([ends])), "x", "year", color=QUIET, align="right")]
        last = last if rows[-1]["x"] < self.right - 70 else []
        base = alt.Chart(values(rows))
        fits = base.transform_filter(f"datum.x < {self.right - 30}")
        hairs = base.mark_rule(color=GRID).encode(x=px(alt.X, "x"), y=px(alt.Y, "top"), y2=alt.Y2("bottom"))
        return [hairs, words(fits, "x", "year", color=QUIET, dx=1), *last]

    def span(self, row):
        """Where a row's mark runs: its ends in px, alike for a date that is known to within a mark's width."""
        a, b = self.at(row["date_start"]), self.at(row["date_end"])
        if b - a <= DOT:
            a = b = (a + b) / 2
        a, b = (min(max(v, self.left + DOT / 2), self.right - DOT / 2) for v in (a, b))
        return {"x1": round(a, 1), "x2": round(b, 1)}


def stacked(items, years):
    """Levels for marks that would touch, the first lowest.

    Args:
        items: Dicts with date_start and date_end.
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


def lane(items, years, top, make):
    """Marks of one lane and where it ends.

    Args:
        items: Its rows, as `stacked` takes them.
        years: A `Years`.
        top: Where the lane starts, in px.
        make: Function from a row to the mark's cells (row, label, when, source_label, grade, tone, hollow …).

    Returns:
        Marks (dicts), and the px of the line on which the lowest of them stand.
    """
    found, levels = stacked(items, years)
    floor = top + max(levels * PITCH, LEADING)
    marks = [make(item) | place | {"y": round(floor - PITCH * (level + 0.5), 1)} for item, place, level in found]
    return marks, floor


def marked(marks):
    """Layers of dots and bars; hollow ones are white within a line of their tone."""
    tones = alt.Scale(domain=["main", "other", "key"], range=[ORANGE, BLUE, QUIET])
    tone = {"field": "tone", "type": "nominal", "legend": None, "scale": tones}
    fill = alt.Fill(**tone, condition={"test": "datum.hollow", "value": PAPER})
    base = alt.Chart(values([mark | {"y1": mark["y"] - 3, "y2": mark["y"] + 3} for mark in marks]))
    look = {"fill": fill, "stroke": alt.Stroke(**tone), "tooltip": TOOLTIP}
    bars = base.transform_filter("datum.x1 < datum.x2").mark_rect(cornerRadius=3, fillOpacity=0.35, strokeWidth=1)
    points = base.transform_filter("datum.x1 == datum.x2").mark_point(size=DOT**2, opacity=1, strokeWidth=1.3)
    return [
        bars.encode(x=px(alt.X, "x1"), x2=alt.X2("x2"), y=px(alt.Y, "y1"), y2=alt.Y2("y2"), **look),
        points.encode(x=px(alt.X, "x1"), y=px(alt.Y, "y"), shape=alt.ShapeValue("circle"), **look),
    ]


def key(names):
    """What a filled and a hollow mark mean, in the first line.

    Args:
        names: Dict of a word to its px, the mark's tone, and whether it is hollow.
    """
    marks = [{"x1": x - 8, "x2": x - 8, "y": 6, "tone": tone, "hollow": hollow} for x, tone, hollow in names.values()]
    text = alt.Chart(values([{"word": word, "x": x, "y": 6} for word, (x, *_) in names.items()]))
    return [*marked(marks), words(text, "x", "word", color=QUIET)]


def floors(places, left, right):
    """A hair line on which each lane stands."""
    base = alt.Chart(values([{"y": y, "x": left, "x2": right} for y in places]))
    return base.mark_rule(color=GRID).encode(x=px(alt.X, "x"), x2=alt.X2("x2"), y=px(alt.Y, "y"))


def beside(mark, text, years):
    """Where a text stands beside a mark, on the side with more room: its px, its alignment and its room in px."""
    right, left = years.right - mark["x2"] - DOT, mark["x1"] - years.left - DOT
    if width_of(text) <= right or right >= left:
        return {"tx": mark["x2"] + DOT, "align": "left"}, right
    return {"tx": mark["x1"] - DOT, "align": "right"}, left
