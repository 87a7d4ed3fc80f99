"""Sources and grades: nothing is graded better than it was read."""

from returnwatch.record.rules.rows import rows_of


def readings(record):
    """What was only cited names the publication that cites it, which was read."""
    sources = record.rows("sources")
    for key, row in sources.items():
        if row["read"] == "cited-only":
            citing = sources.get(row["reported_in"])
            if not row["reported_in"]:
                yield "sources", key, "reported_in", "blank; expected the publication that cites a cited-only source"
            elif citing and citing["read"] == "cited-only":
                yield (
                    "sources",
                    key,
                    "reported_in",
                    f"'{row['reported_in']}' was not read either; expected a publication that was",
                )


def credibility(record):
    """Grades follow the reading: 3 at best unless read whole, and 1 needs two root origins."""
    sources, roots = record.rows("sources"), record.roots
    for table, key, row in rows_of(record, "credibility", "source"):
        grade, source = row["credibility"], sources.get(row["source"])
        if source and source["read"] != "full" and grade in ("1", "2"):
            yield table, key, "credibility", f"{grade} for a source read as {source['read']}; expected 3 or worse"
        elif grade == "1" and len({r for origin in row["source_original"] for r in roots.get(origin, ())}) < 2:
            yield (
                table,
                key,
                "credibility",
                "1 with fewer than two root origins in source_original; expected 2 or worse",
            )


def web_addresses(record):
    """What is linked is linked by http or https."""
    for key, row in record.rows("sources").items():
        if row["linkable"] and row["url"] and not row["url"].startswith(("http://", "https://")):
            yield "sources", key, "url", "without http:// or https://, and linkable; expected the whole address"


def militant_media(record):
    """Militant media are never linked."""
    for key, row in record.rows("sources").items():
        if row["kind"] == "militant-media" and row["linkable"]:
            yield "sources", key, "linkable", "true for militant media; expected false"
