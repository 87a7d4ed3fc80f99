"""Warm kernels give what stock kernels give, share nothing, and are not needed."""

import json
import multiprocessing
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import papermill

from returnwatch.kernel import provisioner
from returnwatch.publish.request import Request
from returnwatch.publish.run import notebook_path, run, tidy

ROOT = Path(__file__).parents[2]
REQUEST = Request(as_of="2013-01-14", scope="UZ")


def stock(notebook, parameters):
    """What papermill gives with its own engine and a kernel of its own."""
    return tidy(papermill.execute_notebook(str(notebook), None, parameters, cwd=str(ROOT), progress_bar=False))


def small(folder, *sources):
    """A notebook of our parameters and some cells."""
    cells = [nbformat.read(notebook_path(), 4).cells[0], *map(nbformat.v4.new_code_cell, sources)]
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=nbformat.read(notebook_path(), 4).metadata), folder / "n.ipynb")
    return folder / "n.ipynb"


def printed(notebook):
    return [output.text for cell in notebook.cells for output in cell.get("outputs", []) if output.output_type == "stream"]


def test_a_warm_kernel_gives_stock_papermills_notebook_cell_for_cell():
    ours = run(REQUEST, ROOT / "data")
    theirs = stock(notebook_path(), {**REQUEST.model_dump(), "data": "data"})
    assert len(ours.cells) == len(theirs.cells)
    for mine, its in zip(ours.cells, theirs.cells):
        assert json.dumps(mine, sort_keys=True) == json.dumps(its, sort_keys=True)
    assert ours.metadata == theirs.metadata


def test_the_kernel_is_forked_and_each_run_has_one_of_its_own(tmp_path):
    shows = small(
        tmp_path,
        "import os, random, sys, numpy; print(os.getpid(), random.random(), numpy.random.rand())",
        "print('left' in dir(sys), 'returnwatch.prose' in sys.modules)\nsys.left = True",
    )
    first, second = (printed(run(REQUEST, ROOT / "data", shows)) for _ in range(2))
    assert not set(first[0].split()) & set(second[0].split())
    # The library was there before any cell asked for it, and nothing that a cell left behind.
    assert first[1] == second[1] == "False True\n"


# Two runs of a notebook in kernels of a server that was told of the record; between them, what the record says changes.
TWICE = """
import sys
from pathlib import Path
from returnwatch.kernel.server import warm_up
from returnwatch.publish.request import Request
from returnwatch.publish.run import run
data, notebook = map(Path, sys.argv[1:])
warm_up(record=data)
for old, new in (("Tajikistan", "Tajikistan"), ("Tajikistan", "Tadzhikistan")):
    places = data / "places.csv"
    places.write_text(places.read_text("utf-8").replace(old, new), "utf-8")
    print(*(output.text.strip() for cell in run(Request(as_of="2013-01-14"), data, notebook).cells for output in cell.get("outputs", [])))
"""


def test_a_record_that_the_server_has_open_is_not_opened_again_and_one_that_changed_is(tmp_path):
    data = Path(shutil.copytree(ROOT / "data", tmp_path / "data"))
    shows = small(
        tmp_path,
        "from returnwatch.record import open as opening\nopening._opened, whole = lambda *files: print('opened') or whole(*files), opening._opened",
        "from returnwatch.brief import open_brief\nprint(open_brief(as_of, data=data).region.name('places', 'TJ'))",
    )
    told = subprocess.run([sys.executable, "-c", TWICE, data, shows], capture_output=True, text=True, check=True).stdout
    assert told.split() == ["Tajikistan", "opened", "Tadzhikistan"]


def test_a_record_that_can_not_be_opened_keeps_no_kernel_from_starting(tmp_path):
    data = Path(shutil.copytree(ROOT / "data", tmp_path / "data"))
    sources = data / "sources.csv"
    sources.write_text(sources.read_text("utf-8").replace("2013-01-14", "2013-01-41"), "utf-8")
    code = TWICE.replace(', ("Tajikistan", "Tadzhikistan")', ",")
    done = subprocess.run([sys.executable, "-c", code, data, small(tmp_path, "print('ran')")], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("ran\n", "")


def test_where_no_kernel_can_be_forked_a_stock_one_does_the_same(tmp_path, monkeypatch):
    where = small(tmp_path, "import os, sys; print(os.getppid(), 'returnwatch.prose' in sys.modules)")
    monkeypatch.setattr(provisioner, "forks", lambda: False)
    assert printed(run(REQUEST, ROOT / "data", where)) == [f"{os.getpid()} False\n"]


def in_a_daemon(notebook, channel):
    channel.send(printed(run(REQUEST, ROOT / "data", notebook)))


def test_a_daemonic_process_runs_a_brief_in_a_stock_kernel(tmp_path):
    where = small(tmp_path, "print('ran')")
    ours, theirs = multiprocessing.Pipe()
    context = multiprocessing.get_context("spawn")
    worker = context.Process(target=in_a_daemon, args=(where, theirs), daemon=True)
    worker.start()
    theirs.close()
    assert ours.recv() == ["ran\n"]
    worker.join()


def test_no_kernel_outlives_its_process(tmp_path):
    """The pipe that a kernel writes to ends when the kernel does: its process is killed while a cell works."""
    os.mkfifo(tmp_path / "pipe")
    hangs = small(tmp_path, f"pipe = open({str(tmp_path / 'pipe')!r}, 'wb', buffering=0); pipe.write(b'.')", "while True: pass")
    (tmp_path / "main.py").write_text(
        "from returnwatch.publish.request import Request\n"
        "from returnwatch.publish.run import run\n"
        "if __name__ == '__main__':\n"
        f"    run(Request(as_of='2013-01-14'), {str(ROOT / 'data')!r}, {str(hangs)!r})\n"
    )
    with subprocess.Popen([sys.executable, tmp_path / "main.py"]) as process, open(tmp_path / "pipe", "rb") as pipe:
        assert pipe.read(1) == b"."
        process.kill()
        assert pipe.read() == b""
