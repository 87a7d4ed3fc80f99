"""Prose: plain sentences made from rows, one module a section of the brief.

Each function takes a `Brief` and returns Markdown, or a `Figure`, or None where there is nothing to draw.
"""

from returnwatch.prose.abroad import abroad
from returnwatch.prose.annex import annex, sources
from returnwatch.prose.bottom_line import bottom_line
from returnwatch.prose.changed import changed, signs
from returnwatch.prose.happened import happened, map_figure, timeline_figure
from returnwatch.prose.heading import heading, meta
from returnwatch.prose.hypotheses import figure as hypotheses_figure
from returnwatch.prose.hypotheses import hypotheses
from returnwatch.prose.imported import deaths_a_year
from returnwatch.prose.moving import figure as moving_figure
from returnwatch.prose.moving import moving
from returnwatch.prose.outlook import indicators, outlook
from returnwatch.prose.quality import disputes, forecasts, quality
from returnwatch.prose.quality import figure as quality_figure
from returnwatch.prose.ranges import figure as abroad_figure
from returnwatch.prose.returned import figure as returned_figure
from returnwatch.prose.returned import returned
from returnwatch.prose.said import figure as said_figure
from returnwatch.prose.said import said, views


def illustrated(text, *figures):
    """A section with its figures after its first paragraph, so that they come before the details that they show.

    Args:
        text: Markdown; its first paragraph tells what the section is about.
        figures: A `Figure`, or None where there is nothing to draw.

    Returns:
        The parts in order, as `show` takes them.
    """
    first, _, rest = text.partition("\n\n")
    return [first, *figures, rest]


__all__ = [
    "abroad",
    "abroad_figure",
    "annex",
    "bottom_line",
    "changed",
    "deaths_a_year",
    "disputes",
    "forecasts",
    "happened",
    "heading",
    "hypotheses",
    "hypotheses_figure",
    "illustrated",
    "indicators",
    "map_figure",
    "meta",
    "moving",
    "moving_figure",
    "outlook",
    "quality",
    "quality_figure",
    "returned",
    "returned_figure",
    "said",
    "said_figure",
    "signs",
    "sources",
    "timeline_figure",
    "views",
]
