"""What happened, an event a line: as JSON in log.jsonl, and as text for whoever reads along."""

import json
import os
from datetime import timedelta
from pathlib import Path

from returnwatch.errors import BuildError
from returnwatch.publish.folder import replace_file

NAME = "log.jsonl"


class Journal:
    """Events of a run.

    Args:
        folder: Folder of the log.
        clock: A function that gives the moment, a `datetime` in UTC.
        say: A function that takes a line, for whoever reads along.
        as_json: Whether that one is given JSON too.
    """

    def __init__(self, folder, clock, say, as_json=False):
        self.path, self._clock, self._say, self._as_json = Path(folder) / NAME, clock, say, as_json

    def note(self, event, text, **told):
        """Note an event.

        Args:
            event: Its kind, in a word.
            text: What happened, in a line.
            told: More of it, by name.
        """
        line = {"at": moment(self._clock()), "event": event, "text": text, **told}
        self._say(json.dumps(line, ensure_ascii=False) if self._as_json else readable(line))
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with open(self.path, "a+b") as file:
                # A line that a full disk cut off is ended, so that it spoils no other.
                cut = file.tell() and (file.seek(-1, os.SEEK_END), file.read(1))[1] != b"\n"
                file.write(b"\n" * bool(cut) + json.dumps(line, ensure_ascii=False).encode() + b"\n")
        except OSError:
            # A full disk is told of where briefs are published; the line was said above.
            pass

    def clear(self, days):
        """Drop lines that are older than so many days."""
        lines = read_log(self.path)
        oldest = moment(self._clock() - timedelta(days=days))
        kept = [line for line in lines if line.get("at", "") >= oldest]
        if len(kept) < len(lines):
            content = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in kept)
            try:
                replace_file(self.path, content.encode())
            except BuildError:
                pass


def moment(time):
    """A moment in UTC as written: 2026-11-25T06:00:00Z."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")


def readable(line):
    """An event as a line of text."""
    return f"{line['at'].replace('T', ' ').replace('Z', '')}  {line['event']:<12} {line['text']}"


def read_log(path):
    """Events of a log, oldest first; a line that was cut off by a full disk is left out."""
    found = []
    try:
        lines = Path(path).read_text("utf-8").splitlines()
    except OSError:
        return found
    for line in lines:
        try:
            told = json.loads(line)
        except ValueError:
            continue
        if isinstance(told, dict) and {"at", "event", "text"} <= told.keys():
            found.append(told)
    return found
