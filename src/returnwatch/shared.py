"""What one worker of a run made and the others have use for: texts in a folder that goes away with the run.

Briefs of one scope are alike from quarter to quarter, and workers take them in turn.
"""

import os
import shutil
import tempfile
from contextlib import contextmanager, suppress

from returnwatch import kept

_folders = []


@contextmanager
def folder():
    """A folder to share in, that is there meanwhile; None where none can be made."""
    try:
        made = tempfile.mkdtemp(prefix="returnwatch-")
    except OSError:
        yield None
        return
    try:
        yield made
    finally:
        remove(made)


def remove(place):
    """Take a folder away, if it is one; what is told from then on is lost."""
    if place:
        shutil.rmtree(place, ignore_errors=True)


def empty(place):
    """Take away what is in a folder, once all who share in it are gone."""
    with suppress(OSError):
        for file in os.scandir(place) if place else ():
            os.remove(file)


def share(place):
    """Share from now on what this process makes with all that are told of the same folder; with nobody if it is None."""
    _folders[:] = [place] if place else []


def found(name, key):
    """A text that one of them made; None where none did, or nothing is shared.

    Args:
        name: What it is, in a word.
        key: What it is made from, as a list of texts.
    """
    return kept.found(_folders[0], name, key) if _folders else None


def tell(name, key, text):
    """Let the others find a text."""
    if _folders and os.path.isdir(_folders[0]):
        kept.keep(_folders[0], name, key, text)
