"""A country's outline on the map, asked about many points."""

from bisect import bisect_right
from math import hypot

# How finely the middle of a country is sought: so many steps across it.
STEPS = 24


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
        seen = [p for ring in rings for p in ring if 0 <= p[0] <= size[0] and 0 <= p[1] <= size[1]]
        xs, ys = [x for x, _ in seen], [y for _, y in seen]
        self.bounds = (min(xs), min(ys), max(xs), max(ys)) if seen else None

    def holds(self, x, y):
        """Whether a point is within it (even-odd rule)."""
        if y not in self._crossings:
            self._crossings[y] = sorted(
                (x2 - x1) * (y - y1) / (y2 - y1) + x1 for x1, y1, x2, y2 in self._edges if (y1 > y) != (y2 > y)
            )
        crossings = self._crossings[y]
        return (len(crossings) - bisect_right(crossings, x)) % 2 == 1

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
        return max(inside, key=lambda p: (self._clear(p, taken), p))

    def _clear(self, point, taken):
        x, y = point
        far = min(_from_edge(x, y, edge) for edge in self._edges)
        boxes = (hypot(max(a - x, 0, x - c), max(b - y, 0, y - d)) for a, b, c, d in taken)
        return round(min([far, *boxes]), 1)


def _from_edge(x, y, edge):
    x1, y1, x2, y2 = edge
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    share = min(max(((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length, 0), 1) if length else 0
    return hypot(x1 + share * (x2 - x1) - x, y1 + share * (y2 - y1) - y)
