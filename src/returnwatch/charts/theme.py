"""One look for every figure: the typeface of the text, few colours, shapes and labels that carry the meaning."""

import altair as alt
from altair.utils.schemapi import debug_mode

FONT = "Source Sans Pro"
# Of a drawing in px, less its padding: with it, print sets the type at a little under eight points; and of one for a phone.
WIDTH, NARROW = 742, 312
TYPE, LEADING = 13, 17  # Size of all type and distance of its lines, in px.
INK, QUIET, GRID, PAPER = "#1d2733", "#5b6672", "#d9dee3", "#ffffff"
# Told apart in greyscale too: dark, middle and light, beside their shapes.
BLUE, ORANGE, GREEN, GREY, PURPLE = "#0b4f7d", "#c8641a", "#2f8f6b", "#9aa4ae", "#7b4f8f"

CONFIG = {
    "background": PAPER,
    "font": FONT,
    "padding": 4,
    "view": {"stroke": None},
    "text": {"font": FONT, "fontSize": TYPE, "color": INK},
    "axis": {
        "labelFont": FONT,
        "labelFontSize": TYPE,
        "labelColor": INK,
        "titleFont": FONT,
        "titleFontSize": TYPE,
        "titleFontWeight": "normal",
        "titleColor": QUIET,
        "gridColor": GRID,
        "domainColor": GREY,
        "tickColor": GREY,
        "labelLimit": 0,
        "titleLimit": 0,
    },
}

# Advance widths of the typeface, in hundredths of its size, and the characters that have them.
ADVANCES = {
    **dict.fromkeys(" ", 20),
    **dict.fromkeys("',.:;ijIl|", 25),
    **dict.fromkeys("!f()[]{}-", 30),
    **dict.fromkeys("tr/", 35),
    **dict.fromkeys('*?sz"', 43),
    **dict.fromkeys("xcvyJYFL", 48),
    **dict.fromkeys("#$+0123456789=aegk–−", 50),
    **dict.fromkeys("ATZhoubnESVX", 54),
    **dict.fromkeys("dpqCPRKB", 58),
    **dict.fromkeys("DGUHNOQ→←", 65),
    **dict.fromkeys("wMWm%@", 78),
}


@alt.theme.register("returnwatch", enable=True)
def theme():
    """The theme, as Altair asks for it."""
    return alt.theme.ThemeConfig({"config": CONFIG})


def width_of(text, size=TYPE):
    """About how wide a text is set, in px: a little generous, so that what is laid out by it keeps clear."""
    return sum(ADVANCES.get(c, 56) for c in str(text)) * size / 98


def folded(text, width, size=TYPE):
    """A text as lines of at most `width` px, broken between words."""
    lines = [""]
    for word in str(text).split():
        if lines[-1] and width_of(f"{lines[-1]} {word}", size) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def either(channel, test, yes, no):
    """A channel with one value where a datum passes a test and another where not: `either(alt.ColorValue, "datum.light", GREY, BLUE)`."""
    return channel(no, condition={"test": test, "value": yes})


def px(channel, field):
    """A channel that takes a field as a place on the drawing in px: `px(alt.X, "x")`."""
    return channel(field=field, type="quantitative", scale=None, axis=None)


def words(base, x, field, *, y="y", **mark):
    """Text of a field (a string, or a list of lines) that starts at `x`: px, or the name of a field with px.

    Args:
        base: Chart with the data, whose field `y` is the middle of the first line in px.
        mark: Options of the mark: align, color, fontWeight …
    """
    place = {"x": px(alt.X, x)} if isinstance(x, str) else {"x": alt.XValue(x)}
    mark = {"align": "left", "baseline": "alphabetic", "dy": 4.5, "lineHeight": LEADING, **mark}
    return base.mark_text(**mark).encode(y=px(alt.Y, y), text=alt.Text(field=field, type="nominal"), **place)


def numbers(base, x, field="count", **mark):
    """The same for a whole number, its thousands apart."""
    return words(base, x, field, **mark).encode(text=alt.Text(field=field, type="quantitative", format=","))


def both(make, *given, **named):
    """A figure's chart by form: `both(estimates, frame, as_of=day)`; the maker takes `narrow` for a phone's."""
    # Altair holds every part of a chart against its schema, which takes longer than the drawing; tests do so for all.
    with debug_mode(False):
        return {"wide": make(*given, **named), "narrow": make(*given, narrow=True, **named)}


def drawing(layers, height, width=WIDTH):
    """Layers that are all placed in px, as one chart."""
    return alt.LayerChart(layer=layers, width=width, height=height)


TOOLTIP = [
    alt.Tooltip(field="row", type="nominal", title="row"),
    alt.Tooltip(field="label", type="nominal", title="printed"),
    alt.Tooltip(field="when", type="nominal", title="dated"),
    alt.Tooltip(field="source_label", type="nominal", title="source"),
    alt.Tooltip(field="grade", type="nominal", title="grade"),
]
