"""pandoc turns the Markdown of a brief into HTML and Typst alike: two readers would disagree.

It is shown each section as its bare form, with marks for what we write ourselves; a form that it was shown before it isn't
shown again.
"""

import json
import re
from dataclasses import asdict, dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate, count

from returnwatch import shared
from returnwatch.export.back import HTML, TYPST, led_back
from returnwatch.export.cells import TAKEN, put_back, take_out
from returnwatch.export.document import Drawing

# What our Markdown uses. Raw HTML, raw TeX and everything else that would interpret text is off.
READER = "+".join(
    [
        "markdown_strict-raw_html-auto_identifiers",
        "pipe_tables",
        "native_divs",
        "native_spans",
        "all_symbols_escapable",
        "intraword_underscores",
    ]
)

# Options of pandoc's own runtime: room enough that it seldom has to tidy its memory.
ROOMY = ["+RTS", "-A32m", "-RTS"]

# Where a part begins: at the title, or a section.
PART = re.compile(r"(?:^|\n\n)(?=##? )")
# Lines of a part's bare form that mean the same wherever they stand: titles, blocks of ours, tables, lists and paragraphs of which
# nothing but a mark is left. With any other, a definition or the end of a block may be elsewhere.
WORDS = r"[^\\`*_\[\]<>|&!]*"
LINE = re.compile(
    rf"\s*|#{{1,6}} {WORDS}|<div class=\"[\w-]+\"(?: id=\"[\w-]+\")?>|</div>|\|(?:{WORDS}\|)+|(?:- )?{TAKEN.pattern}:?|\*\*{WORDS}\*\*"
)
OPENS, CLOSES = "<div", "</div"
NAMED = '<div class="scroll" role="region" tabindex="0" aria-label="Table '
END = "</section>"


@dataclass(frozen=True)
class Forms:
    """The body of a brief.

    Attributes:
        html: HTML, with a comment `<!--figure-->` where a figure's picture goes.
        typst: Typst markup that calls the functions of the template.
        sections: (anchor, title as HTML) of each section.
    """

    html: str
    typst: str
    sections: list


@dataclass(frozen=True)
class _Part:
    """A part of a brief in both forms, as pandoc and the filter write it: level of its heading, or 0 without one."""

    level: int
    html: str
    typst: str
    sections: list


@lru_cache(maxsize=1)
def _forms(markdown):
    parts = _apart(markdown) or _whole(markdown)
    html, typst = _nested(parts), "\n".join(part.typst for part in parts)
    return Forms(led_back(html, HTML), led_back(typst, TYPST), [tuple(s) for part in parts for s in part.sections])


def _apart(markdown):
    """The parts, each with what was taken out of it; None where they have to be read together."""
    bare = [take_out(text) for text in PART.split(markdown) if text.strip()]
    if not all(_is_its_own(skeleton) for skeleton, _ in bare):
        return None
    known = {skeleton: _known.get(skeleton) or _by_others(skeleton) for skeleton, _ in bare}
    unknown = [skeleton for skeleton, part in known.items() if not part]
    if unknown:
        read = _read("\n\n".join(unknown))
        if len(read) != len(unknown):
            return None
        for skeleton, part in zip(unknown, read):
            known[skeleton] = part
            shared.tell("form", [skeleton], json.dumps(asdict(part)))
    new = {skeleton: part for skeleton, part in known.items() if skeleton not in _known}
    if new and len(_known) > MOST:
        _known.clear()
    _known.update(new)
    return [_filled(known[skeleton], taken) for skeleton, taken in bare]


# Bare forms of sections that were read in this process, and how many are kept: the briefs of all scopes have some hundred.
_known, MOST = {}, 2000


def _by_others(skeleton):
    told = shared.found("form", [skeleton])
    return told and _Part(**json.loads(told))


def _is_its_own(skeleton):
    lines = skeleton.split("\n")
    depths = list(accumulate(line.startswith(OPENS) - line.startswith(CLOSES) for line in lines))
    return min(depths) == depths[-1] == 0 and all(LINE.fullmatch(line) for line in lines)


def _whole(markdown):
    skeleton, taken = take_out(markdown)
    return [_filled(part, taken) for part in _read(skeleton)]


def _read(skeleton):
    import pypandoc

    with_writer = str(files("returnwatch.export") / "templates" / "forms.lua")
    told = pypandoc.convert_text(
        skeleton, with_writer, format=READER, extra_args=["--wrap=none", "--eol=lf", *ROOMY], verify_format=False
    )
    return [_Part(**part) for part in json.loads(told)]


def _filled(part, taken):
    html, typst = (put_back(text, taken, form) for form, text in enumerate((part.html, part.typst)))
    return _Part(part.level, html, typst, part.sections)


def _nested(parts):
    """Sections within the title's own, their tables numbered throughout."""
    html, end = [], []
    for part in parts:
        if part.level == 1:
            html += end
            end = [END]
        html.append(part.html.removesuffix(END).rstrip("\n") if part.level == 1 else part.html)
    number = count(1)
    return re.sub(f"{NAMED}n", lambda _: f"{NAMED}{next(number)}", "\n".join([*html, *end]))


def forms(document):
    """Both forms of a brief's text.

    Args:
        document: A `Document`.

    Returns:
        A `Forms`.
    """
    return _forms("\n\n".join(_figure(p) if isinstance(p, Drawing) else p for p in document.parts))


def _figure(drawing):
    return "\n\n".join(
        [
            f'<div class="figure" id="{drawing.id}">',
            f'<div class="caption">\n\n{drawing.title}\n\n</div>',
            f'<div class="behind">\n\n{drawing.table}\n\n</div>',
            "</div>",
        ]
    )
