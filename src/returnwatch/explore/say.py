"""What a row says, in one line of plain text, for a table or a tooltip."""

from returnwatch.claims import bounds
from returnwatch.prose.words import listed


def what(record, table, row):
    """What a row is about.

    Args:
        record: A `Record`.
        table: Name of one of the tables that carry grades: estimates, returns, accounts, …
        row: The row as a dict of typed cells.

    Returns:
        One line of plain text, names spelt out, its number left to `figure`.

    Example:
        >>> from returnwatch.explore import opened
        >>> what(opened(), "estimates", opened().row("estimates", "E036"))
        'nationals from Tajikistan, in Syria and Iraq (all who ever left)'
    """
    return _SAY[table](record, row)


def figure(row):
    """The figure of a row as printed, with its qualifier.

    Args:
        row: A row of any table, as a dict of typed cells.

    Returns:
        'about 1,300', '200–300' or words; '' where the row has none. Tolls are all dead, attackers included.

    Example:
        >>> figure({"low": 1100, "best": None, "high": None, "qualifier": "more than"})
        'more than 1,100'
    """
    if "deaths_low" in row:
        number = bounds(row["deaths_low"], row["deaths_best"], row["deaths_high"])
        lower = row["deaths_best"] is None and row["deaths_high"] is None
        return f"{'at least ' if lower else ''}{number} dead" if number else ""
    number = bounds(row.get("low"), row.get("best"), row.get("high"))
    if number and not row.get("qualifier") and row.get("best") is None and None in (row["low"], row["high"]):
        number = f"{'at least' if row['high'] is None else 'at most'} {number}"
    return " ".join(part for part in (row.get("qualifier") or "", number, row.get("unit") or "") if part)


def label(record, table, column, value):
    """The meaning of an enumerated value, as the descriptor has it.

    Example:
        >>> from returnwatch.explore import opened
        >>> label(opened(), "returns", "manner", "own-accord")
        'unaided and openly'
    """
    return record.package.tables[table].fields[column].labels.get(value, value)


def _name(record, table, key, short=False):
    if not key:
        return ""
    row = record.row(table, key) if record.has(table, key) else {"name": key}
    return (row.get("short_name") if short else "") or row["name"]


def _estimates(record, r):
    who = " ".join(p for p in (_name(record, "groups", r["group"], True), r["counts"]) if p)
    of = f" from {_name(record, 'places', r['origin'])}" if r["origin"] else ""
    there = f", in {_name(record, 'places', r['theatre'])}" if r["theatre"] else ""
    return f"{who}{of}{there} ({label(record, 'estimates', 'measure', r['measure'])})"


def _returns(record, r):
    start = f" from {_name(record, 'places', r['returned_from'])}" if r["returned_from"] else ""
    how = label(record, "returns", "manner", r["manner"])
    total = ", running total" if r["cumulative"] else ""
    status = "" if r["status"] == "carried-out" else f", {label(record, 'returns', 'status', r['status'])}"
    return f"{r['counts']} back to {_name(record, 'places', r['country'])}{start} ({how}{total}{status})"


def _accounts(record, r):
    title = record.row("incidents", r["incident"])["title"] if record.has("incidents", r["incident"]) else r["incident"]
    groups = listed(_name(record, "groups", g, True) for g in r["group"])
    return f"{title} ({r['attribution']}: {groups})" if groups else title


def _statements(record, r):
    return f"{r['speaker']}: {r['gist']}"


def _flows(record, r):
    start = f" from {_name(record, 'places', r['from_place'])}" if r["from_place"] else ""
    end = f" to {_name(record, 'places', r['to_place'])}" if r["to_place"] else ""
    way = {"unknown": "(way not told)"}.get(r["direction"], r["direction"])
    return f"{r['kind']} {way}{start}{end}"


def _gist(record, r):
    return f"{r['author']}: {r['gist']}" if r.get("author") else r["gist"]


_SAY = {
    "estimates": _estimates,
    "returns": _returns,
    "accounts": _accounts,
    "statements": _statements,
    "flows": _flows,
    "observations": _gist,
    "assessments": _gist,
}
