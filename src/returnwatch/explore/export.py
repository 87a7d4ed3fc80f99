"""Take a selection away: a CSV that a spreadsheet opens without harm, and its sources beside it."""

from pathlib import Path

import pandas as pd

from returnwatch.explore.opened import opened

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def save(selection, path):
    """Write a selection to a CSV file, and its sources to another beside it.

    A cell that a spreadsheet would run as a formula gets an apostrophe before it.

    Args:
        selection: A DataFrame from `select` or `Desk.selection`.
        path: Path of the file to write: `tajikistan.csv` makes `tajikistan-sources.csv` too.

    Returns:
        The two `Path`s written, UTF-8 with a byte-order mark, which spreadsheets ask for.

    Raises:
        OSError: If a file can't be written.

    Example:
        >>> import tempfile
        >>> from returnwatch.explore import select
        >>> folder = tempfile.mkdtemp()
        >>> [p.name for p in save(select("TJ", tables=["returns"]), f"{folder}/tajikistan.csv")]
        ['tajikistan.csv', 'tajikistan-sources.csv']
    """
    path = Path(path)
    beside = path.with_name(f"{path.stem}-sources{path.suffix}")
    for frame, target in ((selection, path), (sources(selection), beside)):
        frame.map(harmless).rename(index=harmless).to_csv(target, encoding="utf-8-sig", lineterminator="\n")
    return path, beside


def sources(selection):
    """Every source behind a selection, and those in which we read of one that was only cited.

    Args:
        selection: A DataFrame from `select` or `Desk.selection`.

    Returns:
        A DataFrame indexed by id of the source, all its columns, and `rows`: how many rows of the selection it carries.

    Raises:
        RecordError: If the record can't be read.

    Example:
        >>> from returnwatch.explore import select
        >>> int(sources(select("TJ", tables=["returns"]))["rows"].sum()) == len(select("TJ", tables=["returns"]))
        True
    """
    record = opened(selection.attrs["data"])
    counts, found = selection["source"].value_counts(sort=False), dict.fromkeys(selection["source"])
    for key in list(found):
        while key and (key := record.row("sources", key)["reported_in"]) and key not in found:
            found[key] = None
    frame = record["sources"].loc[list(found)].drop(columns="id")
    return frame.assign(rows=[int(counts.get(key, 0)) for key in found])


def harmless(value):
    """A cell as text that no spreadsheet runs: several values joined by ';', nothing for blank.

    Example:
        >>> harmless("=HYPERLINK(1)"), harmless(("a", "b")), harmless(None), harmless(-5)
        ("'=HYPERLINK(1)", 'a;b', '', -5)
    """
    if isinstance(value, (tuple, list)):
        value = ";".join(map(str, value))
    if value is None or (isinstance(value, float) and pd.isna(value)):
        return ""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
