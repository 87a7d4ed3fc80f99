"""Where incidents at home happened: a circle a place, its area by their number, on a quiet map of the region."""

from returnwatch.charts import countries, names, placing
from returnwatch.charts.spots import spots, symbols
from returnwatch.charts.theme import LEADING, NARROW, WIDTH, drawing
from returnwatch.record.record import records

# Least and greatest height and room around what is shown, in px; and how far from its circle a place's name may go.
HEIGHTS, MARGIN = (230, 310), 12
NARROW_HEIGHTS, NARROW_MARGIN, NARROW_FAR = (170, 240), 8, (14, 26)


def incidents_map(frame, boundaries, *, as_of, narrow=False):
    """Incidents by place; those without coordinates are counted under their country's name.

    Args:
        frame: One row an incident at home: row, title, kind, place_name, latitude, longitude (degrees), country,
            date_start, label, source_label, grade.
        boundaries: The parsed GeoJSON of `data/boundaries.json`.
        as_of: Day of the brief.
        narrow: Whether for a phone, where only those places are named that have room.

    Returns:
        An Altair chart in a conic projection, fitted to the countries in which the incidents were.
    """
    rows, features = records(frame), boundaries["features"]
    width, heights, margin = (NARROW, NARROW_HEIGHTS, NARROW_MARGIN) if narrow else (WIDTH, HEIGHTS, MARGIN)
    where = countries.fitted(rows, features, width, heights, margin)
    features, outlines = countries.seen(features, where)
    drawn = spots(rows, where, narrow)
    taken = [placing.around(spot) for spot in drawn]
    # Countries with incidents are named first, then places, then other countries where there is room left.
    homes = names.homes(rows, outlines, where, taken, narrow)
    placing.beside(drawn, (width, where.height), taken, NARROW_FAR if narrow else placing.FAR)
    others = names.others(rows, outlines, where, taken)
    missing = names.missing(rows, where, where.height + LEADING / 2 + 4) if narrow else []
    layers = [
        countries.land(features, rows, where),
        *names.layers(homes, others, missing),
        *symbols(drawn),
    ]
    return drawing(layers, where.height + (LEADING + 6 if missing else 0), width)
