"""Rows of whichever tables have some columns."""


def rows_of(record, *columns):
    """Every (table, key, row) of the tables that have all these columns."""
    for name, frame in record.tables.items():
        if set(columns) <= set(frame.columns):
            for key, row in zip(frame.index, frame.to_dict("records")):
                yield name, key, row
