"""What stands where in a static picture: boxes of its texts, measured with the typeface's own files."""

from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup
from PIL import ImageFont

from returnwatch.typeface import FOLDER

# Of the line of type, what letters fill above and below the line on which they stand, in parts of their size.
ABOVE, BELOW = 0.66, 0.15
# Type is measured so many times as large, so that whole pixels don't count.
FINE = 20


@cache
def _face(name, size):
    return ImageFont.truetype(Path(FOLDER, f"SourceSansPro-{name}.otf"), size * FINE)


def _width(text, size, bold, italic):
    name = "Semibold" if bold else "It" if italic else "Regular"
    return _face(name, size).getlength(text) / FINE


def _shift(node):
    """How far a picture's node is moved, in px, by itself and by the groups around it."""
    x = y = 0
    for one in (node, *node.parents):
        moved = (one.attrs or {}).get("transform", "") if one.name in ("g", "text") else ""
        if moved.startswith("translate("):
            dx, dy = moved.removeprefix("translate(").split(")")[0].split(",")
            x, y = x + float(dx), y + float(dy)
    return x, y


def texts(svg):
    """Every line of text of a picture.

    Args:
        svg: A picture as `returnwatch.charts.draw.svg` gives it.

    Returns:
        (text, (left, top, right, bottom)) of each, in px of the picture.
    """
    found = []
    for node in BeautifulSoup(svg, "html.parser").find_all("text"):
        x, y = _shift(node)
        size = int(node["font-size"].removesuffix("px"))
        bold, italic = node.get("font-weight") in ("600", "bold"), node.get("font-style") == "italic"
        for n, line in enumerate(node.find_all("tspan") or [node]):
            y += float(line.get("dy") or 0) if n else 0
            text = line.get_text()
            wide = _width(text, size, bold, italic)
            left = x - wide * {"start": 0, "middle": 0.5, "end": 1}[node["text-anchor"]]
            found.append((text, (left, y - ABOVE * size, left + wide, y + BELOW * size)))
    return [one for one in found if one[0].strip()]


def width(svg):
    """Width of a picture in px."""
    return float(BeautifulSoup(svg, "html.parser").find("svg")["width"])


def overlapping(found):
    """Pairs of texts whose boxes share more than a px each way."""
    pairs = []
    for n, (text, a) in enumerate(found):
        for other, b in found[n + 1 :]:
            if min(a[2], b[2]) - max(a[0], b[0]) > 1 and min(a[3], b[3]) - max(a[1], b[1]) > 1:
                pairs.append((text, other))
    return pairs
