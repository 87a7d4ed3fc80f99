"""The first screen of three unlike briefs looks as approved, on a phone and on a desk; `make approve` renews the pictures."""

import io

import pictures
import pytest
from PIL import Image
from reading import UNLIKE, files_of

# Browsers draw letters each in their way, so cells are larger, and one in fifty may differ.
TOLERANCE = {"cell": 10, "step": 40, "most": 0.02}


@pytest.mark.parametrize("brief", UNLIKE, ids="-".join)
@pytest.mark.parametrize("width, height", [(390, 844), (1280, 800)])
def test_the_first_screen_looks_as_approved(show, brief, width, height, approve):
    # Without scripts, so that nothing depends on which chart is drawn when.
    page, *_ = show(
        files_of(*brief)[0], viewport={"width": width, "height": height}, java_script_enabled=False, color_scheme="light"
    )
    picture = Image.open(io.BytesIO(page.screenshot(animations="disabled", caret="hide")))
    pictures.hold(f"{brief[1]}-{brief[0]}-screen-{width}", picture, approve, **TOLERANCE)
