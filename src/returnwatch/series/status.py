"""The status page: for each series and scope its last success, what is due next, and what is stale or failing and why."""

import base64
import hashlib
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from returnwatch.brief import FULL
from returnwatch.publish.folder import locked, replace_file
from returnwatch.record.dates import in_words as day
from returnwatch.series.days import next_due, over
from returnwatch.series.plan import published_of

NAME = "status.html"


def write_status(config, scopes, manifests, state, now, untold=()):
    """Make the page anew.

    Args:
        config, scopes, manifests, state, now, untold: As `status` takes them.

    Raises:
        BuildError: If it can't be written.
    """
    path, content = config.path("out") / NAME, status(config, scopes, manifests, state, now, untold)
    with locked(config.path("out")):
        replace_file(path, content)


def status(config, scopes, manifests, state, now, untold=()):
    """The page as bytes: it asks nothing of any network, needs no script, and follows from what it is given alone.

    Args:
        config: A `Config`.
        scopes: Ids of the scopes of each series, as a dict of name to list.
        manifests: Manifest of each edition by its folder.
        state: A `State`.
        now: The moment, a `datetime` in UTC.
        untold: Events that nobody could be told.
    """
    today = now.astimezone(ZoneInfo(config.run.time_zone)).date()
    series = [
        (
            one,
            [
                _line(one, scope, published_of(manifests, scope).days, state, today)
                for scope in scopes.get(one.name, ())
            ],
        )
        for one in config.series
    ]
    named = {f"{one.name}/{scope}" for one in config.series for scope in scopes.get(one.name, ())}
    lines = [line for _, lines in series for line in lines]
    style = "".join(
        (files(package) / "templates" / name).read_text("utf-8")
        for package, name in (("returnwatch.publish", "index.css"), ("returnwatch.series", "status.css"))
    )
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        _template()
        .render(
            style=style,
            policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
            now=_words(now),
            series=series,
            # Where this page can be read, it could be written.
            general=[_failure(one) for name, one in state.failing.items() if name not in {*named, "reports"}],
            failing=sum(line["state"] == "Failing" for line in lines),
            untold=untold,
            tell=config.tell is not None,
        )
        .encode()
    )


def _line(series, scope, published, state, today):
    """What the page says of one scope of a series."""
    ours = [d for d in over(series, today) if d in published]
    owed = [
        d
        for d in over(series, today)
        if d not in published and d not in state.settled.get(f"{series.name}/{scope}", ())
    ]
    folder, manifest = published[ours[-1]] if ours else (None, {})
    built, about = next_due(series, today)
    word, why = _state(state.failing.get(f"{series.name}/{scope}"), owed, manifest)
    return {
        "scope": manifest.get("scope_name") or scope,
        "newest": day(date.fromisoformat(ours[-1])) if ours else "",
        "link": f"{scope}/{folder.name}/{scope}-{ours[-1]}.html" if ours else "",
        "short": manifest.get("form", FULL) != FULL,
        "success": _words_of(state.succeeded.get(f"{series.name}/{scope}", "")),
        "due": day(built),
        "about": day(about),
        "state": word,
        "why": why,
    }


def _state(failing, owed, manifest):
    if failing:
        return "Failing", _failure(failing)
    if owed:
        which = day(date.fromisoformat(owed[-1]))
        return "Late", f"The brief for {which} is due and not there" + (
            f", and {len(owed) - 1} before it." if len(owed) > 1 else "."
        )
    if manifest.get("stale"):
        return "Stale", manifest["stale"].removeprefix("This brief is stale. ")
    return "In order", ""


def _failure(one):
    return f"Since {_words_of(one['since'])}: {one['text']}"


def _words_of(at):
    return _words(datetime.fromisoformat(at)) if at else ""


def _words(moment):
    """25 November 2026, 06:00 UTC."""
    return f"{day(moment)}, {moment:%H:%M} UTC"


@cache
def _template():
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string((files("returnwatch.series") / "templates" / "status.html.j2").read_text("utf-8"))
