"""Find every fault of a record at once, or open a record that has none."""

from returnwatch.errors import RecordError
from returnwatch.record.conform import column_faults, reading_faults, schema_faults
from returnwatch.record.faults import Fault
from returnwatch.record.record import build_record, read_sheets
from returnwatch.record.rules import RULES


def find_faults(folder):
    """Check a record whole.

    Rules that compare rows run only once every cell is of its type and every column is there.

    Args:
        folder: Path of the record.

    Returns:
        The `Fault`s in the order of file, line and column (none: a clean record), and the `Record`
        where there are none, else None.

    Raises:
        RecordError: If a file can't be read at all.
    """
    return faults_of(*read_sheets(folder))


def faults_of(package, sheets):
    """The same for sheets that were read already, be it with a row that is not in the file yet.

    Args:
        package: The `Package`.
        sheets: A dict of table name to `Sheet`.
    """
    faults = [f for name, table in package.tables.items() for f in column_faults(table, sheets[name])]
    if not faults:
        faults = [*schema_faults(package, sheets), *reading_faults(package, sheets)]
    if faults:
        return sorted(set(faults)), None
    record = build_record(package, sheets)
    lines = {
        name: dict(zip(record[name].index, (line.number for line in sheet.lines))) for name, sheet in sheets.items()
    }
    for rule in RULES:
        for table, key, column, message in rule(record):
            faults.append(Fault(sheets[table].path, lines[table][key], column, message))
    return sorted(set(faults)), (None if faults else record)


def open_checked(folder):
    """Open a record that has no faults.

    Raises:
        RecordError: If it has any; `faults` holds a line for each.
    """
    return without_faults(*read_sheets(folder))


def without_faults(package, sheets):
    """The same for sheets that were read already, as `faults_of` takes them."""
    faults, record = faults_of(package, sheets)
    if faults:
        raise RecordError(str(faults[0]), [str(f) for f in faults])
    return record
