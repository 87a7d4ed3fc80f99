"""What the record has is told as what it is: a journey that was stopped, a dispute's subject, whose scope it belongs to."""

import re
from datetime import date

from reading import text_of

from returnwatch.knowledge.scope import resolve, within
from returnwatch.knowledge.view import known_by


def test_people_who_were_stopped_are_not_told_as_gone(record):
    text = text_of("2017-12-31", "central-asia")
    assert "six were stopped on the way, and of one it is not shown where it went" in text
    stopped = [k for k, r in record["flows"].to_dict("index").items() if "stopped" in (r["unit"] or "")]
    assert stopped and {record.row("flows", k)["direction"] for k in stopped} == {"stopped"}


def test_an_office_has_its_article_and_a_person_none():
    text = text_of("2025-10-31", "TJ")
    assert "on the word of the Interior Ministry of Tajikistan" in text
    assert not re.search(r"on the word of (?:the Ramazon|Interior Ministry|State Committee)", text)


def test_running_text_names_no_other_row_in_brackets():
    text = text_of("2025-10-31", "central-asia")
    body = text[: text.index("How each count was made")] if "How each count was made" in text else text
    assert "found with men who had crossed" in text or "month is that of the speech" in text
    assert not re.search(r"\((?:compare )?[EFIRS]\d{3}[a-z]?\)", body)


def test_a_dispute_says_which_event_it_is_about():
    text = text_of("2022-02-28", "KZ")
    assert "Riots in Almaty and other cities of Kazakhstan: 164 dead, printed and withdrawn" in text


def test_a_dispute_is_only_in_the_scopes_of_its_sides(record):
    view = known_by(record, date(2025, 10, 31))
    inside = {name: set(within(view, resolve(record, name))["disputes"].index) for name in ("TM", "jak", "KZ")}
    # A source's date, the spelling of a group, a warning beside a source.
    assert "D033" not in inside["TM"]
    assert "D032" in inside["jak"] and "D032" not in inside["TM"]
    assert "D002" in inside["KZ"] and "D002" not in inside["TM"]


def test_events_on_the_tajik_border_are_in_tajikistans_briefs(record):
    view = within(known_by(record, date(2025, 12, 31)), resolve(record, "TJ"))
    assert {"I108", "I119", "I121", "I123"} <= set(view["incidents"].index)
