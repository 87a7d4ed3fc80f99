"""Corrections: the last one of a cell ends where the record stands today."""


def mended(record):
    """What a correction says is now so is so in the record, unless a later correction says otherwise."""
    last = {}
    rows = record.rows("corrections")
    for key, row in sorted(rows.items(), key=lambda kr: (kr[1]["corrected_on"], kr[0])):
        last[(row["table"], row["row"], row["field"])] = (key, row)
    for (table, named, field), (key, row) in last.items():
        if table not in record.tables or not record.has(table, named):
            continue
        cells = record.cells(table, named)
        if field not in cells:
            yield "corrections", key, "field", f"no column '{field}' in {record.sheets[table].path}"
        elif cells[field] != row["now"]:
            yield (
                "corrections",
                key,
                "now",
                f"'{row['now']}' is not what {table}/{named} has in {field}: '{cells[field]}'",
            )
