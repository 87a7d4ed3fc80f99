"""What we write of a brief ourselves is what pandoc makes of it, to the byte, whatever the text."""

import hostile
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from returnwatch.export import pandoc
from returnwatch.export.cells import Taken, put_back, take_out
from returnwatch.export.inline import NotOurs, both
from returnwatch.prose.words import escape

HOSTILE = (*hostile.PRINTED, *hostile.PLAIN, "(in brackets)", "; then", "1. first", "- − — -1 ...", "a ** b", "−−,", "’s", "one:", "//", "")
# A colon at the end of a paragraph leads into what follows, in whatever mark it stands.
ENDS = ('<span class="own" data-row="estimates/E001" data-field="note">so:</span>', "*so:*", "[so:](#r-estimates-E001)", "so:", "so\\:", "so.:")
SIGNS = st.text(st.sampled_from("ab1 .,;:()[]{}<>#$%&*+-=/\\|~^_`'\"!?@–—’…é−"), max_size=12)


def alone(monkeypatch, markdown):
    """The forms that pandoc and the filter make of the whole of it."""
    with monkeypatch.context() as patch:
        patch.setattr(pandoc, "_apart", lambda text: None)
        patch.setattr(pandoc, "take_out", lambda text: (text, Taken()))
        return pandoc._forms.__wrapped__(markdown)


def marked(text):
    """A text in each of the places that a brief has for one."""
    told = escape(text)
    return [
        told,
        f'<span class="own" data-row="estimates/E001" data-field="note">{told or "x"}</span>; {told}',
        f"**{told}** {told} [{told or 'x'}](#r-estimates-E001), ({told})",
        f'<span class="odds" data-now="64" data-low="55" data-high="80" data-was="22"></span> {told}',
        f'<span class="odds" data-now="7" data-low="5" data-high="20"></span>({told})',
        f'<span id="r-estimates-E001">{told or "x"}</span>{told}[\\[1\\]](#s-one)',
        f"*{told}*, [{told or 'x'}](<https://www.example.org/a/b>): {told}.",
        r"[http\:\/\/www\.example\.org\/a](<http://www.example.org/a-(b)?c=%D8%b5\&d=1,2:3>)" + f" {told}",
    ]


def document(texts, rows):
    """A document with the texts in tables of some lengths, in lists and in paragraphs."""
    cells = [cell for text in texts for cell in marked(text)]
    lines = [f"| {cells[n % len(cells)]} | {cells[(n + 1) % len(cells)]} |  |" for n in range(rows)]
    table = "\n".join(["| Row | What it says | >Dated |".replace(">", ""), "| --- | ------ | --: |", *lines])
    # A list item needs some text, and ids stand once in a document.
    items = "\n".join(f"- {cell}" for cell in cells if cell.strip())
    paragraphs = "\n\n".join(cell for cell in cells if cell.strip())
    paragraphs += "\n\n" + "\n".join(f"{cell}:" for cell in cells if cell.strip())
    return f"## Sources\n\n{table}\n\nBefore:\n\n{items}\n\n{paragraphs}\n\n- one\n\n- two\n\n> quoted\n"


def assert_same(monkeypatch, markdown):
    pandoc._known.clear()
    whole, ours = alone(monkeypatch, markdown), pandoc._forms.__wrapped__(markdown)
    assert ours.html == whole.html
    assert ours.typst == whole.typst
    assert ours.sections == whole.sections


@pytest.mark.parametrize("rows", [1, 3, 4, 9, 10, 40])
def test_hostile_text_in_tables_lists_and_paragraphs(monkeypatch, rows):
    assert_same(monkeypatch, document(HOSTILE, rows))


@settings(max_examples=60, deadline=None)
@given(st.lists(SIGNS, min_size=1, max_size=6), st.integers(1, 12))
def test_any_text_in_tables_lists_and_paragraphs(texts, rows):
    with pytest.MonkeyPatch.context() as patch:
        assert_same(patch, document(texts, rows))


@settings(max_examples=60, deadline=None)
@given(st.lists(SIGNS, min_size=1, max_size=6), st.integers(1, 12))
def test_unescaped_markdown_of_an_analyst(texts, rows):
    cells = [" ".join(text.split()) for text in texts]
    table = "\n".join(["| a | b |", "| -- | -- |", *(f"| {cell} | x |" for cell in cells)])
    with pytest.MonkeyPatch.context() as patch:
        assert_same(patch, "\n\n".join([table, *cells, "\n".join(f"- {cell}" for cell in cells)]))


def test_most_of_a_brief_is_ours():
    text, taken = take_out(document(["plain words", "of a row"], 30))
    assert len(taken.parts) > 10 and "plain words" not in put_back(text, Taken(taken.parts), 0).partition("Before")[0][:40]
    assert "plain words" not in text


