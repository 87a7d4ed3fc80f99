"""`returnwatch mail`: an event of a run, from standard input, as a mail."""

import json
import os
import sys

import click

from returnwatch.errors import ReturnWatchError, UsageError

# Where the password stands, so that it is neither in a file of ours nor in a list of processes.
PASSWORD = "RETURNWATCH_MAIL_PASSWORD"


@click.command()
@click.option("--server", default="localhost:25", show_default=True, metavar="HOST:PORT", help="Mail server.")
@click.option("--from", "sender", required=True, metavar="ADDRESS", help="Address from which it comes.")
@click.option("--to", required=True, multiple=True, metavar="ADDRESS", help="Whom to tell, more than once if need be.")
@click.option("--security", type=click.Choice(["none", "starttls", "tls"]), default="none", show_default=True)
@click.option("--user", default="", metavar="NAME", help=f"To log in with; the password stands in {PASSWORD}.")
def mail(server, sender, to, security, user):
    """Send an event of `returnwatch run`, which stands on standard input as JSON, as a mail."""
    import smtplib

    from returnwatch.series.mail import message, send

    host, _, port = server.rpartition(":")
    if not host or not port.isdigit():
        raise UsageError(f"--server: expected a host and a port like localhost:25, not '{server}'")
    try:
        event = json.loads(sys.stdin.read())
        made = message(event, sender, list(to))
    except (ValueError, KeyError, TypeError):
        raise UsageError("standard input: expected an event of `returnwatch run` as JSON") from None
    try:
        send(made, host, int(port), "" if security == "none" else security, user, os.environ.get(PASSWORD, ""), 20)
    except (OSError, smtplib.SMTPException) as error:
        raise ReturnWatchError(f"no mail was sent: {server}: {' '.join(str(error).split())}") from None
