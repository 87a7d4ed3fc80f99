"""What a row is about, in a few words: put before what is said of it where that doesn't tell."""

from returnwatch.analysis.populations import identity_of
from returnwatch.prose.population import who
from returnwatch.prose.quote import name, own


def subject(brief, tab, key):
    """The incident of an account, the people of an estimate, the country of a return, the speaker of a statement.

    Args:
        tab, key: Table and id of a row.

    Returns:
        Markdown; '' for a row of a table whose rows say it themselves.
    """
    row = brief.view.row(tab, key)
    if tab == "accounts":
        return own(brief, "incidents", row["incident"], "title")
    if tab == "incidents":
        return own(brief, tab, key, "title")
    if tab == "estimates":
        return who(brief, identity_of(row))
    if tab == "returns":
        return f"return to {name(brief, 'places', row['country'])}"
    if tab == "statements":
        return own(brief, tab, key, "speaker")
    return own(brief, tab, key, "author") if tab == "assessments" else ""
