"""The descriptor of imported sets: a Data Package of its own beside the record's."""

import hashlib
import json

from returnwatch.errors import RecordError
from returnwatch.imported.kinds import stored

FOLDERS = {False: "imported", True: "restricted"}
OWN = "returnwatch:"
TYPES = {"id": "string", "text": "string", "whole": "integer", "number": "number", "day": "date", "ids": "list"}
HEAD = {
    "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
    "name": "return-watch-imported",
    "title": "Event data of others",
    "description": "Each resource is one set as `returnwatch import` read it: others' work, with their licence, no part of the record.",
}
RESTRICTED = {
    **HEAD,
    "name": "return-watch-restricted",
    "description": "Sets that may not be passed on: for the analyst's own eyes, outside of git and of every published file.",
}


def resource(kind, name, content, told):
    """The descriptor of one set.

    Args:
        kind: Its `Kind`.
        name: Its name: ucdp-ged-25-1.
        content: Its CSV, as bytes.
        told: Dict of version, retrieved (ISO day), files (SHA-256 of each as it came), source ('' for none named),
            restricted, years (first and last that the files cover), rows.

    Returns:
        A Data Resource as a dict.
    """
    version = f", version {told['version']}" if told["version"] else ""
    title = f"{kind.title}{version}"
    licence = kind.licence["title"] if not told["restricted"] or kind.restricted else "not to be passed on"
    return {
        "name": name,
        "title": title,
        "description": f"Rows on the countries and groups of the record. {kind.hides}.",
        "path": f"{name}.csv",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "licenses": [kind.licence],
        "sources": [{"title": f"{kind.producer}: {title}", "version": told["version"] or told["retrieved"]}],
        OWN + "kind": kind.id,
        OWN + "producer": kind.producer,
        OWN + "attribution": f"{kind.producer}, {title} ({licence})",
        **{OWN + key: told[key] for key in ("version", "retrieved", "files", "source", "restricted", "years", "rows")},
        "schema": schema(kind),
    }


def schema(kind):
    """The Table Schema of the sets of a kind."""
    fields = []
    for column in stored(kind):
        field = {"name": column.name, "type": TYPES[column.type], "description": column.says}
        if column.type == "ids":
            field["delimiter"] = ";"
        if column.name == "id":
            field["constraints"] = {"required": True, "unique": True}
        fields.append(field)
    return {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "missingValues": [""],
        "primaryKey": ["id"],
        "fields": fields,
    }


def read_resources(folder):
    """The resources that a folder's descriptor lists, as a dict by name; empty where there is none.

    Raises:
        RecordError: If the descriptor can't be read.
    """
    path = folder / "datapackage.json"
    try:
        return {r["name"]: r for r in json.loads(path.read_text("utf-8-sig"))["resources"]}
    except FileNotFoundError:
        return {}
    except (ValueError, KeyError, TypeError) as error:
        raise RecordError(f"{path.as_posix()}: not readable: {error}; import the files again") from None


def written(resources, restricted):
    """A descriptor of these resources, as bytes."""
    head = RESTRICTED if restricted else HEAD
    whole = {**head, "resources": [resources[name] for name in sorted(resources)]}
    return (json.dumps(whole, indent=1, ensure_ascii=False) + "\n").encode()
