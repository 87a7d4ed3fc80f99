"""Words of the page that the PDF lost: a compiler that drops a line says nothing of it."""

import re
from collections import Counter

# A hyphen of the word's own at the end of a line is read back as one that the line break put in, but after a digit as
# itself: none counts. Where a column ends within the word, the end of the line comes before it; where a page does, the foot of
# that page and the head of the next stand between its halves.
HYPHEN = re.compile(
    r"(?:(?:\r?\n)?[\u00ad\ufffe\x02]|(?<=\d)-(?=\r?\n))\s*(?:(?:Reconstructed brief\s+)?\d+ / \d+\s+Return Watch [^\n]*\n)?"
    r"|(?<=\w)-(?=\w)"
)
WORD = re.compile(r"[^\W_]+")


def words(text):
    """How often each word stands in a text, hyphens left out."""
    return Counter(WORD.findall(HYPHEN.sub("", text)))


def lost(page, pdf_text):
    """Words that stand in the page more often than in the PDF.

    Args:
        page: Counter of the page's words, as `words` gives it.
        pdf_text: Text read back from the finished PDF.

    Returns:
        (word, times in the PDF, times in the page) for each, in order of the page.
    """
    paper = words(pdf_text)
    return [(word, paper[word], times) for word, times in page.items() if paper[word] < times]
