"""Where a row is put on the map: the place itself, and every country that it lies in or takes in."""

# The column that says where, for each table that carries grades. An account is where its incident was.
WHERE = {
    "estimates": ("theatre",),
    "returns": ("country",),
    "statements": ("about_place",),
    "flows": ("from_place", "to_place"),
    "observations": ("area",),
}


def places_of(record, table, row):
    """Ids of the places that a row speaks of.

    Estimates: where the people are said to be. Returns: the country they came back to. Accounts: where it happened.

    Args:
        record: A `Record`.
        table: Name of a table that carries grades.
        row: The row as a dict of typed cells.

    Returns:
        A list of ids of `places`; empty where the row names none.

    Example:
        >>> from returnwatch.explore import opened
        >>> places_of(opened(), "estimates", opened().row("estimates", "E036"))
        ['syria-and-iraq']
    """
    if table == "accounts":
        return [record.row("incidents", row["incident"])["place"]]
    found = []
    for column in WHERE.get(table, ()):
        value = row[column]
        found += value if isinstance(value, tuple) else [value] if value else []
    return found


def countries_with(record, place):
    """Ids of the countries that a place is, lies in, or has as members.

    Args:
        record: A `Record`.
        place: Id of a place.

    Returns:
        A sorted list of ids; empty for an area without members.

    Example:
        >>> from returnwatch.explore import opened
        >>> countries_with(opened(), "syria-and-iraq")
        ['IQ', 'SY']
    """
    row = record.row("places", place)
    found = {place} if row["kind"] == "country" else {row["country"]} - {""}
    for member in row["members"]:
        found |= set(countries_with(record, member))
    return sorted(found)
