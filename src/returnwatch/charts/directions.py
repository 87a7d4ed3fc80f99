"""Which way people and money move: home to the left of the line, out to the right."""

import altair as alt

from returnwatch.charts.theme import BLUE, GREY, INK, ORANGE, PURPLE, TOOLTIP, WIDTH, named, values, wrapped

HEADS = {-1: "← home", 0: "", 1: "out →"}
SIDE = {"home": -1, "out": 1, "onward": 1}
TONES = {"home": ORANGE, "out": BLUE, "onward": PURPLE}
# Above this many, the oldest give way: a page holds no more lines.
MOST = 24


def directions(frame, *, as_of):
    """Recorded movements as arrows by direction, one line each, oldest first.

    Args:
        frame: One row a movement: row, kind, direction, from_name, to_name, group_name, date_start, date_end, label,
            source_label, grade.
        as_of: Day of the brief.

    Returns:
        An Altair chart. The length of an arrow means nothing: the units differ, so each amount is printed.
    """
    told = sorted(frame.to_dict("records"), key=lambda r: (r["date_end"] is None, r["date_end"], r["row"]))[-MOST:]
    rows = []
    for order, r in enumerate(told):
        year = str(r["date_end"].year) if r["date_end"] else "undated"
        route = f"{r['from_name'] or 'not said'} → {r['to_name'] or 'not said'}"
        rows.append(
            {
                "row": r["row"],
                "direction": r["direction"],
                "tip": SIDE[r["direction"]],
                "zero": 0,
                "order": order,
                "label": r["label"],
                "when": year,
                "name": wrapped(f"{r['kind'].capitalize()}: {route}, {year}", 40),
                "text": wrapped(r["label"], 24),
                "source_label": r["source_label"],
                "grade": r["grade"],
            }
        )
    names = {r["order"]: r["name"] for r in rows}
    lines = max(max(len(r["name"]), len(r["text"])) for r in rows)
    y = alt.Y(field="order", type="ordinal", title=None, axis=named(names))
    axis = named(HEADS, values=[-1, 0, 1], orient="top", title=None, labelFontWeight=600, grid=False)
    x = alt.X(field="tip", type="quantitative", scale=alt.Scale(domain=[-1.6, 2.6]), axis=axis)
    color = alt.Color(
        field="direction", type="nominal", legend=None, scale=alt.Scale(domain=list(TONES), range=list(TONES.values()))
    )
    base = alt.Chart(values(rows))
    rule = base.mark_rule(color=GREY, strokeDash=[3, 3]).encode(x=alt.X(field="zero", type="quantitative"))
    shafts = base.mark_rule(strokeWidth=3).encode(x=x, x2=alt.X2("zero"), y=y, color=color, tooltip=TOOLTIP)
    shape = alt.Shape(
        field="direction",
        type="nominal",
        legend=None,
        scale=alt.Scale(domain=list(TONES), range=["triangle-left", "triangle-right", "diamond"]),
    )
    tips = base.mark_point(filled=True, size=170, opacity=1).encode(x=x, y=y, color=color, shape=shape, tooltip=TOOLTIP)
    out = (
        base.transform_filter("datum.tip > 0")
        .mark_text(align="left", dx=12, color=INK, lineHeight=14)
        .encode(x=x, y=y, text=alt.Text(field="text", type="nominal"))
    )
    home = (
        base.transform_filter("datum.tip < 0")
        .mark_text(align="left", dx=8, color=INK, lineHeight=14)
        .encode(x=alt.X(field="zero", type="quantitative"), y=y, text=alt.Text(field="text", type="nominal"))
    )
    return alt.layer(rule, shafts, tips, out, home).properties(width=WIDTH - 230, height=alt.Step(16 * lines + 8))
