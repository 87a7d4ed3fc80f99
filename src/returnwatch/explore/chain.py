"""From a printed number back to the outlet: each step of where a row comes from."""

import pandas as pd

from returnwatch.errors import UsageError
from returnwatch.explore.opened import opened
from returnwatch.explore.say import figure, label, what
from returnwatch.prose.source import READ
from returnwatch.prose.words import day, listed, partial_day
from returnwatch.record.provenance import known_from


def chain(row, data="data"):
    """The steps from a row's printed figure to the outlet that carries it, and to what we read of it.

    Args:
        row: Id of a row that carries a grade, as table/id (`estimates/E036`), or id alone where one table has it.
        data: Path of the record.

    Returns:
        A DataFrame indexed by `step` (printed, row, voice, root voice, source, reported in, read, grade,
        known from) with `says`, in words, and `where` (file and line, or address). A voice that repeats nobody has no root voice of its own.

    Raises:
        UsageError: If no such row carries a grade.
        RecordError: If the record can't be read.

    Example:
        >>> steps = chain("estimates/E036")
        >>> steps.loc["printed", "says"]
        '519'
        >>> steps.loc["voice", "says"]
        'Interior Ministry of Tajikistan (a state with an interest in the threat)'
    """
    record = opened(data)
    table, key = _find(record, row)
    cells = record.row(table, key)
    source = cells["source"]
    steps = [
        ("printed", figure(cells) or "no number: words", ""),
        ("row", what(record, table, cells), f"{record.sheets[table].path}:{record.line(table, key)}"),
    ]
    for origin in cells["source_original"]:
        steps.append(("voice", _voice(record, origin), f"origins/{origin}"))
        steps += [
            ("root voice", _voice(record, root), f"origins/{root}")
            for root in sorted(record.roots[origin])
            if root != origin
        ]
    steps += _sources(record, source, cells["locator"])
    grade = record.row("sources", source)["reliability"] + cells["credibility"]
    why = record.row("sources", source)["reliability_why"]
    meaning = label(record, table, "credibility", cells["credibility"])
    steps += [
        ("grade", f"{grade}: {why}; {meaning}", ""),
        ("known from", day(known_from(record, table, key)), ""),
    ]
    return pd.DataFrame(steps, columns=["step", "says", "where"]).set_index("step")


def chain_of_claim(claim, data="data"):
    """The chain of every row behind a printed number, as `claims.json` beside a brief lists it.

    Args:
        claim: One entry of `claims.json` (a dict with `printed`, `table` and `rows`), or a `Claim`.
        data: Path of the record.

    Returns:
        A DataFrame as of `chain`, with one more level in front: `row`, as table/id. Rows without a grade (an incident
        that was counted, a judgement, an event of an imported set) are left out.

    Raises:
        RecordError: If the record can't be read.

    Example:
        >>> claim = {"printed": "two", "table": "estimates", "rows": ["E036", "E045"]}
        >>> chain_of_claim(claim).index.unique("row").tolist()
        ['estimates/E036', 'estimates/E045']
    """
    table, rows = (claim["table"], claim["rows"]) if isinstance(claim, dict) else (claim.table, claim.rows)
    ids = [f"{table}/{key}" if table else key for key in rows]
    record = opened(data)
    graded = {table for table, frame in record.tables.items() if "credibility" in frame.columns}
    found = {one: chain(one, data) for one in ids if one.split("/", 1)[0] in graded}
    if not found:
        return pd.DataFrame(columns=["says", "where"], index=pd.MultiIndex.from_tuples([], names=["row", "step"]))
    return pd.concat(found, names=["row"])


def _find(record, row):
    table, _, key = row.rpartition("/")
    graded = [t for t, frame in record.tables.items() if {"credibility", "source"} <= set(frame.columns)]
    found = [t for t in graded if (not table or t == table) and record.has(t, key)]
    if len(found) != 1:
        also = f"; it could be {listed((f'{t}/{key}' for t in found), 'or')}" if found else ""
        raise UsageError(f"row: no single graded row '{row}', expected table/id like estimates/E036{also}")
    return found[0], key


def _voice(record, origin):
    row = record.row("origins", origin)
    return f"{row['name']} ({label(record, 'origins', 'interest', row['interest'])})"


def _sources(record, source, locator):
    """The publication that carries it, and those in which we read of that one."""
    steps, seen, step = [], set(), "source"
    while source and source not in seen:
        seen.add(source)
        row = record.row("sources", source)
        about = "no later than " if row["published_basis"] == "bounded" else ""
        dated = f", {about}{partial_day(row['published'])}" if row["published"] else ", undated"
        title = f": {row['title']}" if row["title"] else ""
        place = f", {locator}" if step == "source" and row["read"] != "cited-only" else ""
        steps.append((step, f"{row['publisher']}{title}{dated}{place}", row["url"] or f"sources/{source}"))
        steps.append(("read", f"{READ[row['read']]}, {day(row['accessed'])}", ""))
        source, step = row["reported_in"], "reported in"
    return steps
