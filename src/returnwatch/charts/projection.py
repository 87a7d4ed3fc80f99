"""The conic projection of the map, worked out here too: where a label is clear, one must know in px."""

from math import cos, radians, sin, sqrt


class Conic:
    """Albers' equal-area conic projection, as Vega draws it, fitted to some places.

    Args:
        places: (longitude, latitude) pairs in degrees that must be seen.
        width: Width of the map in px.
        heights: Least and greatest height in px.
        margin: Room around the places in px.
    """

    PARALLELS = (34, 48)
    # Beyond it, outlines that were simplified for a whole region look like polygons.
    CLOSEST = 2600

    def __init__(self, places, width, heights, margin):
        self.width = width
        first, second = (sin(radians(p)) for p in self.PARALLELS)
        self._n = (first + second) / 2
        self._c = 1 + first * (2 * self._n - first)
        self.meridian = round((min(x for x, _ in places) + max(x for x, _ in places)) / 2, 2)
        self.scale, self._center = 1, (0, 0)
        flat = [self._raw(*place) for place in places]
        left, right = min(x for x, _ in flat), max(x for x, _ in flat)
        low, high = min(y for _, y in flat), max(y for _, y in flat)
        least, most = heights
        fits = ((width - 2 * margin) / (right - left), (most - 2 * margin) / (high - low))
        self.scale = round(min(*fits, self.CLOSEST), 1)
        self.height = round(min(max((high - low) * self.scale + 2 * margin, least), most))
        self._center = (left + right) / 2, (low + high) / 2

    def _raw(self, longitude, latitude):
        """Place on a cone for a sphere of radius one."""
        n = self._n
        r = sqrt(self._c - 2 * n * sin(radians(latitude))) / n
        angle = n * radians(longitude - self.meridian)
        return r * sin(angle), -r * cos(angle)

    def px(self, longitude, latitude):
        """Where a place is on the map: px from its left and from its top."""
        x, y = self._raw(longitude, latitude)
        return (
            self.width / 2 + self.scale * (x - self._center[0]),
            self.height / 2 - self.scale * (y - self._center[1]),
        )

    def shows(self, x, y):
        """Whether a place in px is on the map."""
        return 0 <= x <= self.width and 0 <= y <= self.height

    def options(self):
        """The same projection in Vega-Lite's words."""
        return {
            "type": "conicEqualArea",
            "parallels": list(self.PARALLELS),
            "rotate": [-self.meridian, 0, 0],
            "center": [0, 0],
            "scale": self.scale,
            "translate": [round(v, 2) for v in self.px(self.meridian, 0)],
        }
