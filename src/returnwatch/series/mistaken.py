"""A returnwatch.toml that can't be used: whoever it says is to be told is told once, so that no brief stays away in silence."""

from types import SimpleNamespace

from returnwatch.series.failures import Failures
from returnwatch.series.journal import Journal
from returnwatch.series.state import State
from returnwatch.series.tell import deliver


def tell_of_it(error, folder, clock, say, as_json):
    """Tell that the file is wrong, where its [tell] is right.

    Args:
        error: A `ConfigError`.
        folder: Folder of the file.
        clock, say, as_json: As `series.run.run` takes them.
    """
    tell, place = error.tell
    state, journal = State(place), Journal(place, clock, say, as_json)
    more = f", and {len(error.faults) - 1} more" if len(error.faults) > 1 else ""
    Failures(state, journal, clock).add("config", f"nothing is built: {error}{more}")
    state.save()
    deliver(state, SimpleNamespace(tell=tell, folder=folder), journal)
