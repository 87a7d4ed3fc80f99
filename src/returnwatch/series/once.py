"""Start a run, unless one is under way."""

from filelock import FileLock, Timeout

from returnwatch.errors import ReturnWatchError
from returnwatch.series.run import run

# Exit status where another run is under way.
UNDER_WAY = 3


def run_once(config, clock, say, **options):
    """Run under a lock that the system lets go of with the process, whatever ends it.

    Args:
        config, clock, say: As `series.run.run` takes them, and its other options.

    Returns:
        Exit status: that of the run, or 3 where another one is under way; then nothing was started.

    Raises:
        ReturnWatchError: If the folder of the state can't be written.
    """
    folder = config.path("state")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / ".lock", timeout=0)
        lock.acquire()
    except Timeout:
        say(f"another run is under way ({folder.name}/.lock is held); nothing was started")
        return UNDER_WAY
    except OSError as error:
        raise ReturnWatchError(f"{folder.as_posix()}: not writable: {error.strerror or error}") from None
    try:
        return run(config, clock, say, **options)
    finally:
        lock.release()
