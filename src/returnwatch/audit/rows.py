"""Rows as they stand in the CSV files, read anew."""

import csv
import io
import json
from functools import lru_cache
from pathlib import Path

from returnwatch.audit.imported import Sets


class Rows:
    """Cells of every row by table and id, as text; rows of imported sets by the set's name and their id.

    Args:
        folder: Path of the record.
    """

    def __init__(self, folder):
        folder = Path(folder)
        descriptor = json.loads((folder / "datapackage.json").read_text("utf-8-sig"))
        self.sets = Sets(folder)
        self._tables = {}
        for resource in descriptor["resources"]:
            if resource.get("type") != "table":
                continue
            content = (folder / resource["path"]).read_bytes()
            self._tables[resource["name"]] = _rows(content, tuple(resource["schema"]["primaryKey"]))

    def get(self, table, key):
        """Cells of a row, or None; those of `imported` are what the descriptor says of a set."""
        if table in self.sets:
            return self.sets.rows(table).get(key)
        if table == "imported":
            return self.sets.told(key)
        return self._tables.get(table, {}).get(key)

    def ids(self):
        """Every id of the record, as a set."""
        return {key for rows in self._tables.values() for key in rows}

    def anchors(self):
        """Anchor of every row in an annex, as a dict of anchor to (table, id)."""
        return {
            f"r-{table}-{key}".replace("/", "-"): (table, key) for table, rows in self._tables.items() for key in rows
        }


# A worker audits brief after brief against the same files.
@lru_cache(maxsize=64)
def _rows(content, key):
    """The rows of a file by their id."""
    reader = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    rows = [{k: (v or "").strip() for k, v in row.items() if k} for row in reader]
    return {"/".join(row[k] for k in key): row for row in rows if any(row.values())}
