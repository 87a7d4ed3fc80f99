"""A country's outline on the map, asked about many points."""

from bisect import bisect_right

import numpy as np

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
        return max(zip(self._clear(inside, taken), inside))[1]

    def _clear(self, points, taken):
        """How far each point is from borders and boxes, in tenths of a px."""
        far = _from_edges(points, self._edges)
        if taken:
            x, y = _columns(points)
            left, top, right, bottom = np.array(taken, float).T
            across, down = (
                np.maximum(low - at, at - high).clip(0) for low, at, high in ((left, x, right), (top, y, bottom))
            )
            far = np.minimum(far, np.hypot(across, down).min(axis=1))
        return [round(one, 1) for one in far.tolist()]


def _bounds(points):
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _columns(points):
    return np.array(points, float).T[:, :, np.newaxis]


def _from_edges(points, edges):
    """How far each point is from the nearest of the edges, in px."""
    x, y = _columns(points)
    x1, y1, x2, y2 = np.array(edges, float).reshape(-1, 4).T
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    along = (x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)
    # An edge without length is its own nearest point.
    share = np.divide(along, length, out=np.zeros_like(along), where=length > 0).clip(0, 1)
    return np.hypot(x1 + share * (x2 - x1) - x, y1 + share * (y2 - y1) - y).min(axis=1, initial=np.inf)
