"""Columns that several kinds of files share, each under GED's name where it has one."""

from returnwatch.imported.kind import Column


def column(name, type_, says, *published, needed=False):
    """A `Column` in short."""
    return Column(name, type_, says, published, needed)


DEATHS = (
    column("low", "whole", "Fewest deaths, as published.", "low_est", "bd_low", "fatality_low"),
    column("best", "whole", "Deaths, the producer's best estimate.", "best_est", "bd_best", "fatalities", needed=True),
    column("high", "whole", "Most deaths, as published.", "high_est", "bd_high"),
)
SIDES = (
    column("side_a", "text", "First party, as published.", "actor1"),
    column("side_b", "text", "Second party, as published.", "actor2"),
)
WHERE = (
    column("adm_1", "text", "First-order division.", "admin1"),
    column("adm_2", "text", "Second-order division.", "admin2"),
    column("where_coordinates", "text", "Name of the place of the coordinates.", "location"),
    column("where_prec", "whole", "Precision of the place, as published.", "geo_precision"),
    column("latitude", "number", "Degrees north."),
    column("longitude", "number", "Degrees east."),
)
STATES = (
    column(
        "country",
        "text",
        "Where it happened, as published.",
        "battle_location",
        "location_inc",
        "location",
        needed=True,
    ),
    column("country_id", "ids", "The same in Gleditsch and Ward's numbers.", "gwno_battle", "gwno_loc", "gwnoloc"),
)
WAR = (
    column("conflict_new_id", "id", "Number of the conflict.", "conflict_id", needed=True),
    column("dyad_new_id", "ids", "Numbers of the dyads.", "dyad_id"),
    column("year", "whole", "Year.", needed=True),
    column("side_a", "text", "First party, as published.", "sidea"),
    column("side_a_2nd", "text", "States on its side.", "sidea2nd"),
    column("side_b", "text", "Second party or parties, as published.", "sideb"),
    column("side_b_2nd", "text", "States on their side.", "sideb2nd"),
    column("incompatibility", "whole", "1 territory, 2 government, 3 both."),
    column("territory_name", "text", "Territory at issue.", "territory"),
    column(
        "type_of_conflict", "whole", "3 within a state, 4 with others' troops, 2 between states, 1 colonial.", "type"
    ),
    *STATES,
)

# Worked out by us, at the end of each row; how many columns of a kind there are depends on its unit.
OURS = {
    "at_least": Column("at_least", "whole", "Least of low, best and high: the three in order."),
    "at_most": Column("at_most", "whole", "Most of low, best and high."),
    "countries": Column("countries", "ids", "Ids of the record's places for `country`; blank for others."),
    "groups": Column("groups", "ids", "Ids of the record's groups that a party is, by name or alias."),
}
