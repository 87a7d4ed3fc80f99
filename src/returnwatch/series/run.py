"""One run: build what is due, tell what failed and what is well again, and leave a page that says how things stand."""

import traceback
from contextlib import suppress
from datetime import timedelta
from zoneinfo import ZoneInfo

from returnwatch.errors import RecordError, ReturnWatchError, UsageError
from returnwatch.publish.folder import read_manifests
from returnwatch.series import evidence
from returnwatch.series.build import build
from returnwatch.series.failures import Failures
from returnwatch.series.journal import Journal, moment
from returnwatch.series.lasting import give_lasting_addresses
from returnwatch.series.outcome import Outcome
from returnwatch.series.plan import Planner, scopes_of
from returnwatch.series.state import State
from returnwatch.series.status import write_status
from returnwatch.series.tell import deliver

# A clock that is set right by minutes is no reason to stop.
BACK = timedelta(hours=12)


def run(config, clock, say, as_json=False, build=build):
    """Build what is due by now; the caller holds the lock.

    Args:
        config: A `Config`.
        clock: A function that gives the moment, a `datetime` in UTC.
        say: A function that takes a line, for whoever reads along.
        as_json: Whether it is given JSON.
        build: A function as `series.build.build`, which builds jobs.

    Returns:
        Exit status: 0 all that was due is there, 1 something failed, 2 the file names something that doesn't exist.
    """
    state = State(config.path("state"))
    journal = Journal(config.path("state"), clock, say, as_json)
    failures = Failures(state, journal, clock)
    outcome = Outcome(state, journal, clock, config)
    journal.note("started", "run started")
    failures.clear("config")
    if state.building is not None:
        outcome.announce_what_a_killed_run_published()
        failures.add("run", "the run before this one was cut short: killed, or the machine stopped")
        # This one may end the same way, and would tell nobody.
        deliver(state, config, journal)
    try:
        status = _work(config, clock, journal, state, failures, outcome, build)
    except Exception as error:  # noqa: BLE001 - whatever it is, somebody has to be told
        kept = evidence.keep(config.path("out"), "program", traceback.format_exc().splitlines(), clock())
        where = f"; the traceback lies in {kept}" if kept else ""
        failures.add("program", f"the program failed: {type(error).__name__}: {' '.join(str(error).split())}{where}")
        status = 1
    return _finish(config, clock, journal, state, failures, outcome, status)


def _work(config, clock, journal, state, failures, outcome, build):
    now = clock()
    if state.last and moment(now + BACK) < state.last:
        failures.add(
            "clock",
            f"the clock says {moment(now)}, and an earlier run has seen {state.last}; nothing is built before it is set right "
            f"(if that run's clock was wrong, delete {state.path.name} in {config.run.state.as_posix()})",
        )
        return 1
    failures.clear("clock")
    state.last = max(state.last, moment(now))
    state.building = []
    if why := state.save():
        failures.add("state", f"{config.run.state.as_posix()}/{state.path.name}: not written: {why}")
    else:
        failures.clear("state")
    today = now.astimezone(ZoneInfo(config.run.time_zone)).date()
    try:
        record = _opened(config, failures, now)
        if record is None:
            return 1
        planner = Planner(record, config.path("out"), today, state.settled)
        outcome.scopes = {one.name: scopes_of(one, record) for one in config.series}
        _forget_what_is_no_longer_asked_for(outcome.scopes, state)
        outcome.build_all(planner, record, build, failures)
    except UsageError as error:
        failures.add("config", str(error))
        return 2
    except RecordError as error:
        _record_is_at_fault(config, failures, error, now)
        return 1
    failures.clear("program")
    return 0


def _forget_what_is_no_longer_asked_for(scopes, state):
    """A series or scope that was taken out of the file fails no more, and nobody needs to be told."""
    named = {f"{series}/{scope}" for series, of in scopes.items() for scope in of}
    for kept in (state.failing, state.succeeded, state.settled):
        for name in [name for name in kept if "/" in name and name not in named]:
            del kept[name]


def _opened(config, failures, now):
    """The record, without the whole check, which waits until something is due; None where it can't be read."""
    from returnwatch.record.check import open_checked
    from returnwatch.record.open import open_record

    try:
        return open_record(config.path("data"))
    except RecordError:
        pass
    try:
        # It finds which cell it is.
        return open_checked(config.path("data"))
    except RecordError as error:
        _record_is_at_fault(config, failures, error, now)
        return None


def _record_is_at_fault(config, failures, error, now):
    lines = list(map(str, error.faults)) or [str(error)]
    kept = evidence.keep(config.path("out"), "record", lines, now)
    more = f", and {len(lines) - 1} more" if len(lines) > 1 else ""
    where = f"; all of it lies in {kept}" if kept and more else ""
    failures.add("record", f"nothing is built, because the record is at fault: {lines[0]}{more}{where}")


def _finish(config, clock, journal, state, failures, outcome, status):
    """Index, lasting addresses, status page, retention and messages, whatever came before."""
    from returnwatch.publish.index import write_index

    state.building = None
    if status != 2:
        failures.clear("run")
    scopes, manifests = outcome.scopes or state.scopes, {}
    try:
        write_index(config.path("out"))
        manifests = read_manifests(config.path("out"))
        give_lasting_addresses(config, scopes, manifests)
        write_status(config, scopes, manifests, state, clock())
        failures.clear("reports")
    except (ReturnWatchError, OSError) as error:
        failures.add("reports", f"the list of briefs or the status page could not be written: {error}")
    status = status if status == 2 else int(bool(state.failing))
    for name in evidence.clear(config, clock()):
        journal.note("cleared", f"failed/{name} was kept long enough")
    journal.clear(config.run.keep_log_days)
    told = f"{outcome.built} built, {outcome.same} unchanged, {outcome.failed} failed"
    text = (
        f"{told}; needs a person: {'; '.join(one['text'] for one in state.failing.values())}" if state.failing else told
    )
    state.waiting.append(
        {"event": "finished", "at": moment(clock()), "text": text, "items": [{"text": text, "status": status}]}
    )
    state.save()
    deliver(state, config, journal)
    untold = [event for event in state.waiting if event["event"] != "finished"]
    with suppress(ReturnWatchError, OSError):
        if untold:
            write_status(config, scopes, manifests, state, clock(), untold)
    journal.note("finished", text, status=status)
    state.save()
    return status
