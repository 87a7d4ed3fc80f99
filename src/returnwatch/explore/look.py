"""Show a DataFrame to be read: text flush left and folded, numbers flush right, as many rows as one looks at."""

from dataclasses import dataclass
from html import escape

import pandas as pd

STYLE = (
    ".rw-look{font:14px/1.45 'Source Sans Pro',sans-serif;border-collapse:collapse;margin:4px 0 10px}"
    ".rw-look th,.rw-look td{text-align:left!important;vertical-align:top!important;padding:4px 14px 4px 0!important;"
    "border-bottom:1px solid #d9dee3;max-width:34em;white-space:normal}"
    ".rw-look th{font-weight:600}.rw-look td.n{text-align:right!important;font-feature-settings:'tnum'}"
    ".rw-look td.k{white-space:nowrap}"
    ".rw-look tbody tr{background:none!important}"
)


@dataclass(frozen=True)
class Look:
    """What a notebook shows of a DataFrame; `frame` is the DataFrame itself."""

    frame: object
    rows: int

    def _repr_html_(self):
        flat = self.frame.reset_index() if self.frame.index.name or self.frame.index.nlevels > 1 else self.frame
        heads = "".join(f'<th scope="col">{escape(str(c).replace("_", " "))}</th>' for c in flat.columns)
        lines = ("".join(map(_cell, values)) for values in flat.head(self.rows).itertuples(index=False))
        body = "".join(f"<tr>{line}</tr>" for line in lines)
        more = f"<p>… and {len(flat) - self.rows} more rows</p>" if len(flat) > self.rows else ""
        none = "<p>Nothing.</p>" if not len(flat) else ""
        table = f'<table class="rw-look"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>'
        return f"<style>{STYLE}</style>{table}{more}{none}"


def look(frame, *columns, rows=60):
    """A DataFrame to be read in a notebook.

    Args:
        frame: A DataFrame, a selection among others.
        columns: Names of the columns to show, none for all.
        rows: How many rows are shown; of the rest their number is told.

    Returns:
        A `Look`; its `frame` holds the columns shown, of all rows.

    Raises:
        KeyError: If there is no such column.

    Example:
        >>> from returnwatch.explore import select
        >>> look(select("TJ", tables=["returns"]), "what", "figure").frame.columns.tolist()
        ['what', 'figure']
    """
    return Look(frame[list(columns)] if columns else frame, rows)


def _cell(value):
    """A cell of the table; text from the record is no markup."""
    if isinstance(value, (tuple, list)):
        value = "; ".join(map(str, value))
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    text = "" if value is None or (isinstance(value, float) and pd.isna(value)) else value
    if number and text != "":
        return f'<td class="n">{text:,}</td>'
    # A day or an id is never broken; longer ones may be.
    kept = ' class="k"' if len(str(text)) <= 16 and " " not in str(text) else ""
    return f"<td{kept}>{escape(str(text))}</td>"
