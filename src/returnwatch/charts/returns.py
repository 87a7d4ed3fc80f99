"""Who came home: a bar a recorded return, a panel a kind of people, running totals told apart."""

import altair as alt

from returnwatch.charts.theme import BLUE, GREEN, GREY, ORANGE, PURPLE, TOOLTIP, WIDTH, named, values, wrapped

MANNERS = {
    "own-accord": "own accord",
    "repatriated": "by their state",
    "deported": "deported",
    "extradited": "extradited",
    "intercepted": "caught on the way",
    "infiltrated": "in secret",
    "unknown": "manner not said",
}
TONES = [ORANGE, BLUE, PURPLE, PURPLE, GREEN, ORANGE, GREY]


def returns(frame, *, as_of):
    """Recorded returns by manner; planned and denied ones hollow, running totals named as such.

    Args:
        frame: One row a return: row, country_name, manner, status, counts, cumulative, low, best, high (people),
            date_start, date_end, label, source_label, grade.
        as_of: Day of the brief.

    Returns:
        An Altair chart: one panel, with an axis of its own, for each kind of people counted.
    """
    panels = [_panel(part, counts) for counts, part in frame.groupby("counts", sort=True)]
    return alt.vconcat(*panels, spacing=18).resolve_scale(x="independent", y="independent")


def _panel(frame, counts):
    rows = []
    for order, r in enumerate(frame.sort_values(["cumulative", "manner", "row"]).to_dict("records")):
        given = [v for v in (r["low"], r["best"], r["high"]) if v is not None]
        total = ", running total" if r["cumulative"] else ""
        year = f", {r['date_end'].year}" if r["date_end"] else ""
        status = "" if r["status"] == "carried-out" else f", {r['status']}"
        rows.append(
            {
                **{
                    k: r[k]
                    for k in ("row", "manner", "status", "low", "best", "high", "label", "source_label", "grade")
                },
                "when": year.strip(", ") or "undated",
                "to": max(given),
                "order": order,
                "name": wrapped(f"{r['country_name']}: {MANNERS[r['manner']]}{year}{total}{status}", 34),
            }
        )
    names = {r["order"]: r["name"] for r in rows}
    y = alt.Y(field="order", type="ordinal", title=None, axis=named(names))
    x = alt.X(
        field="to",
        type="quantitative",
        title="people",
        scale=alt.Scale(zero=True, domainMax=max(r["to"] for r in rows) * 1.2),
        axis=alt.Axis(tickCount=5, tickMinStep=1, format=",d"),
    )
    color = alt.Color(field="manner", type="nominal", legend=None, scale=alt.Scale(domain=list(MANNERS), range=TONES))
    base = alt.Chart(values(rows), title=counts.capitalize())
    bars = base.mark_bar(height=14, strokeWidth=2).encode(
        x=x,
        y=y,
        stroke=alt.Stroke(
            field="manner", type="nominal", legend=None, scale=alt.Scale(domain=list(MANNERS), range=TONES)
        ),
        color=color,
        fillOpacity=alt.condition("datum.status == 'carried-out'", alt.value(1), alt.value(0)),
        tooltip=TOOLTIP,
    )
    labels = base.mark_text(align="left", dx=6).encode(x=x, y=y, text=alt.Text(field="label", type="nominal"))
    return alt.layer(bars, labels).properties(
        width=WIDTH - 190, height=alt.Step(17 * max(len(r["name"]) for r in rows) + 8)
    )
