"""How a source is named: short in a tooltip, whole in the list."""

from returnwatch.prose.quote import cell
from returnwatch.prose.words import day, partial_day

READ = {"full": "read whole", "excerpt": "read in excerpt", "cited-only": "not read: known through another publication"}


def short_source(brief, source):
    """Publisher and date, as plain text for a chart's tooltip."""
    row = brief.view.row("sources", source)
    return f"{row['publisher']}, {partial_day(row['published'])}" if row["published"] else row["publisher"]


def grade_of(brief, row):
    """Grade of a row as plain text for a chart's tooltip: C3."""
    return brief.view.row("sources", row["source"])["reliability"] + row["credibility"]


def source_entry(brief, source):
    """One entry of the list of sources, as Markdown: who, what, when, where, its grade and how it was read."""
    row = brief.view.row("sources", source)
    parts = [cell(brief, "sources", source, c) for c in ("author", "title", "publisher") if row[c]]
    if row["published"]:
        about = {"bounded": "no later than "}.get(row["published_basis"], "")
        parts.append(about + partial_day(row["published"]))
    else:
        parts.append(f"undated; known to us from {day(row['accessed'])}")
    text = ", ".join(parts) + "."
    if row["url"]:
        text += f" {_address(brief, source, row)}."
    how = READ[row["read"]]
    if row["reported_in"]:
        how += f", {brief.citations.cite(row['reported_in'])}"
    return f"{text} Reliability {row['reliability']}: {cell(brief, 'sources', source, 'reliability_why')}; {how}."


def _address(brief, source, row):
    if not row["linkable"]:
        return f"Address, not linked: {cell(brief, 'sources', source, 'url')}"
    # An ampersand would begin an entity: ?a=1&lt=2.
    target = row["url"].replace("&", "\\&")
    return f"[{cell(brief, 'sources', source, 'url')}](<{target}>)"
