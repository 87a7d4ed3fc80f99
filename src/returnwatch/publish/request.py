"""What is asked for: the parameters of one brief, checked before any kernel starts."""

from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from returnwatch.brief import parse_parameter_day
from returnwatch.errors import UsageError
from returnwatch.imported.check import hold_to_import
from returnwatch.knowledge.scope import resolve
from returnwatch.publish.checked import open_checked

# From then to 2049 a year in a text is told from a figure.
EARLIEST = date(1950, 1, 1)


class Request(BaseModel):
    """The parameters of one brief, as the notebook takes them."""

    model_config = ConfigDict(frozen=True)

    as_of: str
    scope: str = "central-asia"
    since: str = ""
    edition: int = 1
    replaces: str = ""
    when_unchanged: str = "full"

    @classmethod
    def of(cls, manifest):
        """The parameters of an edition, from its manifest."""
        return cls(**{name: value for name, value in manifest["parameters"].items() if name in cls.model_fields})

    @property
    def name(self):
        """The name of the brief's folder and files: central-asia-2013-01-14."""
        return f"{self.scope}-{self.as_of}"


def past_day(name, text):
    """A day of which a brief can tell.

    Args:
        name: The option's.
        text: As typed.

    Returns:
        A `datetime.date`.

    Raises:
        UsageError: If it is no day, or still to come, or before 1950.
    """
    day = parse_parameter_day(name, text)
    if day > date.today():
        raise UsageError(f"{name}: {text} is still to come, and so is what will be known by then")
    if day < EARLIEST:
        raise UsageError(f"{name}: expected a day from {EARLIEST} on, not {text}")
    return day


def make_request(as_of, scope, since, data):
    """Check parameters against the record.

    Args:
        as_of: Day of the brief, as typed.
        scope: Scope, as typed.
        since: Day of the brief before it, as typed, or ''.
        data: Path of the record, which is checked whole.

    Returns:
        The `Request`.

    Raises:
        UsageError: If a parameter means nothing, or the day is still to come.
        RecordError: If the record, or a set imported beside it, has faults.
    """
    day = past_day("--as-of", as_of)
    if since and parse_parameter_day("--since", since) >= day:
        raise UsageError(f"--since: {since} is not before --as-of {as_of}")
    record = open_checked(Path(data))
    hold_to_import(Path(data), record)
    resolve(record, scope)
    return Request(as_of=as_of, scope=scope, since=since)
