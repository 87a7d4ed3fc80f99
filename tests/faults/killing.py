"""Publish small briefs and be killed at a random line of Python, again and again; run by test_publishing.py.

    python killing.py OUT TIMES SEED

Each time a child, forked from here, publishes one edition and the index after it, and kills itself at the line chosen,
be that one of ours, of the lock's or of the standard library's. Then what is on disk is looked at, and the next run made.
"""

import hashlib
import json
import os
import random
import signal
import sys
from pathlib import Path
from types import SimpleNamespace
from xml.dom import minidom

from filelock import FileLock

from returnwatch.publish.folder import STAGING, place, published, read_manifest
from returnwatch.publish.index import write_index
from returnwatch.publish.request import Request


def small(number):
    """An edition with all its files, a few bytes each: three editions a year, from 1999."""
    year, edition = 1999 + number // 3, number % 3 + 1
    request = Request(as_of=f"{year}-12-31", scope="KZ", edition=edition, replaces="" if edition == 1 else "before")
    files = {f"{request.name}.{form}": f"{form} of {number}".encode() * 50 for form in ("html", "pdf", "ipynb")}
    files["claims.json"] = b"[]"
    manifest = {
        "parameters": request.model_dump(),
        "rows": {},
        "code": {"commit": "", "sha256": ""},
        "versions": {},
        "title": f"Are they? Kazakhstan, 31 December {year}",
        "reconstructed": True,
        "files": {name: hashlib.sha256(content).hexdigest() for name, content in files.items()},
    }
    return SimpleNamespace(request=request, files={**files, "manifest.json": json.dumps(manifest).encode()})


def run(out, number, kind=0, at=None):
    """Publish in a child that kills itself.

    Args:
        kind: Which lines are counted: 0 those of our own module while the folder is made, 1 all of Python meanwhile,
            2 all, those of the index among them.
        at: At which of them it kills itself; None not at all.

    Returns:
        Its status, and how many lines of each kind there were.
    """
    reader, writer = os.pipe()
    if not (child := os.fork()):
        lines = [0, 0, 0]
        counted = [1, 1, 1]

        def trace(frame, event, argument):
            if event == "line":
                ours = frame.f_code.co_filename == place.__code__.co_filename
                for one in range(3):
                    lines[one] += counted[one] and (one > 0 or ours)
                if lines[kind] == at:
                    os.kill(os.getpid(), signal.SIGKILL)
            return trace

        sys.settrace(trace)
        place(small(number), out)
        counted[:2] = 0, 0
        write_index(out)
        sys.settrace(None)
        os.write(writer, " ".join(map(str, lines)).encode())
        os._exit(0)
    os.close(writer)
    _, status = os.waitpid(child, 0)
    told = os.read(reader, 60)
    os.close(reader)
    return status, [int(count) for count in told.split()]


def look(out):
    """What is published is whole, and nobody holds the lock."""
    for folder in published(out):
        manifest = read_manifest(folder)
        held = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in manifest["files"]}
        assert held == manifest["files"], folder
        assert sorted(p.name for p in folder.iterdir()) == sorted([*held, "manifest.json"]), folder
    named = {p for p in (out / "KZ").iterdir() if not p.name.startswith(STAGING)} if (out / "KZ").is_dir() else set()
    assert named == set(published(out))
    for page in ("index.html", "feed.xml"):
        if (out / page).exists():
            assert (out / page).read_bytes().rstrip().endswith((b"</html>", b"</feed>"))
    with FileLock(out / ".lock", timeout=0):
        pass


def main(out, times, seed):
    """Kill as often as asked; tells how many kills left a new edition, and how many left something to sweep."""
    chance, kept, left = random.Random(seed), 0, 0
    out.mkdir()
    # Templates are compiled once, here, so that no child spends its lines on that.
    write_index(out)
    status, lines = run(out, 0)
    assert status == 0
    kills = number = 0
    while kills < times:
        number += 1
        before = len(published(out))
        status, told = run(out, number, number % 3, chance.randint(1, lines[number % 3]))
        if status == 0:
            # It took a few lines less than the one before, and was done.
            lines = told
            continue
        assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        kills += 1
        look(out)
        left += bool([*out.glob(f"*/{STAGING}*"), *out.glob(f"{STAGING}*")])
        kept += (there := len(published(out)) > before)
        # The next run: it finds the edition there and makes the index, or publishes it.
        if there:
            write_index(out)
        else:
            status, lines = run(out, number)
            assert status == 0
        look(out)
        assert not [*out.glob(f"*/{STAGING}*"), *out.glob(f"{STAGING}*")]
        assert len(published(out)) == number + 1
    minidom.parse(str(out / "feed.xml"))
    print(f"{times} kills: {kept} after the edition was there, {left} left something to sweep")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
