"""`returnwatch verify`: rebuild what is published and compare it byte for byte."""

from pathlib import Path

import click

from returnwatch.commands.options import DATA
from returnwatch.errors import ReturnWatchError


@click.command()
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--env", is_flag=True, help="Rebuild with the code, record and packages of the commit that each manifest names."
)
@DATA
def verify(folders, env, data):
    """Rebuild published briefs and compare them byte for byte: returnwatch verify reports/central-asia/2013-01-14

    Exit status: 0 all came out the same, 1 one did not, or was built with other versions of packages.
    """
    from returnwatch.publish.elsewhere import verify_elsewhere
    from returnwatch.publish.verify import differences

    failed = False
    for folder in folders:
        try:
            found = verify_elsewhere(folder) if env else differences(folder, data)
        except ReturnWatchError as error:
            found = [f"returnwatch: {error}"]
        failed |= bool(found)
        for line in found:
            click.echo(line, err=True)
        if not found:
            click.echo(f"{folder.as_posix()}: verified")
    if failed:
        raise SystemExit(1)
