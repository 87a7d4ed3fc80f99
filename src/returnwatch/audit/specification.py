"""The data of a chart, held against the rows that they name."""

from returnwatch.audit.figures import WEIGHTS
from returnwatch.audit.imported import total_faults
from returnwatch.audit.text import tokens

# Text that a chart prints beside its marks; the numbers in it must come from the datum's rows.
TEXTS = ("label", "short", "title")


def data_of(spec):
    """Every datum of a Vega-Lite specification, wherever it stands in it."""
    if isinstance(spec, dict):
        for name, value in spec.items():
            if name == "values" and isinstance(value, list) or name == "datasets":
                for values in value.values() if isinstance(value, dict) else [value]:
                    yield from (v for v in values if isinstance(v, dict))
            else:
                yield from data_of(value)
    elif isinstance(spec, list):
        for one in spec:
            yield from data_of(one)


def faults_of(spec, record):
    """Lines that say which datum is not borne out by its rows.

    Args:
        spec: A Vega-Lite specification.
        record: A `Rows`.
    """
    for datum in data_of(spec):
        if "set" in datum:
            yield from total_faults(datum, record.sets)
        if "row" in datum or "rows" in datum:
            yield from _datum_faults(datum, record)


def _named(text, record):
    """Table and id of each row that a text names, and the rows; a table is named once for the rows that follow it."""
    pairs, table = [], ""
    for one in filter(None, str(text).split(";")):
        table, key = one.split("/", 1) if "/" in one else (table, one)
        pairs.append((table, key))
    return pairs, [record.get(*pair) for pair in pairs]


def _datum_faults(datum, record):
    rows = []
    for column in ("row", "rows"):
        if datum.get(column):
            pairs, found = _named(datum[column], record)
            for (table, key), row in zip(pairs, found):
                if row is None:
                    yield f"chart: row {table}/{key} missing from the record"
                    return
            rows += found
            if column == "rows":
                yield from _operation_faults(datum, pairs, found)
            else:
                yield from _cell_faults(datum, pairs[0], found[0])
    count = {f"{datum['count']:,}", str(datum["count"])} if isinstance(datum.get("count"), int) else set()
    printed = {column: tokens(str(datum.get(column) or "")) - count for column in TEXTS}
    # Of a count's thousands of rows the cells are read only where it prints more than the count.
    if not any(printed.values()):
        return
    allowed = {token for row in rows for cell in row.values() for token in (*tokens(cell), *_grouped(cell))}
    for column in TEXTS:
        for token in printed[column] - allowed:
            yield f"chart: '{token}' in {column} '{datum[column]}' stands in no cell of {datum.get('row') or datum.get('rows')}"


def _cell_faults(datum, pair, row):
    for column, cell in row.items():
        value = datum.get(column)
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        if number and (not cell or float(cell) != value):
            yield f"chart: {pair[0]}/{pair[1]} has {column} '{cell}', drawn as {value}"


def _operation_faults(datum, pairs, rows):
    if datum.get("operation") == "count" and datum.get("count") != len(set(pairs)):
        yield f"chart: {datum['count']} drawn as the count of {len(set(pairs))} rows"
    if datum.get("operation") == "against":
        against = -sum(min(WEIGHTS[row["weight"]], 0) for row in dict(zip(pairs, rows)).values())
        if datum["count"] != against:
            yield f"chart: {datum['count']} drawn as what weighs against, the rows give {against}"
    if datum.get("operation") == "span":
        prefix = "deaths_" if "deaths_low" in datum else ""
        numbers = [int(row[prefix + n]) for row in rows for n in ("low", "best", "high") if row.get(prefix + n)]
        if numbers and (datum[prefix + "low"], datum[prefix + "high"]) != (min(numbers), max(numbers)):
            yield f"chart: {datum[prefix + 'low']} to {datum[prefix + 'high']} drawn for rows that span {min(numbers)} to {max(numbers)}"


def _grouped(cell):
    return {f"{int(cell):,}"} if cell.isdigit() else set()
