"""LibreOffice that is missing, fails or hangs: said in words, with nothing written and nothing left running."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from successplan import office
from successplan.cli import run
from successplan.diagnostics import Lacking

SAMPLE = Path(__file__).resolve().parent.parent / "samples" / "mini-cafe"


def program(folder: Path, *lines: str) -> Path:
    """A program that does what the lines of Python say."""
    file = folder / "soffice"
    file.write_text("\n".join((f"#!{sys.executable}", *lines)), encoding="utf-8")
    file.chmod(0o755)
    return file


def test_where_libreoffice_is_missing_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(office.NAMED, str(tmp_path / "nowhere"))
    monkeypatch.setenv("SUCCESSPLAN_LANG", "en")
    code = run(["build", str(SAMPLE), "-o", str(tmp_path / "out"), "--as-of", "2026-07-15", "--page-numbers"])
    assert code == 3
    said = capsys.readouterr().err
    assert "LibreOffice was not found" in said
    assert office.NAMED in said
    assert not (tmp_path / "out").exists()


def test_documents_without_page_numbers_want_no_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(office.NAMED, str(tmp_path / "nowhere"))
    assert run(["build", str(SAMPLE), "-o", str(tmp_path / "out"), "--as-of", "2026-07-15"]) == 0


@pytest.mark.skipif(os.name != "posix", reason="the stand-in is a script with a first line that only POSIX reads")
def test_a_program_that_makes_nothing_is_quoted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(office.NAMED, str(program(tmp_path, "print('no such filter')")))
    with pytest.raises(Lacking, match="made no PDF: no such filter"):
        office.to_pdf(b"", "docx")


@pytest.mark.skipif(os.name != "posix", reason="the stand-in is a script with a first line that only POSIX reads")
def test_a_program_that_hangs_is_ended_with_all_that_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = tmp_path / "child"
    lines = ("import os, pathlib, subprocess, sys", "one = subprocess.Popen(['sleep', '600'])",
             f"pathlib.Path({str(child)!r}).write_text(str(one.pid))", "one.wait()")
    monkeypatch.setenv(office.NAMED, str(program(tmp_path, *lines)))
    monkeypatch.setattr(office, "SECONDS", 5)
    with pytest.raises(Lacking, match="not done after 5 seconds"):
        office.to_pdf(b"", "docx")
    number = int(child.read_text(encoding="utf-8"))
    state = Path(f"/proc/{number}/stat")
    assert not state.exists() or state.read_text(encoding="utf-8").split(")")[1].split()[0] == "Z"


def test_the_result_of_a_program_is_its_pdf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.name != "posix":
        pytest.skip("the stand-in is a script with a first line that only POSIX reads")
    lines = ("import sys, pathlib", "at = sys.argv[sys.argv.index('--outdir') + 1]",
             "pathlib.Path(at, 'document.pdf').write_bytes(b'%PDF ' + pathlib.Path(sys.argv[-1]).read_bytes())")
    monkeypatch.setenv(office.NAMED, str(program(tmp_path, *lines)))
    assert office.to_pdf(b"words", "docx") == b"%PDF words"
