"""References: what a row names exists, and nothing leads back to itself."""

from returnwatch.record.faults import near
from returnwatch.record.rules.rows import rows_of


def references(record):
    """Ids in a cell of several values exist."""
    for name, table in record.package.tables.items():
        for column, target in table.references.items():
            if table.fields[column].type != "list" and column in {
                k["fields"] for k in table.schema.get("foreignKeys", [])
            }:
                continue
            for key, value in record[name][column].items():
                for one in value if isinstance(value, tuple) else (value,) if value else ():
                    if not record.has(target, one):
                        yield (
                            name,
                            key,
                            column,
                            f"no '{one}' in {record.sheets[target].path}{near(one, record[target].index)}",
                        )


def row_references(record):
    """Rows of any table that are named by table and id exist."""
    pairs = (("table", "row"), ("contrary_table", "contrary_row"))
    for table_column, row_column in pairs:
        for table, key, row in rows_of(record, table_column, row_column):
            target, named = row[table_column], row[row_column]
            if bool(target) != bool(named):
                yield (
                    table,
                    key,
                    row_column if target else table_column,
                    "blank; expected both table and row, or neither",
                )
            elif named and not record.has(target, named):
                yield (
                    table,
                    key,
                    row_column,
                    f"no '{named}' in {record.sheets[target].path}{near(named, record[target].index)}",
                )
    for table, column in (("judgements", "evidence"), ("forecasts", "outcome_rows")):
        for key, value in record[table][column].items():
            for one in value:
                target, _, named = one.partition("/")
                if target not in record.tables or not record.has(target, named):
                    yield table, key, column, f"no row '{one}'; expected table/id of an existing row"


def no_circles(record):
    """Nothing is a part of, a member of, or derived from itself."""
    for table, column in (
        ("estimates", "part_of"),
        ("returns", "part_of"),
        ("places", "members"),
        ("origins", "derives_from"),
        ("judgements", "supersedes"),
    ):
        above = {
            key: value if isinstance(value, tuple) else (value,) if value else ()
            for key, value in record[table][column].items()
        }
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
