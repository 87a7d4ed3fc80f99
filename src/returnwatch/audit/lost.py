"""Words of the page that the PDF lost: a compiler that drops a line says nothing of it."""

import re
from collections import Counter

from bs4 import Tag

# A hyphen of the word's own at the end of a line is read back as one that the line break put in: none counts.
# Where a page ends within the word, the foot of that page and the head of the next stand between its halves.
HYPHEN = re.compile(
    r"[\u00ad\ufffe\x02]\s*(?:(?:Reconstructed brief\s+)?\d+ / \d+\s+Return Watch [^\n]*\n)?|(?<=\w)-(?=\w)"
)
WORD = re.compile(r"[^\W_]+")
# What the page has for the screen alone, and addresses, of which paper has the host.
SCREEN = "figure details, svg, script, style, nav, .skip, [hidden], a[href^=http]"


def words(text):
    """How often each word stands in a text, hyphens left out."""
    return Counter(WORD.findall(HYPHEN.sub("", text)))


def words_for_paper(soup):
    """The words of a page that its PDF has to have.

    Args:
        soup: The page, parsed.

    Returns:
        A Counter of words, in order of the page.
    """
    main = soup.main or soup
    skipped = {id(tag) for tag in main.select(SCREEN)}
    return words(" ".join(_strings(main, skipped)))


def _strings(tag, skipped):
    for child in tag.children:
        if not isinstance(child, Tag):
            yield str(child)
        elif id(child) not in skipped:
            yield from _strings(child, skipped)


def lost(page, pdf_text):
    """Words that stand in the page more often than in the PDF.

    Args:
        page: Counter of the page's words, as `words_for_paper` returns it.
        pdf_text: Text read back from the finished PDF.

    Returns:
        (word, times in the PDF, times in the page) for each, in order of the page.
    """
    paper = words(pdf_text)
    return [(word, paper[word], times) for word, times in page.items() if paper[word] < times]
