"""README and the schemas in docs say what is there: commands, kinds, files, exit codes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from successplan.cli import cli, run
from successplan.compose import kinds
from successplan.schema import json_schema

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_it_has_exactly_two_set_up_commands_of_one_line_each() -> None:
    blocks = re.findall(r"^```sh\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    assert len(blocks) == 2
    assert all(block.count("\n") == 1 for block in blocks)
    assert "successplan build samples/aoyama-apparel" in blocks[0] and "--as-of 2026-07-15" in blocks[0]
    assert "pytest" in blocks[1]


def test_every_command_is_in_its_table() -> None:
    assert set(cli.commands) == set(re.findall(r"^\| `successplan (\w+)", README, re.MULTILINE))


def test_every_kind_is_in_its_table() -> None:
    table = README.split("## Documents")[1].split("##")[0]
    assert {kind.name for kind in kinds()} == set(re.findall(r"^\| `([a-z-]+)` \|", table, re.MULTILINE))


@pytest.mark.parametrize("path", re.findall(r"`((?:samples|templates|successplan|docs)/[\w./-]*)`", README))
def test_every_path_it_names_is_there(path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.parametrize("name", ["plan", "journal", "internal", "workspace", "agreed"])
def test_the_schemas_in_docs_are_those_that_the_program_prints(name: str) -> None:
    shipped = (ROOT / "docs" / "schema" / f"{name}.schema.json").read_text(encoding="utf-8")
    assert shipped == json.dumps(json_schema(name), ensure_ascii=False, indent=2) + "\n"


def test_the_first_plan_in_it_has_no_errors_and_builds(tmp_path: Path) -> None:
    (plan,) = re.findall(r"^```yaml\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    (tmp_path / "plan.yaml").write_text(plan, encoding="utf-8")
    (tmp_path / "kpi.csv").write_text("kpi,date,value\nmarkdown,2026-06-28,22.4\n", encoding="utf-8")
    assert run(["check", str(tmp_path), "--as-of", "2026-07-15"]) == 0
    assert run(["build", str(tmp_path), "--as-of", "2026-07-15"]) == 0
    assert {file.suffix for file in (tmp_path / "output").iterdir() if file.suffix != ".json"} >= {".docx", ".pptx"}
