"""Numbered sources: a bracketed number in the text, a list at the end."""


class Citations:
    """Sources in the order in which they were first cited."""

    def __init__(self, record):
        self._record = record
        self._numbers = {}

    def __iter__(self):
        return iter(self._numbers.items())

    def number(self, source):
        """The number of a source, given at its first citation."""
        return self._numbers.setdefault(source, len(self._numbers) + 1)

    def cite(self, *sources):
        """Bracketed numbers that link to the list: [3] [5]."""
        return " ".join(f"[\\[{self.number(s)}\\]](#s-{s})" for s in dict.fromkeys(sources))
