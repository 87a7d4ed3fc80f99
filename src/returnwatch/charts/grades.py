"""How good the evidence is: rows by reliability of the source and credibility of what it says."""

import altair as alt

from returnwatch.charts.theme import BLUE, INK, named, values

SOURCES = {
    "A": "A completely reliable",
    "B": "B usually reliable",
    "C": "C fairly reliable",
    "D": "D not usually reliable",
    "E": "E unreliable",
    "F": "F cannot be judged",
}
NEWS = {
    "1": ["1", "confirmed"],
    "2": ["2", "probably", "true"],
    "3": ["3", "possibly", "true"],
    "4": ["4", "doubtful"],
    "5": ["5", "improbable"],
    "6": ["6", "cannot", "be judged"],
}


def grades(frame, *, as_of):
    """Number of rows in each cell of the Admiralty code.

    Args:
        frame: One row a cell: reliability (A to F), credibility (1 to 6), count, rows, operation.
        as_of: Day of the brief.

    Returns:
        An Altair chart: the number printed in each cell, darker with more.
    """
    rows = frame.to_dict("records")
    most = max(r["count"] for r in rows)
    y = alt.Y(
        field="reliability",
        type="nominal",
        title="source",
        scale=alt.Scale(domain=list(SOURCES)),
        axis=named(SOURCES, grid=False),
    )
    x = alt.X(
        field="credibility",
        type="nominal",
        title="information",
        scale=alt.Scale(domain=list(NEWS)),
        axis=named(NEWS, orient="top", labelAngle=0, labelPadding=34, grid=False),
    )
    base = alt.Chart(values(rows)).encode(x=x, y=y)
    cells = base.mark_rect(stroke="white", strokeWidth=2).encode(
        color=alt.Color(
            field="count", type="quantitative", legend=None, scale=alt.Scale(domain=[0, most], range=["#eef3f7", BLUE])
        )
    )
    numbers = base.mark_text(fontSize=14, fontWeight=600).encode(
        text=alt.Text(field="count", type="quantitative", format=",d"),
        color=alt.condition(f"datum.count > {most} * 0.55", alt.value("white"), alt.value(INK)),
    )
    return alt.layer(cells, numbers).properties(width=400, height=alt.Step(30))
