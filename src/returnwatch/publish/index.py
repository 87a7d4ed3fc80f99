"""The index and the feed of what has been published, made from manifests alone: the same manifests give the same bytes."""

import base64
import hashlib
import uuid
from functools import cache
from importlib.resources import files
from pathlib import Path

from returnwatch.publish.catalogue import catalogue, order
from returnwatch.publish.folder import locked, read_manifests, replace_file, sweep

# Entries of the feed: readers of feeds want the newest.
ANNOUNCED = 200
TEMPLATES = files("returnwatch.publish") / "templates"


def write_index(out):
    """Make `index.html` and `feed.xml` anew where what is published asks for it.

    Args:
        out: Path under which briefs are published.

    Returns:
        Paths of the two files.

    Raises:
        BuildError: If a manifest is unreadable or a file can't be written.
    """
    out = Path(out)
    with locked(out):
        sweep(out)
        entries = catalogue(read_manifests(out))
        made = {out / "index.html": index(entries), out / "feed.xml": feed(entries)}
        for path, content in made.items():
            if not path.is_file() or path.read_bytes() != content:
                replace_file(path, content)
    return list(made)


def index(entries):
    """The index as bytes: one page that asks nothing of any network and needs no script.

    Args:
        entries: As `catalogue` gives them.
    """
    style = (TEMPLATES / "index.css").read_text("utf-8")
    current = [e for e in entries if e.current]
    scopes = sorted({(e.scope, e.scope_name) for e in current}, key=lambda scope: order(*scope))
    days = {}
    for e in current:
        days.setdefault((e.as_of, e.day), {})[e.scope] = e
    newest = {}
    for e in current:
        newest.setdefault(e.scope, e)
    return (
        _template("index.html.j2")
        .render(
            style=style,
            policy=f"default-src 'none'; style-src 'sha256-{_hash(style)}'; base-uri 'none'; form-action 'none'",
            scopes=scopes,
            days=days,
            newest=[newest[scope] for scope, _ in scopes],
            mended=[(e, _replaced(e, entries)) for e in entries if e.replaces],
            count=len(current),
            some_unchanged=any(e.unchanged for e in current),
        )
        .encode()
    )


def _replaced(entry, entries):
    """The edition that one replaces, or None where it is gone."""
    name = f"/{entry.scope}/{entry.replaces}/"
    return next((e for e in entries if name in f"/{e.html}"), None)


def feed(entries):
    """The feed as bytes (Atom): current editions, the newest day first.

    An entry is dated with the day for which its brief was written, because manifests hold no clock's time.

    Args:
        entries: As `catalogue` gives them.
    """
    told = [e for e in entries if e.current][:ANNOUNCED]
    return (
        _template("feed.xml.j2")
        .render(entries=told, identity=_identity, newest=told[0].as_of if told else "1999-01-01")
        .encode()
    )


def _identity(name):
    """A name for ever, the same on every machine."""
    return uuid.uuid5(uuid.NAMESPACE_OID, f"returnwatch/{name}").urn


def _hash(text):
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _template(name):
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string((TEMPLATES / name).read_text("utf-8"))
