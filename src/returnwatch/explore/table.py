"""The table of rows beside the charts: what is ticked in it, the charts show too."""

from functools import cache
from pathlib import Path

import anywidget
import traitlets

HERE = Path(__file__).parent


@cache
def _style():
    """The style sheet with the typeface in it, which an analyst's machine need not have."""
    from returnwatch.typeface import stylesheet

    return stylesheet() + (HERE / "table.css").read_text("utf-8")


class Rows(anywidget.AnyWidget):
    """A table of rows with a box to tick before each.

    Attributes:
        rows: What is shown, a dict of text by column a row; see `shown`.
        ticked: Ids of the rows that are ticked, as table/id.
        said: The line above the table.
    """

    _esm = (HERE / "table.js").read_text("utf-8")
    _css = traitlets.Unicode("").tag(sync=True)
    rows = traitlets.List().tag(sync=True)
    ticked = traitlets.List().tag(sync=True)
    said = traitlets.Unicode("").tag(sync=True)

    def __init__(self, **values):
        super().__init__(_css=_style(), **values)


def shown(frame):
    """A selection as text for the table.

    Args:
        frame: A selection, see `select`.

    Returns:
        A list of dicts of str. `href` is there only where the source may be linked; militant media never is.

    Example:
        >>> from returnwatch.explore import select
        >>> rows = shown(select("TJ", tables=["returns"]))
        >>> next(r["disputes"] for r in rows if r["row"] == "returns/R015")
        'D163'
    """
    lines = []
    for key, r in frame.to_dict("index").items():
        line = {name: str(r[name]) for name in ("what", "figure", "when", "grade", "said_by", "source_label")}
        line |= {"row": key, "disputes": " ".join(r["disputes"])}
        if r["linkable"] and r["url"].startswith(("http://", "https://")):
            line["href"] = r["url"]
        lines.append(line)
    return lines
