"""Where labels stand on a map: clear of marks, of one another and of the edge."""

from bisect import bisect_right
from math import cos, hypot, pi, sin

from returnwatch.charts.theme import LEADING, width_of

# Room between a mark and its label, and how far from its mark a label may go, in px.
NEAR, FAR = 4, (16, 30, 46, 64, 84, 106)
# Steps of a search across a country, and how far outside its label is led to it, in px.
GRID, LED = 9, 70


def box(x, y, width, lines=1):
    """A label's box: left, top, right, bottom, from its left and the middle of its first line."""
    return x, y - LEADING / 2, x + width, y + LEADING * (lines - 0.5)


def overlap(a, b):
    """Area that two boxes share."""
    return max(0, min(a[2], b[2]) - max(a[0], b[0])) * max(0, min(a[3], b[3]) - max(a[1], b[1]))


def beside(spots, size):
    """A place for the label of each spot, beside its mark or, where that is crowded, farther off at a leader's end.

    Args:
        spots: Dicts of x, y, radius (px) and name, the most important first.
        size: Width and height of the map in px.

    Returns:
        The boxes of marks and labels that are taken. Each spot gets `tx`, `ty` (left of its label, middle of its line)
        and, where it has a leader, its ends `lx1`, `ly1`, `lx2`, `ly2`.
    """
    taken = [(s["x"] - s["radius"], s["y"] - s["radius"], s["x"] + s["radius"], s["y"] + s["radius"]) for s in spots]
    for s in spots:
        wide = width_of(s["name"])
        x, y, far = min(_around(s, wide), key=lambda c: (_cost(box(c[0], c[1], wide), taken, size), c[2]))
        s |= {"tx": round(x, 1), "ty": round(y, 1)}
        if far:
            s |= leader(s, box(x, y, wide))
        taken.append(box(x, y, wide))
    return taken


def _around(s, wide):
    """Candidates for a label: left px, middle px, and how far off (0: touching); the best liked first."""
    x, y, r = s["x"], s["y"], s["radius"] + NEAR
    up = r + LEADING / 2 - 2
    yield from ((x + r, y, 0), (x - r - wide, y, 0), (x - wide / 2, y - up, 0), (x - wide / 2, y + up, 0))
    for distance in FAR:
        for turn in range(16):
            angle = turn * pi / 8
            ex, ey = x + (r + distance) * cos(angle), y + (r + distance) * sin(angle)
            yield (ex if cos(angle) >= 0 else ex - wide), ey, distance


def _cost(label, taken, size, lines=1):
    """Area of a label that is off the map or shared with what is taken."""
    off = (label[2] - label[0]) * LEADING * lines - overlap(label, (2, 2, size[0] - 2, size[1] - 2))
    left, top, right, bottom = label
    met = [o for o in taken if o[0] < right and o[2] > left and o[1] < bottom and o[3] > top]
    return round(off + sum(overlap(label, one) for one in met), 1)


def leader(s, label):
    """The ends of a line from a mark's edge to the nearest point of its label, in px."""
    x, y = min(max(s["x"], label[0] - 2), label[2] + 2), min(max(s["y"], label[1] + 3), label[3] - 3)
    length = hypot(x - s["x"], y - s["y"]) or 1
    share = s["radius"] / length
    ends = (s["x"] + (x - s["x"]) * share, s["y"] + (y - s["y"]) * share, x, y)
    return dict(zip(("lx1", "ly1", "lx2", "ly2"), (round(v, 1) for v in ends)))


def crosses(line, taken):
    """Whether a leader, as `leader` gives it, runs through one of the boxes that are taken."""
    ends = [line[name] for name in ("lx1", "ly1", "lx2", "ly2")]
    points = [(ends[0] + (ends[2] - ends[0]) * i / 20, ends[1] + (ends[3] - ends[1]) * i / 20) for i in range(21)]
    return any(a <= x <= c and b <= y <= d for x, y in points for a, b, c, d in taken)


def within(rings, size, wide, lines, taken, must=False):
    """A place for a country's label: inside it, clear of what is taken, and near its middle.

    Args:
        rings: The country's outline: lists of (x, y) in px.
        size: Width and height of the map in px.
        wide: Width of the label in px.
        lines: How many lines it has.
        taken: Boxes already used.
        must: Whether, where the country has no room, it stands outside and is led to.

    Returns:
        Middle of the label, middle of its first line, and the country's middle if it is led to (px), or None.
    """
    visible = [p for ring in rings for p in ring if 0 <= p[0] <= size[0] and 0 <= p[1] <= size[1]]
    if not visible:
        return None
    left, right = min(p[0] for p in visible), max(p[0] for p in visible)
    top, bottom = min(p[1] for p in visible), max(p[1] for p in visible)
    middle = (left + right) / 2, (top + bottom) / 2
    found, outline = [], Outline(rings)
    for x, y in _grid(*((0, 0, *size) if must else (left, top, right, bottom))):
        label = box(x - wide / 2, y, wide, lines)
        half = (label[1] + label[3]) / 2
        home = outline.holds(x, half)
        # What costs least is asked first.
        if not (must or home) or _cost(label, taken, size, lines) > 0:
            continue
        corners = [(cx, cy) for cx in (label[0], label[2]) for cy in (label[1], label[3])]
        out = sum(not outline.holds(*corner) for corner in corners)
        if must or home and out < 2:
            found.append((not home, out, hypot(x - middle[0], half - middle[1]), x, y))
    if not found:
        return None
    away, _, distance, x, y = min(found)
    return x, y, middle if away and distance > LED else None


def _grid(left, top, right, bottom):
    for j in range(int((bottom - top) / GRID) + 1):
        for i in range(int((right - left) / GRID) + 1):
            yield left + i * GRID, top + j * GRID


class Outline:
    """A country's outline, asked about many points of few heights: where it crosses a height is worked out once.

    Args:
        rings: Lists of (x, y) in px.
    """

    def __init__(self, rings):
        self._edges = [(*a, *b) for ring in rings for a, b in zip(ring, ring[1:])]
        self._crossings = {}

    def holds(self, x, y):
        """Whether a point is within it (even-odd rule)."""
        if y not in self._crossings:
            self._crossings[y] = sorted(
                (x2 - x1) * (y - y1) / (y2 - y1) + x1 for x1, y1, x2, y2 in self._edges if (y1 > y) != (y2 > y)
            )
        crossings = self._crossings[y]
        return (len(crossings) - bisect_right(crossings, x)) % 2 == 1
