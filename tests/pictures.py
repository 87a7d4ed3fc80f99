"""Pictures of pages, compared with approved ones: a moved block is noticed, the smoothing of letters isn't.

A failing comparison leaves the new picture and the difference beside the approved one, under names that git ignores.
"""

from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops

APPROVED = Path(__file__).parent / "briefs" / "approved"
DPI = 60
# Sixteen greys keep a page under 50 kB and leave text readable.
STEP = 17


def pages(pdf, numbers):
    """Pages of a PDF by number from 1, in grey, at 60 dots an inch."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [document[n - 1].render(scale=DPI / 72, grayscale=True).to_pil().convert("L") for n in numbers]


def greys(picture):
    """The picture in sixteen greys."""
    return picture.convert("L").point(lambda value: round(value / STEP) * STEP)


def changed(new, old, cell, step):
    """Cells of so many pixels whose average grey differs by more than a step, as a mask; all, where the sizes differ."""
    if new.size != old.size:
        return Image.new("L", (1, 1), 255)
    size = [-(-side // cell) for side in new.size]
    both = [picture.convert("L").resize(size, Image.Resampling.BOX) for picture in (new, old)]
    return ImageChops.difference(*both).point(lambda value: 255 if value > step else 0)


def hold(name, picture, approve, cell, step, most):
    """Compare a picture with the approved one of its name, or approve it.

    Args:
        name: Name without extension.
        picture: The picture as it is now.
        approve: Whether it takes the place of the approved one.
        cell: Side of the cells compared, in pixels.
        step: Difference of average grey (of 255) from which a cell is changed.
        most: Share of changed cells that is let pass.
    """
    path, new = APPROVED / f"{name}.png", greys(picture)
    beside = [path.with_suffix(f".{kind}.png") for kind in ("new", "difference")]
    for left in beside:
        left.unlink(missing_ok=True)
    if approve:
        APPROVED.mkdir(exist_ok=True)
        # Only a picture that a reader could tell from the old one is written anew: git stays quiet about the rest.
        if not path.exists() or _share(changed(new, Image.open(path), cell, step)) > most / 2:
            new.quantize(16).save(path, optimize=True)
        return
    old = Image.open(path).convert("L") if path.exists() else Image.new("L", (1, 1))
    mask = changed(new, old, cell, step)
    if _share(mask) > most:
        new.save(beside[0])
        _shown(new, mask).save(beside[1])
        raise AssertionError(
            f"{_share(mask):.1%} of {name} looks other than approved. See {beside[0]} and {beside[1].name} beside it; "
            "if that is as it should be, run: make approve"
        )


def _share(mask):
    return mask.histogram()[255] / (mask.width * mask.height)


def _shown(picture, mask):
    """The new picture with what changed in red."""
    red = Image.new("RGB", picture.size, (220, 30, 30))
    where = mask.resize(picture.size, Image.Resampling.NEAREST).point(lambda value: value // 2)
    return Image.composite(red, picture.convert("RGB"), where)
