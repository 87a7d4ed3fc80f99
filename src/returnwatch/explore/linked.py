"""Timeline and map as one chart: a stretch of days picked on one, or a country on the other, narrows both."""

import altair as alt

from returnwatch.charts.layer import values
from returnwatch.charts.theme import BLUE, CONFIG, GREY, GRID, INK, ORANGE, PAPER, QUIET, px, words
from returnwatch.explore.mapped import map_marks
from returnwatch.explore.marks import HEIGHT, MAP, WIDE, stretch, timeline_marks

TOOLTIP = [
    alt.Tooltip(field=name, type="nominal", title=title)
    for name, title in (
        ("row", "row"),
        ("what", "says"),
        ("figure", "figure"),
        ("when", "dated"),
        ("source_label", "source"),
        ("grade", "grade"),
    )
]
TONES = {"good": BLUE, "fair": "#5d93b8", "poor": "#b9c3cc"}
# Rows that are ticked in the table, and areas that are picked on the map, as Vega's expressions ask for them.
TICKED = "(length(ticked) == 0 || indexof(ticked, datum.row) >= 0)"
HERE = "(!isArray(where.area) || test(regexp('(^|;)(' + join(where.area, '|') + ')(;|$)'), datum.areas))"
DAYS = "(!isArray(days.t) || inrange(datum.t, days.t))"


def linked_chart(frame, record, first=None, last=None):
    """Timeline and map of a selection.

    Drag over the timeline to pick a stretch of days, click a country or place to pick it (with shift, several),
    double-click to let go.

    Args:
        frame: A selection, see `select`.
        record: The `Record` that it is from.
        first, last: The days that the timeline spans (`datetime.date`), None for those of the marks.

    Returns:
        An Altair chart with the selections `days` (field `t`, milliseconds UTC) and `where` (field `area`, ids of
        places), and the parameter `ticked` (ids of rows, as table/id).

    Example:
        >>> from returnwatch.explore import opened, select
        >>> spec = linked_chart(select("TJ", "2015-01-01", "2020-12-31"), opened()).to_dict(validate=False)
        >>> sorted(p["name"] for p in spec["params"])
        ['days', 'ticked', 'where']
    """
    domain = stretch(frame, first, last)
    days = alt.selection_interval(name="days", encodings=["x"], mark=alt.BrushConfig(fill=ORANGE, fillOpacity=0.12))
    where = alt.selection_point(name="where", fields=["area"], on="click", clear="dblclick", toggle="event.shiftKey")
    ticked = alt.param(name="ticked", value=[])
    marks, lanes, height = timeline_marks(frame, domain)
    parts = [_timeline(marks, lanes, domain, height, days), _map(frame, record, days, where)]
    return alt.hconcat(*parts, spacing=24, config=CONFIG).add_params(ticked)


def _timeline(marks, lanes, domain, height, days):
    x = {"type": "temporal", "scale": alt.Scale(type="utc", domain=domain, nice=False)}
    axis = alt.Axis(title=None, orient="top", grid=True, tickCount=8, labelOverlap=True, domain=False, ticks=False)
    y = px(alt.Y, "y")
    base = alt.Chart(values(marks)).properties(width=WIDE, height=height)
    picked = f"{TICKED} && {HERE} && {DAYS}"
    faint = alt.when(picked).then(alt.value(1)).otherwise(alt.value(0.12))
    spans = base.transform_filter("datum.to - datum.from > 86400000").mark_rule(strokeWidth=2.5, color=GREY)
    dots = base.mark_point(strokeWidth=1.4, clip=True)
    heads = alt.Chart(values(lanes))
    return alt.layer(
        heads.mark_rule(color=GRID).encode(y=px(alt.Y, "floor"), x=alt.value(-112), x2=alt.value(WIDE)),
        words(heads, -112, "name", fontWeight=600),
        words(heads, -14, "n", align="right", color=QUIET),
        spans.encode(
            x=alt.X(field="from", axis=axis, **x),
            x2=alt.X2(field="to"),
            y=y,
            opacity=alt.when(picked).then(alt.value(0.35)).otherwise(alt.value(0.08)),
        ),
        dots.encode(
            x=alt.X(field="t", axis=axis, **x),
            y=y,
            tooltip=TOOLTIP,
            opacity=faint,
            stroke=alt.Stroke(
                field="tone",
                type="nominal",
                legend=None,
                scale=alt.Scale(domain=list(TONES), range=list(TONES.values())),
            ),
            fill=alt.Fill(
                field="tone",
                type="nominal",
                legend=None,
                scale=alt.Scale(domain=list(TONES), range=list(TONES.values())),
            ),
            fillOpacity=alt.when("datum.sound").then(alt.value(1)).otherwise(alt.value(0)),
            shape=alt.value("circle"),
            size=alt.Size(field="size", type="quantitative", scale=None),
        ).add_params(days),
    )


def _map(frame, record, days, where):
    projection, features, lines = map_marks(frame, record)
    land = alt.Chart(alt.Data(values=features))
    rows = alt.Chart(values(lines)).transform_filter(days).transform_filter(TICKED)
    by_area = rows.transform_aggregate(n="count()", groupby=["kind", "area", "name", "x", "y"])
    shown = by_area.transform_filter("datum.kind == 'country'")
    shaded = shown.transform_lookup(
        lookup="area", from_=alt.LookupData(data=alt.Data(values=features), key="area", fields=["type", "geometry"])
    )
    spots = by_area.transform_filter("datum.kind == 'spot'").transform_calculate(size="45 + 22 * datum.n")
    tip = [
        alt.Tooltip(field="name", type="nominal", title="place"),
        alt.Tooltip(field="n", type="quantitative", title="rows"),
    ]
    outline = alt.when(where, empty=False).then(alt.value(ORANGE))
    shape = {"clip": True, "strokeWidth": 1}
    return alt.layer(
        land.mark_geoshape(fill="#f1f3f5", stroke=PAPER, **shape)
        .encode(tooltip=[alt.Tooltip(field="name", type="nominal", title="place")])
        .project(**projection.options()),
        shaded.mark_geoshape(clip=True)
        .encode(
            fill=alt.Fill(
                field="n",
                type="quantitative",
                legend=None,
                scale=alt.Scale(type="sqrt", range=["#dbe5ec", "#7ba6c4"], domainMin=0),
            ),
            stroke=outline.otherwise(alt.value(PAPER)),
            strokeWidth=alt.when(where, empty=False).then(alt.value(2.4)).otherwise(alt.value(1)),
            tooltip=tip,
        )
        .project(**projection.options())
        .add_params(where),
        words(shown, "x", "name", align="center", fontSize=11, dy=-3),
        words(shown, "x", "n", align="center", fontWeight=600, dy=11),
        spots.mark_point(shape="circle", opacity=1, strokeWidth=1.5, fill=ORANGE).encode(
            x=px(alt.X, "x"),
            y=px(alt.Y, "y"),
            size=alt.Size(field="size", type="quantitative", scale=None),
            stroke=alt.when(where, empty=False).then(alt.value(INK)).otherwise(alt.value(PAPER)),
            tooltip=tip,
        ),
    ).properties(width=MAP, height=HEIGHT)
