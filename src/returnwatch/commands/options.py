"""Options that several commands have."""

import click

DATA = click.option("--data", default="data", show_default=True, help="Folder of the record.")
OUT = click.option("--out", default="reports", show_default=True, help="Folder under which briefs are published.")
