"""Columns in place of dots: where a lane holds more marks than an eye can tell apart, a column a period counts them."""

from datetime import date

import altair as alt

from returnwatch.charts.layer import layer
from returnwatch.charts.theme import INK, LEADING, NARROW, numbers, px, width_of
from returnwatch.charts.years import DOT, Years
from returnwatch.figure import joined
from returnwatch.record.dates import MONTHS

# From so many marks in a lane, or so many one above another on a phone, dots give way to columns.
CROWD, DEEP = 240, 16
# Height in px of the highest column of a figure.
TALL = 44
# Months of a period, for axes of up to so many years.
SPANS = ((2, 1), (6, 3), (1000, 12))
NAMES = {1: "month", 3: "quarter", 12: "year"}
TOLD = [
    alt.Tooltip(field="label", type="nominal", title="counted"),
    alt.Tooltip(field="when", type="nominal", title="dated"),
]


def crowded(lanes):
    """Whether items are too many to be drawn each; the same for a wide and a narrow drawing.

    Args:
        lanes: Lists of rows with date_start and date_end, one list a lane.
    """
    found = [r for lane in lanes for r in lane]
    if not found:
        return False
    years = Years(min(r["date_start"] for r in found), max(r["date_end"] for r in found), 0, NARROW)
    return any(len(lane) > CROWD or _deepest(lane, years) > DEEP for lane in lanes)


def _deepest(lane, years):
    """How many marks stand one above another at most, as `lanes.stacked` puts them."""
    spans = [years.span(r) for r in lane]
    return max((sum(s["x1"] - DOT <= one["x1"] <= s["x2"] + DOT for s in spans) for one in spans), default=0)


class Periods:
    """Months, quarters or years, each a column of the rows that begin in it.

    Args:
        lanes: Lists of rows with row, date_start and date_end, one list a lane.
        sides: What a filled and a hollow mark are, in words: 'at home', 'abroad'.
    """

    def __init__(self, lanes, sides=("", "")):
        self._sides = sides
        found = [r for lane in lanes for r in lane]
        years = max(r["date_end"] for r in found).year - min(r["date_start"] for r in found).year + 1
        self.months = next(months for most, months in SPANS if years <= most)
        self.name = NAMES[self.months]
        self._highest = max(len(rows) for lane in lanes for rows in self._parted(lane).values())

    def _parted(self, rows):
        """Rows by the first month of their period, as (year, month) pairs in order."""
        found = {}
        for r in sorted(rows, key=lambda r: (r["date_start"], r["row"])):
            month = (r["date_start"].month - 1) // self.months * self.months + 1
            found.setdefault((r["date_start"].year, month), []).append(r)
        return found

    def _when(self, year, month):
        last = month + self.months - 1
        return {1: f"{MONTHS[month]} {year}", 12: f"{year}"}.get(
            self.months, f"{MONTHS[month]} to {MONTHS[last]} {year}"
        )

    def lane(self, name, rows, years, top, make, least):
        """Columns of one lane, filled ones below hollow ones, its highest with its number; and the px of their floor.

        Args:
            name: What the lane counts.
            rows, years, top, make, least: As `lanes.under_another` takes them; a mark's tone and whether it is hollow is
                taken from what `make` gives.
        """
        parted = self._parted(rows)
        most = max(len(some) for some in parted.values())
        floor = top + max(TALL * most / self._highest + LEADING, least)
        tone = make(rows[0])["tone"]
        hollow = {r["row"]: make(r)["hollow"] for r in rows}
        marks, highest = [], []
        for (year, month), some in parted.items():
            after = date(year + (month + self.months > 12), (month + self.months - 1) % 12 + 1, 1)
            place = {"x1": round(years.at(date(year, month, 1)) + 1, 1), "x2": round(years.at(after) - 1, 1)}
            place |= {"when": self._when(year, month), "tone": tone}
            low = floor
            for side in (False, True):
                if part := [r for r in some if hollow[r["row"]] == side]:
                    high = low - TALL * len(part) / self._highest
                    label = f"{name} {self._sides[side]}".strip() + f": {len(part):,}"
                    mark = counted(part) | place | {"label": label, "hollow": side}
                    marks.append(mark | {"y1": round(high, 1), "y2": round(low, 1)})
                    low = high
            if len(some) == most and not highest:
                highest.append(_number(some, place, years) | {"top": round(low - LEADING / 2, 1)})
        return marks + highest, floor


def counted(rows):
    """How many rows, as cells of a datum that the audit counts anew."""
    return {"rows": joined(r["row"] for r in rows), "operation": "count", "count": len(rows)}


def _number(rows, place, years):
    """A column's number above it, within the axis."""
    half = width_of(f"{len(rows):,}") / 2
    middle = min(max((place["x1"] + place["x2"]) / 2, years.left + half), years.right - half)
    return counted(rows) | {"middle": round(middle, 1)}


def layers(marks, look):
    """Layers of columns.

    Args:
        marks: As `Periods.lane` gives them.
        look: Channels of a mark's fill and line.
    """
    base = layer(marks)
    bars = base.transform_filter("isValid(datum.x1)").mark_rect(strokeWidth=1, opacity=1)
    place = {"x": px(alt.X, "x1"), "x2": alt.X2(field="x2"), "y": px(alt.Y, "y1"), "y2": alt.Y2(field="y2")}
    told = base.transform_filter("isValid(datum.middle)")
    return [
        bars.encode(tooltip=TOLD, **place, **look),
        numbers(told, "middle", y="top", align="center", color=INK),
    ]
