"""What happened: each incident at its date, or across the range in which it can have been, with its toll as a range."""

import altair as alt

from returnwatch.charts import lanes, lines
from returnwatch.charts.theme import BLUE, LEADING, QUIET, TOOLTIP, WIDTH, drawing, folded, px, values, words

KINDS = {
    "attack": "Attacks",
    "plot": "Plots",
    "clash": "Clashes",
    "raid": "Raids by the state",
    "accident": "Accidents",
    "court": "Verdicts",
    "leader-killed": "Leaders killed",
    "unrest": "Unrest",
}
ONE = {
    "attack": "attack",
    "plot": "plot",
    "clash": "clash",
    "raid": "raid by the state",
    "accident": "accident",
    "court": "verdict",
    "leader-killed": "leader killed",
    "unrest": "unrest",
}
# Above this many, a line an incident no longer fits a page: lanes by kind say it instead.
MOST = 18
# How many of the highest tolls are then told by name.
HIGHEST = 3
# Columns in px of the lanes: kind, how many at home, how many abroad, then the years; below, tolls and their bars.
HOME, ABROAD, LEFT, BAR = 150, 204, 236, (110, 214)
# Columns in px of a line an incident: date, what, years, bars of tolls, tolls.
WHAT, YEARS, TOLLS, TOLL = 128, (438, 556), (574, 630), 644


def timeline(frame, *, as_of, narrow=False):
    """Incidents on a time axis, their tolls beside them.

    Args:
        frame: One row an incident: row, rows, operation, title, kind, abroad, date_start, date_end, when (the date in
            words), deaths_low, deaths_high (all dead), label, source_label, grade.
        as_of: Day of the brief.

    Returns:
        An Altair chart: a line an incident up to 18 of them, else a lane a kind and a line each for the highest tolls.
    """
    rows = frame.sort_values(["date_start", "row"]).to_dict("records")
    start, end = rows[0]["date_start"], max(r["date_end"] for r in rows)
    return _each(rows, start, end) if len(rows) <= MOST else _lanes(rows, start, end)


def _mark(r):
    """The cells of an incident's mark; its toll is held against the accounts from which it is taken."""
    cells = ("row", "rows", "operation", "deaths_low", "deaths_high", "label", "when", "source_label", "grade")
    return {k: r[k] for k in cells} | {"tone": "main" if r["kind"] == "attack" else "other", "hollow": r["abroad"]}


def _each(rows, start, end):
    years = lanes.Years(start, end, *YEARS)
    top = max((r["deaths_high"] or 0 for r in rows), default=0) or 1
    marks = []
    for r in rows:
        marks.append(
            _mark(r)
            | years.span(r)
            | {
                "date": folded(r["when"], WHAT - 10),
                "what": folded(_what(r), YEARS[0] - WHAT - 14),
                "top": top,
            }
        )
    _, height = lines.stacked([("", [[mark] for mark in marks])], top=LEADING + 4)
    data = alt.Chart(values(marks))
    layers = [
        *years.axis(6, 14, height, most=3),
        words(data, 0, "date", color=QUIET),
        words(data, WHAT, "what"),
        *lanes.marked(marks),
        *_tolls(marks, TOLLS),
        words(data, TOLL, "label"),
    ]
    return drawing(layers, height)


def _what(r):
    """An incident's title with its kind, unless the title says it, and with 'abroad'."""
    said = ONE[r["kind"]].split()[0] in r["title"].lower()
    added = ", ".join([*([] if said else [ONE[r["kind"]]]), *(["abroad"] if r["abroad"] else [])])
    return f"{r['title']} ({added})" if added else r["title"]


def _tolls(marks, place):
    """Tolls as ranges on a scale from zero; every one of them is printed beside its bar."""
    left, right = place
    base = alt.Chart(values(marks)).transform_filter("isValid(datum.deaths_high)")
    base = base.transform_calculate(
        from_=f"{left} + {right - left} * datum.deaths_low / datum.top",
        to=f"{left} + {right - left} * datum.deaths_high / datum.top",
        zero=str(left),
    )
    y = px(alt.Y, "y")
    return [
        base.mark_rule(strokeWidth=6, color=BLUE).encode(x=px(alt.X, "zero"), x2=alt.X2("from_"), y=y, tooltip=TOOLTIP),
        base.mark_rule(strokeWidth=6, color=BLUE, opacity=0.4).encode(
            x=px(alt.X, "from_"), x2=alt.X2("to"), y=y, tooltip=TOOLTIP
        ),
        base.transform_filter("datum.deaths_low < datum.deaths_high")
        .mark_tick(thickness=2, size=11, color=BLUE, orient="vertical")
        .encode(x=px(alt.X, "to"), y=y),
    ]


def _lanes(rows, start, end):
    years = lanes.Years(start, end, LEFT, WIDTH - 2)
    marks, heads, places, y = [], [], [], LEADING + 6
    for kind, name in KINDS.items():
        some = [r for r in rows if r["kind"] == kind]
        if some:
            found, floor = lanes.lane(some, years, y, _mark)
            marks += found
            places.append(floor)
            heads.append({"name": name, "y": floor - LEADING / 2})
            heads += [
                _count([r for r in some if r["abroad"] == abroad], x, floor - LEADING / 2)
                for abroad, x in ((False, HOME), (True, ABROAD))
            ]
            y = floor + lanes.BETWEEN
    told = sorted((r for r in rows if r["deaths_high"]), key=lambda r: (-r["deaths_high"], r["row"]))[:HIGHEST]
    named, height = _highest(told, years, y)
    data = alt.Chart(values(heads))
    layers = [
        *years.axis(6, 14, height),
        lanes.floors(places, 0, WIDTH),
        *lanes.key({"at home": (HOME - 46, "key", False), "abroad": (ABROAD - 14, "key", True)}),
        words(data.transform_filter("isValid(datum.name)"), 0, "name"),
        words(data.transform_filter("isValid(datum.count)"), "x", "count", align="right"),
        *lanes.marked(marks + named),
        *(_names(named, y) if named else []),
    ]
    return drawing(layers, height)


def _count(rows, x, y):
    ids = ";".join(r["row"] for r in rows)
    return {"rows": ids, "operation": "count", "count": len(rows), "x": x, "y": y} if rows else {}


def _highest(rows, years, y):
    """A mark for each of the highest tolls, the highest first, its name beside it; and where they end, in px."""
    named, y = [], y + LEADING + 6
    for r in rows:
        mark = _mark(r) | years.span(r) | {"top": rows[0]["deaths_high"]}
        place, room = lanes.beside(mark, r["title"], years)
        mark |= place | {"name": folded(r["title"], room), "y": y + LEADING / 2}
        named.append(mark)
        y += LEADING * len(mark["name"]) + 3
    return named, y if rows else y - LEADING - 6


def _names(named, top):
    head = alt.Chart(values([{"head": "Highest tolls, all dead", "y": top + LEADING / 2 + 3}]))
    base = alt.Chart(values(named))
    return [
        words(head, 0, "head", fontWeight=600),
        words(base, 0, "label"),
        *_tolls(named, BAR),
        *(
            words(base.transform_filter(f"datum.align == '{side}'"), "tx", "name", align=side)
            for side in ("left", "right")
        ),
    ]
