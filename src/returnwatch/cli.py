"""The command line: check the record, build a brief, and what `commands` has."""

import sys

import click

from returnwatch.commands.archive import archive
from returnwatch.commands.compare import compare
from returnwatch.commands.index import index
from returnwatch.commands.mail import mail
from returnwatch.commands.options import DATA, OUT
from returnwatch.commands.run import log, run
from returnwatch.commands.verify import verify
from returnwatch.errors import INTERRUPTED, RecordError, ReturnWatchError, UsageError
from returnwatch.startup import skip_iri_grammar


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="returnwatch")
def cli():
    """Dated briefs on whether Central Asian militants who fought abroad are coming home."""


@cli.command()
@DATA
def check(data):
    """Report every fault of the record, one a line."""
    from returnwatch.imported.check import set_faults
    from returnwatch.imported.sets import open_sets
    from returnwatch.record.check import find_faults

    faults, record = find_faults(data)
    faults = [*faults, *set_faults(data, record)]
    for fault in faults:
        click.echo(fault, err=True)
    if faults:
        raise SystemExit(1)
    rows = sum(len(frame) for frame in record.tables.values())
    sets = len(open_sets(data))
    beside = f"; {sets} imported {'set' if sets == 1 else 'sets'}" if sets else ""
    click.echo(f"{data}: {rows} rows in {len(record.tables)} tables{beside}, no fault")


@cli.command()
@click.option("--as-of", required=True, metavar="DATE", help="Day for which it is written, that day included.")
@click.option(
    "--scope", default="central-asia", show_default=True, help="central-asia, a country or the id of a current group."
)
@click.option(
    "--since", default="", metavar="DATE", help="Day of the brief before it.  [default: the newest one published]"
)
@DATA
@OUT
def brief(as_of, scope, since, data, out):
    """Build one brief and print the paths of its files."""
    from returnwatch.kernel.server import warm_up

    # The kernel's libraries take as long to import as the record to check.
    warm_up()
    from returnwatch.publish.request import make_request

    request = make_request(as_of, scope, since, data)
    # What runs a notebook takes seconds to import: a typing error shouldn't wait for it.
    from returnwatch.publish.differences import since_replaced
    from returnwatch.publish.publish import publish

    published = publish(request, data, out)
    if not published.new:
        click.echo(f"{published.folder.as_posix()}: unchanged")
    elif lines := since_replaced(published.folder):
        click.echo("What it says otherwise than the edition that it replaces:")
        for section, sign, text in lines:
            click.echo(f"  {sign} {section}: {text}")
    for path in sorted(published.folder.glob("*.html")) + sorted(published.folder.glob("*.pdf")):
        click.echo(path.as_posix())


cli.add_command(archive)
cli.add_command(compare)
cli.add_command(index)
cli.add_command(log)
cli.add_command(mail)
cli.add_command(run)
cli.add_command(verify)


@cli.command("import")
@click.argument("producer", type=click.Choice(["ucdp", "acled"]))
@click.argument("files", nargs=-1, required=True, type=click.Path())
@DATA
@click.option(
    "--source", default="", metavar="ID", help="Its publication in sources.csv.  [default: the id of the set's name]"
)
@click.option("--restricted", is_flag=True, help="Keep it out of git and of published files; ACLED's always are.")
@click.option("--whole", is_flag=True, help="Keep rows that touch no country and no group of the record too.")
@click.option(
    "--version", default="", metavar="TEXT", help="Its version, where neither the rows nor the file's name say it."
)
def import_(producer, files, data, source, restricted, whole, version):
    """Read event data of UCDP or ACLED as published, and keep it beside the record."""
    from returnwatch.imported.bring import bring

    report = bring(producer, files, data, source=source, restricted=restricted, whole=whole, version=version)
    for line in report.faults:
        click.echo(line, err=True)
    for line in report.lines:
        click.echo(line)
    if not all(one.resource["returnwatch:rows"] for one in report.sets):
        raise SystemExit(1)


def main(arguments=None):
    """Run the command line; a user's mistake ends in one line on standard error.

    Exit status: 0 done, 1 the record or a brief is at fault, 2 wrong use, 3 another run is under way, 130 stopped by Ctrl-C.
    """
    skip_iri_grammar()
    try:
        cli.main(args=arguments, prog_name="returnwatch", standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        sys.exit(_tell(error.format_message().replace("\n", " "), 2))
    except click.Abort:
        sys.exit(_tell("stopped", INTERRUPTED))
    except UsageError as error:
        sys.exit(_tell(error, 2))
    except RecordError as error:
        more = len(error.faults) - 1
        sys.exit(_tell(f"{error}" + (f" (and {more} more; run returnwatch check)" if more > 0 else ""), 1))
    except ReturnWatchError as error:
        sys.exit(_tell(error, 1))


def _tell(message, status):
    click.echo(f"returnwatch: {message}", err=True)
    return status
