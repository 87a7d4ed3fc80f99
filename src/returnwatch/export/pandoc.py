"""One pandoc call turns the Markdown of a brief into HTML and Typst alike: two readers would disagree."""

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from returnwatch.export.back import HTML, TYPST, led_back
from returnwatch.export.cells import put_back, take_out
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


@lru_cache(maxsize=1)
def _forms(markdown):
    import pypandoc

    with_writer = str(files("returnwatch.export") / "templates" / "forms.lua")
    skeleton, taken = take_out(markdown)
    told = json.loads(
        pypandoc.convert_text(
            skeleton, with_writer, format=READER, extra_args=["--wrap=none", "--eol=lf", *ROOMY], verify_format=False
        )
    )
    html, typst = (put_back(told[form], taken, n) for n, form in enumerate(("html", "typst")))
    return Forms(led_back(html, HTML), led_back(typst, TYPST), [tuple(s) for s in told["sections"]])


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