@pytest.mark.parametrize("text", ["a `code`", "![a](b)", "<b>c</b>", "[d](javascript:e)", "f &amp; g", "[h][i]", "**j", "<span class=\"odds\" data-now=\"1\">k</span>"])
def test_what_is_not_ours_is_left_to_pandoc(text):
    with pytest.raises(NotOurs):
        both(text)
    assert take_out(f"- {text}")[0] == f"- {text}"


@pytest.mark.parametrize("first", ["", "He said ", "He said\n"])
@pytest.mark.parametrize("end", ENDS)
def test_what_leads_into_a_list_stays_with_it(monkeypatch, first, end):
    assert_same(monkeypatch, f"{first}{end}\n\n- one\n\nbetween\n\n{first}{end}\n\nafter")


TITLE, ONE = "# Title\n\n<div class=\"about\">\n\nOf it\n\n</div>", "## One\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\nfirst"
TWO = '## Two\n\n<div class="annex">\n\n### Rows\n\n| Row | What it says |\n| - | - |\n| 3 | 4 |\n\n</div>'


def told(monkeypatch, *parts):
    """The forms of a text of these parts, and how often pandoc was asked."""
    asked, read = [], pandoc._read
    with monkeypatch.context() as patch:
        patch.setattr(pandoc, "_read", lambda text: asked.append(text) or read(text))
        return pandoc._forms.__wrapped__("\n\n".join(parts)), len(asked)


def test_sections_are_read_once_and_stand_as_if_read_together(monkeypatch):
    pandoc._known.clear()
    assert told(monkeypatch, TITLE, ONE, TWO)[1] == 1
    # Other words and more rows in the same form; another order; one alone.
    for parts in [(TITLE, ONE.replace("first", "other words").replace("1 | 2", "9 | 8"), TWO), (TITLE, TWO, ONE), (TWO,), (TITLE, ONE, ONE)]:
        apart, asked = told(monkeypatch, *parts)
        assert asked == 0
        assert apart == alone(monkeypatch, "\n\n".join(parts))
    assert told(monkeypatch, TITLE, ONE, "## Three\n\n> quoted")[1] == 1


def test_no_more_forms_are_kept_than_there_is_room_for(monkeypatch):
    pandoc._known.clear()
    monkeypatch.setattr(pandoc, "MOST", 2)
    kept = []
    for two in (TWO, TWO.replace("### Rows", "### Others"), TWO):
        assert told(monkeypatch, TITLE, ONE, two)[0] == alone(monkeypatch, "\n\n".join([TITLE, ONE, two]))
        kept.append(len(pandoc._known))
    assert kept == [3, 1, 4]


def test_rows_that_are_kept_together_are_counted_in_the_text_and_not_in_the_form(monkeypatch):
    pandoc._known.clear()
    told(monkeypatch, TITLE, TWO)
    long, asked = told(monkeypatch, TITLE, TWO.replace("| 3 | 4 |", "\n".join(f"| {n} | x |" for n in range(1, 6))))
    assert asked == 0 and "#together(5, 3)[" in long.typst


@pytest.mark.parametrize(
    "parts",
    [
        ('## One\n\n<div class="small">\n\nopen', "## Two\n\n</div>\n\nclosed"),
        ("## One\n\n[there][a]", "## Two\n\n[a]: https://www.example.org/b"),
        ("## One\n\n> [a]: https://www.example.org/b", "## Two\n\n[there][a]"),
        ("## One\n\n- [a]: https://www.example.org/b", "## Two\n\n[there][a]"),
        ('## One\n\n<DIV class="small">\n\nopen', "## Two\n\n</DIV>\n\nclosed"),
        ('## One\n\n<div class="small">\n\nopen \\</div', "## Two\n\n</div>\n\nclosed \\<div"),
        ('## One\n\n</div>\n\n<div class="small">', "## Two\n\n</div>\n\n<div class=\"small\">\n\nclosed\n\n</div>"),
        ("## One\n\nSetext\n------\n\nwords", "## Two\n\nmore"),
        ("## One\n\n- item\n\n    ## inside", "## Two\n\nmore"),
        ("before any title", "## Two\n\nmore"),
        ("# One", "# Two\n\n## Three", "# Four"),
    ],
)
def test_parts_that_hang_together_are_read_together(monkeypatch, parts):
    pandoc._known.clear()
    for some in (parts, *((part,) for part in parts), parts, parts[::-1], [part.replace("/b", "/c") for part in parts]):
        assert told(monkeypatch, *some)[0] == alone(monkeypatch, "\n\n".join(some))
