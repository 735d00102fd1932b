"""Office files from outside: what is opened and what is refused."""

from __future__ import annotations

import contextlib
import io
import struct
import warnings
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from successplan.diagnostics import Refused
from successplan.gate import open_package


def zipped(*entries: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", method) as archive:
        warnings.simplefilter("ignore")  # of doubled names, which are wanted here
        for name, content in entries:
            archive.writestr(name, content)
    return buffer.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as caught:
        open_package(data)
    (found,) = caught.value.diagnostics
    assert found.rule == "package-safe" and found.hint is not None
    return found.text.say("en")


def test_parts_come_by_name_in_the_order_of_the_file() -> None:
    parts = open_package(zipped(("[Content_Types].xml", b"<a/>"), ("word/document.xml", b"<b/>")))
    assert list(parts.items()) == [("[Content_Types].xml", b"<a/>"), ("word/document.xml", b"<b/>")]


@pytest.mark.parametrize("name", ["/etc/passwd", "../a.xml", "word/../../a.xml", "a\\b.xml", "C:a.xml", "x" * 300])
def test_names_that_lead_out_are_refused(name: str) -> None:
    assert "improper name" in refusal(zipped((name, b"x")))


def test_doubled_names_are_refused_whatever_their_case() -> None:
    assert "same name" in refusal(zipped(("a.xml", b"1"), ("A.xml", b"2")))


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    # 8 MiB of zeros pack to some 8 KiB: a thousand to one
    assert "compressed beyond reason" in refusal(zipped(("a.xml", bytes(8 << 20))))


def test_a_part_that_is_larger_than_the_table_says_is_refused() -> None:
    data = bytearray(zipped(("a.xml", b"x" * 1000), method=zipfile.ZIP_STORED))
    entry = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, entry + 24, 10)  # the unpacked size in the table of contents
    refusal(bytes(data))


def test_encryption_is_refused() -> None:
    data = bytearray(zipped(("a.xml", b"x")))
    entry = data.rindex(b"PK\x01\x02")
    struct.pack_into("<H", data, entry + 8, 1)  # the flag "encrypted"
    assert "encrypted" in refusal(bytes(data))
    assert "password" in refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_document_types_are_refused_in_any_encoding(encoding: str) -> None:
    text = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    assert "document type" in refusal(zipped(("word/document.xml", text.encode(encoding))))


def test_too_many_parts_are_refused() -> None:
    assert "too many parts" in refusal(zipped(*((f"{n}.xml", b"") for n in range(5001)), method=zipfile.ZIP_STORED))


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x05\x06" + bytes(18)[:10], b"name: x"])
def test_what_is_no_package_is_refused(data: bytes) -> None:
    assert "Office file" in refusal(data)


@given(st.binary(max_size=200), st.integers(0, 400), st.integers(0, 255))
def test_any_bytes_are_opened_or_refused(junk: bytes, at: int, byte: int) -> None:
    good = bytearray(zipped(("a.xml", b"<a/>"), ("b/c.xml", b"<b/>" * 9)))
    good[at % len(good)] = byte
    for data in (junk, bytes(good)):
        with contextlib.suppress(Refused):
            open_package(data)
