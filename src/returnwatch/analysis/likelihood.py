"""Words of likelihood: the scale of ICD 203 (2015), with its ranges in per cent."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    """A word of the scale and its range in per cent."""

    words: str
    low: int
    high: int

    @property
    def range(self):
        return f"{self.low}–{self.high} per cent"


SCALE = (
    Term("almost no chance", 1, 5),
    Term("very unlikely", 5, 20),
    Term("unlikely", 20, 45),
    Term("roughly even chance", 45, 55),
    Term("likely", 55, 80),
    Term("very likely", 80, 95),
    Term("almost certain", 95, 99),
)


def term(per_cent):
    """The term for a likelihood; a figure on a border takes the higher term.

    Args:
        per_cent: 1 to 99.

    Raises:
        ValueError: If it is outside the scale, which has no word for what is certain.
    """
    if not 1 <= per_cent <= 99:
        raise ValueError(f"likelihood {per_cent} is outside 1 to 99")
    return [t for t in SCALE if t.low <= per_cent][-1]
