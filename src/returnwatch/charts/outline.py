"""A country's outline on the map, asked about many points."""

from bisect import bisect_right
from math import hypot, inf

# How finely the middle of a country is sought: so many steps across it.
STEPS = 24
# By how much a distance may be less and still be rounded to as many tenths of a px.
ROUNDING = 0.05


class Outline:
    """A country's outline; where it crosses a height is worked out once.

    Args:
        rings: Lists of (x, y) in px.
        size: Width and height of the map in px.

    Attributes:
        bounds: Left, top, right and bottom of what of it is on the map, in px; None where nothing is.
    """

    def __init__(self, rings, size):
        self._edges = [(*a, *b) for ring in rings for a, b in zip(ring, ring[1:])]
        self._crossings = {}
        self._reach = _bounds([point for ring in rings for point in ring])
        seen = [p for ring in rings for p in ring if 0 <= p[0] <= size[0] and 0 <= p[1] <= size[1]]
        self.bounds = _bounds(seen) if seen else None

    def holds(self, x, y):
        """Whether a point is within it (even-odd rule)."""
        if y not in self._crossings:
            self._crossings[y] = sorted(
                (x2 - x1) * (y - y1) / (y2 - y1) + x1 for x1, y1, x2, y2 in self._edges if (y1 > y) != (y2 > y)
            )
        crossings = self._crossings[y]
        return (len(crossings) - bisect_right(crossings, x)) % 2 == 1

    def reaches(self, box):
        """Whether it may share a point with a box: left, top, right and bottom in px."""
        left, top, right, bottom = self._reach
        return left <= box[2] and right >= box[0] and top <= box[3] and bottom >= box[1]

    def middle(self, taken):
        """The point within it that is farthest from its border and from boxes that are taken, in px."""
        left, top, right, bottom = self.bounds
        step = max((right - left) / STEPS, (bottom - top) / STEPS, 1)
        points = [
            (left + i * step, top + j * step)
            for j in range(int((bottom - top) / step) + 1)
            for i in range(int((right - left) / step) + 1)
        ]
        inside = [p for p in points if self.holds(*p)] or [((left + right) / 2, (top + bottom) / 2)]
        best = (-1, inside[0])
        for p in inside:
            best = max(best, (self._clear(p, taken, best[0]), p))
        return best[1]

    def _clear(self, point, taken, least):
        """How far a point is from borders and boxes, in tenths of a px; less than `least` where it is known to be."""
        x, y = point
        far = min((hypot(max(a - x, 0, x - c), max(b - y, 0, y - d)) for a, b, c, d in taken), default=inf)
        for edge in self._edges:
            far = min(far, _from_edge(x, y, edge))
            if far < least - ROUNDING:
                break
        return round(far, 1)


def _bounds(points):
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _from_edge(x, y, edge):
    x1, y1, x2, y2 = edge
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    share = min(max(((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length, 0), 1) if length else 0
    return hypot(x1 + share * (x2 - x1) - x, y1 + share * (y2 - y1) - y)
