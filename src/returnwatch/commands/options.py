"""Options that several commands have."""

import click

DATA = click.option("--data", default="data", show_default=True, help="Folder of the record.")
OUT = click.option("--out", default="reports", show_default=True, help="Folder under which briefs are published.")
# For commands that read there and make nothing new.
PUBLISHED = click.option(
    "--out",
    default="reports",
    show_default=True,
    type=click.Path(exists=True, file_okay=False),
    help="Folder under which briefs are published.",
)
