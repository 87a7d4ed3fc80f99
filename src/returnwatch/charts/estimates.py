"""How many are out there: a range a figure, a line a population, a panel a measure of one kind of people."""

import altair as alt

from returnwatch.charts.theme import BLUE, GREY, TOOLTIP, WIDTH, named, values, wrapped

MEASURES = {
    "present": "there at the time",
    "ever-left": "who ever left",
    "remaining": "still there",
    "killed": "killed",
    "detained": "detained",
    "flow": "moving in the period",
}
LABEL = 44


def estimates(frame, *, as_of):
    """Ranges by population; older figures of the same population lighter, above the latest.

    Args:
        frame: One row a figure: row, measure, counts, low, best, high (people), label, line, latest, known,
            date_start, date_end, source_label, grade.
        as_of: Day of the brief.

    Returns:
        An Altair chart: one panel, with an axis of its own, for each pair of counts and measure.
    """
    panels = [
        _panel(part, counts, measure) for (counts, measure), part in frame.groupby(["counts", "measure"], sort=True)
    ]
    return alt.vconcat(*panels, spacing=18).resolve_scale(x="independent", y="independent")


def _panel(frame, counts, measure):
    frame = frame.assign(day=[r["date_end"] or r["known"] for r in frame.to_dict("records")]).sort_values(
        ["line", "day", "row"]
    )
    rows = []
    for order, r in enumerate(frame.to_dict("records")):
        low, best, high = r["low"], r["best"], r["high"]
        given = [v for v in (low, best, high) if v is not None]
        rows.append(
            {
                **{k: r[k] for k in ("row", "low", "best", "high", "label", "source_label", "grade")},
                "when": str(r["day"].year),
                "from": min(given),
                "to": max(given),
                "order": order,
                "state": "latest" if r["latest"] else "older",
                "open": "more"
                if high is None and best is None
                else "less"
                if low is None and best is None
                else "closed",
                "name": wrapped(f"{r['line']} ({r['day'].year})", LABEL),
            }
        )
    names = {r["order"]: r["name"] for r in rows}
    y = alt.Y(field="order", type="ordinal", title=None, axis=named(names))
    base = alt.Chart(values(rows), title=f"{counts.capitalize()} {MEASURES[measure]}")
    tone = alt.condition("datum.state == 'latest'", alt.value(BLUE), alt.value(GREY))
    x = alt.X(
        field="from",
        type="quantitative",
        title="people",
        scale=alt.Scale(zero=True, domainMax=max(r["to"] for r in rows) * 1.25),
        axis=alt.Axis(tickCount=5, format=",d"),
    )
    bars = base.mark_bar(height=12).encode(x=x, x2=alt.X2("to"), y=y, color=tone, tooltip=TOOLTIP)
    points = (
        base.transform_filter("datum.from == datum.to")
        .mark_point(filled=True, size=110, opacity=1)
        .encode(
            x=x,
            y=y,
            color=tone,
            tooltip=TOOLTIP,
            shape=alt.Shape(
                field="open",
                type="nominal",
                legend=None,
                scale=alt.Scale(domain=["closed", "more", "less"], range=["circle", "triangle-right", "triangle-left"]),
            ),
        )
    )
    labels = base.mark_text(align="left", dx=9, baseline="middle").encode(
        x=alt.X(field="to", type="quantitative"), y=y, text=alt.Text(field="label", type="nominal")
    )
    height = alt.Step(15 * max(len(r["name"]) for r in rows) + 6)
    return alt.layer(bars, points, labels).properties(width=WIDTH - 240, height=height)
