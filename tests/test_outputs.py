"""Files in an output folder: whole, and never over a person's own changes."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from successplan.outputs import RECORD, Output, write_outputs

ABOUT = {"kind": "monthly", "language": "ja", "as_of": "2026-07-15"}


def output(data: bytes, name: str = "月次報告.pptx") -> Output:
    return Output(name, data, ABOUT)


def test_a_file_and_its_record_are_written(tmp_path: Path) -> None:
    (written,) = write_outputs(tmp_path / "out", [output(b"one")])

    assert written.path.read_bytes() == b"one"
    assert written.kept is None
    record = json.loads((tmp_path / "out" / RECORD).read_text(encoding="utf-8"))
    assert record["files"]["月次報告.pptx"] == {"sha256": hashlib.sha256(b"one").hexdigest(), **ABOUT}
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted([RECORD, "月次報告.pptx"])


def test_a_file_that_nobody_touched_is_replaced(tmp_path: Path) -> None:
    write_outputs(tmp_path, [output(b"one")])
    (written,) = write_outputs(tmp_path, [output(b"two")])

    assert written.path == tmp_path / "月次報告.pptx"
    assert written.path.read_bytes() == b"two"


def test_an_edited_file_stays_and_ours_goes_beside_it(tmp_path: Path) -> None:
    write_outputs(tmp_path, [output(b"one")])
    (tmp_path / "月次報告.pptx").write_bytes(b"edited by a person")

    (written,) = write_outputs(tmp_path, [output(b"two")])

    assert written.kept == tmp_path / "月次報告.pptx"
    assert written.kept.read_bytes() == b"edited by a person"
    assert written.path == tmp_path / "月次報告.new.pptx"
    assert written.path.read_bytes() == b"two"
    # the next build finds its own file beside and replaces that one, the person's still stays
    (again,) = write_outputs(tmp_path, [output(b"three")])
    assert (again.path.name, again.path.read_bytes()) == ("月次報告.new.pptx", b"three")
    assert again.kept is not None and again.kept.read_bytes() == b"edited by a person"


def test_what_was_edited_beside_it_stays_too(tmp_path: Path) -> None:
    write_outputs(tmp_path, [output(b"one")])
    (tmp_path / "月次報告.pptx").write_bytes(b"edited")
    write_outputs(tmp_path, [output(b"two")])
    (tmp_path / "月次報告.new.pptx").write_bytes(b"edited, too")

    (written,) = write_outputs(tmp_path, [output(b"three")])

    assert (tmp_path / "月次報告.new.pptx").read_bytes() == b"edited, too"
    assert (written.path.name, written.path.read_bytes()) == ("月次報告.new2.pptx", b"three")
    assert written.kept == tmp_path / "月次報告.pptx"


def test_what_was_written_before_a_failure_is_on_record(tmp_path: Path) -> None:
    (tmp_path / "計画書.docx").mkdir()  # cannot be replaced by a file
    both = [output(b"one"), output(b"one", "計画書.docx")]
    with pytest.raises(OSError):
        write_outputs(tmp_path, both, overwrite=True)

    (written,) = write_outputs(tmp_path, [output(b"two")])

    assert (written.path.name, written.kept) == ("月次報告.pptx", None)


def test_overwrite_replaces_an_edited_file(tmp_path: Path) -> None:
    write_outputs(tmp_path, [output(b"one")])
    (tmp_path / "月次報告.pptx").write_bytes(b"edited")

    (written,) = write_outputs(tmp_path, [output(b"two")], overwrite=True)

    assert (written.path.name, written.path.read_bytes(), written.kept) == ("月次報告.pptx", b"two", None)


@pytest.mark.parametrize("damaged", ["", "{", "[]", '{"files": 3}', '{"files": {"月次報告.pptx": 5}}'])
def test_with_a_damaged_record_every_other_file_counts_as_edited(tmp_path: Path, damaged: str) -> None:
    write_outputs(tmp_path, [output(b"one")])
    (tmp_path / RECORD).write_text(damaged, encoding="utf-8")

    (written,) = write_outputs(tmp_path, [output(b"two")])

    assert written.kept is not None and written.kept.read_bytes() == b"one"


def test_no_half_file_is_left_when_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_outputs(tmp_path, [output(b"one")])

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, "open in another program", str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError):
        write_outputs(tmp_path, [output(b"two")])

    assert (tmp_path / "月次報告.pptx").read_bytes() == b"one"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([RECORD, "月次報告.pptx"])
