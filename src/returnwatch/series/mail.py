"""Send an event as a mail."""

import smtplib
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid


def message(event, sender, to):
    """An event as a mail.

    Args:
        event: A dict, as `returnwatch run` gives it to the command under [tell].
        sender: Address from which it comes.
        to: Addresses, a list.

    Returns:
        An `EmailMessage` in plain text.
    """
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, ", ".join(to), event["subject"]
    mail["Date"] = format_datetime(datetime.fromisoformat(event["at"]))
    mail["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2] or "localhost")
    # Machines answer no machines.
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content("\n\n".join(_lines(item) for item in event["items"]) + f"\n\n{event['at']}\n")
    return mail


def _lines(item):
    more = (item.get(name, "") for name in ("answer", "stale"))
    return "\n".join(part for part in (item["text"], *more) if part)


def send(mail, host, port, tls, user, password, seconds):
    """Hand a mail to a server.

    Args:
        mail: An `EmailMessage`.
        host, port: Of the server.
        tls: '' for none, `starttls`, or `tls` from the first byte.
        user, password: To log in with; '' for neither.
        seconds: How long each answer may take.

    Raises:
        OSError, smtplib.SMTPException: If the server isn't there or refuses it.
    """
    kind = smtplib.SMTP_SSL if tls == "tls" else smtplib.SMTP
    with kind(host, port, timeout=seconds) as server:
        if tls == "starttls":
            import ssl

            server.starttls(context=ssl.create_default_context())
        if user:
            server.login(user, password)
        server.send_message(mail)
