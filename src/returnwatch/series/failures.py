"""What is failing, from one run to the next: each failure is told once, and once that it is over."""

from returnwatch.series.journal import moment


class Failures:
    """Opens and closes failures by name; what is new waits to be told.

    Args:
        state: A `State`.
        journal: A `Journal`.
        clock: A function that gives the moment, a `datetime` in UTC.
    """

    def __init__(self, state, journal, clock):
        self._state, self._journal, self._clock = state, journal, clock

    def add(self, name, text):
        """Note that something fails: `record`, `clock`, `weekly/KZ`.

        Args:
            name: What fails.
            text: Why, in a line; of a failure that was told already only the log and the status page say it.
        """
        at, known = moment(self._clock()), self._state.failing.get(name)
        self._journal.note("failing" if known else "failed", text, name=name)
        self._state.failing[name] = {"since": known["since"] if known else at, "text": text}
        if not known:
            item = {"name": name, "since": at, "text": text}
            self._state.waiting.append({"event": "failure", "at": at, "items": [item], "text": text})

    def clear(self, name):
        """Note that something works; if it failed before, that is told."""
        was = self._state.failing.pop(name, None)
        if was:
            at, text = moment(self._clock()), f"over: {was['text']}"
            self._journal.note("recovered", text, name=name)
            item = {"name": name, "since": was["since"], "text": text}
            self._state.waiting.append({"event": "recovery", "at": at, "items": [item], "text": text})
