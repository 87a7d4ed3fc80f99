"""What is kept of failures in failed/, and for how long."""

import os
import shutil
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from returnwatch.publish.failed import folder_of

# Days for which evidence is kept that belongs to no brief of a series.
OTHERWISE = 90


def keep(out, name, lines, now):
    """Keep lines about what no single brief is to blame for: the record, the program.

    Args:
        out: Path under which briefs are published.
        name: Name of the folder in failed/.
        lines: The lines.
        now: The moment, a `datetime`.

    Returns:
        Where they lie, for the reader; '' where they could not be written.
    """
    folder = folder_of(out) / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "error.log").write_text("\n".join(lines) + "\n", "utf-8")
    except OSError:
        return ""
    stamp(folder, now)
    return f"failed/{name}"


def stamp(folder, now):
    """Date evidence by the run's own clock, where a full disk let it be kept."""
    for path in folder.glob("*"):
        with suppress(OSError):
            os.utime(path, (now.timestamp(), now.timestamp()))


def clear(config, now):
    """Remove what is older than its series keeps it.

    Args:
        config: A `Config`.
        now: The moment, a `datetime`.

    Returns:
        Names of the folders that were removed.
    """
    gone = []
    for log in sorted(folder_of(config.path("out")).glob("*/error.log")):
        folder, age = log.parent, now - datetime.fromtimestamp(log.stat().st_mtime, UTC)
        if age > timedelta(days=_kept(config, folder.name)):
            shutil.rmtree(folder, ignore_errors=True)
            gone.append(folder.name)
    return gone


def _kept(config, name):
    """Days for which the evidence of a brief is kept: the longest of the series that may have asked for it."""
    scope = name[: -len("-2026-11-01")]
    asked = [one.keep_failed_days for one in config.series if scope in one.scopes or one.scopes == ["all"]]
    return max(asked, default=OTHERWISE)
