"""Dates: two ends in order, as long as their precision says; publication as precise as it is known."""

from returnwatch.record.dates import last_day, precision_of, range_fits
from returnwatch.record.rules.rows import rows_of


def date_ranges(record):
    """A range has two ends in order, and is as long as its precision says."""
    for table, key, row in rows_of(record, "date_start", "date_prec"):
        start, end, prec = row["date_start"], row["date_end"], row["date_prec"]
        if (start is None) != (end is None):
            yield (
                table,
                key,
                "date_end" if start else "date_start",
                "blank; expected both ends of the range, or neither",
            )
        elif start is None and prec:
            yield table, key, "date_prec", f"'{prec}' without a date; expected blank"
        elif start and not prec:
            yield table, key, "date_prec", "blank; expected 1 to 6 where there is a date"
        elif start and end < start:
            yield table, key, "date_end", f"{end} is before date_start {start}"
        elif start and not range_fits(start, end, prec):
            yield table, key, "date_prec", f"'{prec}' does not fit {start} to {end} ({(end - start).days + 1} days)"


def publication_dates(record):
    """A date of publication is of its precision, and its basis says how it is known."""
    for key, row in record.rows("sources").items():
        published, basis = row["published"], row["published_basis"]
        if not published:
            if basis != "unknown":
                yield "sources", key, "published", f"blank; expected a date where published_basis is {basis}"
            continue
        if basis == "unknown":
            yield "sources", key, "published_basis", "'unknown' beside a date; expected printed or bounded"
        if basis == "bounded" and not row["note"]:
            yield "sources", key, "note", "blank; expected the reason for the bound in published"
        try:
            last_day(published)
        except ValueError as error:
            yield "sources", key, "published", str(error)
            continue
        if row["published_prec"] != precision_of(published):
            yield (
                "sources",
                key,
                "published_prec",
                f"'{row['published_prec']}' does not fit {published}; expected {precision_of(published)}",
            )
