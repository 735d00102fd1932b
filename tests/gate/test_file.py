"""Files from outside: encodings and sizes."""

from __future__ import annotations

from pathlib import Path

import pytest

from successplan.diagnostics import Refused
from successplan.gate import read_bytes, read_text


def rule(path: Path, limit: int = 1000) -> tuple[str, str, int | None]:
    with pytest.raises(Refused) as caught:
        read_text(path, limit)
    (found,) = caught.value.diagnostics
    assert found.place is not None and found.hint is not None
    return found.rule, found.text.say("en"), found.place.line


def test_a_byte_order_mark_and_all_line_ends_are_taken(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: 2\rc: 3\n")
    assert read_text(file) == "a: 1\nb: 2\nc: 3\n"


def test_shift_jis_is_named_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes("schema: 1\nname: 株式会社\n".encode("cp932"))
    name, text, line = rule(file)
    assert (name, line) == ("file-is-utf8", 2) and "Shift_JIS" in text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_refused_plainly(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes("name: Hana".encode(encoding))
    name, text, _ = rule(file)
    # without a mark at its start it can't be told from other bytes with zeros
    assert (name == "file-is-utf8" and "UTF-16" in text) if encoding == "utf-16" else name == "file-is-text"


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(bytes(range(256)))
    assert rule(file)[0] == "file-is-text"


def test_a_folder_a_missing_file_and_a_large_one_are_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "large.yaml").write_bytes(b"x" * 1001)
    (tmp_path / "just.yaml").write_bytes(b"x" * 1000)
    assert rule(tmp_path / "folder.yaml")[0] == "file-readable"
    assert rule(tmp_path / "nobody.yaml")[0] == "file-readable"
    assert rule(tmp_path / "large.yaml")[0] == "file-size"
    assert len(read_bytes(tmp_path / "just.yaml", 1000)) == 1000
