"""Audit a finished brief: every number has a row, and the row bears it out."""

import re

from returnwatch.audit.figures import recompute
from returnwatch.audit.lost import lost
from returnwatch.audit.markup import Unreadable
from returnwatch.audit.page import read_page
from returnwatch.audit.rows import Rows
from returnwatch.audit.specification import faults_of
from returnwatch.audit.text import tokens, unmarked


def audit(claims, html, marks, pdf_text, data):
    """Find every printed number that no row bears out, and whatever one form has and the other hasn't.

    Args:
        claims: Entries of `claims.json`.
        html: The finished HTML, as bytes.
        marks: (text, target) of every internal link of the compiled PDF, in order.
        pdf_text: Text read back from the finished PDF.
        data: Path of the record.

    Returns:
        A line for each fault; none for a brief that is borne out.
    """
    try:
        page = read_page(html)
    except Unreadable as error:
        return [f"HTML: neither text nor a tag: '{' '.join(str(error).split())}'"]
    return audit_page(page, claims, data) + list(_pdf(page, marks, pdf_text))


def audit_page(page, claims, data):
    """The faults of the HTML alone.

    Args:
        page: What `read_page` made of it.
        claims, data: As `audit` takes them.
    """
    record = Rows(data)
    faults = [line for claim in claims if (line := recompute(claim, record))]
    faults += _marks(page.marks + page.listed, claims, record, "HTML")
    faults += [
        f"HTML: '{text}' links to #{target}, which is not on the page"
        for text, target in page.marks + page.cited
        if target not in page.targets
    ]
    faults += _unprinted(page, claims)
    faults += _quotations(page, record)
    faults += [
        f"HTML: number without a row: '{token}' in '{around}'" for token, around in unmarked(page.rest, record.ids())
    ]
    faults += _alternatives(page, claims, record.ids())
    return faults + [line for spec in page.specs for line in faults_of(spec, record)]


def _marks(marks, claims, record, form):
    anchors = record.anchors()
    # A number word at the head of a sentence is the same figure: Three, three.
    claimed = {(c["printed"].casefold(), _target(c)) for c in claims}
    for text, target in marks:
        if (text.casefold(), target) in claimed:
            continue
        # The annex and the list of counts name rows by their ids: a link that prints the id of its own row.
        if target in anchors and text == anchors[target][1]:
            continue
        yield f"{form}: '{text}' links to #{target} without a claim"


def _unprinted(page, claims):
    printed = {(text.casefold(), target) for text, target in page.marks}
    for claim in claims:
        if (claim["printed"].casefold(), _target(claim)) not in printed:
            yield f"HTML: claim '{claim['printed']}' (#{_target(claim)}) is printed nowhere"


def _target(claim):
    return claim["id"] or f"r-{claim['table']}-{claim['rows'][0]}".replace("/", "-")


def _quotations(page, record):
    for row, column, text in page.quoted:
        table, _, key = row.partition("/")
        cells = record.get(table, key)
        if cells is None:
            yield f"HTML: quotes {row}, which is not in the record"
        elif not _quotes(text, cells.get(column, ""), column):
            yield f"HTML: quotes {row} {column} as '{text[:60]}', the record has '{cells.get(column, '')[:60]}'"


def _quotes(text, cell, column):
    """Whether a quotation is the cell or, of a note, whole sentences of it, with or without the ids in brackets.

    What names rows not yet known is left out, and so are the ids of rows in running text.
    """
    cell = " ".join(cell.split())
    # The full stop at the end of a cell, and a capital at its start, are the sentence's in print.
    if text.removesuffix(".") in (cell.removesuffix("."), _capital(cell.removesuffix("."))):
        return True
    told = _sentences(cell) | _sentences(re.sub(r" \((compare )?[A-Z]\d\d\d[^()]{0,20}\)", "", cell))
    return column == "note" and _sentences(text) <= told


def _sentences(text):
    return {sentence.removesuffix(".") for sentence in re.split(r"(?<=[.!?])\s+", text)}


def _capital(text):
    # Written again on purpose: what the audit holds the prose to is not the prose's own.
    at = next((i for i, c in enumerate(text) if c.isalnum()), 0)
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def _alternatives(page, claims, ids):
    """Numbers in a figure's alternative text are those of claims or dates, or stand in cells that the page quotes."""
    texts = {text for *_, text in page.quoted if " " in text and any(unmarked(text, ids))}
    quoted = sorted(texts, key=len, reverse=True)
    printed = {token for claim in claims for token in tokens(claim["printed"])}
    words = {claim["printed"] for claim in claims}
    for alt in page.alts:
        for text in quoted:
            alt = alt.replace(text, " ")
        for token, around in unmarked(alt, ids):
            if token not in printed and token.casefold() not in words:
                yield f"alternative text: number without a row: '{token}' in '{around}'"


def _pdf(page, marks, pdf_text):
    links, printed = [(t, g) for t, g in marks if g.startswith(("r-", "c-"))], set(page.marks)
    # Tables behind figures are folded away in HTML and stand in the annex of the PDF, so the PDF's marks are among the HTML's.
    for text, target in dict.fromkeys(links):
        if (text, target) not in printed:
            yield f"PDF: '{text}' links to #{target}, which the HTML doesn't print"
    allowed = tokens(page.text) | tokens(page.drawn)
    for token in sorted(tokens(pdf_text) - allowed - _pages(pdf_text)):
        yield f"PDF: '{token}' is not in the HTML"
    for word, paper, times in lost(page.words, pdf_text):
        yield f"PDF: text is lost: '{word}' is printed {paper} times, in the HTML {times} times"


def _pages(text):
    """Page numbers, in the foot of each page as '2 / 9'."""
    return {n for pair in re.findall(r"\b(\d+) / (\d+)\b", text) for n in pair}
