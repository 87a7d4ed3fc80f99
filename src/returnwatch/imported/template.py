"""The line for sources.csv that an imported set still lacks, to be graded by the analyst."""

import csv
import io


def template(stored, record):
    """One line of CSV with the columns of `sources`, the grade left blank.

    Args:
        stored: A `Stored`.
        record: The `Record`.

    Returns:
        The line, without its end. A brief can use the set once reliability and reliability_why are filled in.
    """
    kind, told = stored.kind, stored.resource
    version = told["returnwatch:version"]
    year = f"20{version.split('.')[0]}" if version and kind.command == "ucdp" else ""
    cells = {
        "id": stored.name,
        "publisher": kind.producer,
        "title": told["title"],
        "published": year,
        "published_prec": "year" if year else "",
        "published_basis": "bounded" if year else "unknown",
        "kind": "dataset",
        "read": "full",
        "accessed": told["returnwatch:retrieved"],
        "linkable": "true",
        "note": "Year from the version number." if year else "",
    }
    text = io.StringIO()
    fields = list(record.package.tables["sources"].fields)
    csv.writer(text, lineterminator="").writerow([cells.get(name, "") for name in fields])
    return text.getvalue()
