"""What is said against what is done: two stacks of lanes on one time axis."""

import altair as alt

from returnwatch.charts.theme import BLUE, ORANGE, TOOLTIP, iso, time_axis, values

SIDES = {"said": "Said", "done": "Done"}


def said_done(frame, *, as_of):
    """Statements above, events below, each a point or, where the date is a range, a span.

    Args:
        frame: One row a statement or event: row, lane, lane_order, side (said, done), title, date_start, date_end, label,
            source_label, grade.
        as_of: Day of the brief.

    Returns:
        An Altair chart of two panels that share their time axis.
    """
    start, end = frame["date_start"].min(), frame["date_end"].max()
    panels = [
        _panel(
            frame[frame["side"] == side], title, start, end, last=side == "done" or not (frame["side"] == "done").any()
        )
        for side, title in SIDES.items()
        if (frame["side"] == side).any()
    ]
    return alt.vconcat(*panels, spacing=6).resolve_scale(y="independent")


def _panel(frame, title, start, end, last):
    rows = [
        {
            "row": r["row"],
            "lane": r["lane"],
            "start": iso(r["date_start"]),
            "end": iso(r["date_end"]),
            "label": r["label"],
            "source_label": r["source_label"],
            "grade": r["grade"],
            "when": str(r["date_start"])
            if r["date_start"] == r["date_end"]
            else f"{r['date_start']} to {r['date_end']}",
            "span": r["date_start"] != r["date_end"],
        }
        for r in frame.to_dict("records")
    ]
    lanes = list(dict.fromkeys(frame.sort_values("lane_order")["lane"]))
    said = title == "Said"
    base = alt.Chart(values(rows), title=title)
    axis = time_axis(start, end, labels=last, ticks=last)
    x = alt.X(field="start", type="temporal", **axis)
    y = alt.Y(
        field="lane",
        type="nominal",
        title=None,
        sort=lanes,
        axis=alt.Axis(ticks=False, domain=False, grid=True, labelPadding=8, minExtent=150),
    )
    tone = BLUE if said else ORANGE
    spans = (
        base.transform_filter("datum.span")
        .mark_bar(height=7, color=tone, opacity=0.4)
        .encode(x=x, x2=alt.X2("end"), y=y)
    )
    points = base.mark_point(
        filled=not said, size=90, color=tone, opacity=1, strokeWidth=2, shape="circle" if said else "diamond"
    ).encode(x=x, y=y, tooltip=TOOLTIP)
    return alt.layer(spans, points).properties(width=420, height=alt.Step(28))
