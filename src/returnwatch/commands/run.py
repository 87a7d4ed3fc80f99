"""`returnwatch run`: what a scheduler calls; `returnwatch log`: what its runs did."""

import json
import sys
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import click

from returnwatch.errors import UsageError

CONFIG = click.option(
    "--config",
    default="returnwatch.toml",
    show_default=True,
    metavar="FILE",
    help="What is to be built, and whom to tell.",
)


@click.command()
@CONFIG
@click.option("--init", is_flag=True, help="Write a file to begin with, every key explained, and build nothing.")
@click.option("--dry-run", is_flag=True, help="Only say which briefs are due, and why.")
@click.option("--json", "as_json", is_flag=True, help="Say what happens as a JSON line an event, as log.jsonl has it.")
def run(config, init, dry_run, as_json):
    """Build the briefs that are due by today, and tell what failed; for schedulers, as often as they like.

    Exit status: 0 all that was due is there, 1 something failed, 2 the file is wrong, 3 another run is under way.
    """
    if init:
        _write_sample(Path(config))
        return
    told = _read(config, as_json)
    if dry_run:
        _say_what_is_due(told)
        return
    from returnwatch.series.once import run_once

    raise SystemExit(run_once(told, _now, click.echo, as_json=as_json))


def _now():
    return datetime.now(UTC)


def _write_sample(path):
    sample = (files("returnwatch.series") / "templates" / "returnwatch.toml").read_text("utf-8")
    try:
        with open(path, "x", encoding="utf-8") as file:
            file.write(sample)
    except FileExistsError:
        raise UsageError(f"{path.as_posix()}: is there already; it was left as it is") from None
    except OSError as error:
        raise UsageError(f"{path.as_posix()}: not written: {error.strerror}") from None
    click.echo(f"{path.as_posix()}: written; read it, change it, then try `returnwatch run --dry-run`")


def _read(path, as_json):
    """The `Config`; where it is wrong, every fault in a line, and whoever can be told is told."""
    from returnwatch.series.config import ConfigError, read_config

    try:
        return read_config(path)
    except ConfigError as error:
        for line in error.faults:
            click.echo(f"returnwatch: {line}", err=True)
        if error.tell:
            from returnwatch.series.mistaken import tell_of_it

            tell_of_it(error, Path(path).resolve().parent, _now, lambda line: click.echo(line, err=True), as_json)
        raise SystemExit(2) from None


def _say_what_is_due(config):
    from returnwatch.series.due import due_today

    found = due_today(config, _now())
    for series, request, why in found:
        click.echo(f"{series} {request.scope} {request.as_of}: {'; '.join(why)}")
    click.echo(f"{len(found)} {'brief is' if len(found) == 1 else 'briefs are'} due")


@click.command()
@CONFIG
@click.option("--last", default=50, show_default=True, type=click.IntRange(1), metavar="N", help="How many events.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, a line an event.")
def log(config, last, as_json):
    """Print what runs did, the newest event last."""
    from returnwatch.series.journal import NAME, read_log, readable

    for line in read_log(_read(config, as_json).path("state") / NAME)[-last:]:
        click.echo(json.dumps(line, ensure_ascii=False) if as_json else readable(line))
    sys.stdout.flush()
