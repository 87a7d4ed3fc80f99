"""`returnwatch archive`: every brief of a series that is due."""

import multiprocessing
import os
import signal
import sys
from collections import deque
from contextlib import closing, contextmanager
from pathlib import Path

import click

from returnwatch.commands.options import DATA, OUT
from returnwatch.errors import INTERRUPTED, RecordError, UsageError

STOPPING = "stopping after the briefs under way; the same command goes on with the rest"


@click.command()
@click.option("--from", "first", required=True, metavar="DATE", help="First day of the range.")
@click.option("--to", "last", required=True, metavar="DATE", help="Last day of the range.")
@click.option(
    "--every", required=True, type=click.Choice(["month", "quarter", "year"]), help="A brief for the last day of each."
)
@click.option(
    "--scope",
    "names",
    multiple=True,
    default=["all"],
    show_default=True,
    help="A scope, more than once if need be, or all.",
)
@click.option(
    "--workers",
    type=click.IntRange(1),
    metavar="N",
    help="Processes of this machine.  [default: one more than it has cores]",
)
@click.option("--dask", metavar="ADDRESS", help="Scheduler whose workers build, instead of this machine.")
@click.option(
    "--timeout",
    default=300,
    show_default=True,
    type=click.IntRange(1),
    metavar="SECONDS",
    help="Limit of a notebook's running time.",
)
@click.option("--dry-run", is_flag=True, help="Only say which briefs are due, and why.")
@DATA
@OUT
def archive(first, last, every, names, workers, dask, timeout, dry_run, data, out):
    """Build every brief of a range of days that is due: rows that it can see, its parameters or the code changed.

    Days that are still to come are left out.
    """
    from returnwatch.kernel.apart import anew
    from returnwatch.publish.index import write_index

    if workers and dask:
        raise UsageError("--workers and --dask: give one of the two")
    # Elsewhere: what it takes to look a record over is given back before briefs are built.
    planned = anew(_planned, data, names, (first, last, every), out, not dry_run)()
    if dry_run:
        for job in planned.jobs:
            click.echo(f"{job.request.scope} {job.request.as_of}: {'; '.join(job.why)}")
        click.echo(f"{len(planned.jobs)} of {planned.total} briefs are due")
        return
    failed, stopped = [], False
    if planned.jobs:
        failed, stopped = _build(planned, data, out, timeout, workers, dask)
    else:
        click.echo(f"{planned.total} briefs, none is due")
    # Before the index, which what made them fail may keep from being written as well.
    for line in failed:
        click.echo(f"returnwatch: {line}", err=True)
    write_index(out)
    if stopped or failed:
        raise SystemExit(INTERRUPTED if stopped else 1)


def _planned(data, names, span, out, check):
    """The `Plan` of what is due in a span (first day, last day, and how often), the record checked if anything is."""
    from datetime import date

    from returnwatch.brief import parse_parameter_day
    from returnwatch.publish.archive import plan
    from returnwatch.publish.corrected import hold_to_what_was_published
    from returnwatch.publish.folder import read_manifests
    from returnwatch.publish.periods import periods
    from returnwatch.publish.request import past_day

    first, last, every = span
    # Nobody knows yet what will be known by a day that is still to come.
    days = periods(past_day("--from", first), min(parse_parameter_day("--to", last), date.today()), every)
    record, manifests = _opened(data), read_manifests(out)
    hold_to_what_was_published(record, manifests)
    planned = plan(record, manifests, _scopes(record, names), days, out)
    if check and planned.jobs:
        _checked(data)
    return planned


def _opened(data):
    """The record, opened without the whole check, which takes longer than to see that nothing is due."""
    from returnwatch.record.open import open_record

    try:
        return open_record(data)
    except RecordError:
        return _checked(data)


def _checked(data):
    """The record, checked whole, and the sets that were imported beside it."""
    from returnwatch.imported.check import hold_to_import
    from returnwatch.publish.checked import open_checked

    record = open_checked(data)
    hold_to_import(Path(data), record)
    return record


def _scopes(record, names):
    from returnwatch.knowledge.scope import resolve, scopes

    named = [resolve(record, name).id for name in names if name != "all"]
    return list(scopes(record)) if "all" in names else list(dict.fromkeys(named))


def _build(planned, data, out, timeout, workers, dask):
    """Build what is due; gives a line for each brief that failed, and whether Ctrl-C ended it."""
    from returnwatch.publish import pool

    data, out = os.path.abspath(data), os.path.abspath(out)
    counts, failed, waiting = {"published": 0, "unchanged": 0, "failed": 0}, [], deque(planned.jobs)
    with (
        _executors(pool, data, workers, dask) as (executors, at_once),
        closing(pool.spread(waiting, data, out, timeout, executors, at_once)) as done,
        _progress(len(planned.jobs)) as tell,
        _stopping() as asked,
    ):
        for job, became, what in done:
            counts[became] += 1
            failed += [what] if became == "failed" else []
            tell(job.request, became)
            if asked:
                waiting.clear()
    told = ", ".join(f"{count} {became}" for became, count in counts.items())
    click.echo(f"{planned.total} briefs, {len(planned.jobs)} due: {told}")
    return failed, bool(asked)


@contextmanager
def _stopping():
    """Let Ctrl-C be noted, in a list that is empty until then; a second one stops the briefs under way too."""
    asked = []

    def stop(number, frame):
        if asked:
            for worker in multiprocessing.active_children():
                worker.terminate()
            raise KeyboardInterrupt
        asked.append(number)
        # Past what Python keeps for this stream: it may be in the midst of writing there.
        start = "\n" if sys.stderr.isatty() else ""
        os.write(2, f"{start}returnwatch: {STOPPING}\n".encode())

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield asked
    finally:
        signal.signal(signal.SIGINT, before)


def _executors(pool, data, workers, dask):
    if dask:
        return pool.dask(dask)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    # A kernel that starts or stops mostly waits.
    return pool.local(workers or cores + 1, data)


@contextmanager
def _progress(total):
    """A function that tells of a brief: a bar with rate and time left on a terminal, plain lines in a log."""
    if not sys.stderr.isatty():
        done = iter(range(1, total + 1))
        yield lambda request, became: click.echo(f"{next(done)}/{total} {request.scope} {request.as_of}: {became}")
        return
    from tqdm import tqdm

    with tqdm(total=total, unit="brief", file=sys.stderr, smoothing=0.1) as bar:

        def tell(request, became):
            bar.update()
            if became == "failed":
                bar.write(f"{request.scope} {request.as_of}: failed", file=sys.stderr)

        yield tell
