"""How good the evidence is: rows by reliability of the source and credibility of what it says."""

from dataclasses import dataclass

import altair as alt

from returnwatch.charts.layer import layer
from returnwatch.charts.theme import LEADING, NARROW, QUIET, drawing, folded, px, words
from returnwatch.record.record import records

SOURCES = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
NEWS = {
    "1": ["1", "confirmed"],
    "2": ["2", "probably", "true"],
    "3": ["3", "possibly", "true"],
    "4": ["4", "doubtful"],
    "5": ["5", "im-", "probable"],
    "6": ["6", "not to be", "judged"],
}
# The same on a phone, in one line above the digits.
DIGITS = ", ".join(" ".join(head).replace("- ", "") for head in NEWS.values())
# Light enough at its darkest for dark numbers to be read on it.
SHADES = ["#eaf1f6", "#7ba6c4"]


@dataclass(frozen=True)
class Plan:
    """Sizes in px: width of the sources' letters, of their names, of a cell, its height, width of the sums."""

    letter: int
    name: int
    cell: int
    high: int
    sums: int

    def box(self, row, column, top):
        """Ends and middle of a cell."""
        x, y = self.letter + self.name + column * self.cell, top + row * self.high
        ends = {"x1": x + 1, "x2": x + self.cell - 1, "y1": y + 1, "y2": y + self.high - 1}
        return ends | {"x": x + self.cell / 2, "y": y + self.high / 2}

    @property
    def right(self):
        """Where the cells end."""
        return self.letter + self.name + len(NEWS) * self.cell


WIDE_PLAN = Plan(letter=18, name=142, cell=62, high=19, sums=52)
NARROW_PLAN = Plan(letter=18, name=86, cell=29, high=2 * LEADING + 2, sums=34)


def grades(frame, *, as_of, narrow=False):
    """Number of rows in each cell of the Admiralty code, and of each source's grade.

    Args:
        frame: One row a cell: reliability (A to F), credibility (1 to 6), count, rows, operation.
        as_of: Day of the brief.
        narrow: Whether for a phone.

    Returns:
        An Altair chart of half the width: the number printed in each cell, darker with more.
    """
    plan = NARROW_PLAN if narrow else WIDE_PLAN
    rows = records(frame)
    most = max(r["count"] for r in rows)
    heads, top = _heads(plan, narrow)
    found = {(r["reliability"], r["credibility"]): r for r in rows}
    cells, sums, names = [], [], []
    for i, (letter, source) in enumerate(SOURCES.items()):
        for j, news in enumerate(NEWS):
            cells.append({**found.get((letter, news), {}), **plan.box(i, j, top)})
        named = folded(source, plan.name - 2) if narrow else [source]
        middle = cells[-1]["y"] - LEADING * (len(named) - 1) / 2
        names.append({"letter": letter, "name": named, "y": middle})
        some = [r for r in rows if r["reliability"] == letter]
        if some:
            ids = ";".join(r["rows"] for r in some)
            sums.append({"rows": ids, "operation": "count", "count": sum(r["count"] for r in some)})
            sums[-1] |= {"x": plan.right + plan.sums - 8, "y": cells[-1]["y"]}
    name, head, end = layer(names), layer(heads), plan.right + plan.sums - 8
    layers = [
        *_cells(cells, most),
        words(name, 0, "letter"),
        words(name, plan.letter, "name"),
        words(head.transform_filter("datum.side == 'middle'"), "x", "head", align="center"),
        words(head.transform_filter("datum.side == 'left'"), "x", "head", color=QUIET),
        words(head.transform_filter("datum.side == 'right'"), "x", "head", align="right", color=QUIET),
        words(layer(sums), end, "count", align="right", color=QUIET),
    ]
    return drawing(layers, top + len(SOURCES) * plan.high, plan.right + plan.sums)


def _heads(plan, narrow):
    """What the digits mean, above their columns or, on a phone, in lines above them; and where the cells start, in px."""
    told = folded(DIGITS, NARROW) if narrow else []
    bottom = 8 + LEADING * (len(told) if narrow else 2) + (6 if narrow else 0)
    heads = [{"head": told, "x": 0, "y": 8, "side": "left"}] if narrow else []
    for j, (digit, words_) in enumerate(NEWS.items()):
        head = [digit] if narrow else words_
        x = plan.box(0, j, 0)["x"]
        heads.append({"head": head, "x": x, "y": bottom - LEADING * (len(head) - 1), "side": "middle"})
    heads.append({"head": ["rows"], "x": plan.right + plan.sums - 8, "y": bottom, "side": "right"})
    return heads, bottom + LEADING / 2 + 6


def _cells(cells, most):
    base = layer(cells)
    told = base.transform_filter("isValid(datum.count)")
    shade = alt.Color(field="count", type="quantitative", legend=None, scale=alt.Scale(domain=[0, most], range=SHADES))
    place = {"x": px(alt.X, "x1"), "x2": alt.X2(field="x2"), "y": px(alt.Y, "y1"), "y2": alt.Y2(field="y2")}
    return [
        base.mark_rect(color="#f5f6f7").encode(**place),
        told.mark_rect().encode(color=shade, **place),
        words(told, "x", "count", align="center", fontWeight=600),
    ]
