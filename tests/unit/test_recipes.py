"""The recipes are what their schedulers take, and the commands in them exist."""

import re
import shutil
import subprocess
from pathlib import Path

import click
import pytest
import yaml

from returnwatch.cli import cli

ROOT = Path(__file__).parents[2]
RECIPES = ROOT / "docs" / "recipes"
WORKFLOW = yaml.safe_load((RECIPES / "reports-site.yml").read_text("utf-8"))


def commands(text):
    """Every call of the program in a text, as (command, its options)."""
    found = re.findall(r"(?:^|[\s\"'/`])returnwatch (?P<name>[a-z]+)(?P<rest>[^\n`'\"|#;>]*)", text, re.M)
    return [(name, re.findall(r"(?<= )--[a-z-]+", rest)) for name, rest in found]


def is_there(name, options):
    """Whether the program has a command and its options."""
    command = cli.commands.get(name)
    known = {option for one in command.params if isinstance(one, click.Option) for option in one.opts} if command else set()
    return command is not None and set(options) <= known


@pytest.mark.parametrize("path", [ROOT / "docs" / "unattended.md", *sorted(RECIPES.iterdir())], ids=lambda path: path.name)
def test_every_command_in_it_exists(path):
    text = path.read_text("utf-8")
    # Prefect is given a list of words.
    text = text.replace('returnwatch", "run"]', "returnwatch run")
    found = [one for one in commands(text) if one[0] != "and"]
    if path.suffix != ".timer":
        assert found
    assert [one for one in found if not is_there(*one)] == []


def test_targets_of_make_in_the_docs_exist():
    told = re.findall(r"^make ([a-z./]+)", (ROOT / "docs" / "unattended.md").read_text("utf-8"), re.M)
    told += [word for step in steps() for word in re.findall(r"^make (\S+)", step.get("run", ""), re.M)]
    makefile = (ROOT / "Makefile").read_text("utf-8").replace("$(VENV)", ".venv")
    assert told and all(re.search(rf"^{re.escape(target)}:", makefile, re.M) for target in told)


def steps():
    return WORKFLOW["jobs"]["briefs"]["steps"]


def test_the_workflow_runs_one_at_a_time_and_publishes_what_was_built_even_where_something_failed():
    # YAML reads a bare `on` as a truth.
    assert WORKFLOW[True]["schedule"] == [{"cron": "10 6 * * *"}] and "workflow_dispatch" in WORKFLOW[True]
    assert WORKFLOW["concurrency"] == {"group": "returnwatch", "cancel-in-progress": False}
    assert WORKFLOW["permissions"] == {"contents": "write", "pages": "write", "id-token": "write"}
    names = [step.get("id") or step.get("name") or step["uses"].partition("@")[0] for step in steps()]
    assert names.index("run") < names.index("Keep it") < names.index("actions/upload-pages-artifact") < names.index("site")
    run, last = steps()[names.index("run")], steps()[-1]
    assert run["continue-on-error"] and run["run"] == ".venv/bin/returnwatch run"
    assert last["run"] == "exit 1" and last["if"] == "steps.run.outcome == 'failure'"
    assert next(s for s in steps() if "upload-pages" in s.get("uses", ""))["with"]["path"] == "reports"


def test_the_workflow_keeps_what_one_run_tells_the_next(tmp_path):
    """Its own shell commands, in a repository with nothing new, then with a brief and a state."""
    keep = next(step["run"] for step in steps() if step.get("name") == "Keep it")

    def git(*words, cwd):
        return subprocess.run(["git", *words], cwd=cwd, check=True, capture_output=True, text=True).stdout

    git("init", "--quiet", "--bare", "origin", cwd=tmp_path)
    git("clone", "--quiet", "origin", "here", cwd=tmp_path)
    here = tmp_path / "here"
    shutil.copy(ROOT / ".gitignore", here)
    for name in ("reports/index.html", "reports/.lock", "run/state.json", "run/.lock", "failed/KZ/error.log"):
        (here / name).parent.mkdir(parents=True, exist_ok=True)
        (here / name).write_text("1")
    for _ in range(2):
        subprocess.run(["bash", "-e", "-c", keep], cwd=here, check=True, capture_output=True)
    assert git("ls-files", cwd=here).split() == ["reports/index.html", "run/state.json"]
    assert len(git("log", "--format=%s", cwd=here).splitlines()) == 1
    assert git("rev-parse", "HEAD", cwd=here) == git("rev-parse", "@{upstream}", cwd=here)


def test_cron_has_five_fields_and_a_command():
    (line,) = [line for line in (RECIPES / "crontab").read_text().splitlines() if not line.startswith("#")]
    assert re.fullmatch(r'(?:[\d*/,-]+ +){5}cd "\$HOME/returnwatch" && \.venv/bin/returnwatch run >/dev/null', line)


def test_systemd_takes_the_units(tmp_path):
    """Where systemd is, it has nothing to say against them; elsewhere they hold what they need."""
    units = {path.suffix: path.read_text("utf-8") for path in RECIPES.glob("returnwatch.*")}
    assert "ExecStart=%h/returnwatch/.venv/bin/returnwatch run\n" in units[".service"]
    # The status of a second start, which is no failure.
    assert "SuccessExitStatus=3\n" in units[".service"] and "Type=oneshot\n" in units[".service"]
    assert "Persistent=true\n" in units[".timer"] and "WantedBy=timers.target\n" in units[".timer"]
    if shutil.which("systemd-analyze"):
        program = tmp_path / "returnwatch" / ".venv" / "bin" / "returnwatch"
        program.parent.mkdir(parents=True)
        program.write_text("#!/bin/sh\n")
        program.chmod(0o755)
        for suffix, text in units.items():
            (tmp_path / f"returnwatch{suffix}").write_text(text.replace("%h", str(tmp_path)))
        files = [str(tmp_path / f"returnwatch{suffix}") for suffix in units]
        done = subprocess.run(["systemd-analyze", "verify", *files], capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, "")


def test_prefects_flow_calls_the_command_and_fails_where_it_does(tmp_path, monkeypatch):
    """Its own lines, with a stand-in for Prefect, which is no package of ours."""
    import sys
    from types import ModuleType

    stand_in = ModuleType("prefect")
    stand_in.flow = lambda **options: lambda function: function
    monkeypatch.setitem(sys.modules, "prefect", stand_in)
    scope = {"__name__": "flow"}
    exec((RECIPES / "prefect_flow.py").read_text("utf-8"), scope)
    program = tmp_path / ".venv" / "bin" / "returnwatch"
    program.parent.mkdir(parents=True)
    for status in (0, 3, 1, 2):
        program.write_text(f'#!/bin/sh\necho "$@" >> "{tmp_path}/called"\nexit {status}\n')
        program.chmod(0o755)
        if status in (0, 3):
            scope["briefs"](str(tmp_path))
        else:
            with pytest.raises(RuntimeError, match=f"status {status}"):
                scope["briefs"](str(tmp_path))
    assert (tmp_path / "called").read_text() == "run\n" * 4
