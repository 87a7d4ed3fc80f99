"""A run that breaks publishes nothing, and leaves what there is in failed/."""

import nbformat
import pytest

from returnwatch.errors import BuildError
from returnwatch.kernel import provisioner
from returnwatch.publish import publish as publishing
from returnwatch.publish.request import Request
from returnwatch.publish.run import notebook_path, run

REQUEST = Request(as_of="2012-01-01", scope="TM")


def notebook_that_raises(folder):
    notebook = nbformat.read(notebook_path(), 4)
    notebook.cells.insert(3, nbformat.v4.new_code_cell("raise ValueError('the sky fell')"))
    nbformat.write(notebook, folder / "broken.ipynb")
    return folder / "broken.ipynb"


def test_a_cell_that_raises_is_one_line_and_keeps_the_notebook(data, tmp_path):
    with pytest.raises(BuildError) as failure:
        run(REQUEST, data, notebook_that_raises(tmp_path))
    assert str(failure.value) == "TM-2012-01-01: cell 5 failed: ValueError: the sky fell"
    assert any(
        output.get("ename") == "ValueError"
        for cell in failure.value.notebook.cells
        for output in cell.get("outputs", [])
    )


def test_a_failed_run_publishes_nothing_and_leaves_its_evidence(data, tmp_path, monkeypatch):
    broken = notebook_that_raises(tmp_path)
    build = publishing.build
    monkeypatch.setattr(publishing, "build", lambda request, folder, **options: build(request, folder, broken))
    evidence = tmp_path / "failed" / "TM-2012-01-01"
    with pytest.raises(BuildError, match=f"cell 5 failed: ValueError: the sky fell; what there is lies in {evidence}$"):
        publishing.publish(REQUEST, data, tmp_path / "reports")
    assert not (tmp_path / "reports").exists()
    assert f"    returnwatch brief --as-of 2012-01-01 --scope TM --data {data} --out {tmp_path}/reports\n" in (evidence / "account.txt").read_text("utf-8")
    assert sorted(p.name for p in evidence.iterdir()) == [
        "TM-2012-01-01.ipynb",
        "account.txt",
        "error.log",
    ]


def notebook_with(folder, source):
    notebook = nbformat.read(notebook_path(), 4)
    notebook.cells.insert(3, nbformat.v4.new_code_cell(source))
    nbformat.write(notebook, folder / "broken.ipynb")
    return folder / "broken.ipynb"


@pytest.mark.parametrize(
    "source, seconds, line",
    [
        ("while True: pass", 4, "cell 5 was still running after 4 seconds; the kernel was stopped"),
        ("while True: print('x' * 100_000)", 300, "cell 5 printed without end; the kernel was stopped"),
        ("import os; os._exit(3)", 300, "the kernel died in cell 5"),
    ],
)
def test_a_kernel_that_hangs_floods_or_dies_is_one_line_and_leaves_what_there_is(data, tmp_path, source, seconds, line):
    with pytest.raises(BuildError) as failure:
        run(REQUEST, data, notebook_with(tmp_path, source), seconds=seconds)
    assert str(failure.value) == f"TM-2012-01-01: {line}"
    assert failure.value.notebook.cells[4].source == source
    assert failure.value.notebook.cells[2].outputs


def test_a_kernel_whose_port_was_taken_is_started_again(data, tmp_path, monkeypatch):
    from returnwatch.kernel import child

    taken = [0]
    start = provisioner.WarmProvisioner.launch_kernel

    async def launch(self, cmd, **options):
        taken[0] += 1
        # The first kernel ends before it has answered, as one does that can't bind its port.
        return await start(self, [*cmd[: cmd.index(child.LAUNCHER) + 1], "--no-such-option=", *cmd] if taken[0] == 1 else cmd, **options)

    monkeypatch.setattr(provisioner.WarmProvisioner, "launch_kernel", launch)
    executed = run(REQUEST, data, notebook_with(tmp_path, "print('ran')"))
    assert taken[0] == 2 and executed.cells[4].outputs[0].text == "ran\n"


CHANGED = "^TM-2012-01-01: the record was changed while the brief was built; build it again"


@pytest.fixture
def saved_meanwhile(data, monkeypatch):
    """saved_meanwhile(was, now): an analyst saves a table so while the kernel starts."""
    from returnwatch.publish import build as building

    def saved(was, now):
        def later(request, folder, *others, **options):
            path = data / "places.csv"
            path.write_text(path.read_text("utf-8").replace(was, now, 1), "utf-8")
            return run(request, folder, *others, **options)

        monkeypatch.setattr(building, "run", later)

    return saved


def test_a_record_that_is_changed_while_a_brief_is_built_publishes_nothing(data, tmp_path, saved_meanwhile):
    saved_meanwhile(",50.28,", ",50.29,")
    with pytest.raises(BuildError, match=CHANGED):
        publishing.publish(REQUEST, data, tmp_path / "reports")
    assert publishing.editions.published(tmp_path / "reports") == []


def test_a_record_that_changes_back_while_a_brief_is_compared_is_not_remembered_as_looked_at(data, tmp_path, saved_meanwhile):
    out, path = tmp_path / "reports", data / "places.csv"
    publishing.publish(REQUEST, data, out)
    path.write_text(path.read_text("utf-8").replace(",50.28,", ",50.29,", 1), "utf-8")
    saved_meanwhile(",50.29,", ",50.28,")
    with pytest.raises(BuildError, match=CHANGED):
        publishing.publish(REQUEST, data, out)
    assert not (out / ".checked").exists()
