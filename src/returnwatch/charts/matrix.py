"""The matrix of evidence: a row of the record a line, a hypothesis a column, a weight a cell, sums below."""

import altair as alt

from returnwatch.charts import lines
from returnwatch.charts.layer import layer
from returnwatch.charts.theme import (
    INK,
    LEADING,
    NARROW,
    PAPER,
    QUIET,
    TYPE,
    WIDTH,
    drawing,
    either,
    folded,
    px,
    words,
)
from returnwatch.record.record import records

SIGNS = {"CC": "++", "C": "+", "N": "·", "I": "−", "II": "−−"}
# What weighs against a hypothesis is what counts: it is the darker.
TONES = {"CC": "#cfe0ec", "C": "#e3edf4", "N": "#f5f6f7", "I": "#efb78a", "II": "#a84c0c"}
AGAINST = {"I": 1, "II": 2}
# Width of a column, of the mark for how far a line tells the hypotheses apart, and of a hypothesis's number, in px.
COLUMN, APART, NUMBER = 70, 46, 26


def matrix(frame, *, as_of, narrow=False):
    """Weights by evidence and hypothesis, the most telling rows first.

    Args:
        frame: One row a cell: row, label, order, hypothesis, hypothesis_name, weight (CC, C, N, I, II), why, diagnostic
            (how far the row tells the exclusive hypotheses apart, 0 to 4).
        as_of: Day of the brief.
        narrow: Whether for a phone: evidence then stands above its cells, and names of hypotheses above all.

    Returns:
        An Altair chart. The last line counts the minus signs of each column.
    """
    rows = records(frame)
    named = {r["hypothesis"]: r["hypothesis_name"].split(":")[0] for r in rows}
    width = NARROW if narrow else WIDTH
    column = min(COLUMN, (width - APART) / len(named)) if narrow else COLUMN
    left = 0 if narrow else width - APART - column * len(named)
    at = {h: left + column * (i + 0.5) for i, h in enumerate(named)}
    heads, top = _listed(named, at) if narrow else _above(named, at)
    evidence = {}
    for r in rows:
        name = folded(r["label"][:1].upper() + r["label"][1:], width if narrow else left - 16)
        evidence.setdefault(r["order"], {"over" if narrow else "name": name, "far": int(r["diagnostic"])})
    _, height = lines.stacked([("", [[line] for line in evidence.values()])], top, over=narrow)
    for line in evidence.values():
        tall = 1 if narrow else len(line["name"])
        line |= {
            "top": line["y"] - LEADING / 2 + (1 if narrow else -2),
            "bottom": line["y"] + LEADING * (tall - 0.5) + 2,
        }
    cells = [_cell(r, evidence[r["order"]], at, column) for r in rows]
    sums_at = height + LEADING * (1.5 if narrow else 0.5)
    sums = [_against(h, [r for r in rows if r["hypothesis"] == h], at[h], sums_at) for h in named]
    layers = [
        *_heads(heads),
        *_cells(cells),
        *_lines(list(evidence.values()), left + column * len(named) + 8, top, narrow),
        *_sums(sums, height),
    ]
    return drawing(layers, sums_at + LEADING / 2 + 4, width)


def _above(named, at):
    """Each hypothesis above its column, and where the evidence starts, in px."""
    heads = [
        {"name": h, "head": folded(name, COLUMN + 4), "x": at[h], "y": 8, "below": 8 + LEADING}
        for h, name in named.items()
    ]
    return heads, LEADING * (1 + max(len(h["head"]) for h in heads)) + 6


def _listed(named, at):
    """The hypotheses in a list, their numbers above the columns, and where the evidence starts, in px."""
    heads, y = [], 8
    for h, name in named.items():
        told = folded(name, NARROW - NUMBER)
        heads.append({"number": h, "told": told, "y": y})
        y += LEADING * len(told)
    heads += [{"name": h, "x": at[h], "y": y + 6} for h in named]
    return heads, y + LEADING + 4


def _cell(r, line, at, column):
    return {
        **{k: r[k] for k in ("row", "hypothesis", "weight", "why")},
        "sign": SIGNS[r["weight"]],
        "strong": r["weight"] == "II",
        "x": at[r["hypothesis"]],
        "x1": at[r["hypothesis"]] - column / 2 + 1,
        "x2": at[r["hypothesis"]] + column / 2 - 1,
        "y1": line["top"],
        "y2": line["bottom"],
        "y": (line["top"] + line["bottom"]) / 2,
    }


def _against(hypothesis, rows, x, y):
    """What weighs against a hypothesis: its minus signs, counted."""
    ids = [f"evidence/{r['row']}/{hypothesis}" for r in rows if r["weight"] in AGAINST]
    if not ids:
        return {"against": "none", "x": x, "y": y}
    count = sum(AGAINST.get(r["weight"], 0) for r in rows)
    return {"rows": ";".join(ids), "operation": "against", "count": count, "against": str(count), "x": x, "y": y}


def _heads(heads):
    base = layer(heads)
    return [
        words(base.transform_filter("isValid(datum.name)"), "x", "name", align="center", fontWeight=600),
        words(base.transform_filter("isValid(datum.head)"), "x", "head", y="below", align="center", color=QUIET),
        words(base.transform_filter("isValid(datum.number)"), 0, "number", fontWeight=600),
        words(base.transform_filter("isValid(datum.told)"), NUMBER, "told", color=QUIET),
    ]


def _cells(cells):
    base = layer(cells)
    color = alt.Color(
        field="weight", type="nominal", legend=None, scale=alt.Scale(domain=list(TONES), range=list(TONES.values()))
    )
    told = [alt.Tooltip(field=name, type="nominal") for name in ("row", "weight", "why")]
    ink = either(alt.ColorValue, "datum.strong", PAPER, INK)
    return [
        base.mark_rect().encode(
            x=px(alt.X, "x1"),
            x2=alt.X2(field="x2"),
            y=px(alt.Y, "y1"),
            y2=alt.Y2(field="y2"),
            color=color,
            tooltip=told,
        ),
        words(base, "x", "sign", align="center", fontWeight=600, fontSize=TYPE + 2).encode(color=ink),
    ]


def _lines(evidence, left, top, narrow):
    """What each line is, and a dot for each step by which it tells the exclusive hypotheses apart."""
    name, y = ("over", "yo") if narrow else ("name", "y")
    steps = [{"x": left + 4 + 8 * step, "y": line["y"] + narrow} for line in evidence for step in range(line["far"])]
    head = layer([{"head": "Apart", "y": top - LEADING + 2 if narrow else 8}])
    return [
        words(layer([{k: line[k] for k in (name, y)} for line in evidence]), 0, name, y=y),
        layer(steps).mark_circle(size=26, opacity=1, color=QUIET).encode(x=px(alt.X, "x"), y=px(alt.Y, "y")),
        words(head, left, "head", color=QUIET),
    ]


def _sums(sums, height):
    head = layer([{"head": "Weighs against it (number of − signs)", "y": height + LEADING / 2}])
    return [
        words(head, 0, "head", fontWeight=600),
        words(layer(sums), "x", "against", align="center", fontWeight=600),
    ]
