"""How good the evidence is: rows by reliability of the source and credibility of what it says."""

import altair as alt

from returnwatch.charts.theme import LEADING, QUIET, drawing, px, values, words

SOURCES = {
    "A": "A  completely reliable",
    "B": "B  usually reliable",
    "C": "C  fairly reliable",
    "D": "D  not usually reliable",
    "E": "E  unreliable",
    "F": "F  cannot be judged",
}
NEWS = {
    "1": ["1", "confirmed"],
    "2": ["2", "probably", "true"],
    "3": ["3", "possibly", "true"],
    "4": ["4", "doubtful"],
    "5": ["5", "im-", "probable"],
    "6": ["6", "not to be", "judged"],
}
# Light enough at its darkest for dark numbers to be read on it.
SHADES = ["#eaf1f6", "#7ba6c4"]
# Columns in px: names of sources, cells, sums.
LEFT, CELL, HIGH, SUM = 160, 62, 19, 52


def grades(frame, *, as_of, narrow=False):
    """Number of rows in each cell of the Admiralty code, and of each source's grade.

    Args:
        frame: One row a cell: reliability (A to F), credibility (1 to 6), count, rows, operation.
        as_of: Day of the brief.

    Returns:
        An Altair chart of half the width: the number printed in each cell, darker with more.
    """
    rows = frame.to_dict("records")
    top, most = 3 * LEADING + 6, max(r["count"] for r in rows)
    found = {(r["reliability"], r["credibility"]): r for r in rows}
    cells, sums = [], []
    for i, source in enumerate(SOURCES):
        for j, news in enumerate(NEWS):
            told = found.get((source, news), {})
            cells.append({**told, **_box(LEFT + j * CELL, top + i * HIGH)})
        some = [r for r in rows if r["reliability"] == source]
        if some:
            ids = ";".join(r["rows"] for r in some)
            sums.append({"rows": ids, "operation": "count", "count": sum(r["count"] for r in some)})
            sums[-1] |= _box(LEFT + len(NEWS) * CELL, top + i * HIGH)
    names = [{"name": name, "y": top + (i + 0.5) * HIGH} for i, name in enumerate(SOURCES.values())]
    heads = [
        {"head": head, "x": LEFT + (j + 0.5) * CELL, "y": 8 + LEADING * (3 - len(head))}
        for j, head in enumerate(NEWS.values())
    ]
    heads.append({"head": ["rows"], "x": LEFT + len(NEWS) * CELL + SUM - 8, "y": 8 + 2 * LEADING, "sum": True})
    head = alt.Chart(values(heads))
    layers = [
        *_cells(cells, most),
        words(alt.Chart(values(names)), 0, "name"),
        words(head.transform_filter("!datum.sum"), "x", "head", align="center"),
        words(head.transform_filter("datum.sum"), "x", "head", align="right", color=QUIET),
        words(alt.Chart(values(sums)), LEFT + len(NEWS) * CELL + SUM - 8, "count", align="right", color=QUIET),
    ]
    return drawing(layers, top + len(SOURCES) * HIGH, LEFT + len(NEWS) * CELL + SUM)


def _box(x, y):
    return {"x1": x + 1, "x2": x + CELL - 1, "y1": y + 1, "y2": y + HIGH - 1, "x": x + CELL / 2, "y": y + HIGH / 2}


def _cells(cells, most):
    base = alt.Chart(values(cells))
    told = base.transform_filter("isValid(datum.count)")
    shade = alt.Color(field="count", type="quantitative", legend=None, scale=alt.Scale(domain=[0, most], range=SHADES))
    place = {"x": px(alt.X, "x1"), "x2": alt.X2("x2"), "y": px(alt.Y, "y1"), "y2": alt.Y2("y2")}
    return [
        base.mark_rect(color="#f5f6f7").encode(**place),
        told.mark_rect().encode(color=shade, **place),
        words(told, "x", "count", align="center", fontWeight=600),
    ]
