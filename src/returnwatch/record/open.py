"""Open a record without the whole check, which its kernels needn't repeat; where it is open already, as it stands."""

from returnwatch.errors import RecordError
from returnwatch.record.record import build_record, read_contents, sheets_of

# Records that this process keeps open, by their folder: what their files held, and the `Record`.
_kept = {}


def open_record(folder):
    """Open a record, for a kernel whose record was checked before it started.

    One that is kept open is given as it is, if its files still hold what they held.

    Args:
        folder: Path of the record.

    Returns:
        The `Record`; not to be changed.

    Raises:
        RecordError: If a file or a cell can't be read.
    """
    package, contents = read_contents(folder)
    held, record = _kept.get(package.folder, (None, None))
    return record if held == (package.descriptor, contents) else _opened(package, contents)


def keep_open(folder):
    """Open a record for this process and all that are forked from it, with what every brief works out of it.

    Args:
        folder: Path of the record, as it will be asked for.

    Raises:
        RecordError: If a file or a cell can't be read.
    """
    package, contents = read_contents(folder)
    record = _opened(package, contents)
    record.work_out()
    _kept[package.folder] = (package.descriptor, contents), record


def _opened(package, contents):
    try:
        return build_record(package, sheets_of(package, contents))
    except (ValueError, KeyError):
        raise RecordError(f"{package.folder.as_posix()}: not readable; run returnwatch check") from None
