"""No correction in silence: a row that was published stands as it was, or a row of `corrections` says what changed.

The manifest of an edition holds a hash of each row that it printed. A row whose cells give another hash today is
taken back, correction by correction, to what it was; where that doesn't lead to the published hash, something was
changed without being said.
"""

from returnwatch.errors import RecordError
from returnwatch.knowledge.view import UNDECIDED
from returnwatch.record.faults import Fault
from returnwatch.record.record import row_hash


def hold_to_what_was_published(record, manifests):
    """Refuse a record in which a published row has changed without a correction.

    Args:
        record: A `Record`.
        manifests: Manifest of each edition by its folder, as `read_manifests` gives them.

    Raises:
        RecordError: If one has; `faults` holds a line for each row.
    """
    faults = list(_silent(record, manifests))
    if faults:
        raise RecordError(faults[0], faults)


def _silent(record, manifests):
    told = {}
    for folder, manifest in manifests.items():
        for row, digest in manifest["rows"].items():
            told.setdefault((row, digest), f"{folder.parent.name}/{folder.name}")
    fixes = {}
    for fix in record.rows("corrections").values():
        fixes.setdefault((fix["table"], fix["row"]), []).append(fix)
    for (row, digest), edition in told.items():
        table, _, key = row.partition("/")
        path = record.sheets[table].path if table in record.sheets else table
        if not record.has(table, key):
            message = f"{key} was published in {edition} and is gone; expected it to stay"
            yield str(Fault(path, 0, "", message))
        elif digest not in _hashes(record, table, key, fixes.get((table, key), [])):
            message = f"{key} was published in {edition} and has changed; expected a row in corrections.csv for each changed cell"
            yield str(Fault(path, record.line(table, key), "", message))


def _hashes(record, table, key, fixes):
    """Hashes of a row as it stands, and as it was before each of its corrections, the newest taken back first."""
    cells = dict(record.cells(table, key))
    found = set(_seen(table, cells))
    for fix in sorted(fixes, key=_day, reverse=True):
        cells[fix["field"]] = fix["was"]
        found.update(_seen(table, cells))
    return found


def _day(fix):
    return fix["corrected_on"], fix["id"]


def _seen(table, cells):
    """Hashes under which an edition can hold these cells: a forecast's outcome shows only once it is known."""
    yield row_hash(cells)
    if table == "forecasts":
        yield row_hash({name: cell for name, cell in cells.items() if name not in UNDECIDED})
