"""Telling somebody: the command gets the event, a mail arrives, and whatever the command does the run goes on."""

import asyncio
import email
import email.policy
import json
import subprocess
import sys
import threading
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from returnwatch.series.config import Tell
from returnwatch.series.journal import Journal
from returnwatch.series.state import State
from returnwatch.series.tell import deliver, hand_over

AT = datetime(2026, 11, 25, 6, tzinfo=UTC)
FAILURE = {
    "event": "failure",
    "at": "2026-11-25T06:00:00Z",
    "text": "",
    "items": [{"name": "weekly/KZ", "since": "2026-11-25T06:00:00Z", "text": "series weekly: the kernel died in cell 9 – «KZ»"}],
}
BRIEF = {**FAILURE, "event": "brief", "items": [{"text": "Kazakhstan, 22 November 2026", "answer": "It is likely.", "stale": ""}]}


class MailServer:
    """A mail server on loopback that keeps what it is given: (sender, recipients, content) of each mail."""

    def __init__(self):
        self.mails, self.loop = [], asyncio.new_event_loop()
        started = threading.Event()

        async def serve():
            self.server = await asyncio.start_server(self.talk, "127.0.0.1", 0)
            self.port = self.server.sockets[0].getsockname()[1]
            started.set()

        def run():
            self.loop.run_until_complete(serve())
            self.loop.run_forever()

        threading.Thread(target=run, daemon=True).start()
        started.wait()

    async def talk(self, reader, writer):
        sender, to, lines = "", [], []
        writer.write(b"220 loopback ESMTP\r\n")
        while line := (await reader.readline()).decode().strip():
            word = line.upper()
            if word.startswith("EHLO"):
                writer.write(b"250-loopback\r\n250 8BITMIME\r\n")
            elif word == "DATA":
                writer.write(b"354 go on\r\n")
                while (content := await reader.readline()) != b".\r\n":
                    lines.append(content.removeprefix(b".") if content.startswith(b"..") else content)
                self.mails.append((sender, to, b"".join(lines)))
                writer.write(b"250 kept\r\n")
            elif word.startswith("RCPT TO:<NOBODY@"):
                writer.write(b"550 no such mailbox\r\n")
            elif word == "QUIT":
                writer.write(b"221 bye\r\n")
                break
            else:
                sender = line[11:-1].split(">")[0] if word.startswith("MAIL FROM:") else sender
                to += [line[9:-1]] if word.startswith("RCPT TO:") else []
                writer.write(b"250 ok\r\n")
        writer.close()


@pytest.fixture
def server():
    running = MailServer()
    yield running
    running.loop.call_soon_threadsafe(running.loop.stop)


@pytest.fixture
def desk(tmp_path):
    """State, log and a way to tell: desk(command, seconds, on) gives the config."""

    def config(command, seconds=30, on=("failure", "recovery", "brief")):
        return SimpleNamespace(tell=Tell(command=command, seconds=seconds, on=list(on)), folder=tmp_path)

    said = []
    return SimpleNamespace(
        config=config, state=State(tmp_path / "run"), said=said, journal=Journal(tmp_path / "run", lambda: AT, said.append), home=tmp_path
    )


def mail_command(port, to="you@example.org"):
    return [sys.executable, "-m", "returnwatch", "mail", "--server", f"127.0.0.1:{port}", "--from", "returnwatch@example.org", "--to", to]


def test_a_mail_arrives_with_what_failed_and_why(server, desk):
    desk.state.waiting = [FAILURE, BRIEF]
    deliver(desk.state, desk.config(mail_command(server.port)), desk.journal)
    assert [(sender, to) for sender, to, _ in server.mails] == [("returnwatch@example.org", ["you@example.org"])] * 2
    failure, brief = (email.message_from_bytes(content, policy=email.policy.default) for *_, content in server.mails)
    assert failure["Subject"] == "Return Watch needs a person"
    assert failure["To"] == "you@example.org" and failure["Auto-Submitted"] == "auto-generated"
    assert "series weekly: the kernel died in cell 9 – «KZ»" in failure.get_content()
    assert brief["Subject"] == "Return Watch: new brief" and "It is likely." in brief.get_content()
    assert desk.state.waiting == []


def test_a_mailbox_that_refuses_is_one_line_and_the_event_waits(server, desk):
    desk.state.waiting = [FAILURE]
    deliver(desk.state, desk.config(mail_command(server.port, "nobody@example.org")), desk.journal)
    assert server.mails == [] and desk.state.waiting == [FAILURE]
    assert "tell-failed" in desk.said[-1]
    assert "the command ended with status 1: returnwatch: no mail was sent: 127.0.0.1:" in desk.said[-1]
    deliver(desk.state, desk.config(mail_command(server.port)), desk.journal)
    assert len(server.mails) == 1 and desk.state.waiting == []


def test_what_is_no_event_is_one_line():
    done = subprocess.run(mail_command(25), input="{}", capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (2, "returnwatch: standard input: expected an event of `returnwatch run` as JSON\n")


def test_a_command_that_hangs_is_stopped_with_all_that_it_started(desk, tmp_path):
    # It waits for something that never comes, and has a child that holds the pipe.
    hangs = "import subprocess, sys, threading; subprocess.Popen([sys.executable, '-c', 'import threading; threading.Event().wait()']); threading.Event().wait()"
    why = hand_over(Tell(command=[sys.executable, "-c", hangs], seconds=1), FAILURE, tmp_path)
    assert why == "the command was still running after 1 seconds; it was stopped"


def test_the_program_is_found_by_its_name_where_the_path_does_not_lead_to_it(tmp_path, monkeypatch):
    """As a crontab starts it: by its own path, and with the system's folders alone."""
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    assert hand_over(Tell(command="returnwatch --version"), FAILURE, tmp_path) == ""


@pytest.mark.parametrize(
    "command, why",
    [
        (["no-such-command"], "the command can't be started: No such file or directory"),
        ("echo first >&2; echo why >&2; exit 7", "the command ended with status 7: why"),
        ("exit 7", "the command ended with status 7"),
    ],
)
def test_a_command_that_fails_is_one_line(tmp_path, command, why):
    assert hand_over(Tell(command=command), FAILURE, tmp_path) == why


def test_a_command_that_reads_nothing_has_not_failed(tmp_path):
    assert hand_over(Tell(command="true"), {**FAILURE, "items": [{"text": "x" * 1_000_000}]}, tmp_path) == ""


def test_events_of_one_kind_are_one_message_and_what_nobody_asked_for_is_dropped(desk):
    second = {**FAILURE, "items": [{"name": "record", "since": "", "text": "the record is at fault"}]}
    desk.state.waiting = [FAILURE, BRIEF, second]
    deliver(desk.state, desk.config("cat > told.json", on=["failure"]), desk.journal)
    told = json.loads((desk.home / "told.json").read_text("utf-8"))
    assert told["subject"] == "Return Watch needs a person (2)"
    assert told["text"] == f"{FAILURE['items'][0]['text']}; the record is at fault"
    assert [item["name"] for item in told["items"]] == ["weekly/KZ", "record"]
    assert desk.state.waiting == []
