"""Imported sets as they stand on disk, read anew, and the sums that a brief prints of them."""

import csv
import json
from functools import cache

TOTALS = ("best", "at_least", "at_most")
# All that a brief's figures are made of: of a set of the whole world more would not fit.
KEPT = (*TOTALS, "countries", "year")


class Sets:
    """Cells of every row of every open imported set, those that figures are made of, as text. Restricted sets are no part of a brief, so none is read.

    Args:
        folder: `Path` of the record.
    """

    def __init__(self, folder):
        self._home = folder / "imported"
        path = self._home / "datapackage.json"
        resources = json.loads(path.read_text("utf-8-sig"))["resources"] if path.is_file() else []
        self._resources = {r["name"]: r for r in resources}
        self.rows = cache(self._read)

    def __contains__(self, name):
        return name in self._resources

    def told(self, name):
        """What the descriptor says of a set, as cells by name; None where there is no such set."""
        found = self._resources.get(name)
        return found and {k.removeprefix("returnwatch:"): v for k, v in found.items() if isinstance(v, str)}

    def _read(self, name):
        with open(self._home / self._resources[name]["path"], encoding="utf-8", newline="") as file:
            return {row["id"]: {k: row[k] for k in KEPT if k in row} for row in csv.DictReader(file)}


def total_faults(datum, sets):
    """Lines on a datum of a chart that isn't the sum of its set's rows of that place and year."""
    name, place, year = datum["set"], datum.get("place"), datum.get("year")
    if name not in sets:
        yield f"chart: no imported set {name}"
        return
    rows = [r for r in sets.rows(name).values() if r["countries"] == place and r["year"] == str(year)]
    sums = {column: sum(int(r[column] or 0) for r in rows) for column in TOTALS}
    for column, value in sums.items():
        if not rows or datum.get(column) != value:
            yield f"chart: {column} of {place} in {year} drawn as {datum.get(column)}; the rows of {name} give {value}"
    best, least, most = (f"{sums[column]:,}" for column in TOTALS)
    label = f"{best} in {year}" if least == most else f"{best} ({least}–{most}) in {year}"
    if datum.get("label") != label:
        yield f"chart: '{datum.get('label')}' printed; the rows of {name} give '{label}'"
