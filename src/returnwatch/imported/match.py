"""Pair events of an imported set with incidents of the record, each pair with its reason in words."""

import math
import re
from dataclasses import dataclass
from datetime import date

from returnwatch.imported.names import folded

# Kilometres within which two places are near, and within which they may still be one event's.
NEAR, FAR = 25, 100
# Days by which an event may be dated off: reports come a day late.
OFF = 2
# A date no better known than this, in days, says little.
VAGUE = 31
# What date, place and party must add up to before two rows are taken for one event.
ENOUGH = 4
EARTH = 6371
# Words that say what sort of division a name is, not which.
SORTS = {
    "region",
    "province",
    "district",
    "oblast",
    "viloyat",
    "autonomous",
    "republic",
    "city",
    "town",
    "uygur",
    "uyghur",
}


@dataclass(frozen=True)
class Place:
    """Where something happened: ids of countries, folded names of divisions and towns, degrees or None."""

    countries: frozenset
    names: frozenset = frozenset()
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True)
class Happening:
    """An event or an incident, as far as it can be paired.

    Attributes:
        id: Its id.
        start, end: First and last day on which it can have happened.
        place: The `Place`.
        groups: Ids of the record's groups that took part.
    """

    id: str
    start: date
    end: date
    place: Place
    groups: frozenset


def kilometres(one, other):
    """Distance of two places on the globe, in km; None where one has no degrees.

    Example:
        >>> round(kilometres(Place(frozenset(), latitude=38.56, longitude=68.77), Place(frozenset(), latitude=38.66, longitude=68.77)))
        11
    """
    if None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return None
    a, b = math.radians(one.latitude), math.radians(other.latitude)
    east = math.radians(one.longitude - other.longitude)
    half = math.sin((a - b) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(east / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(half))


def place_names(*names):
    """Folded names of places, without what sort of division they are: {'gorno badakhshan'}."""
    found = set()
    for name in names:
        for part in re.split(r"[,(]", name or ""):
            words = [w for w in folded(part).split() if w not in SORTS]
            found.add(" ".join(words))
    return frozenset(found - {""})


def same_when(one, other):
    """(points, words) for two dates; no words where they can't be the same event's."""
    gap = max((other.start - one.end).days, (one.start - other.end).days, 0)
    vague = max((h.end - h.start).days for h in (one, other)) + 1
    if gap > OFF:
        return 0, ""
    if gap:
        return OFF - gap, "a day apart" if gap == 1 else f"{gap} days apart"
    if vague == 1:
        return 3, "same day"
    return (2, "dates overlap") if vague <= VAGUE else (1, "within a date known only roughly")


def same_where(one, other):
    """(points, words) for two places; no words where they can't be the same."""
    if not one.countries & other.countries:
        return 0, ""
    distance = kilometres(one, other)
    shared = sorted(one.names & other.names)
    if distance is not None and distance <= NEAR:
        return 3, "same place" if distance < 1 else f"{distance:.0f} km apart"
    if shared:
        return 3, f"same place by name ({shared[0].title()})"
    if distance is None:
        return 1, "same country"
    return (1, f"{distance:.0f} km apart") if distance <= FAR else (0, "")


def same_party(one, other):
    """(points, words) for the groups of two rows."""
    if one & other:
        return 2, "same group"
    return (-1, "other groups") if one and other else (0, "group not told by both")


def pairs(events, incidents):
    """Each event with the incident that it most likely is.

    Points for date, place and party are added; below 4, or where date or place rules it out, two rows are no pair. An
    incident may be several events: its first day, its second, its other side of town.

    Args:
        events: `Happening`s of an imported set.
        incidents: `Happening`s of the record.

    Returns:
        A dict of an event's id to (incident's id, reason in words), the same in whatever order either comes.

    Example:
        >>> day, town = date(2010, 9, 19), Place(frozenset({"TJ"}), place_names("Rasht"))
        >>> pairs([Happening("7", day, day, town, frozenset({"imu"}))], [Happening("I1", day, day, town, frozenset({"imu"}))])
        {'7': ('I1', 'same day, same place by name (Rasht), same group')}
    """
    by_country = {}
    for incident in incidents:
        for country in incident.place.countries:
            by_country.setdefault(country, []).append(incident)
    found = {}
    for event in events:
        best = None
        for incident in {i.id: i for c in event.place.countries for i in by_country.get(c, ())}.values():
            parts = [same_when(event, incident)]
            if parts[0][1]:
                parts.append(same_where(event.place, incident.place))
            if len(parts) < 2 or not parts[1][1]:
                continue
            parts.append(same_party(event.groups, incident.groups))
            points = sum(p for p, _ in parts)
            if points >= ENOUGH and (best is None or (-points, incident.id) < best[:2]):
                best = (-points, incident.id, ", ".join(words for _, words in parts))
        if best:
            found[event.id] = best[1:]
    return found
