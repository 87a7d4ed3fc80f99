"""Mistakes of ours that are mended: in full where this day's edition had them, by name where another had."""

from returnwatch.claims import anchor
from returnwatch.prose.nouns import noun
from returnwatch.prose.quote import own
from returnwatch.prose.words import day, listed, plural, sentence

# Cells of a correction that only say where it rests: the annex has them.
BOOKKEEPING = ("outcome_rows", "decided_on", "evidence", "source", "locator", "note")
# Up to how many characters what was and what is are printed side by side; longer ones the annex has.
SHORT = 40


def corrections(brief, change):
    """What this day's own edition had wrong, in full; of mistakes in editions of other days, where they were."""
    if not len(change.corrections):
        return "No correction of an earlier edition is due."
    rows = change.corrections.to_dict("index")
    ours = {k: r for k, r in rows.items() if r["edition_first_wrong"].startswith(f"{brief.scope.id}/{brief.as_of}/")}
    others = {k: r for k, r in rows.items() if k not in ours}
    lines = (
        ["Corrections of what we printed:", "", *(f"- {line}" for line in _mistakes(brief, ours)), ""] if ours else []
    )
    return "\n".join([*lines, _elsewhere(brief, others) if others else ""])


def _elsewhere(brief, rows):
    named = {}
    for key, row in rows.items():
        brief.use("corrections", key)
        named.setdefault(row["table"], {})[row["row"]] = _named(brief, row["table"], row["row"])
    count = brief.claims.count("corrections", rows, "corrections of editions of other days")
    where = listed(f"{noun(tab, len(links))} {listed(links.values())}" for tab, links in named.items())
    what = f"{count} {plural('cell', len(rows))} that editions of other days had wrong {plural('is', len(rows))} mended"
    return sentence(f"{what}, in {where}; the annex has what was and what is")


def _mistakes(brief, rows):
    """One mistake and its reason, with every row of a table that had it."""
    cells, alike = {}, {}
    for key, row in rows.items():
        cells.setdefault((row["corrected_on"], row["table"], row["row"]), {})[key] = row
    for (when_, tab, key), fixes in cells.items():
        said = tuple(_said(r) for r in fixes.values())
        alike.setdefault((when_, tab, said), {})[key] = fixes
    for (when_, tab, _), some in alike.items():
        yield _mistake(brief, when_, tab, some)


def _said(row):
    return (row["field"], row["why"], *(() if row["field"] in BOOKKEEPING else (row["was"], row["now"])))


def _mistake(brief, when_, tab, alike):
    fixes = next(iter(alike.values()))
    cells = "; ".join(dict.fromkeys(_mended(brief, fix, row) for fix, row in fixes.items()))
    reasons = {}
    for fix, row in fixes.items():
        reasons.setdefault(row["why"], fix)
    why = ". ".join(own(brief, "corrections", fix, "why") for fix in reasons.values())
    for some in alike.values():
        for fix in some:
            brief.use("corrections", fix)
    mended = listed(_named(brief, tab, key) for key in alike)
    return f"{sentence(f'{noun(tab, len(alike))} {mended}, corrected on {day(when_)}')[:-1]}: {cells}. {why}."


def _named(brief, tab, key):
    """A row by its id, which leads to it; a weight of evidence by the row that it weighs."""
    on = ""
    if tab == "evidence":
        tab, key, hypothesis = key.split("/")
        on = f" on {hypothesis}"
    brief.use(tab, key)
    return f"[{key}](#{anchor(tab, key)}){on}"


def _mended(brief, fix, row):
    if row["field"] in BOOKKEEPING:
        return f"the {'note' if row['field'] == 'note' else 'evidence'}, as the annex now has it"
    if max(len(row["was"]), len(row["now"])) > SHORT:
        return f"the cell “{row['field'].replace('_', ' ')}” is written anew"
    was, now = (f"“{own(brief, 'corrections', fix, name)}”" if row[name] else "blank" for name in ("was", "now"))
    return f"the cell “{row['field'].replace('_', ' ')}” was {was}, is now {now}"
