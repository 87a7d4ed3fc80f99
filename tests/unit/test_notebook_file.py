"""A notebook's file is what nbformat writes, to the byte."""

import json

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from returnwatch.publish.build import as_bytes, as_json

TEXT = 'Two lines,\n"quoted" \\ and – Ўзбекистон \u2028 \x7f'


def notebook():
    shown = {"text/markdown": TEXT, "application/json": {"b": [1, 0.1, 1e-7, 1e22, True, None, [], {}], "a": {"": ""}}}
    outputs = [new_output("display_data", data=shown, metadata={"x": {"y": 1}}), new_output("stream", text=TEXT)]
    cells = [new_markdown_cell(TEXT, id="a"), new_code_cell("x = 1\n\n", id="b", outputs=outputs, execution_count=1)]
    return new_notebook(cells=[*cells, new_code_cell("", id="c")], metadata={"signature": "s", "orig_nbformat": 4})


def test_a_notebook_is_written_as_nbformat_writes_it_and_stays_as_it_was():
    made, asked = notebook(), notebook()
    assert as_bytes(made) == (nbformat.writes(asked) + "\n").encode()
    assert made == asked


def test_a_list_of_claims_is_laid_out_as_json_has_it():
    value = [{"printed": TEXT, "rows": [], "n": 3, "of": {}}, None, 0.30000000000000004]
    assert as_json(value) == (json.dumps(value, indent=1, ensure_ascii=False) + "\n").encode()
