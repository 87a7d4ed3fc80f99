"""Names of countries on the map, each with how many incidents it had; one that has no room in its country is led to."""

import altair as alt

from returnwatch.charts import placing
from returnwatch.charts.layer import layer, values
from returnwatch.charts.outline import Outline
from returnwatch.charts.theme import GREY, INK, LEADING, PAPER, QUIET, px, width_of, words
from returnwatch.figure import joined

# Bold type is wider by so much; room around a label that stands on a ground of its own, in px.
BOLD, PAD = 1.06, 3


def homes(rows, outlines, where, taken, narrow):
    """Labels of the countries with incidents: how many they had, and how many of them have no symbol.

    Args:
        rows: Incidents: row, country, longitude, latitude.
        outlines: As `countries.seen` gives them.
        where: A `Conic`.
        taken: Boxes of marks that names must keep clear of; it grows by theirs.
        narrow: Whether the number alone is told.

    Returns:
        A list of labels: lists of lines (dicts), each with its place; that of a country with no room for it has a ground
        (`left`, `top`, `right`, `bottom`) and a leader from a point in the country.
    """
    size = (where.width, where.height)
    shapes = {key: Outline(rings, size) for key, rings in outlines.items() if key[1]}
    shapes = {key: shape for key, shape in shapes.items() if shape.bounds}
    labels = {}
    for key in shapes:
        if some := [r for r in rows if r["country"] == key[1]]:
            labels[key] = [_count(some, f"{key[0]}: {len(some):,}")]
            if not narrow:
                missed = _missing(some, where).items()
                labels[key] += [_count(part, f"{len(part):,} {why}") for why, part in missed if part]
    # Those that have room inside come first, so that others are led past them.
    placed, led = [], []
    for key, lines in sorted(labels.items(), key=lambda item: (len(item[1]), _extent(shapes[item[0]]), item[0])):
        wide = _width(lines)
        at = placing.within(shapes[key], size, wide, len(lines), taken)
        if at:
            taken.append(placing.box(at[0] - wide / 2, at[1], wide, len(lines)))
            placed.append([line | _at(at, n) for n, line in enumerate(lines)])
        else:
            led.append(key)
    for key in led:
        others = [shape for other, shape in shapes.items() if other != key]
        placed.append(_led(labels[key], shapes[key], others, size, taken))
    return placed


def _led(lines, shape, others, size, taken):
    """A label on a ground of its own, led to its country."""
    wide = _width(lines) + 2 * PAD
    x, y, point = placing.outside(shape, size, wide, len(lines), taken, others)
    left, top, right, bottom = placing.box(x - wide / 2, y, wide, len(lines))
    line = placing.leader({"x": point[0], "y": point[1], "radius": 0}, (left, top, right, bottom))
    taken += [
        (left, top, right, bottom),
        *placing.along(line),
        (point[0] - 3, point[1] - 3, point[0] + 3, point[1] + 3),
    ]
    ground = {"left": left, "top": top, "right": right, "bottom": bottom, **line}
    lines = [one | _at((x, y), n) for n, one in enumerate(lines)]
    lines[0] |= {k: round(v, 1) for k, v in ground.items()}
    return lines


def others(rows, outlines, where, taken):
    """Labels of the other countries that have room for their name, as `homes` gives them; home countries first."""
    placed, size, had = [], (where.width, where.height), {r["country"] for r in rows}
    for (name, iso), rings in sorted(outlines.items(), key=lambda item: (not item[0][1], item[0])):
        shape, lines = Outline(rings, size), [{"label": name, "home": bool(iso)}]
        wide = _width(lines)
        at = shape.bounds and iso not in had and placing.within(shape, size, wide, 1, taken)
        if at:
            taken.append(placing.box(at[0] - wide / 2, at[1], wide))
            placed.append([lines[0] | _at(at, 0)])
    return placed


def missing(rows, where, y):
    """A line below the map with how many incidents have no symbol on it, as `homes` gives lines; none where all have."""
    some = [r for part in _missing(rows, where).values() for r in part]
    return (
        [[_count(some, f"{len(some):,} without a place on the map") | {"x": where.width / 2, "y": y}]] if some else []
    )


def _missing(rows, where):
    """Incidents without a symbol, by the reason."""
    placed = [r for r in rows if r["latitude"] is not None]
    off = [r for r in placed if not where.shows(*where.px(r["longitude"], r["latitude"]))]
    return {"not placed": [r for r in rows if r["latitude"] is None], "off the map": off}


def _width(lines):
    return max(width_of(line["label"]) * (BOLD if n == 0 else 1) for n, line in enumerate(lines)) + 4


def _at(at, line):
    return {"x": round(at[0], 1), "y": round(at[1] + LEADING * line, 1)}


def _extent(shape):
    """Width of an outline in px: the narrow ones are labelled first."""
    return shape.bounds[2] - shape.bounds[0]


def _count(rows, label):
    return {"rows": joined(r["row"] for r in rows), "operation": "count", "count": len(rows), "label": label}


def layers(homes, others, missing):
    """Layers of labels: home countries bold, what is told of them quiet, neighbours in italics.

    Args:
        homes, others, missing: Labels as the functions of their name give them.
    """
    heads = layer([label[0] for label in homes])
    rest = alt.Chart(
        values([line for label in homes for line in label[1:]] + [line for label in missing for line in label])
    )
    quiet = layer([label[0] for label in others])
    led = heads.transform_filter("isValid(datum.left)")
    ground = led.mark_rect(color=PAPER, stroke=GREY, strokeWidth=0.8, cornerRadius=2, opacity=0.92)
    corners = {"x": px(alt.X, "left"), "x2": alt.X2(field="right"), "y": px(alt.Y, "top"), "y2": alt.Y2(field="bottom")}
    ends = {"x": px(alt.X, "lx1"), "y": px(alt.Y, "ly1")}
    look = {"align": "center", "color": QUIET}
    return [
        led.mark_rule(color=INK, strokeWidth=1).encode(x2=alt.X2(field="lx2"), y2=alt.Y2(field="ly2"), **ends),
        led.mark_point(filled=True, color=INK, size=24, opacity=1, stroke=PAPER, strokeWidth=1).encode(**ends),
        ground.encode(**corners),
        words(quiet.transform_filter("!datum.home"), "x", "label", fontStyle="italic", **look),
        words(quiet.transform_filter("datum.home"), "x", "label", fontWeight=600, **look),
        words(heads, "x", "label", align="center", fontWeight=600, color=INK),
        words(rest, "x", "label", **look),
    ]
