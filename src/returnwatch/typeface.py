"""The typeface of text and figures: whole for the PDF, subset and embedded for the page."""

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


@cache
def faces():
    """A folder with the faces in use, and where it can be no others: converters of pictures go through all, at each label."""
    alone = kept_files("faces", {name: Path(FOLDER, name).read_bytes() for name in FACES.values()})
    return str(alone or FOLDER)


@cache
def stylesheet():
    """`@font-face` rules with each face as WOFF2 in a data address; the same bytes in every process."""
    faces = [Path(FOLDER, name).read_bytes() for name in FACES.values()]
    made_by = [Path(__file__).read_bytes(), version("fonttools"), version("brotli")]
    return kept("fonts", [*made_by, *faces], _stylesheet)


def _stylesheet():
    return "\n".join(
        f'@font-face{{font-family:"Source Sans Pro";font-weight:{weight};font-style:{style};'
        f"src:url(data:font/woff2;base64,{base64.b64encode(_subset(name)).decode()})}}"
        for (weight, style), name in FACES.items()
    )


@cache
def covered():
    """Code points that both forms print: held by every upright face, and by the part embedded in the page."""
    from fontTools.ttLib import TTFont

    faces = [set(TTFont(f"{FOLDER}/{FACES[face]}").getBestCmap()) for face in FACES if face[1] == "normal"]
    return frozenset(set.intersection(*faces) & {c for low, high in RANGES for c in range(low, high + 1)})


def _subset(name):
    from fontTools import subset

    options = subset.Options(flavor="woff2", layout_features=["kern", "liga", "tnum", "lnum"], hinting=False)
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
