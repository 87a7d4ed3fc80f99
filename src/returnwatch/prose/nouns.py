"""What a row of each table is called in the text."""

from returnwatch.prose.words import plural

NOUNS = {
    "estimates": "estimate",
    "returns": "figure of return",
    "incidents": "incident",
    "accounts": "account of an incident",
    "statements": "statement",
    "flows": "movement",
    "observations": "observation",
    "assessments": "published assessment",
    "disputes": "dispute",
    "judgements": "judgement of ours",
    "forecasts": "prediction",
    "sources": "source",
    "evidence": "weight of evidence",
}
PLURALS = {
    "figure of return": "figures of return",
    "account of an incident": "accounts of incidents",
    "judgement of ours": "judgements of ours",
    "weight of evidence": "weights of evidence",
}


def noun(table, number):
    """The word for so many rows of a table; the table's own name where it has no word."""
    name = NOUNS.get(table, table)
    return name if number == 1 else PLURALS.get(name) or plural(name, number)
