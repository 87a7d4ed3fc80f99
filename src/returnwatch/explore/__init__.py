"""Explore: pick rows and see where they come from, set two days side by side, try a new row before it is added.

What `notebooks/explore.ipynb` calls. Above everything else in the one-way flow: nothing below imports it.
"""

from returnwatch.explore.alike import alike
from returnwatch.explore.chain import chain, chain_of_claim
from returnwatch.explore.compare import compare
from returnwatch.explore.conflicts import conflicts
from returnwatch.explore.crosscheck import cross_check
from returnwatch.explore.desk import Desk
from returnwatch.explore.draft import draft
from returnwatch.explore.export import save, sources
from returnwatch.explore.inline import brief_for
from returnwatch.explore.look import look
from returnwatch.explore.opened import opened, view_of
from returnwatch.explore.select import select
from returnwatch.explore.whatif import what_changes

__all__ = [
    "Desk",
    "alike",
    "brief_for",
    "chain",
    "chain_of_claim",
    "compare",
    "conflicts",
    "cross_check",
    "draft",
    "look",
    "opened",
    "save",
    "select",
    "sources",
    "view_of",
    "what_changes",
]
