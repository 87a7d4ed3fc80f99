"""`returnwatch index`: the list of all briefs and the feed, anew."""

import click

from returnwatch.commands.options import PUBLISHED


@click.command()
@PUBLISHED
def index(out):
    """Make index.html and feed.xml from the manifests of what is published."""
    from returnwatch.publish.index import write_index

    for path in write_index(out):
        click.echo(path.as_posix())
