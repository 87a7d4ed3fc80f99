"""What Table Schema can't say of a row: each rule yields (table, key, column, message)."""

import unicodedata

from returnwatch.record.dates import last_day, precision_of, range_fits
from returnwatch.record.faults import near
from returnwatch.record.provenance import known_from, root_origins

BOUNDS = (("low", "best", "high"), ("deaths_low", "deaths_best", "deaths_high"))
# Direction marks and zero-width characters reorder or hide text on a page.
FORBIDDEN = {"\u200b", "\u2060", "\ufeff", *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}
LONGEST_TEXT = 2000


def all_rules():
    """The rules, in the order in which their faults are told."""
    return (plain_text, bounds, a_quantity, date_ranges, publication_dates, readings, credibility, references,
            row_references, no_circles, attackers, militant_media, judgement_sums, judgement_knowledge, evidence_once)


def rows_of(record, *columns):
    """Every (table, key, row) of the tables that have all these columns."""
    for name, frame in record.tables.items():
        if set(columns) <= set(frame.columns):
            for key, row in zip(frame.index, frame.to_dict("records")):
                yield name, key, row


def plain_text(record):
    """Text holds no control or direction characters and no essay."""
    for table, key, row in rows_of(record):
        for column, value in row.items():
            text = ";".join(value) if isinstance(value, tuple) else value if isinstance(value, str) else ""
            bad = next((c for c in text if c in FORBIDDEN or unicodedata.category(c) == "Cc"), None)
            if bad:
                yield table, key, column, f"holds the invisible character U+{ord(bad):04X}; retype the text without it"
            if len(text) > LONGEST_TEXT:
                yield table, key, column, f"{len(text)} characters; expected at most {LONGEST_TEXT}"


def bounds(record):
    """low ≤ best ≤ high."""
    for names in BOUNDS:
        for table, key, row in rows_of(record, *names):
            given = [(name, row[name]) for name in names if row[name] is not None]
            for (low, a), (high, b) in zip(given, given[1:]):
                if b < a:
                    yield table, key, high, f"{b} is less than {low} {a}"


def a_quantity(record):
    """A published figure is a number, or words in qualifier."""
    for table in ("estimates", "returns"):
        for key, row in record[table].to_dict("index").items():
            words = row.get("qualifier") or row.get("outcome") or row["note"]
            if row["low"] is row["best"] is row["high"] is None and not words:
                yield table, key, "best", "blank; expected a number in low, best or high, or the quantity in words"


def date_ranges(record):
    """A range has two ends in order, and is as long as its precision says."""
    for table, key, row in rows_of(record, "date_start", "date_prec"):
        start, end, prec = row["date_start"], row["date_end"], row["date_prec"]
        if (start is None) != (end is None):
            yield table, key, "date_end" if start else "date_start", "blank; expected both ends of the range, or neither"
        elif start is None and prec:
            yield table, key, "date_prec", f"'{prec}' without a date; expected blank"
        elif start and not prec:
            yield table, key, "date_prec", "blank; expected 1 to 6 where there is a date"
        elif start and end < start:
            yield table, key, "date_end", f"{end} is before date_start {start}"
        elif start and not range_fits(start, end, prec):
            yield table, key, "date_prec", f"'{prec}' does not fit {start} to {end} ({(end - start).days + 1} days)"


def publication_dates(record):
    """A date of publication is of its precision, and its basis says how it is known."""
    for key, row in record["sources"].to_dict("index").items():
        published, basis = row["published"], row["published_basis"]
        if not published:
            if basis != "unknown":
                yield "sources", key, "published", f"blank; expected a date where published_basis is {basis}"
            continue
        if basis == "unknown":
            yield "sources", key, "published_basis", "'unknown' beside a date; expected printed or bounded"
        if basis == "bounded" and not row["note"]:
            yield "sources", key, "note", "blank; expected the reason for the bound in published"
        try:
            last_day(published)
        except ValueError as error:
            yield "sources", key, "published", str(error)
            continue
        if row["published_prec"] != precision_of(published):
            yield "sources", key, "published_prec", f"'{row['published_prec']}' does not fit {published}; expected {precision_of(published)}"


def readings(record):
    """What was only cited names the publication that cites it, which was read."""
    sources = record["sources"].to_dict("index")
    for key, row in sources.items():
        if row["read"] == "cited-only":
            citing = sources.get(row["reported_in"])
            if not row["reported_in"]:
                yield "sources", key, "reported_in", "blank; expected the publication that cites a cited-only source"
            elif citing and citing["read"] == "cited-only":
                yield "sources", key, "reported_in", f"'{row['reported_in']}' was not read either; expected a publication that was"


def credibility(record):
    """Grades follow the reading: 3 at best unless read whole, and 1 needs two root origins."""
    sources, roots = record["sources"].to_dict("index"), root_origins(record)
    for table, key, row in rows_of(record, "credibility", "source"):
        grade, source = row["credibility"], sources.get(row["source"])
        if source and source["read"] != "full" and grade in ("1", "2"):
            yield table, key, "credibility", f"{grade} for a source read as {source['read']}; expected 3 or worse"
        elif grade == "1" and len({r for origin in row["source_original"] for r in roots.get(origin, ())}) < 2:
            yield table, key, "credibility", "1 with fewer than two root origins in source_original; expected 2 or worse"


