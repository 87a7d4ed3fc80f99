"""What one run tells the next: what is failing, who was told, and what still has to be told.

Which briefs are due is worked out from manifests, never from here: without this file nothing is lost, but what is
failing is told once more.
"""

import json
import os
from pathlib import Path

from returnwatch.errors import BuildError
from returnwatch.publish.folder import replace_file

# The file is filled up to a multiple of so many bytes, so that it can be written in its own place on a full disk.
BLOCK = 16_384


class State:
    """The memory of runs; a dict in a file.

    Attributes:
        last: The latest moment that a run has seen, ISO 8601 in UTC, or ''.
        building: What a run under way is about to publish, as a list of dicts; None where none is under way. A run that
            finds a list here follows one that was cut short.
        failing: What is failing, as a dict of name to {since, text, detail}.
        waiting: Events that nobody was told yet, in order.
        succeeded: When all that was due was last there, as a dict of series/scope to a moment.
        scopes: Ids of the scopes of each series, as they were last read from the record, as a dict of name to list.
        settled: Days on which a series had nothing new and made no brief, as a dict of series/scope to ISO days.
    """

    def __init__(self, folder):
        self.path = Path(folder) / "state.json"
        told = _read(self.path)
        self.last = told.get("last", "")
        self.building = told.get("building")
        self.failing = told.get("failing", {})
        self.waiting = told.get("waiting", [])
        self.succeeded = told.get("succeeded", {})
        self.scopes = told.get("scopes", {})
        self.settled = told.get("settled", {})

    def save(self):
        """Write it, at once and whole; on a full disk in its own place.

        Returns:
            '' or, where that couldn't be done either, why.
        """
        told = {name: value for name, value in vars(self).items() if name != "path"}
        content = (json.dumps(told, indent=1, ensure_ascii=False, sort_keys=True) + "\n").encode()
        content += b"\n" * (-len(content) % BLOCK)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(self.path, content)
        except (BuildError, OSError):
            return _in_place(self.path, content)
        return ""


def _in_place(path, content):
    try:
        with open(path, "r+b") as file:
            # What is longer than the file needs room that a full disk hasn't got.
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        return error.strerror or str(error)
    return ""


def _read(path):
    """The file as a dict; empty where it is missing or was cut off while a disk was full."""
    try:
        told = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}
