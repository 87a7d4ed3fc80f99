"""An archive: which briefs of a series are due and why, and what became of each."""

import threading
from dataclasses import dataclass, field
from pathlib import Path

from returnwatch.publish.due import Inputs, checked, is_checked, made_from, reasons, told_by
from returnwatch.publish.folder import newest_editions
from returnwatch.publish.manifest import code_hash, code_is_as_it_was
from returnwatch.publish.request import Request

ONE = threading.Lock()


@dataclass(frozen=True)
class Job:
    """A brief that is due.

    Attributes:
        request: The `Request`, placed: with edition, what it replaced, and the brief before it.
        inputs: What it is made from, as `Inputs.of` gives it.
        why: Reasons, as a list of words.
        code: Hash of the code that found it due, which is to build it.
    """

    request: Request
    inputs: dict
    why: list
    code: str = field(default_factory=code_hash)


@dataclass(frozen=True)
class Plan:
    """The briefs of an archive: those that are due, and how many there are in all."""

    jobs: list
    total: int


def plan(record, manifests, scopes, days, out):
    """Find what is due, from manifests and the record alone: no brief is opened.

    Args:
        record: A `Record`.
        manifests: Manifest of each edition by its folder.
        scopes: Ids of scopes.
        days: ISO days in order; each brief tells what is new since the day before it.
        out: Path under which briefs are published.

    Returns:
        A `Plan`, scope by scope.
    """
    inputs, done, newest = Inputs(record), checked(out), newest_editions(manifests)
    jobs = []
    for scope in scopes:
        for before, day in zip(["", *days], days):
            folder = newest.get((scope, day))
            published = manifests[folder]["parameters"] if folder else None
            request = Request(
                as_of=day,
                scope=scope,
                # A brief that is there keeps its own, in whatever series it was built first.
                since=(published["since"] or before) if published else before or _earlier(newest, scope, day),
                edition=published["edition"] if published else 1,
                replaces=published["replaces"] if published else "",
                when_unchanged=published.get("when_unchanged", "full") if published else "full",
            )
            what = inputs.of(request)
            now = made_from(request, what)
            why = reasons(told_by(manifests[folder]) if folder else None, now)
            if why and not (folder and is_checked(done, folder, now)):
                jobs.append(Job(request, what, why))
    return Plan(jobs, len(days) * len(scopes))


def _earlier(newest, scope, day):
    """Day of the newest brief of a scope before a day, or ''."""
    return max((d for s, d in newest if s == scope and d < day), default="")


def build_one(job, data, out, seconds):
    """Build and publish one brief, in whichever process.

    Args:
        job: A `Job`.
        data, out: Paths of the record and of what is published.
        seconds: Limit of a notebook's running time.

    Returns:
        What became of it: `published`, `unchanged` or `failed`, and its folder or the line of the failure.
    """
    from returnwatch.errors import ReturnWatchError
    from returnwatch.publish.publish import put

    if job.code != code_hash() or not code_is_as_it_was():
        line = "the code is not that with which the run began; run it again, and start workers of Dask anew"
        return "failed", f"{job.request.name}: {line}"
    try:
        # papermill changes the working directory, which all threads of a process share.
        with ONE:
            published = put(job.request, Path(data), Path(out), job.inputs, seconds)
    except ReturnWatchError as error:
        return "failed", str(error)
    except OSError as error:
        return "failed", f"{job.request.name}: {error.strerror or error}"
    return ("published" if published.new else "unchanged"), published.folder.as_posix()
