"""Exports of the Armed Conflict Location and Event Data project."""

from returnwatch.imported.columns import DEATHS, SIDES, WHERE, column
from returnwatch.imported.kind import Kind

ACLED_TERMS = {"title": "ACLED terms", "path": "https://acleddata.com"}
ACLED = Kind(
    "acled",
    "acled",
    "ACLED events",
    "Armed Conflict Location and Event Data",
    ACLED_TERMS,
    (("event_date",), ("event_id_cnty", "data_id", "event_id_no_cnty"), ("event_type", "fatalities")),
    (
        column("id", "id", "The event's id.", "event_id_cnty", "data_id", "event_id_no_cnty", needed=True),
        column("year", "whole", "Year.", needed=True),
        column("date_start", "day", "Day of the event.", "event_date", needed=True),
        column("date_prec", "whole", "ACLED's: 1 the day, 2 within the week, 3 within the month.", "time_precision"),
        column("event_type", "text", "Kind of event."),
        column("sub_event_type", "text", "Finer kind of event."),
        *SIDES,
        column("country", "text", "Where it happened, as published.", needed=True),
        column("country_id", "ids", "The same in ISO 3166's numbers.", "iso"),
        *WHERE,
        *DEATHS,
    ),
    "event",
    extra=("actor1", "actor2", "assoc_actor_1", "assoc_actor_2"),
    restricted=True,
    hides="ACLED counts events without deaths too, and begins in different years in different countries: no row is no sign of no event",
)
