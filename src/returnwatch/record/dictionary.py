"""The data dictionary, made from the descriptor: `python -m returnwatch.record.dictionary > data/README.md`."""

import sys

from returnwatch.record.schema import read_package

HEAD = """# The record

<!-- Made from datapackage.json by `python -m returnwatch.record.dictionary`; edit that file, not this one. -->

{description}

A [Data Package](https://datapackage.org): `datapackage.json` says what each table and column means, and
`returnwatch check` holds every cell against it. Text is UTF-8; days are ISO 8601 (2012-12-04); whole numbers have no
separators; several values in a cell are separated by `;`; blank means that the source doesn't say.

Licence of the record: {licence}. `boundaries.json` is drawn from Natural Earth (public domain).

Event data of others that `returnwatch import` brings are no part of the record: each set lies in `imported/`, with a
descriptor and a licence of its own (see [importing](../docs/importing.md)).
"""


def dictionary(folder):
    """The data dictionary as Markdown.

    Args:
        folder: Path of the record.
    """
    package = read_package(folder)
    licence = package.descriptor["licenses"][0]
    parts = [
        HEAD.format(description=package.descriptor["description"], licence=f"[{licence['title']}]({licence['path']})")
    ]
    for table in package.tables.values():
        parts.append(
            f"## {table.name}\n\n{table.descriptor['description']}\n\n| column | type | meaning |\n|---|---|---|"
        )
        parts.append("\n".join(_row(table, field) for field in table.fields.values()) + "\n")
    return "\n".join(parts)


def _row(table, field):
    meaning = field.descriptor["description"]
    target = table.references.get(field.name)
    if target:
        meaning += f" Id of a row of `{target}`."
    values = field.descriptor.get("constraints", {}).get("enum")
    if values and field.labels:
        meaning += (
            " " + "; ".join(f"`{v}`: {field.labels[v]}" if field.labels[v] != v else f"`{v}`" for v in values) + "."
        )
    elif values:
        meaning += " One of " + ", ".join(f"`{v}`" for v in values) + "."
    constraints = field.descriptor.get("constraints", {})
    kind = field.type + (", required" if constraints.get("required") else "")
    if "maxLength" in constraints:
        kind += f", at most {constraints['maxLength']} characters"
    return f"| {field.name} | {kind} | {meaning} |"


if __name__ == "__main__":
    sys.stdout.write(dictionary("data"))
