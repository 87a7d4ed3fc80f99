"""`returnwatch compare`: which published bytes the code and the packages that are here now would change."""

import click

from returnwatch.commands.options import DATA, PUBLISHED


@click.command()
@click.option(
    "--workers", type=click.IntRange(1), default=2, show_default=True, metavar="N", help="Processes that build."
)
@DATA
@PUBLISHED
def compare(workers, data, out):
    """Rebuild every current edition and say which files would come out otherwise; nothing is published.

    Exit status: 0 all were rebuilt, whether or not they differ, 1 one could not be.
    """
    from returnwatch.publish.compare import compare_all

    differing = failed = total = 0
    for name, forms, why in compare_all(data, out, workers):
        total += 1
        if forms is None:
            failed += 1
            click.echo(f"returnwatch: {why}", err=True)
        elif forms:
            differing += 1
            click.echo(f"{name}: {', '.join(forms)} would change" + (f" ({'; '.join(why)})" if why else ""))
    click.echo(f"{total} current editions rebuilt: {differing} would change, {failed} could not be rebuilt")
    if failed:
        raise SystemExit(1)
