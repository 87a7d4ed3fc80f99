"""Errors that a user is shown as one line, without a traceback."""

# Exit status of a command that Ctrl-C ended, as shells tell it.
INTERRUPTED = 130


class ReturnWatchError(Exception):
    """Base of every error whose message is written for the user."""


class UsageError(ReturnWatchError):
    """Raised when a parameter or option cannot be understood (exit status 2)."""


class RecordError(ReturnWatchError):
    """Raised when the record cannot be read or has faults; `faults` lists them.

    Args:
        message: One line for the user.
        faults: The faults behind it, one `Fault` each.
    """

    def __init__(self, message, faults=()):
        super().__init__(message)
        self.faults = list(faults)


class AuditError(ReturnWatchError):
    """Raised when a printed number is not borne out by the rows it claims."""


class BuildError(ReturnWatchError):
    """Raised when a notebook cell or an exporter fails; nothing is published."""
