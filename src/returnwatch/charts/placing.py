"""Where labels stand on a map: clear of marks, of one another and of the edge."""

from math import cos, hypot, pi, sin

from returnwatch.charts.theme import LEADING, width_of

# Room between a mark and its label, and how far from its mark a label may go, in px.
NEAR, FAR = 4, (16, 30, 46, 64, 84, 106)
# Steps of a search within a country and across the map, in px.
STEP, STRIDE = 6, 11
# How much of a label lies within its country at the least, of fifteen points; else it stands elsewhere and is led to.
HELD = 13
# What a px of a leader's length is weighed against: a label that lies wholly on other home countries.
ELSEWHERE = 60


def box(x, y, width, lines=1):
    """A label's box: left, top, right, bottom, from its left and the middle of its first line."""
    return x, y - LEADING / 2, x + width, y + LEADING * (lines - 0.5)


def overlap(a, b):
    """Area that two boxes share."""
    return max(0, min(a[2], b[2]) - max(a[0], b[0])) * max(0, min(a[3], b[3]) - max(a[1], b[1]))


def around(spot):
    """The box of a round mark."""
    x, y, radius = spot["x"], spot["y"], spot["radius"]
    return x - radius, y - radius, x + radius, y + radius


def beside(spots, size, taken, far=FAR):
    """A place for the label of each spot, beside its mark or, where that is crowded, farther off at a leader's end.

    A label that finds no room stays out: the more important ones were placed before it.

    Args:
        spots: Dicts of x, y, radius (px) and name, the most important first.
        size: Width and height of the map in px.
        taken: Boxes of all marks and of the labels placed before; it grows by these.
        far: How far off a label may go, in px.

    Each spot with a label gets `tx`, `ty` (left of its label, middle of its line) and, where it has a leader, its ends
    `lx1`, `ly1`, `lx2`, `ly2`.
    """
    for s in spots:
        wide, own = width_of(s["name"]), around(s)
        others = [one for one in taken if one != own]
        for x, y, distance in _around(s, wide, far):
            label = box(x, y, wide)
            line = leader(s, label) if distance else {}
            clear = (label[0] - NEAR, label[1], label[2] + NEAR, label[3])
            if _cost(clear, others, size) == 0 and not (line and crosses(line, others)):
                s |= {"tx": round(x, 1), "ty": round(y, 1), **line}
                taken.append(label)
                if line:
                    taken += along(line)
                break


def _around(s, wide, far):
    """Candidates for a label: left px, middle px, and how far off (0: touching); the best liked first."""
    x, y, r = s["x"], s["y"], s["radius"] + NEAR
    up = r + LEADING / 2 - 2
    yield from ((x + r, y, 0), (x - r - wide, y, 0), (x - wide / 2, y - up, 0), (x - wide / 2, y + up, 0))
    for distance in far:
        for turn in range(16):
            angle = turn * pi / 8
            ex, ey = x + (r + distance) * cos(angle), y + (r + distance) * sin(angle)
            yield (ex if cos(angle) >= 0 else ex - wide), ey, distance


def _cost(label, taken, size):
    """Area of a label that is off the map or shared with what is taken."""
    left, top, right, bottom = label
    off = (right - left) * (bottom - top) - overlap(label, (2, 2, size[0] - 2, size[1] - 2))
    met = [o for o in taken if o[0] < right and o[2] > left and o[1] < bottom and o[3] > top]
    return round(off + sum(overlap(label, one) for one in met), 1)


def leader(s, label):
    """The ends of a line from a mark's edge to the nearest point of its label, in px."""
    x, y = _end(s["x"], s["y"], label)
    length = hypot(x - s["x"], y - s["y"]) or 1
    share = s["radius"] / length
    ends = (s["x"] + (x - s["x"]) * share, s["y"] + (y - s["y"]) * share, x, y)
    return dict(zip(("lx1", "ly1", "lx2", "ly2"), (round(v, 1) for v in ends)))


def _end(x, y, label):
    """Where a leader from a point meets its label."""
    return min(max(x, label[0] - 2), label[2] + 2), min(max(y, label[1] + 3), label[3] - 3)


