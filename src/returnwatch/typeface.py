"""The typeface of text and figures: cut to what we print for the PDF and for figures, and embedded in the page."""

import base64
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from returnwatch.kept import kept, kept_files

FOLDER = str(files("font_source_sans_pro") / "files")
# Weight and style of each face in use, and its file.
FACES = {
    (400, "normal"): "SourceSansPro-Regular.ttf",
    (400, "italic"): "SourceSansPro-It.ttf",
    (600, "normal"): "SourceSansPro-Semibold.ttf",
    (700, "normal"): "SourceSansPro-Bold.ttf",
}
# Latin with what Turkic names, Uighur Latin and Pinyin need, Cyrillic with Kazakh and Tajik letters, signs.
RANGES = (
    (0x20, 0x17F),
    (0x18F, 0x18F),
    (0x1CD, 0x1DC),
    (0x1E00, 0x1EFF),
    (0x259, 0x259),
    (0x2BB, 0x2BC),
    (0x400, 0x4FF),
    (0x2010, 0x2044),
    (0x20AC, 0x20AC),
    (0x2116, 0x2116),
    (0x2190, 0x2193),
    (0x2212, 0x2212),
)
# How a browser is given a face, and what of its finer points the style sheet asks for.
FOR_THE_PAGE = {"flavor": "woff2", "hinting": False, "layout_features": ["kern", "liga", "tnum", "lnum"]}


@cache
def faces():
    """A folder with the faces in use, each cut to what we print, for the typesetter and the converter of pictures.

    They look through all faces that lie beside one, and the second opens its file anew for each letter that it measures.
    """
    cut = {
        name: base64.b64decode(kept("face", _made_from(name), lambda name=name: _packed(_cut(name))))
        for name in FACES.values()
    }
    return str(kept_files("faces", cut))


@cache
def stylesheet():
    """`@font-face` rules with each face as WOFF2 in a data address; the same bytes in every process."""
    return kept("fonts", [part for name in FACES.values() for part in _made_from(name)], _stylesheet)


def _made_from(name):
    return [Path(FOLDER, name).read_bytes(), Path(__file__).read_bytes(), version("fonttools"), version("brotli")]


def _stylesheet():
    return "\n".join(
        f'@font-face{{font-family:"Source Sans Pro";font-weight:{weight};font-style:{style};'
        f"src:url(data:font/woff2;base64,{_packed(_cut(name, **FOR_THE_PAGE))})}}"
        for (weight, style), name in FACES.items()
    )


def _packed(face):
    return base64.b64encode(face).decode()


@cache
def covered():
    """Code points that both forms print: held by every upright face, and by the part embedded in the page."""
    from fontTools.ttLib import TTFont

    faces = [set(TTFont(f"{FOLDER}/{FACES[face]}").getBestCmap()) for face in FACES if face[1] == "normal"]
    return frozenset(set.intersection(*faces) & {c for low, high in RANGES for c in range(low, high + 1)})


def _cut(name, **options):
    """A face without what we don't print, as bytes; `options` as fontTools has them."""
    from fontTools import subset

    options = subset.Options(**options)
    options.drop_tables += ["DSIG"]
    font = subset.load_font(f"{FOLDER}/{name}", options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[c for low, high in RANGES for c in range(low, high + 1)])
    cutter.subset(font)
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    out = BytesIO()
    subset.save_font(font, out, options)
    return out.getvalue()
