"""Each claimed figure worked out again from the rows that it names."""

WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]

WEIGHTS = {"CC": 2, "C": 1, "N": 0, "I": -1, "II": -2}


def _printed(value):
    return f"{value:,}"


def _numbers(rows, fields):
    return [int(row[f]) for row in rows for f in fields if row.get(f)]


def _range(low, high):
    return _printed(low) if low == high else f"{_printed(low)}–{_printed(high)}"


def _one_row(claim, rows, record):
    row = rows[0]
    if claim["operation"] == "grade":
        source = record.get("sources", row["source"]) or {}
        return source.get("reliability", "?") + row["credibility"]
    if claim["operation"] == "range":
        low, best, high = (row[f] for f in claim["fields"])
        if low and high and low != high:
            return _range(int(low), int(high))
        return _printed(int(best or low or high)) if best or low or high else ""
    cell = row[claim["fields"][0]]
    return _printed(int(cell)) if cell else ""


def _several_rows(claim, rows):
    operation, fields = claim["operation"], claim["fields"]
    if operation == "count":
        return _printed(len(rows))
    if operation == "distinct":
        return _printed(len({part.strip() for row in rows for part in row[fields[0]].split(";")}))
    if operation == "brier":
        squares = [(int(r["likelihood"]) / 100 - (r["outcome"] == "came-true")) ** 2 for r in rows]
        return f"{sum(squares) / len(squares):.2f}"
    if operation in ("against", "spread"):
        weights = [WEIGHTS[r["weight"]] for r in rows]
        return _printed(max(weights) - min(weights) if operation == "spread" else -sum(w for w in weights if w < 0))
    if operation == "sums":
        low, high = (sum(_numbers(rows, [f])) for f in fields)
        return _range(low, high)
    numbers = _numbers(rows, fields)
    if not numbers:
        return ""
    return {
        "sum": lambda: _printed(sum(numbers)),
        "min": lambda: _printed(min(numbers)),
        "max": lambda: _printed(max(numbers)),
        "span": lambda: _range(min(numbers), max(numbers)),
    }[operation]()


def recompute(claim, record):
    """What a claim's rows give today.

    Args:
        claim: One entry of `claims.json`.
        record: A `Rows`.

    Returns:
        A line that says what is wrong, or None.
    """
    where = f"claim '{claim['printed']}' ({claim['operation']} of {claim['table']} {', '.join(claim['rows'])})"
    rows = [record.get(*((claim["table"], key) if claim["table"] else key.split("/", 1))) for key in claim["rows"]]
    if not rows or None in rows:
        return f"{where}: row missing from the record"
    if len(set(claim["rows"])) != len(claim["rows"]):
        return f"{where}: a row is counted twice"
    for key, row in zip(claim["rows"], rows):
        for column, value in claim["where"].items():
            if row.get(column) != str(value):
                return f"{where}: {key} has {column} '{row.get(column)}', not '{value}'"
    found = (
        _one_row(claim, rows, record)
        if claim["operation"] in ("value", "range", "grade")
        else _several_rows(claim, rows)
    )
    printed = claim["printed"]
    spelled = _printed(WORDS.index(printed)) if printed in WORDS else printed
    return None if found == spelled else f"{where}: the rows give '{found}'"
