"""The record for an analyst at work: read once, and again as soon as a file of it has changed."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from returnwatch.brief import parse_parameter_day
from returnwatch.knowledge.scope import resolve, within
from returnwatch.knowledge.view import known_by
from returnwatch.record.open import open_record
from returnwatch.record.where import folder_of


def opened(data="data"):
    """The record as it stands on disk now.

    Args:
        data: Path of the record; from a notebook's own folder, `data` is found in the folder above.

    Returns:
        A `Record`. It is read again only after a file in the folder has changed.

    Raises:
        RecordError: If a file is missing or can't be read; `returnwatch check` names each fault.

    Example:
        >>> opened().row("places", "TJ")["name"]
        'Tajikistan'
    """
    folder = folder_of(data)
    state = tuple((p.name, p.stat().st_mtime_ns, p.stat().st_size) for p in sorted(Path(folder).glob("*.[cj]s*")))
    return _read(str(folder), state)


@lru_cache(maxsize=2)
def _read(folder, state):
    record = open_record(folder)
    # Files are named as one sees them from the folder above the notebooks, where the command line is used.
    sheets = {name: replace(sheet, path=sheet.path.removeprefix("../")) for name, sheet in record.sheets.items()}
    return replace(record, sheets=sheets)


def newest_day(record):
    """The day on which the newest publication of a record came out, or was read where its day isn't known.

    Args:
        record: A `Record`.

    Returns:
        A `datetime.date`.

    Example:
        >>> newest_day(opened()).year >= 2025
        True
    """
    from returnwatch.record.provenance import known_from

    return max(known_from(record, "sources", key) for key in record["sources"].index)


def view_of(scope="TJ", as_of="", data="data"):
    """What was known of a scope on a day.

    Args:
        scope: central-asia, a country (KZ, KG, TJ, UZ, TM, CN) or the id of a current group.
        as_of: ISO day, that day included; '' for all that the record knows.
        data: Path of the record.

    Returns:
        A `View`: `view["estimates"]` is the DataFrame of the estimates known, a row each, with one more
        column, `known`.

    Raises:
        UsageError: If the scope or the day means nothing; the message says what is near.
        RecordError: If the record can't be read.

    Example:
        >>> len(view_of("TJ", "2013-01-14")["estimates"]) < len(view_of("TJ", "2020-12-31")["estimates"])
        True
    """
    record = opened(data)
    day = parse_parameter_day("as_of", as_of) if as_of else newest_day(record)
    return within(known_by(record, day), resolve(record, scope))
