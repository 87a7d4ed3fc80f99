"""What happened: each incident at its date, or across the range in which it can have been, with its toll as a range."""

import altair as alt

from returnwatch.charts.theme import (
    BLUE,
    GREEN,
    GREY,
    INK,
    ORANGE,
    PURPLE,
    QUIET,
    TOOLTIP,
    iso,
    named,
    time_axis,
    values,
    wrapped,
)

KINDS = {
    "attack": "attack",
    "plot": "plot",
    "clash": "clash",
    "raid": "raid by the state",
    "accident": "accident",
    "court": "verdict",
    "leader-killed": "leader killed",
    "unrest": "unrest",
}
SHAPES = [
    "circle",
    "triangle-up",
    "diamond",
    "square",
    "cross",
    "M-1,-.3H1V.3H-1Z",
    "triangle-down",
    "M0,-1L.28,-.35L1,-.3L.45,.15L.6,.85L0,.48L-.6,.85L-.45,.15L-1,-.3L-.28,-.35Z",
]
TONES = [ORANGE, ORANGE, PURPLE, BLUE, GREY, GREY, INK, GREEN]
# Above this many, a line an incident no longer fits a page: lanes by kind say it instead.
MOST = 18
# How many of the highest tolls are then drawn.
HIGHEST = 8
LABEL, TIME, TOLL = 50, 180, 95


def timeline(frame, *, as_of):
    """Incidents on a time axis, their tolls beside them.

    Args:
        frame: One row an incident: row, rows, operation, title, kind, abroad, date_start, date_end, deaths_low,
            deaths_high (all dead), label, source_label, grade.
        as_of: Day of the brief.

    Returns:
        An Altair chart: a line an incident up to 18 of them, else a lane a kind.
    """
    start, end = frame["date_start"].min(), max(frame["date_end"].max(), frame["date_start"].max())
    middle = start + (end - start) / 2
    rows = [
        {**_row(order, r), "late": r["date_start"] > middle}
        for order, r in enumerate(frame.sort_values(["date_start", "row"]).to_dict("records"))
    ]
    return _lines(rows, start, end) if len(rows) <= MOST else _lanes(rows, start, end)


def _row(order, r):
    where = " (abroad)" if r["abroad"] else ""
    return {
        **{
            k: r[k] for k in ("row", "rows", "operation", "deaths_low", "deaths_high", "label", "source_label", "grade")
        },
        "kind": KINDS[r["kind"]],
        "order": order,
        "name": wrapped(f"{r['title']}{where}", LABEL),
        "start": iso(r["date_start"]),
        "end": iso(r["date_end"]),
        "when": str(r["date_start"]) if r["date_start"] == r["date_end"] else f"{r['date_start']} to {r['date_end']}",
        "span": r["date_start"] != r["date_end"],
    }


def _dated(base, x, y, *, size, point, span):
    """A mark an incident by kind, and a bar across the range of an imprecise date; `point`, `span`: opacities."""
    kinds = list(KINDS.values())
    color = alt.Color(field="kind", type="nominal", legend=None, scale=alt.Scale(domain=kinds, range=TONES))
    shape = alt.Shape(field="kind", type="nominal", legend=None, scale=alt.Scale(domain=kinds, range=SHAPES))
    spans = base.transform_filter("datum.span").mark_bar(height=7, opacity=span)
    points = base.mark_point(filled=True, size=size, opacity=point)
    return (
        spans.encode(x=x, x2=alt.X2("end"), y=y, color=color),
        points.encode(x=x, y=y, color=color, shape=shape, tooltip=TOOLTIP),
    )