def _points(line, number=20):
    x1, y1, x2, y2 = (line[name] for name in ("lx1", "ly1", "lx2", "ly2"))
    return [(x1 + (x2 - x1) * i / number, y1 + (y2 - y1) * i / number) for i in range(number + 1)]


def crosses(line, taken):
    """Whether a leader, as `leader` gives it, runs through one of the boxes that are taken."""
    (left, right), (top, bottom) = (sorted((line[f"{axis}1"], line[f"{axis}2"])) for axis in ("lx", "ly"))
    near = [o for o in taken if o[0] <= right and o[2] >= left and o[1] <= bottom and o[3] >= top]
    return any(a <= x <= c and b <= y <= d for x, y in _points(line) for a, b, c, d in near)


def along(line):
    """Small boxes along a leader, which labels keep clear of."""
    return [(x - 1, y - 1, x + 1, y + 1) for x, y in _points(line, 12)]


def within(outline, size, wide, lines, taken):
    """A place for a country's label inside it, clear of what is taken, and near its middle.

    Args:
        outline: The country's `Outline`.
        size: Width and height of the map in px.
        wide: Width of the label in px.
        lines: How many lines it has.
        taken: Boxes already used.

    Returns:
        Middle of the label and middle of its first line in px, or None where it has no room.
    """
    left, top, right, bottom = outline.bounds
    x0, y0 = (left + right) / 2, (top + bottom) / 2
    down = LEADING * (lines - 1) / 2
    # The nearest that will do is the best.
    for _, y, x in sorted((hypot(x - x0, y + down - y0), y, x) for x, y in _grid(left, top, right, bottom, STEP)):
        # What costs least is asked first.
        if outline.holds(x, y + down):
            label = box(x - wide / 2, y, wide, lines)
            clear = (label[0], label[1] - NEAR, label[2], label[3] + NEAR)
            if _cost(clear, taken, size) == 0 and _held(label, [outline]) >= HELD:
                return x, y
    return None


def outside(outline, size, wide, lines, taken, homes):
    """A place for the label of a country that has no room for it, and the point in the country to which it is led.

    Args:
        outline, size, wide, lines, taken: As `within` takes them.
        homes: Outlines of the other home countries, for whose name it might be taken.

    Returns:
        Middle of the label, middle of its first line, and the point, all in px.
    """
    point = outline.middle(taken)
    spot = {"x": point[0], "y": point[1], "radius": 0}
    best = None
    for length, y, x in sorted(_led(point, size, wide, lines)):
        # The rest is farther off, and what else is weighed only adds to that.
        if best and best[0][:2] == (0, False) and length >= best[0][2]:
            break
        label = box(x - wide / 2, y, wide, lines)
        cost = _cost(label, taken, size)
        # What takes longest is asked last, and only of a place that may still be the best.
        if best and cost > best[0][0]:
            continue
        crossed = crosses(leader(spot, label), taken)
        if best and (cost, crossed, length) > best[0]:
            continue
        score = (cost, crossed, length + ELSEWHERE * _held(label, homes) / 15)
        best = min(best, (score, x, y)) if best else (score, x, y)
    return best[1], best[2], point


def _led(point, size, wide, lines):
    """Places on the map for a label, and how long its leader to a point is from there; none that nearly touches it."""
    for x, y in _grid(0, 0, *size, STRIDE):
        end = _end(*point, box(x - wide / 2, y, wide, lines))
        length = hypot(round(end[0], 1) - point[0], round(end[1], 1) - point[1])
        if length >= NEAR * 2:
            yield length, y, x


def _held(label, outlines):
    """How many of fifteen points of a label lie within a country."""
    left, top, right, bottom = label
    near = [outline for outline in outlines if outline.reaches(label)]
    points = [(left + (right - left) * i / 4, top + (bottom - top) * j / 2) for j in range(3) for i in range(5)]
    return sum(any(outline.holds(*point) for outline in near) for point in points)


def _grid(left, top, right, bottom, step):
    for j in range(int((bottom - top) / step) + 1):
        for i in range(int((right - left) / step) + 1):
            yield left + i * step, top + j * step
