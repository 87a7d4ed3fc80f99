"""`returnwatch index`: the list of all briefs and the feed, anew."""

from pathlib import Path

import click

from returnwatch.commands.options import OUT
from returnwatch.errors import UsageError


@click.command()
@OUT
def index(out):
    """Make index.html and feed.xml from the manifests of what is published."""
    from returnwatch.publish.index import write_index

    if not Path(out).is_dir():
        raise UsageError(f"--out: no folder {out}")
    for path in write_index(out):
        click.echo(path.as_posix())
