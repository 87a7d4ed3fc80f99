"""An axis of whole years, and where days stand on it, in px."""

from datetime import date

import altair as alt

from returnwatch.charts.layer import layer
from returnwatch.charts.theme import GRID, QUIET, px, words

# Width of the narrowest mark in px: a date known to within it is a dot. With its line a dot reaches so far from its middle.
DOT, REACH = 8, 5.2


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

    def axis(self, y, across, most=9):
        """Layers of the axis: years printed at `y`, hair lines across each of some stretches.

        Args:
            y: Middle of the years in px.
            across: (top, bottom) pairs in px.
            most: How many years are printed at most.
        """
        years = range(self.first.year, self.last.year)
        step = next(s for s in (1, 2, 3, 5, 10, 20, 50) if len(years) <= most * s)
        shown = [year for year in years if year % step == 0 or step == 1]
        places = {year: round(self.at(date(year, 1, 1)), 1) for year in shown}
        rows = [{"x": x, "y": y, "year": str(year)} for year, x in places.items() if x < self.right - 30]
        # Without it a reader can't see where the axis ends.
        ends = {"x": self.right, "y": y, "year": str(self.last.year - 1)}
        last = [words(layer([ends]), "x", "year", color=QUIET, align="right")]
        last = last if not places or max(places.values()) < self.right - 70 else []
        hairs = [{"x": x, "top": top, "bottom": bottom} for x in places.values() for top, bottom in across]
        lines = layer(hairs).mark_rule(color=GRID)
        return [
            lines.encode(x=px(alt.X, "x"), y=px(alt.Y, "top"), y2=alt.Y2(field="bottom")),
            words(layer(rows), "x", "year", color=QUIET, dx=1),
            *last,
        ]

    def span(self, row):
        """Where a row's mark runs: its ends in px, alike for a date that is known to within a mark's width."""
        a, b = self.at(row["date_start"]), self.at(row["date_end"])
        if b - a <= DOT:
            a = b = (a + b) / 2
        a, b = (min(max(v, self.left + REACH), self.right - REACH) for v in (a, b))
        return {"x1": round(a, 1), "x2": round(b, 1)}
