"""One look for every figure: the typeface of the text, few colours, shapes and labels that carry the meaning."""

import json

import altair as alt

FONT = "Source Sans Pro"
WIDTH = 560  # Plot width in px beside its labels; the text column is about 640 px wide.
INK, QUIET, GRID, PAPER = "#1d2733", "#5b6672", "#d9dee3", "#ffffff"
# Told apart in greyscale too: dark, middle and light, beside their shapes.
BLUE, ORANGE, GREEN, GREY, PURPLE = "#0b4f7d", "#c8641a", "#2f8f6b", "#9aa4ae", "#7b4f8f"

CONFIG = {
    "background": PAPER,
    "font": FONT,
    "padding": 4,
    "view": {"stroke": None},
    "text": {"font": FONT, "fontSize": 12, "color": INK},
    "axis": {
        "labelFont": FONT,
        "labelFontSize": 12,
        "labelColor": INK,
        "titleFont": FONT,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "titleColor": QUIET,
        "gridColor": GRID,
        "domainColor": GREY,
        "tickColor": GREY,
        "labelLimit": 0,
        "titleLimit": 0,
    },
    "title": {"font": FONT, "fontSize": 13, "fontWeight": 600, "color": INK, "anchor": "start", "offset": 6},
    "header": {"labelFont": FONT, "titleFont": FONT},
}


@alt.theme.register("returnwatch", enable=True)
def theme():
    """The theme, as Altair asks for it."""
    return alt.theme.ThemeConfig({"config": CONFIG})


def wrapped(text, width):
    """A label as lines of at most `width` characters, broken between words."""
    lines = [""]
    for word in str(text).split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def named(labels, **options):
    """An axis whose values are printed as labels (lines of text each), without ticks.

    Args:
        labels: A dict of value to label. It is written into the specification as JSON, so that text from the record
            is text there and never an expression.
    """
    expression = f"({json.dumps(labels, ensure_ascii=False)})[datum.value]"
    return alt.Axis(labelExpr=expression, **{"ticks": False, "domain": False, "labelPadding": 8, **options})


def iso(day):
    """A day as ISO text for a chart's data, or None: Vega-Lite reads it in universal time."""
    return None if day is None else f"{day.isoformat()}T00:00:00Z"


def values(rows):
    """Inline data of a chart, blanks left out so that the same rows give the same bytes."""
    return alt.Data(values=[{k: v for k, v in row.items() if v is not None and v != ""} for row in rows])


def time_axis(start, end, most=8, **options):
    """A time scale in universal time over whole years around two days, with `most` labels or fewer."""
    first, last = f"{start.year}-01-01T00:00:00Z", f"{end.year + 1}-01-01T00:00:00Z"
    years = end.year - start.year + 1
    tick = {"interval": "year", "step": max(1, -(-years // most))} if years > 2 else {"interval": "month", "step": 6}
    scale = alt.Scale(type="utc", domain=[first, last])
    labels = "%Y" if years > 2 else "%b %Y"
    return {"scale": scale, "axis": alt.Axis(format=labels, formatType="utc", tickCount=tick, title=None, **options)}


TOOLTIP = [
    alt.Tooltip(field="row", type="nominal", title="row"),
    alt.Tooltip(field="label", type="nominal", title="printed"),
    alt.Tooltip(field="when", type="nominal", title="dated"),
    alt.Tooltip(field="source_label", type="nominal", title="source"),
    alt.Tooltip(field="grade", type="nominal", title="grade"),
]
