"""The analyst's desk: pick scope, days and grades; timeline, map and table answer one another."""

from datetime import UTC, date, datetime

import altair as alt
import ipywidgets as widgets
from altair.utils.schemapi import debug_mode

from returnwatch.brief import parse_parameter_day
from returnwatch.explore.linked import linked_chart
from returnwatch.explore.marks import areas, middle
from returnwatch.explore.opened import newest_day, opened
from returnwatch.explore.select import select
from returnwatch.explore.table import Rows, shown
from returnwatch.knowledge.scope import scopes
from returnwatch.prose.words import day, listed

RELIABILITY = {"any": "F", "A to D": "D", "A to C": "C", "A and B": "B", "A": "A"}
CREDIBILITY = {"any": "6", "1 to 4": "4", "1 to 3": "3", "1 and 2": "2", "1": "1"}


class Desk(widgets.VBox):
    """Pickers, timeline, map and table in one; `selection()` gives what is picked as a DataFrame.

    Args:
        scope: central-asia, a country (KZ, KG, TJ, UZ, TM, CN) or the id of a current group.
        first, last: Days between which rows speak (ISO 8601), '' for no bound.
        as_of: Day by which a row must have been published, '' for all that the record knows.
        data: Path of the record.

    Raises:
        UsageError: If a scope or day means nothing.
        RecordError: If the record can't be read.

    Example:
        >>> desk = Desk("TJ", "2015-01-01", "2020-12-31")
        >>> len(desk.selection()) == len(select("TJ", "2015-01-01", "2020-12-31"))
        True
    """

    def __init__(self, scope="TJ", first="", last="", as_of="", data="data"):
        alt.JupyterChart.enable_offline()
        self.data, self.record, self.drawn = data, opened(data), 0
        days = [parse_parameter_day(n, v) if v else None for n, v in (("first", first), ("last", last))]
        known = parse_parameter_day("as_of", as_of) if as_of else newest_day(self.record)
        names = [(s.name, s.id) for s in scopes(self.record).values()]
        self.frame = select(scope, first, last, as_of=known.isoformat(), data=data)
        self.pickers = {
            "scope": widgets.Dropdown(options=names, value=scope, description="Scope"),
            "first": widgets.DatePicker(value=days[0], description="Days from"),
            "last": widgets.DatePicker(value=days[1], description="to"),
            "as_of": widgets.DatePicker(value=known, description="Known by"),
            "reliability": widgets.Dropdown(options=RELIABILITY, value="F", description="Sources"),
            "credibility": widgets.Dropdown(options=CREDIBILITY, value="6", description="Credibility"),
        }
        clear = widgets.Button(description="Clear selection", tooltip="Let go of days, places and ticks")
        clear.on_click(lambda _: self.clear())
        self.chart, self.table = alt.JupyterChart(None, debounce_wait=60, embed_options=EMBED), Rows()
        for picker in self.pickers.values():
            picker.layout.width, picker.style.description_width = "272px", "76px"
            picker.observe(self._pick, names="value")
        self.table.observe(self._tick, names="ticked")
        self._draw()
        grid = widgets.Box([*self.pickers.values(), clear], layout=widgets.Layout(flex_flow="row wrap"))
        super().__init__([grid, self.chart, self.table])
        self.add_class("returnwatch-desk")

    def selection(self):
        """The rows that the charts and the table show as picked.

        Returns:
            A DataFrame as of `select`: those within the days brushed (the middle of a row's days counts), of the
            countries or places clicked, and ticked, as far as there are any of each.
        """
        picked = self._within()
        ticked = [key for key in self.table.ticked if key in picked.index]
        return _like(picked, self.frame, picked.index.isin(ticked)) if ticked else picked

    def _within(self):
        """Rows of the days brushed and the places clicked, ticked or not."""
        start, end = self._days()
        here = set(self._places())
        keep = [
            (start is None or start <= middle(r) <= end) and (not here or bool(here & set(areas(r))))
            for r in self.frame.to_dict("records")
        ]
        return _like(self.frame, self.frame, keep)

    def _days(self):
        return self.chart.selections.days.value.get("t", (None, None))

    def _places(self):
        return [one["area"] for one in self.chart.selections.where.value if one.get("area")]

    def clear(self):
        """Let go of days, places and ticks; the pickers stay."""
        self.table.ticked = []
        self._draw()

    def _draw(self):
        first, last = (p.value for p in (self.pickers["first"], self.pickers["last"]))
        # Altair holds every part against its schema, which takes longer than the drawing; a test does so once.
        with debug_mode(False):
            chart = linked_chart(self.frame, self.record, first, last)
            # A chart equal to the one that is there isn't drawn anew, and would keep what was picked on it.
            self.drawn += 1
            chart.usermeta = {"drawn": self.drawn}
            self.chart.chart = chart
        self.chart.selections.observe(lambda _: self._tell(), names=["days", "where"])
        self._tell()

    def _pick(self, _):
        values = {name: picker.value for name, picker in self.pickers.items()}
        wanted = {name: v.isoformat() if isinstance(v, date) else v or "" for name, v in values.items()}
        if not wanted["first"] or not wanted["last"] or wanted["first"] <= wanted["last"]:
            self.frame = select(**wanted, data=self.data)
            self.clear()

    def _tick(self, change):
        self.chart.params.ticked = list(change.new)
        self._tell()

    def _tell(self):
        within = self._within()
        self.table.rows = shown(within)
        self.table.ticked = [key for key in self.table.ticked if key in within.index]
        self.table.said = f"{len(self.selection())} of {len(self.frame)} rows{self._why()}"

    def _why(self):
        start, end = self._days()
        parts = [f"{_day(start)} to {_day(end)}"] if start is not None else []
        names = [self.record.row("places", place)["name"] for place in self._places()]
        parts += [listed(names, "or")] if names else []
        parts += [f"{len(self.table.ticked)} ticked"] if self.table.ticked else []
        return ": " + "; ".join(parts) if parts else ""


EMBED = {"actions": False, "renderer": "svg"}


def _day(stamp):
    return day(datetime.fromtimestamp(stamp / 1000, UTC).date())


def _like(frame, whole, keep):
    """Some rows of a selection, which stay a selection: pandas doesn't promise to keep `attrs`."""
    picked = frame[keep]
    picked.attrs = dict(whole.attrs)
    return picked
