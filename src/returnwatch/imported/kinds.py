"""The kinds of files that can be imported, each told by its columns."""

from dataclasses import dataclass, field

from returnwatch.errors import ReturnWatchError

UPPSALA = "Uppsala Conflict Data Program"
CC_BY = {"name": "CC-BY-4.0", "title": "CC BY 4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}
ACLED_TERMS = {"title": "ACLED terms", "path": "https://acleddata.com"}


@dataclass(frozen=True)
class Column:
    """One column of an imported set.

    Attributes:
        name: Its name in the set: GED's where GED has it.
        type: id, text, whole, number, day or ids (several, parted by `;`).
        says: What it means.
        published: Names under which files have it, all in small letters; its own name is among them.
        needed: Whether a file must have the column, and a row must fill it.
    """

    name: str
    type: str
    says: str
    published: tuple = ()
    needed: bool = False

    @property
    def names(self):
        return (self.name, *self.published)


@dataclass(frozen=True)
class Kind:
    """One kind of file.

    Attributes:
        id: Head of a set's name: ucdp-ged.
        command: `returnwatch import` what: ucdp or acled.
        title: The dataset's name, as its producer gives it.
        signs: Names of columns of which a file must have one of each to be of this kind.
        columns: Tuple of `Column`s that are kept.
        extra: Columns that are only looked at, to tell whom a row touches.
        unit: What a row is: event, year (a conflict and a year) or actor.
        key: Columns that make a row's id where the file has none.
    """

    id: str
    command: str
    title: str
    producer: str
    licence: dict
    signs: tuple
    columns: tuple
    unit: str
    extra: tuple = ()
    key: tuple = ()
    restricted: bool = False
    hides: str = field(default="")


def _c(name, type_, says, *published, needed=False):
    return Column(name, type_, says, published, needed)


DEATHS = (
    _c("low", "whole", "Fewest deaths, as published.", "low_est", "bd_low", "fatality_low"),
    _c("best", "whole", "Deaths, the producer's best estimate.", "best_est", "bd_best", "fatalities", needed=True),
    _c("high", "whole", "Most deaths, as published.", "high_est", "bd_high"),
)
SIDES = (
    _c("side_a", "text", "First party, as published.", "actor1"),
    _c("side_b", "text", "Second party, as published.", "actor2"),
)
WHERE = (
    _c("adm_1", "text", "First-order division.", "admin1"),
    _c("adm_2", "text", "Second-order division.", "admin2"),
    _c("where_coordinates", "text", "Name of the place of the coordinates.", "location"),
    _c("where_prec", "whole", "Precision of the place, as published.", "geo_precision"),
    _c("latitude", "number", "Degrees north."),
    _c("longitude", "number", "Degrees east."),
)
STATES = (
    _c("country", "text", "Where it happened, as published.", "battle_location", "location_inc", "location", needed=True),
    _c("country_id", "ids", "The same in Gleditsch and Ward's numbers.", "gwno_battle", "gwno_loc", "gwnoloc"),
)
WAR = (
    _c("conflict_new_id", "id", "Number of the conflict.", "conflict_id", needed=True),
    _c("dyad_new_id", "ids", "Numbers of the dyads.", "dyad_id"),
    _c("year", "whole", "Year.", needed=True),
    _c("side_a", "text", "First party, as published.", "sidea"),
    _c("side_a_2nd", "text", "States on its side.", "sidea2nd"),
    _c("side_b", "text", "Second party or parties, as published.", "sideb"),
    _c("side_b_2nd", "text", "States on their side.", "sideb2nd"),
    _c("incompatibility", "whole", "1 territory, 2 government, 3 both."),
    _c("territory_name", "text", "Territory at issue.", "territory"),
    _c("type_of_conflict", "whole", "3 within a state, 4 with others' troops, 2 between states, 1 colonial.", "type"),
    *STATES,
)
BELOW = "UCDP counts a dyad from 25 deaths a year: no row is no sign of no event"

GED = Kind(
    "ucdp-ged",
    "ucdp",
    "UCDP Georeferenced Event Dataset",
    UPPSALA,
    CC_BY,
    (("id",), ("date_start",), ("type_of_violence", "dyad_name")),
    (
        _c("id", "id", "Number of the event.", needed=True),
        _c("year", "whole", "Year.", needed=True),
        _c("date_start", "day", "First day on which it can have happened.", needed=True),
        _c("date_end", "day", "Last day on which it can have happened."),
        _c("date_prec", "whole", "Precision of the date, UCDP's code."),
        _c("event_clarity", "whole", "1 an event, 2 a summary of several."),
        _c("type_of_violence", "whole", "1 state-based, 2 between groups, 3 against civilians."),
        _c("conflict_new_id", "id", "Number of the conflict."),
        _c("conflict_name", "text", "Name of the conflict."),
        _c("dyad_new_id", "id", "Number of the dyad."),
        _c("dyad_name", "text", "Name of the dyad."),
        *SIDES,
        _c("gwnoa", "ids", "First party's number, where it is a state."),
        _c("gwnob", "ids", "Second party's number, where it is a state."),
        *STATES,
        *WHERE,
        _c("number_of_sources", "whole", "How many sources; blank for unknown."),
        _c("deaths_a", "whole", "Dead of the first party."),
        _c("deaths_b", "whole", "Dead of the second party."),
        _c("deaths_civilians", "whole", "Dead civilians."),
        _c("deaths_unknown", "whole", "Dead of whom that isn't known."),
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
        _c("intensity_level", "whole", "1 from 25 battle-related deaths in the year, 2 from 1,000."),
        _c("cumulative_intensity", "whole", "1 once 1,000 deaths were reached over all years."),
        _c("start_date", "day", "First battle-related death."),
        _c("start_date2", "day", "Day from which this episode counts."),
        _c("ep_end", "whole", "1 where the episode ended in the year."),
        _c("ep_end_date", "day", "Last day of the episode.", "ependdate"),
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
        _c("id", "id", "Number of the actor.", "actorid", needed=True),
        _c("name", "text", "Name in UCDP's other datasets.", "namedata", needed=True),
        _c("name_original", "text", "Name in its own tongue.", "nameorig"),
        _c("name_full", "text", "Name in English.", "nameorigfulleng", "nameorigfull"),
        _c("new_name", "text", "Names that it took later.", "newname"),
        _c("org", "whole", "1 a formal group, 2 and 3 looser ones, 4 a state.", "org_level"),
        *STATES,
    ),
    "actor",
    extra=("namedata", "nameorigfulleng", "nameorigfull"),
    hides=BELOW,
)
ACLED = Kind(
    "acled",
    "acled",
    "ACLED events",
    "Armed Conflict Location and Event Data",
    ACLED_TERMS,
    (("event_date",), ("event_id_cnty", "data_id", "event_id_no_cnty"), ("event_type", "fatalities")),
    (
        _c("id", "id", "The event's id.", "event_id_cnty", "data_id", "event_id_no_cnty", needed=True),
        _c("year", "whole", "Year.", needed=True),
        _c("date_start", "day", "Day of the event.", "event_date", needed=True),
        _c("date_prec", "whole", "ACLED's: 1 the day, 2 within the week, 3 within the month.", "time_precision"),
        _c("event_type", "text", "Kind of event."),
        _c("sub_event_type", "text", "Finer kind of event."),
        *SIDES,
        _c("country", "text", "Where it happened, as published.", needed=True),
        _c("country_id", "ids", "The same in ISO 3166's numbers.", "iso"),
        *WHERE,
        *DEATHS,
    ),
    "event",
    extra=("actor1", "actor2", "assoc_actor_1", "assoc_actor_2"),
    restricted=True,
    hides="ACLED counts events without deaths too, and begins in different years in different countries: no row is no sign of no event",
)
KINDS = (GED, BRD, ACD, ACTOR, ACLED)

# Worked out by us, at the end of each row; how many columns of a kind there are depends on its unit.
OURS = {
    "at_least": Column("at_least", "whole", "Least of low, best and high: the three in order."),
    "at_most": Column("at_most", "whole", "Most of low, best and high."),
    "countries": Column("countries", "ids", "Ids of the record's places for `country`; blank for others."),
    "groups": Column("groups", "ids", "Ids of the record's groups that a party is, by name or alias."),
}


def stored(kind):
    """The columns of a set of this kind, as a tuple of `Column`s: an id, what is kept, and what we work out."""
    kept = kind.columns if any(c.name == "id" for c in kind.columns) else (_c("id", "id", "Made of " + ", ".join(kind.key) + "."), *kind.columns)
    ours = [c for name, c in OURS.items() if kind.unit != "actor" and "best" in {k.name for k in kept} or name in ("countries", "groups")]
    return (*kept, *ours)


def tell(columns, shown):
    """The kind of a file.

    Args:
        columns: The file's header, cells in small letters.
        shown: The file as named to the user.

    Returns:
        The `Kind`.

    Raises:
        ReturnWatchError: If no kind has such columns, or a column of the kind is missing.
    """
    there = set(columns)
    for kind in KINDS:
        if all(there & set(sign) for sign in kind.signs):
            missing = [c for c in kind.columns if c.needed and not there & set(c.names)]
            # A year can be told by the day.
            missing = [" or ".join(c.names) for c in missing if c.name != "year" or not there & {"date_start", "event_date"}]
            if missing:
                raise ReturnWatchError(f"{shown}: {kind.title} without its column {', '.join(missing)}; expected it as published")
            return kind
    found = ", ".join(c for c in columns[:4] if c)
    raise ReturnWatchError(
        f"{shown}: no columns of a known dataset (it begins {found or 'with a blank line'}); expected the CSV of UCDP GED "
        "(id, date_start, best, …), UCDP/PRIO conflicts (conflict_id, year, intensity_level, …), battle-related deaths "
        "(bd_best, …), actors (ActorId, …) or ACLED (event_id_cnty, event_date, fatalities, …)"
    )


def kind_of(name):
    """The `Kind` of that id."""
    return next(kind for kind in KINDS if kind.id == name)