def _lines(rows, start, end):
    names = {r["order"]: r["name"] for r in rows}
    axis = named(names, grid=True, labelLineHeight=14)
    height = alt.Step(14 * max(len(r["name"]) for r in rows) + 4)
    time = time_axis(start, end, most=4)
    base = alt.Chart(values(rows))
    y = alt.Y(field="order", type="ordinal", title=None, axis=axis)
    x = alt.X(field="start", type="temporal", **time)
    dated = _dated(base, x, y, size=80, point=1, span=0.45)
    text = [
        base.transform_filter(rule)
        .mark_text(align=align, dx=dx, color=QUIET)
        .encode(x=alt.X(field=edge, type="temporal", **time), y=y, text=alt.Text(field="kind", type="nominal"))
        for rule, edge, align, dx in (("datum.late", "start", "right", -9), ("!datum.late", "end", "left", 9))
    ]
    left = alt.layer(*dated, *text).properties(width=TIME, height=height, title="When")
    bare = alt.Y(
        field="order", type="ordinal", title=None, axis=alt.Axis(labels=False, ticks=False, domain=False, grid=True)
    )
    told = base.transform_filter("isValid(datum.deaths_high)")
    most = max((r["deaths_high"] or 0 for r in rows), default=0)
    toll = alt.X(
        field="deaths_low",
        type="quantitative",
        title="dead",
        scale=alt.Scale(zero=True, domainMax=max(10, most * 1.5)),
        axis=alt.Axis(tickCount=3, format=",d"),
    )
    ranges = told.mark_bar(height=8, color=BLUE).encode(x=toll, x2=alt.X2("deaths_high"), y=bare, tooltip=TOOLTIP)
    dots = told.mark_point(filled=True, size=60, color=BLUE, opacity=1, shape="square").encode(
        x=toll, y=bare, tooltip=TOOLTIP
    )
    labels = told.mark_text(align="left", dx=8).encode(
        x=alt.X(field="deaths_high", type="quantitative"), y=bare, text=alt.Text(field="label", type="nominal")
    )
    right = alt.layer(ranges, dots, labels).properties(
        width=TOLL, height=height, title="All dead, lowest to highest source"
    )
    return alt.hconcat(left, right, spacing=14).resolve_scale(y="shared")


def _lanes(rows, start, end):
    base = alt.Chart(values(rows))
    x = alt.X(field="start", type="temporal", **time_axis(start, end))
    y = alt.Y(
        field="kind",
        type="nominal",
        title=None,
        sort=list(KINDS.values()),
        axis=alt.Axis(ticks=False, domain=False, grid=True, labelPadding=8),
    )
    dated = _dated(base, x, y, size=70, point=0.8, span=0.35)
    when = alt.layer(*dated).properties(width=440, height=alt.Step(30), title="When")
    told = sorted((r for r in rows if r["deaths_high"]), key=lambda r: -r["deaths_high"])[:HIGHEST]
    return (
        alt.vconcat(when, _lines_of_toll(told), spacing=18).resolve_scale(x="independent", y="independent")
        if told
        else when
    )


def _lines_of_toll(rows):
    rows = [
        {**r, "order": i, "name": wrapped(f"{' '.join(r['name'])}, {r['start'][:4]}", 44)} for i, r in enumerate(rows)
    ]
    names = {r["order"]: r["name"] for r in rows}
    base = alt.Chart(values(rows), title="Highest tolls: all dead, lowest to highest source")
    y = alt.Y(field="order", type="ordinal", title=None, axis=named(names))
    x = alt.X(
        field="deaths_low",
        type="quantitative",
        title="dead",
        scale=alt.Scale(zero=True, domainMax=rows[0]["deaths_high"] * 1.3),
        axis=alt.Axis(tickCount=4, format=",d"),
    )
    bars = base.mark_bar(height=9, color=BLUE).encode(x=x, x2=alt.X2("deaths_high"), y=y, tooltip=TOOLTIP)
    dots = base.mark_point(filled=True, size=60, color=BLUE, opacity=1, shape="square").encode(x=x, y=y)
    labels = base.mark_text(align="left", dx=8).encode(
        x=alt.X(field="deaths_high", type="quantitative"), y=y, text=alt.Text(field="label", type="nominal")
    )
    return alt.layer(bars, dots, labels).properties(
        width=260, height=alt.Step(14 * max(len(r["name"]) for r in rows) + 4)
    )
