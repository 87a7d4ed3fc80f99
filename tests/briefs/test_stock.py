"""papermill and nbconvert alone give the same bytes as our own command, and our exporters never break theirs."""

import subprocess
import sys
from pathlib import Path

import nbformat

ROOT = Path(__file__).parents[2]
NAME = "central-asia-2013-01-14"


def run(*arguments, cwd, **options):
    done = subprocess.run([sys.executable, "-m", *arguments], cwd=cwd, capture_output=True, text=True, **options)
    assert done.returncode == 0, done.stderr
    return done


def test_stock_command_lines_give_the_same_bytes(built, tmp_path):
    (tmp_path / "data").symlink_to(ROOT / "data")
    run(
        "papermill",
        str(ROOT / "notebooks" / "brief.ipynb"),
        "out.ipynb",
        "-p",
        "as_of",
        "2013-01-14",
        "-p",
        "scope",
        "central-asia",
        cwd=tmp_path,
    )
    for form in ("html", "pdf"):
        run("nbconvert", "--to", f"returnwatch-{form}", "out.ipynb", cwd=tmp_path)
        assert (tmp_path / f"out.{form}").read_bytes() == built().files[f"{NAME}.{form}"]


def test_plain_html_is_readable_with_its_figures(built, tmp_path):
    (tmp_path / "brief.ipynb").write_bytes(built().files[f"{NAME}.ipynb"])
    run("nbconvert", "--to", "html", "--no-input", "brief.ipynb", cwd=tmp_path)
    page = (tmp_path / "brief.html").read_text("utf-8")
    assert "200–300" in page and page.count('src="data:image/svg+xml;base64,') >= 5


def test_broken_exporters_of_ours_leave_nbconvert_whole(tmp_path):
    other = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# Something else")])
    nbformat.write(other, tmp_path / "other.ipynb")
    # Every import of the exporters' own parts fails, as after a broken upgrade.
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\n"
        "class Broken:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name in ('typst', 'pypandoc', 'vl_convert', 'returnwatch.export.document', 'returnwatch.export.html', 'returnwatch.export.pdf'):\n"
        "            raise ImportError(name + ' is broken')\n"
        "sys.meta_path.insert(0, Broken())\n"
    )
    import os

    run("nbconvert", "--to", "markdown", "other.ipynb", cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(tmp_path)})
    assert (tmp_path / "other.md").read_text().strip() == "# Something else"


def test_the_notebook_explains_its_parameters(tmp_path):
    told = run("papermill", "--help-notebook", str(ROOT / "notebooks" / "brief.ipynb"), cwd=tmp_path).stdout
    for parameter in ("as_of", "scope", "since", "edition", "replaces", "data", "when_unchanged"):
        assert f"  {parameter}: " in told
    assert "Day for which it is written" in told


def test_the_notebook_is_stored_without_outputs():
    cells = nbformat.read(ROOT / "notebooks" / "brief.ipynb", 4).cells
    assert not any(cell.get("outputs") or cell.get("execution_count") for cell in cells)
    assert all(len(cell.source.splitlines()) <= 15 for cell in cells if cell.cell_type == "code")
