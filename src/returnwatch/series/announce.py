"""What a message says of a new brief."""

from returnwatch.brief import FULL


def announcement(series, folder, manifest):
    """A new brief as an item of an event.

    Args:
        series: Name of its series.
        folder: Path of its edition.
        manifest: The edition's manifest.

    Returns:
        A dict: text (a line), series, scope, as_of, edition, title, answer, form, stale, and html and pdf, paths seen from the folder
        under which briefs are published.
    """
    told = manifest["parameters"]
    path = f"{folder.parent.name}/{folder.name}/{told['scope']}-{told['as_of']}"
    form = manifest.get("form", FULL)
    text = manifest["title"]
    if told["edition"] > 1:
        text += f", edition {told['edition']}"
    text += f" (nothing new since {told['since']})" if form != FULL else ""
    return {
        "text": f"{text}: {path}.html",
        "series": series,
        "scope": told["scope"],
        "as_of": told["as_of"],
        "edition": told["edition"],
        "title": manifest["title"],
        "answer": manifest.get("answer", ""),
        "form": form,
        "stale": manifest.get("stale", ""),
        "html": f"{path}.html",
        "pdf": f"{path}.pdf",
    }
