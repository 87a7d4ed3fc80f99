"""A layer of a drawing: rows, a mark and its channels, made into a specification with no guessing at what they are."""

import altair as alt


class Rows:
    """Rows of inline data, which Altair takes as they are: it would copy a list, row by row, into each layer.

    Attributes:
        rows: Dicts of what JSON has.
    """

    _schema = {"type": "array"}

    def __init__(self, rows):
        self.rows = rows

    def to_dict(self, *arguments, **options):
        """The rows, as Altair asks for them."""
        return self.rows


class Layer(alt.Chart):
    """A layer, of which every channel says its field and its type.

    Altair would copy it to its last part four times on its way into a drawing, and ask of each value in it whether it is
    a date, a frame of one of many libraries, or something that can make itself into JSON.
    """

    def copy(self, deep=True, ignore=None):
        """A copy with the same parts, unless some are named in `deep`, as Altair asks for them: none is changed later."""
        return super().copy(deep=False if deep is True else deep, ignore=ignore)

    def to_dict(self, validate=True, *, context=None, **options):
        """As a dict: as a part of a drawing from what was said, alone as Altair does it."""
        if (context or {}).get("top_level", True):
            return super().to_dict(validate, context=context, **options)
        said = _plain(self)
        return said | {"mark": {"type": said["mark"]}} if isinstance(said["mark"], str) else said


def _plain(part):
    """A part of a layer as JSON has it; a channel's shorthand, which nobody reads here, stays and is no valid specification."""
    if isinstance(part, Rows):
        return part.rows
    if isinstance(part, alt.SchemaBase):
        part = part._args[0] if part._args else part._kwds
    if isinstance(part, dict):
        return {name: _plain(one) for name, one in part.items() if one is not alt.Undefined}
    return [_plain(one) for one in part] if isinstance(part, (list, tuple)) else part


def values(rows):
    """Inline data of a chart, blanks left out so that the same rows give the same bytes."""
    return alt.Data(values=Rows([{k: v for k, v in row.items() if v is not None and v != ""} for row in rows]))


def layer(rows):
    """A layer of a drawing, made from rows; its marks and encodings are still to be given."""
    return Layer(values(rows))
