"""What others run by themselves (pre-commit, a GitHub Action, a shell) names commands and options that are there."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
import yaml
from click.testing import CliRunner

from successplan.cli import cli, run

ROOT = Path(__file__).parents[1]


def options_of(line: str) -> tuple[click.Command, list[str]]:
    """The command of a line of shell, and the options that the line gives it."""
    words = shlex.split(line)
    assert words[0] == "successplan"
    return cli.commands[words[1]], [word for word in words if word.startswith("-")]


def assert_runs(line: str) -> None:
    command, options = options_of(line)
    known = {name for parameter in command.params for name in parameter.opts}
    assert set(options) <= known, line


def test_the_hook_runs_a_command_for_the_files_of_a_plan() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["id"] == "successplan-check" and hook["language"] == "python"
    assert_runs(hook["entry"])
    wanted = re.compile(hook["files"])
    for name in ("plan.yaml", "customers/acme/plan.yaml", "a/plan.en.yaml", "a/kpi.csv", "workspace.yaml"):
        assert wanted.search(name), name
    assert not any(wanted.search(name) for name in ("myplan.yaml", "a/plan.yaml.txt", "output/report.pptx"))


def test_the_action_runs_a_command_with_its_own_inputs() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    steps = action["runs"]["steps"]
    assert action["runs"]["using"] == "composite" and all(step.get("uses") or step.get("shell") for step in steps)
    check = steps[-1]
    assert_runs(check["run"].replace("$STRICT", "--strict"))
    named = {name for value in check["env"].values() for name in re.findall(r"inputs\.(\w+)", value)}
    assert named == set(action["inputs"]) and set(re.findall(r"\$(\w+)", check["run"])) == set(check["env"])
    command, _ = options_of(check["run"])
    form = next(each for each in command.params if each.name == "form")
    assert isinstance(form.type, click.Choice) and "github" in form.type.choices


def test_the_pages_on_them_name_commands_that_are_there() -> None:
    for page in ("in-git.md", "editor.md"):
        text = (ROOT / "docs" / page).read_text(encoding="utf-8")
        for line in re.findall(r"`(successplan [^`]*)`|^    (successplan .*)$", text, re.MULTILINE):
            assert_runs(next(filter(None, line)).split(">")[0])
    assert "successplan-check" in (ROOT / "docs" / "in-git.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script_that_calls_us(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["completion", shell]) == 0
    said = capsys.readouterr().out
    assert f"_SUCCESSPLAN_COMPLETE={shell}_complete" in said and "successplan" in said


def test_the_shell_is_told_the_commands_that_begin_so() -> None:
    environment = {**os.environ, "_SUCCESSPLAN_COMPLETE": "bash_complete", "COMP_WORDS": "successplan ch",
                   "COMP_CWORD": "1"}
    done = subprocess.run([sys.executable, "-m", "successplan"], env=environment, capture_output=True, text=True,
                          check=False)
    assert done.stdout.split() == ["plain,check"]


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")
def test_bash_reads_the_script() -> None:
    script = CliRunner().invoke(cli, ["completion", "bash"]).output
    subprocess.run(["bash", "-n"], input=script, text=True, check=True)
