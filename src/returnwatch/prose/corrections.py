"""Mistakes of ours that are mended: values that this day's edition had wrong one by one, all others counted."""

from returnwatch.claims import anchor
from returnwatch.prose.nouns import noun
from returnwatch.prose.quote import own
from returnwatch.prose.words import day, listed, plural, sentence
from returnwatch.record.record import rows_of

# Up to how many characters a cell is a value, which is printed as it was and as it is; what is longer is wording.
SHORT = 40
# Cells that only say where a row rests: the annex has them.
BOOKKEEPING = ("outcome_rows", "decided_on", "evidence", "source", "locator", "note")


def corrections(brief, change):
    """Values that this day's own edition had wrong, with the reason; how many wordings, and cells of other days' editions.

    Every one of them, with what was and what is, stands in the annex.
    """
    if not len(change.corrections):
        return "No correction of an earlier edition is due."
    rows = rows_of(change.corrections)
    for key in rows:
        brief.use("corrections", key)
    ours = {k: r for k, r in rows.items() if r["edition_first_wrong"].startswith(f"{brief.scope.id}/{brief.as_of}/")}
    values = {k: r for k, r in ours.items() if _is_value(r)}
    lines = []
    if values:
        days = list(dict.fromkeys(day(r["corrected_on"]) for r in values.values()))
        told = [f"- {line}" for line in _mistakes(brief, values, dated=len(days) > 1)]
        once = f", made on {days[0]}" if len(days) == 1 else ""
        lines = [f"Corrections of what we printed{once}:", "", '<div class="small">', "", *told, "", "</div>", ""]
    return "\n".join([*lines, _others(brief, [k for k in ours if k not in values], [k for k in rows if k not in ours])])


def _is_value(row):
    return row["field"] not in BOOKKEEPING and max(len(row["was"]), len(row["now"])) <= SHORT


def _others(brief, wordings, elsewhere):
    """One sentence on corrections that the annex alone has; '' for none."""
    parts = []
    if wordings:
        count = brief.claims.count("corrections", wordings, "corrections of wording or of what a row rests on")
        parts.append(
            f"{count} {plural('cell', len(wordings))} of this day’s edition that {plural('is', len(wordings))} no value"
        )
    if elsewhere:
        count = brief.claims.count("corrections", elsewhere, "corrections of editions of other days")
        parts.append(f"{count} {plural('cell', len(elsewhere))} that editions of other days had wrong")
    if not parts:
        return ""
    verb = plural("is", len(wordings) + len(elsewhere))
    return sentence(f"{listed(parts)} {verb} mended too; the annex has what was and what is")


def _mistakes(brief, rows, dated):
    """A line for each reason and what it mends, with every row of a table that had it; `dated`, each with its day."""
    alike = {}
    for key, row in rows.items():
        said = row["corrected_on"], row["table"], row["why"]
        alike.setdefault(said, {}).setdefault((row["field"], row["was"], row["now"]), []).append(key)
    for (when_, tab, _), cells in alike.items():
        # What is the same for several rows is said once.
        named = listed(dict.fromkeys(_named(brief, tab, rows[k]["row"]) for keys in cells.values() for k in keys))
        many = len({rows[k]["row"] for keys in cells.values() for k in keys})
        mended = "; ".join(_mended(brief, keys[0], rows[keys[0]]) for keys in cells.values())
        why = own(brief, "corrections", next(iter(cells.values()))[0], "why")
        on = f", on {day(when_)}" if dated else ""
        yield f"{sentence(f'{noun(tab, many)} {named}{on}')[:-1]}: {mended}. {why}."


def _named(brief, tab, key):
    """A row by its id, which leads to it; a weight of evidence by the row that it weighs."""
    on = ""
    if tab == "evidence":
        tab, key, hypothesis = key.split("/")
        on = f" on {hypothesis}"
    brief.use(tab, key)
    return f"[{key}](#{anchor(tab, key)}){on}"


def _mended(brief, fix, row):
    was, now = (f"“{own(brief, 'corrections', fix, name)}”" if row[name] else "blank" for name in ("was", "now"))
    return f"{row['field'].replace('_', ' ')} {was} is now {now}"
