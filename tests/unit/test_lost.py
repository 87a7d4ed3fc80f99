"""Words of the page that the PDF lost: a word that a line or a page parts is there, one that is gone isn't."""

import pytest

from returnwatch.audit.lost import lost, words

FOOT = "Reconstructed brief 3 / 9\r\nReturn Watch China, as of 30 September 2014\r\n"


@pytest.mark.parametrize(
    ("page", "paper"),
    [
        ("rferl-copy-53a13a4911-0-html", "rferl-copy-53a13a4911-0-\r\nhtml"),
        ("rferl-copy-53a13a4911-0-html", f"rferl-copy-53a13a4911-0-\r\n{FOOT}html"),
        ("opendem-2163", "open\x02\r\ndem-2163"),
        ("publication", "pub\r\n\x02lication"),
        ("Gorno-Badakhshan", f"Gorno\x02{FOOT}Badakhshan"),
    ],
)
def test_a_word_that_a_line_or_a_page_parts_is_not_lost(page, paper):
    assert lost(words(page), paper) == []


@pytest.mark.parametrize("paper", ["a raid in", "a raid in 53a13a4911-0-\r\n"])
def test_a_word_that_is_gone_is_lost(paper):
    assert lost(words("a raid in Atyrau"), paper) == [("Atyrau", 0, 1)]
