"""What a kind of file is: its columns, and how it is told from others."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """One column of an imported set.

    Attributes:
        name: Its name in the set: GED's where GED has it.
        type: id, text, whole, number, day or ids (several, parted by `;`).
        says: What it means.
        published: Names under which files have it, all in small letters; its own name is among them.
        needed: Whether a file must have the column, and a row must fill it.
    """

    name: str
    type: str
    says: str
    published: tuple = ()
    needed: bool = False

    @property
    def names(self):
        return (self.name, *self.published)


@dataclass(frozen=True)
class Kind:
    """One kind of file.

    Attributes:
        id: Head of a set's name: ucdp-ged.
        command: `returnwatch import` what: ucdp or acled.
        title: The dataset's name, as its producer gives it.
        signs: Names of columns of which a file must have one of each to be of this kind.
        columns: Tuple of `Column`s that are kept.
        extra: Columns that are only looked at, to tell whom a row touches.
        unit: What a row is: event, year (a conflict and a year) or actor.
        hides: What the dataset leaves out by its rules, in words.
        key: Columns that make a row's id where the file has none.
    """

    id: str
    command: str
    title: str
    producer: str
    licence: dict
    signs: tuple
    columns: tuple
    unit: str
    extra: tuple = ()
    key: tuple = ()
    restricted: bool = False
    hides: str = ""
