"""Quantities: bounds in order, attackers among the dead."""

from returnwatch.record.rules.rows import rows_of

BOUNDS = (("low", "best", "high"), ("deaths_low", "deaths_best", "deaths_high"))


def bounds(record):
    """low ≤ best ≤ high."""
    for names in BOUNDS:
        for table, key, row in rows_of(record, *names):
            given = [(name, row[name]) for name in names if row[name] is not None]
            for (low, a), (high, b) in zip(given, given[1:]):
                if b < a:
                    yield table, key, high, f"{b} is less than {low} {a}"


def a_quantity(record):
    """A published figure is a number, or words in qualifier."""
    for table in ("estimates", "returns"):
        for key, row in record[table].to_dict("index").items():
            words = row.get("qualifier") or row.get("outcome") or row["note"]
            if row["low"] is row["best"] is row["high"] is None and not words:
                yield table, key, "best", "blank; expected a number in low, best or high, or the quantity in words"


def attackers(record):
    """No more attackers among the dead than dead."""
    for key, row in record.rows("accounts").items():
        most = max((row[c] for c in ("deaths_low", "deaths_best", "deaths_high") if row[c] is not None), default=None)
        # A lower bound alone leaves room above it, so only a figure or an upper bound is held against the attackers.
        closed = row["deaths_best"] is not None or row["deaths_high"] is not None
        if closed and row["attackers_killed"] is not None and row["attackers_killed"] > most:
            yield "accounts", key, "attackers_killed", f"{row['attackers_killed']} is more than all dead, {most}"
