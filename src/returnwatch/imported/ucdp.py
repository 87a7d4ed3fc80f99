"""Files of the Uppsala Conflict Data Program: events, yearly deaths and conflicts, actors."""

from returnwatch.imported.columns import DEATHS, SIDES, STATES, WAR, WHERE, column
from returnwatch.imported.kind import Kind

UPPSALA = "Uppsala Conflict Data Program"
CC_BY = {"name": "CC-BY-4.0", "title": "CC BY 4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}
BELOW = "UCDP counts a dyad from 25 deaths a year: no row is no sign of no event"

GED = Kind(
    "ucdp-ged",
    "ucdp",
    "UCDP Georeferenced Event Dataset",
    UPPSALA,
    CC_BY,
    (("id",), ("date_start",), ("type_of_violence", "dyad_name")),
    (
        column("id", "id", "Number of the event.", needed=True),
        column("year", "whole", "Year.", needed=True),
        column("date_start", "day", "First day on which it can have happened.", needed=True),
        column("date_end", "day", "Last day on which it can have happened."),
        column("date_prec", "whole", "Precision of the date, UCDP's code."),
        column("event_clarity", "whole", "1 an event, 2 a summary of several."),
        column("type_of_violence", "whole", "1 state-based, 2 between groups, 3 against civilians."),
        column("conflict_new_id", "id", "Number of the conflict."),
        column("conflict_name", "text", "Name of the conflict."),
        column("dyad_new_id", "id", "Number of the dyad."),
        column("dyad_name", "text", "Name of the dyad."),
        *SIDES,
        column("gwnoa", "ids", "First party's number, where it is a state."),
        column("gwnob", "ids", "Second party's number, where it is a state."),
        *STATES,
        *WHERE,
        column("number_of_sources", "whole", "How many sources; blank for unknown."),
        column("deaths_a", "whole", "Dead of the first party."),
        column("deaths_b", "whole", "Dead of the second party."),
        column("deaths_civilians", "whole", "Dead civilians."),
        column("deaths_unknown", "whole", "Dead of whom that isn't known."),
        *DEATHS,
    ),
    "event",
    extra=("gwnoa", "gwnob", "side_a", "side_b"),
    hides=BELOW,
)
BRD = Kind(
    "ucdp-brd",
    "ucdp",
    "UCDP Battle-Related Deaths Dataset",
    UPPSALA,
    CC_BY,
    (("bd_best",), ("conflict_id",), ("year",)),
    (*WAR, *DEATHS),
    "year",
    extra=("location_inc", "gwno_loc", "gwno_a", "gwno_b", "side_a", "side_b"),
    key=("conflict_new_id", "dyad_new_id", "year"),
    hides=BELOW,
)
ACD = Kind(
    "ucdp-prio-acd",
    "ucdp",
    "UCDP/PRIO Armed Conflict Dataset",
    f"{UPPSALA} and Peace Research Institute Oslo",
    CC_BY,
    (("intensity_level",), ("conflict_id",), ("year",)),
    (
        *WAR,
        column("intensity_level", "whole", "1 from 25 battle-related deaths in the year, 2 from 1,000."),
        column("cumulative_intensity", "whole", "1 once 1,000 deaths were reached over all years."),
        column("start_date", "day", "First battle-related death."),
        column("start_date2", "day", "Day from which this episode counts."),
        column("ep_end", "whole", "1 where the episode ended in the year."),
        column("ep_end_date", "day", "Last day of the episode.", "ependdate"),
    ),
    "year",
    extra=("gwno_a", "gwno_b", "side_a", "side_b"),
    key=("conflict_new_id", "year"),
    hides=BELOW,
)
ACTOR = Kind(
    "ucdp-actor",
    "ucdp",
    "UCDP Actor Dataset",
    UPPSALA,
    CC_BY,
    (("actorid",), ("namedata",)),
    (
        column("id", "id", "Number of the actor.", "actorid", needed=True),
        column("name", "text", "Name in UCDP's other datasets.", "namedata", needed=True),
        column("name_original", "text", "Name in its own tongue.", "nameorig"),
        column("name_full", "text", "Name in English.", "nameorigfulleng", "nameorigfull"),
        column("new_name", "text", "Names that it took later.", "newname"),
        column("org", "whole", "1 a formal group, 2 and 3 looser ones, 4 a state.", "org_level"),
        *STATES,
    ),
    "actor",
    extra=("namedata", "nameorigfulleng", "nameorigfull"),
    hides=BELOW,
)
