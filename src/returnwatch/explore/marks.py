"""What the timeline draws: a mark a row, in a lane a table, those that would hide one another stacked."""

from datetime import UTC, datetime

LANES = {
    "estimates": "Estimates",
    "returns": "Returns",
    "accounts": "Incidents",
    "statements": "Statements",
    "flows": "Movements",
    "observations": "Observations",
    "assessments": "Assessments",
}
# In px: width of the timeline and of the map, height of both, greatest height of the timeline, room between lanes.
WIDE, MAP, HEIGHT, HIGHEST, BETWEEN = 500, 400, 330, 460, 16
# Distances of marks in a lane, in px: the first at which the timeline is low enough, else the last.
APART = (9, 7, 5.5, 4.5, 3.5)


def milliseconds(day):
    """A day as Vega counts time: milliseconds since 1970, in UTC.

    Example:
        >>> from datetime import date
        >>> milliseconds(date(1970, 1, 2))
        86400000
    """
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000)


def middle(row):
    """The middle of the days that a row speaks of, in milliseconds: where its mark stands, and what a brush takes.

    Args:
        row: A row of a selection, as a dict.
    """
    return (milliseconds(row["date_start"]) + milliseconds(row["date_end"])) // 2


def stretch(frame, first=None, last=None):
    """The stretch of time that the timeline shows, in milliseconds: the days asked for, else those of the marks.

    Args:
        frame: A selection.
        first, last: `datetime.date`, or None for no bound.

    Returns:
        [start, end].
    """
    found = [middle(r) for r in frame.to_dict("records")] or [0]
    start = milliseconds(first) if first else min(found)
    end = milliseconds(last) if last else max(found)
    return [start, max(end, start + 86_400_000)]


def timeline_marks(frame, domain):
    """A mark a row, those that would hide one another stacked.

    Args:
        frame: A selection, see `select`.
        domain: [start, end] of the time axis in milliseconds.

    Returns:
        Marks as a list of dicts (row, t, from, to in milliseconds, y in px, areas, what a tooltip tells), lanes as a
        list of dicts (name, n, y), and the height of it all in px.
    """
    for apart in APART:
        stacked = _stacked(frame, domain, apart)
        deep = sum(len(ends) for ends, _ in stacked.values()) * apart
        if deep + len(stacked) * BETWEEN <= HIGHEST:
            break
    # Lanes share the height of the map among them, and are higher where the stacks need it.
    between = max(BETWEEN, (HEIGHT - deep) / max(len(stacked), 1))
    marks, lanes, top = [], [], 0
    for table in (t for t in LANES if t in stacked):
        ends, some = stacked[table]
        first = top + between / 2 + apart / 2
        marks += [{**m, "size": round(0.57 * apart**2), "y": round(first + m["level"] * apart, 1)} for m in some]
        top = round(top + between + len(ends) * apart, 1)
        lanes.append({"name": LANES[table], "n": len(some), "y": round(first, 1), "floor": top})
    return marks, lanes, max(top, HEIGHT)


def _stacked(frame, domain, apart):
    """By table: where each level ends in time, and the marks, each on the first level that is free."""
    step = (domain[1] - domain[0]) * apart / WIDE
    stacked = {}
    for key, r in sorted(frame.to_dict("index").items(), key=lambda kr: (middle(kr[1]), kr[0])):
        ends, some = stacked.setdefault(r["table"], ([], []))
        t = min(max(middle(r), domain[0]), domain[1])
        level = next((n for n, end in enumerate(ends) if end <= t), len(ends))
        ends[level : level + 1] = [t + step]
        some.append(_mark(key, r, domain) | {"level": level})
    return stacked


def _mark(key, r, domain):
    start, end = (min(max(milliseconds(r[c]), domain[0]), domain[1]) for c in ("date_start", "date_end"))
    return {
        "row": key,
        "t": middle(r),
        "from": start,
        "to": end,
        "areas": ";".join(areas(r)),
        "tone": "good" if r["credibility"] <= "2" else "fair" if r["credibility"] == "3" else "poor",
        "sound": r["reliability"] <= "B",
        **{name: r[name] for name in ("what", "figure", "when", "grade", "source_label") if r[name]},
    }


def areas(r):
    """Ids by which the map finds a row: the countries that it speaks of, and its place where that has coordinates."""
    return [*r["countries"], *(r["places"][:1] if r["latitude"] is not None else ())]
