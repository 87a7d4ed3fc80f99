"""The end of a brief: its sources, the lists of what was counted, and the rows that it used."""

from returnwatch.claims import anchor
from returnwatch.figure import plain, table
from returnwatch.prose.quote import cell, names, said_by
from returnwatch.prose.source import source_entry
from returnwatch.prose.words import escape, sentence, when

# For each table that may be used: its heading, and its columns in the annex after the row's id.
SECTIONS = {
    "estimates": "Estimates",
    "returns": "Returns",
    "incidents": "Incidents",
    "accounts": "Accounts of incidents",
    "statements": "Statements",
    "flows": "Movements",
    "observations": "Observations",
    "assessments": "Published assessments",
    "judgements": "Our judgements",
    "forecasts": "Forecasts",
    "disputes": "Disputes",
    "indicators": "Signs to watch",
    "origins": "Origins",
    "corrections": "Corrections",
}
# Columns told apart from the others, or not for readers.
PLACED = (
    "id",
    "note",
    "locator",
    "source",
    "source_original",
    "credibility",
    "date_start",
    "date_end",
    "date_prec",
    "known",
)
# Of a count of more rows than this nobody reads the list.
NAMED_ROWS = 48
# Columns that hold the id of a group or place, or words.
EITHER = {"observations": ("subject", "object"), "judgements": ("scope",)}
NAMED = {"groups", "places", "origins", "incidents", "hypotheses"}


def annex(brief):
    """Counted figures with their rows, then every row used, table by table."""
    lines = ['<div class="annex">', ""]
    counted = brief.claims.counted()
    used = {tab: dict.fromkeys(brief.used(tab)) for tab in SECTIONS}
    sets = {known.name for known in brief.imported}
    if counted:
        lines += ["### How each count was made", ""]
        for claim in counted:
            if claim.table in sets:
                continue
            lines.append(
                f"- {sentence(escape(claim.says)).removesuffix('.')}: {_target(claim.id, claim.printed)} ({_row_links(used, claim)})"
            )
        lines += [*_from_sets([c for c in counted if c.table in sets]), ""]
    for tab, title in SECTIONS.items():
        if used[tab]:
            lines += [f"### {title}", "", _section([_row(brief, used, tab, key) for key in used[tab]]), ""]
    return "\n".join([*lines, "</div>"])


def _from_sets(counted):
    """One item for all figures of an imported set: its rows are too many to print."""
    told = {}
    for claim in counted:
        told.setdefault(claim.says, []).append(_target(claim.id, claim.printed))
    items = "; ".join(f"{escape(says)}: {', '.join(figures)}" for says, figures in told.items())
    return (
        [f"- From imported sets, by their rows, which are named in claims.json beside this brief: {items}"]
        if items
        else []
    )


def _section(rows):
    """The rows of a table; a column that none of them fills is left out."""
    # Origins have names for ids, which need more room than E001.
    wide = 5 if any(len(plain(row[0])) > 8 for row in rows) else 2
    # A dispute's source is a number alone.
    told = 7 if any(len(plain(row[3])) > 8 or "[" not in row[3] for row in rows if row[3]) else 2
    columns = [("Row", wide), ("What it says", 14), ("Dated", 4), ("From", told)]
    kept = [n for n in range(len(columns)) if any(row[n] for row in rows)]
    header, widths = ([columns[n][part] for n in kept] for part in (0, 1))
    return table(header, [[row[n] for n in kept] for row in rows], widths)


def _target(identity, text):
    return f'<span id="{identity}">{text}</span>'


def _row_links(used, claim):
    if len(claim.rows) > NAMED_ROWS:
        return "its rows are named in claims.json, beside this brief"
    pairs = [(claim.table, key) if claim.table else tuple(key.split("/", 1)) for key in claim.rows]
    return ", ".join(f"[{key}](#{anchor(t, key)})" if key in used.get(t, ()) else escape(key) for t, key in pairs)


def _row(brief, used, tab, key):
    row = brief.view.row(tab, key)
    fields = brief.view.record.package.tables[tab].fields
    says = "; ".join(
        f"{column.replace('_', ' ')}: {_cell(brief, used, tab, key, column, row[column])}"
        for column in fields
        if column not in PLACED and row[column] not in (None, "", ())
    )
    if row.get("note") and (note := cell(brief, tab, key, "note")):
        says += f". Note: {note}"
    return [_target(anchor(tab, key), key), sentence(says), _dated(brief, row), _provenance(brief, tab, key, row)]


def _cell(brief, used, tab, key, column, value):
    record = brief.view.record
    target = record.package.tables[tab].references.get(column)
    if column in EITHER.get(tab, ()):
        target = next((t for t in ("groups", "places") if record.has(t, value)), None)
    if target in NAMED and target not in ("incidents", "hypotheses"):
        return names(brief, target, value if isinstance(value, tuple) else (value,))
    if target == "incidents":
        return f"[{value}](#{anchor('incidents', value)})" if value in used["incidents"] else value
    return cell(brief, tab, key, column) if isinstance(value, str) else _raw(brief, tab, key, column, value)


def _raw(brief, tab, key, column, value):
    """A cell that is no text, printed as it stands in the file."""
    text = (
        {True: "true", False: "false"}.get(value)
        if isinstance(value, bool)
        else "; ".join(value)
        if isinstance(value, tuple)
        else str(value)
    )
    text = ";".join(value) if isinstance(value, tuple) else text
    return f'<span class="own" data-row="{tab}/{key}" data-field="{column}">{escape(text)}</span>'


def _dated(brief, row):
    return when(row) if "date_start" in row else ""


def _provenance(brief, tab, key, row):
    if "credibility" not in row:
        return brief.citations.cite(row["source"]) if row.get("source") else ""
    where = cell(brief, tab, key, "locator")
    return f"{said_by(brief, row)}; {brief.citations.cite(row['source'])}{', ' + where if where else ''}; {brief.claims.grade(tab, key)}"


def sources(brief):
    """The numbered sources, each with its grade and how it was read."""
    if not list(brief.citations):
        return "This brief cites no source."
    lines, told = ['<div class="sources">', ""], 0
    # An entry may cite the publication that reports it, which then needs an entry of its own.
    while told < len(list(brief.citations)):
        for source, number in list(brief.citations)[told:]:
            lines.append(
                f"- {_target(f's-{source}', f'[{number}]'.replace('[', chr(92) + '[').replace(']', chr(92) + ']'))} {source_entry(brief, source)}"
            )
            told += 1
    return "\n".join([*lines, "", "</div>"])
