"""Records and archives of any size, for measuring: what is in them is made up, and nothing of it is ever published."""

import csv
import hashlib
import json
import shutil
from datetime import date, timedelta
from pathlib import Path


def record(source, folder, incidents):
    """A copy of a record with made-up incidents added, each with an account.

    Args:
        source: Folder of the record.
        folder: Where the copy goes.
        incidents: How many are added.
    """
    folder = Path(shutil.copytree(source, folder))
    places = [row["id"] for row in _rows(folder / "places.csv") if row["kind"] == "point" and row["country"] in ("KZ", "KG", "TJ", "UZ")]
    kinds = ["attack", "plot", "raid", "clash", "court", "unrest"]
    account = next(row for row in _rows(folder / "accounts.csv") if row["source"] == "edm-10-6")
    events, told = [], []
    for n in range(incidents):
        day = (date(1999, 1, 1) + timedelta(days=(n * 37) % 5000)).isoformat()
        events.append({"id": f"Z{n:05d}", "title": f"Made-up event {n}", "kind": kinds[n % 6], "place": places[n % len(places)]})
        events[-1] |= {"date_start": day, "date_end": day, "date_prec": "1"}
        kept = {name: account[name] for name in ("source_original", "source", "locator", "credibility")}
        told.append({"id": f"Y{n:05d}", "incident": f"Z{n:05d}", "deaths_best": str(n % 9), "attribution": "none"} | kept)
        told[-1]["returnee_link"] = "not-stated"
    _append(folder / "incidents.csv", events)
    _append(folder / "accounts.csv", told)


def _rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _append(path, rows):
    with open(path, encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    with open(path, "a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, header, restval="", lineterminator="\n").writerows(rows)


def archive(data, published, out, days):
    """Editions of every scope for some days, with the manifests that an archive built now would have.

    Args:
        data: Folder of the record.
        published: Folder of a real edition, whose rows every manifest is given.
        out: Path under which they go.
        days: ISO days.

    Returns:
        How many there are.
    """
    from returnwatch.knowledge.scope import scopes
    from returnwatch.publish.due import Inputs
    from returnwatch.publish.request import Request
    from returnwatch.record.open import open_record

    opened = open_record(data)
    inputs, told = Inputs(opened), json.loads((Path(published) / "manifest.json").read_text("utf-8"))
    for before, day in zip(["", *days], days):
        for scope in scopes(opened).values():
            request = Request(as_of=day, scope=scope.id, since=before)
            folder = Path(out) / scope.id / day
            folder.mkdir(parents=True)
            files = {f"{request.name}.{form}": b"x" for form in ("html", "pdf", "ipynb")} | {"claims.json": b"[]"}
            for name, content in files.items():
                (folder / name).write_bytes(content)
            hashes = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
            parameters = {**request.model_dump(), "data": Path(data).name}
            manifest = {**told, "parameters": parameters, "scope_name": scope.name, "files": hashes, **inputs.of(request)}
            (folder / "manifest.json").write_text(json.dumps(manifest, indent=1), "utf-8")
    return len(days) * len(scopes(opened))
