"""Do the tables conform to their Table Schema? Frictionless answers; this tells it in our lines."""

from collections import Counter

from returnwatch.record import diagnose
from returnwatch.record.faults import Fault, near, quoted
from returnwatch.record.record import READERS, row_key

EXPECTED = {
    "integer": "expected a whole number without separators, like 1200",
    "number": "expected a number with a decimal point, like 42.87",
    "date": "expected a day like 2012-12-04",
    "boolean": "expected true or false",
    "list": "expected values separated by ;",
    "string": "expected text",
}


def column_faults(table, sheet):
    """Columns that are missing, unknown or named twice."""
    expected, seen = list(table.fields), Counter(sheet.columns)
    for name in expected:
        if name not in seen:
            yield Fault(sheet.path, 1, name, f"column missing; expected {', '.join(expected)}")
    for name, times in seen.items():
        if name not in expected:
            yield Fault(sheet.path, 1, name or "(blank)", f"unknown column{near(name, expected)}")
        elif times > 1:
            yield Fault(sheet.path, 1, name, "column named twice")


def schema_faults(package, sheets):
    """Every cell that its Table Schema refuses, as `Fault`s.

    Frictionless validates rows that were read forgivingly (see `read_sheet`), so that a spreadsheet's
    habits aren't faults; duplicate ids and foreign keys it reports by row, which we translate to lines.
    """
    from frictionless import Package, Resource, Schema

    resources = []
    for name, table in package.tables.items():
        rows = [[line.cells[column] or None for column in table.fields] for line in sheets[name].lines]
        resources.append(
            Resource(name=name, data=[list(table.fields), *rows], schema=Schema.from_descriptor(table.schema))
        )
    report = Package(resources=resources).validate(limit_errors=10_000)
    for task in report.tasks:
        table, sheet = package.tables[task.name], sheets[task.name]
        for error in task.errors:
            yield _fault(package, table, sheet, sheets, error.to_dict())


def reading_faults(package, sheets):
    """Cells that Frictionless lets pass and our own readers don't: a day typed 2011-9-9 among them."""
    for name, table in package.tables.items():
        for line in sheets[name].lines:
            for column, field in table.fields.items():
                text = line.cells[column]
                try:
                    READERS[field.type](text) if text else None
                except (ValueError, KeyError):
                    yield Fault(sheets[name].path, line.number, column, _untyped(field, text, sheets[name]))


def _untyped(field, text, sheet):
    """What was expected, what is there, and what a spreadsheet probably did to it."""
    guess = diagnose.cell(field.type, text, [line.cells[field.name] for line in sheet.lines])
    return f"{EXPECTED[field.type]}, not {quoted(text)}" + (f"; {guess}" if guess else "")


def _fault(package, table, sheet, sheets, error):
    number = error.get("rowNumber")
    if number is None:
        return Fault(sheet.path, 0, "", error.get("note") or error["message"])
    line = sheet.lines[number - 2]
    column = error.get("fieldName") or (error.get("fieldNames") or table.key)[0]
    value = line.cells.get(column, "")
    return Fault(sheet.path, line.number, column, _message(package, table, sheets, error, column, value, line))


def _message(package, table, sheets, error, column, value, line):
    field, kind, note = table.fields[column], error["type"], error.get("note", "")
    constraints = field.descriptor.get("constraints", {})
    if kind == "type-error":
        return _untyped(field, value, sheets[table.name])
    if kind == "foreign-key":
        target = table.references[column]
        ids = [other.cells["id"] for other in sheets[target].lines]
        return f"no {quoted(value)} in {sheets[target].path}{near(value, ids) or _guess('string', value)}"
    if kind in ("primary-key", "unique-error"):
        return _repeated(table, sheets[table.name], line)
    if kind == "constraint-error" and "required" in note:
        return f"blank; expected {_first_sentence(field)}"
    if kind == "constraint-error" and "enum" in constraints and value not in constraints["enum"]:
        return f"{quoted(value)} is none of {', '.join(constraints['enum'])}"
    if kind == "constraint-error" and "maxLength" in note:
        return f"{len(value)} characters; expected at most {constraints['maxLength']}"
    if kind == "constraint-error" and "minimum" in note:
        return f"{value} is less than {constraints['minimum']}"
    if kind == "constraint-error" and "maximum" in note:
        return f"{value} is more than {constraints['maximum']}"
    if kind == "constraint-error" and "pattern" in note:
        guess = _guess("date" if "ISO 8601" in field.descriptor.get("description", "") else "string", value)
        return f"{quoted(value)} is not of the form expected: {_first_sentence(field)}{guess}"
    return note or error["message"]


def _guess(kind, value):
    guess = diagnose.cell(kind, value)
    return f"; {guess}" if guess else ""


def _repeated(table, sheet, line):
    key = row_key(table, line.cells)
    first = next(other.number for other in sheet.lines if row_key(table, other.cells) == key)
    return f"{quoted(key)} stands on line {first} already; expected every {' + '.join(table.key)} once"


def _first_sentence(field):
    text = field.descriptor.get("description", "a value")
    return text.split(". ")[0].rstrip(".")[:1].lower() + text.split(". ")[0].rstrip(".")[1:]
