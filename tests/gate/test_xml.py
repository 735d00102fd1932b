"""XML from outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from successplan.diagnostics import Refused
from successplan.gate import parse_xml

FILE = Path("a.docx")


def refused(data: bytes) -> str:
    with pytest.raises(Refused) as caught:
        parse_xml(data, FILE, "word/document.xml")
    return caught.value.diagnostics[0].rule


def test_elements_come_as_they_stand() -> None:
    assert parse_xml("<a><b>粗利</b></a>".encode(), FILE).findtext("b") == "粗利"


def test_no_file_is_read_for_an_entity(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    text = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]><a>&x;</a>'
    assert refused(text.encode()) == "xml-without-doctype"


def test_entities_are_not_multiplied() -> None:
    entities = '<!ENTITY a0 "x">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
    assert refused(f"<!DOCTYPE a [{entities}]><a>&a8;</a>".encode()).startswith("xml-")


@pytest.mark.parametrize("data", [b"", b"<a>", b"<a></b>", b"\xff\xfe", b"<?xml version='1.0' encoding='nobody'?><a/>"])
def test_broken_xml_is_refused(data: bytes) -> None:
    assert refused(data) == "xml-readable"