def references(record):
    """Ids in a cell of several values exist."""
    for name, table in record.package.tables.items():
        for column, target in table.references.items():
            if table.fields[column].type != "list" and column in {k["fields"] for k in table.schema.get("foreignKeys", [])}:
                continue
            for key, value in record[name][column].items():
                for one in value if isinstance(value, tuple) else (value,) if value else ():
                    if not record.has(target, one):
                        yield name, key, column, f"no '{one}' in {record.sheets[target].path}{near(one, record[target].index)}"


def row_references(record):
    """Rows of any table that are named by table and id exist."""
    pairs = (("table", "row"), ("contrary_table", "contrary_row"))
    for table_column, row_column in pairs:
        for table, key, row in rows_of(record, table_column, row_column):
            target, named = row[table_column], row[row_column]
            if bool(target) != bool(named):
                yield table, key, row_column if target else table_column, "blank; expected both table and row, or neither"
            elif named and not record.has(target, named):
                yield table, key, row_column, f"no '{named}' in {record.sheets[target].path}{near(named, record[target].index)}"
    for table, column in (("judgements", "evidence"), ("forecasts", "outcome_rows")):
        for key, value in record[table][column].items():
            for one in value:
                target, _, named = one.partition("/")
                if target not in record.tables or not record.has(target, named):
                    yield table, key, column, f"no row '{one}'; expected table/id of an existing row"


def no_circles(record):
    """Nothing is a part of, a member of, or derived from itself."""
    for table, column in (("estimates", "part_of"), ("returns", "part_of"), ("places", "members"), ("origins", "derives_from"), ("judgements", "supersedes")):
        above = {key: value if isinstance(value, tuple) else (value,) if value else () for key, value in record[table][column].items()}
        for key in above:
            seen, todo = set(), list(above[key])
            while todo:
                one = todo.pop()
                if one == key:
                    yield table, key, column, f"'{key}' leads back to itself"
                    break
                if one not in seen:
                    seen.add(one)
                    todo += above.get(one, ())


def attackers(record):
    """No more attackers among the dead than dead."""
    for key, row in record["accounts"].to_dict("index").items():
        most = max((row[c] for c in ("deaths_low", "deaths_best", "deaths_high") if row[c] is not None), default=None)
        # A lower bound alone leaves room above it, so only a figure or an upper bound is held against the attackers.
        closed = row["deaths_best"] is not None or row["deaths_high"] is not None
        if closed and row["attackers_killed"] is not None and row["attackers_killed"] > most:
            yield "accounts", key, "attackers_killed", f"{row['attackers_killed']} is more than all dead, {most}"


def militant_media(record):
    """Militant media are never linked."""
    for key, row in record["sources"].to_dict("index").items():
        if row["kind"] == "militant-media" and row["linkable"]:
            yield "sources", key, "linkable", "true for militant media; expected false"


def judgement_sums(record):
    """Likelihoods of hypotheses that exclude one another add up to 100 for a scope and day."""
    exclusive = {key for key, row in record["hypotheses"].to_dict("index").items() if row["exclusive"]}
    sums, last = {}, {}
    for key, row in record["judgements"].to_dict("index").items():
        if row["hypothesis"] in exclusive:
            group = (row["scope"], row["as_of"], row["made_on"])
            sums[group] = sums.get(group, 0) + row["likelihood"]
            last[group] = key
        if row["horizon_end"] < row["as_of"]:
            yield "judgements", key, "horizon_end", f"{row['horizon_end']} is before as_of {row['as_of']}"
        scopes = ["central-asia", *record["places"].index, *record["groups"].index]
        if row["scope"] not in scopes:
            yield "judgements", key, "scope", f"no scope '{row['scope']}'{near(row['scope'], scopes)}"
    for group, total in sums.items():
        if total != 100:
            yield "judgements", last[group], "likelihood", f"likelihoods of {group[0]} on {group[1]} add up to {total}, not 100"


def judgement_knowledge(record):
    """A judgement for a day rests on nothing published later."""
    for key, row in record["judgements"].to_dict("index").items():
        for one in row["evidence"]:
            target, _, named = one.partition("/")
            if target in record.tables and record.has(target, named):
                known = known_from(record, target, named)
                if known and known > row["as_of"]:
                    yield "judgements", key, "evidence", f"{one} is known only from {known}, after as_of {row['as_of']}"


def evidence_once(record):
    """A row that is weighed is weighed against every hypothesis."""
    weighed = {}
    for row in record["evidence"].to_dict("records"):
        weighed.setdefault((row["table"], row["row"]), set()).add(row["hypothesis"])
    for (table, named), hypotheses in weighed.items():
        missing = [h for h in record["hypotheses"].index if h not in hypotheses]
        if missing:
            first = next(k for k, r in record["evidence"].to_dict("index").items() if (r["table"], r["row"]) == (table, named))
            yield "evidence", first, "hypothesis", f"{table}/{named} is not weighed against {', '.join(missing)}"
