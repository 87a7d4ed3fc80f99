"""Real papermill runs over the judged days: each brief has its judgement and says what changed since the one before."""

import re

import pypdfium2
import pytest

from returnwatch.prose.words import day as words
from returnwatch.record.dates import parse_day

DAYS = ["2001-09-10", "2013-01-14", "2014-12-31", "2017-12-31", "2021-08-31", "2025-10-31"]


def pdf_text(built):
    with pypdfium2.PdfDocument(built.files[f"{built.request.name}.pdf"]) as document:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


@pytest.mark.parametrize("since, day", list(zip(["", *DAYS], DAYS)))
def test_the_first_page_of_each_judged_day_says_the_answer_how_sure_we_are_and_what_changed(built, since, day):
    first = pdf_text(built(day, "central-asia", since))[0]
    assert f"as of {words(parse_day(day))}" in first
    level = "(?:low|moderate|high)"
    sure = rf"Our confidence (?:in this is {level}|is {level} in the first and {level} in the second)\."
    assert re.search(rf"(?:It is|There is) [a-z ,;]+ that .*?\. {sure}", first)
    assert re.search(r"\(\d+–\d+ per cent\) \d+", first)
    if since:
        assert "Judgements of ours that moved:" in first
        assert re.search(r"from [a-z ]+ \(\d+ per cent\) to [a-z ]+ \(\d+ per cent\)", first)
        assert f"Since {words(parse_day(since))} the record has" in first
    else:
        assert "This is the first brief of this series" in first


@pytest.mark.parametrize(
    "day, scope, printed",
    [
        ("2025-10-31", "TJ", "in secret"),
        ("2017-12-31", "CN", "4,000–5,000"),
        ("2014-12-31", "TM", "There is no judgement of ours for this scope"),
    ],
)
def test_unlike_scopes(built, day, scope, printed):
    assert printed in " ".join(pdf_text(built(day, scope)))
