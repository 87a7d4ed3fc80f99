"""The matrix of evidence: a row of the record a line, a hypothesis a column, a weight a cell."""

import altair as alt

from returnwatch.charts.theme import BLUE, INK, ORANGE, named, values, wrapped

SIGNS = {"CC": "++", "C": "+", "N": "·", "I": "−", "II": "−−"}
TONES = {"CC": BLUE, "C": "#8fb3cc", "N": "#f1f3f5", "I": "#f0c39d", "II": ORANGE}
MOST = 10


def matrix(frame, *, as_of):
    """Weights by evidence and hypothesis, the most telling rows first; rows that tell nothing apart are left to the table.

    Args:
        frame: One row a cell: row, label, order, hypothesis, hypothesis_name, weight (CC, C, N, I, II), why, diagnostic.
        as_of: Day of the brief.

    Returns:
        An Altair chart.
    """
    telling = frame[frame["diagnostic"] > 0]
    shown = telling if len(telling) else frame
    orders = sorted(shown["order"].unique())[:MOST]
    rows = [
        {
            "row": r["row"],
            "order": int(r["order"]),
            "hypothesis": r["hypothesis"],
            "weight": r["weight"],
            "sign": SIGNS[r["weight"]],
            "why": r["why"],
            "name": wrapped(r["label"], 46),
        }
        for r in shown[shown["order"].isin(orders)].to_dict("records")
    ]
    heads = {
        r["hypothesis"]: wrapped(f"{r['hypothesis']} {r['hypothesis_name'].split(':')[0]}", 11)
        for r in frame.to_dict("records")
    }
    names = {r["order"]: r["name"] for r in rows}
    # A label of several lines hangs down from where it is put: it must start that much higher.
    drop = 13 * (max(len(lines) for lines in heads.values()) - 1) + 8
    y = alt.Y(field="order", type="ordinal", title=None, axis=named(names, labelLineHeight=14))
    x = alt.X(
        field="hypothesis",
        type="nominal",
        title=None,
        axis=named(heads, orient="top", labelAngle=0, labelLineHeight=13, labelPadding=drop),
    )
    base = alt.Chart(values(rows)).encode(
        x=x,
        y=y,
        tooltip=[
            alt.Tooltip(field="row", type="nominal"),
            alt.Tooltip(field="weight", type="nominal"),
            alt.Tooltip(field="why", type="nominal"),
        ],
    )
    cells = base.mark_rect(stroke="white", strokeWidth=2).encode(
        color=alt.Color(
            field="weight", type="nominal", legend=None, scale=alt.Scale(domain=list(TONES), range=list(TONES.values()))
        )
    )
    signs = base.mark_text(fontSize=15, fontWeight=600).encode(
        text=alt.Text(field="sign", type="nominal"),
        color=alt.condition("datum.weight == 'CC' || datum.weight == 'II'", alt.value("white"), alt.value(INK)),
    )
    return alt.layer(cells, signs).properties(width=340, height=alt.Step(14 * max(len(r["name"]) for r in rows) + 8))
