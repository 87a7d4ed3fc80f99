"""Rows as they stand in the CSV files, read anew."""

import csv
import json
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
            key = resource["schema"]["primaryKey"]
            with open(folder / resource["path"], encoding="utf-8-sig", newline="") as file:
                rows = [{k: (v or "").strip() for k, v in row.items() if k} for row in csv.DictReader(file)]
            self._tables[resource["name"]] = {"/".join(row[k] for k in key): row for row in rows if any(row.values())}

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
