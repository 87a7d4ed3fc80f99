"""What a new row changes: the sentences of the brief before and after it, without publishing either."""

from dataclasses import dataclass
from html import escape

from returnwatch.brief import brief_of
from returnwatch.errors import RecordError
from returnwatch.explore.draft import as_record
from returnwatch.explore.inline import document
from returnwatch.explore.opened import newest_day, opened
from returnwatch.publish.differences import differences


@dataclass(frozen=True)
class Change:
    """What a brief says otherwise.

    Attributes:
        lines: (section, '-' or '+', sentence) each, in the order of the brief.
    """

    lines: list

    def __str__(self):
        return "\n".join(f"{sign} {text}" for _, sign, text in self.lines) or "The brief stays as it is."

    def _repr_html_(self):
        if not self.lines:
            return "<p>The brief stays as it is.</p>"
        parts, last = [], ""
        for section, sign, text in self.lines:
            parts.append(f"<h4>{escape(section)}</h4>" if section != last else "")
            tag, tone = ("del", "#fbe9e7") if sign == "-" else ("ins", "#e5f3ec")
            style = f"background:{tone};color:#1d2733;text-decoration:none;padding:2px 6px;border-radius:2px"
            parts.append(f'<p style="margin:4px 0"><b>{sign}</b> <{tag} style="{style}">{escape(text)}</{tag}></p>')
            last = section
        return "".join(parts)


def what_changes(*drafts, scope="TJ", as_of="", data="data"):
    """The sentences of a brief that new rows change.

    Args:
        drafts: One or more from `draft`; a new source goes together with the row that needs it.
        scope: central-asia, a country (KZ, KG, TJ, UZ, TM, CN) or the id of a current group.
        as_of: ISO day of the brief; '' for all that the record knows.
        data: Path of the record; nothing in it is changed.

    Returns:
        A `Change`: sentences taken out and put in, by section. The annex of rows and the list of sources are left out.

    Raises:
        RecordError: If a draft has a fault; the message is that of `returnwatch check`.
        UsageError: If the scope or the day means nothing.

    Example:
        >>> from returnwatch.explore import draft
        >>> row = draft("returns", country="TJ", returned_from="SY", manner="own-accord", status="carried-out",
        ...     counts="fighters", cumulative="false", best="31", date_start="2019-03-01", date_end="2019-03-31",
        ...     date_prec="4", source_original="rferl", source="asiaplustj-2020-07-28",
        ...     locator="paragraph 7", credibility="4")
        >>> "+ " in str(what_changes(row, scope="TJ", as_of="2020-12-31"))
        True
    """
    faults = [fault for one in drafts for fault in one.check(*drafts)]
    if faults:
        raise RecordError(faults[0], faults)
    as_of = as_of or newest_day(opened(data)).isoformat()
    before, after = (document(brief_of(r, as_of, scope)) for r in (opened(data), as_record(drafts, data)))
    return Change(differences(before, after))
