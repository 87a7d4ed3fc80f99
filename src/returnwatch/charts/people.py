"""Whom a figure counts: the order in which figures draw them, and what they are headed with."""

# Fighters before others: the question is theirs.
COUNTS = ("fighters", "men", "members", "mixed", "nationals", "women", "children", "families")
HEADS = {"mixed": "Fighters with others", "families": "Family members"}


def head(counts):
    """The heading of a kind of people."""
    return HEADS.get(counts, counts.capitalize())
