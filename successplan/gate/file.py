"""Turn a path into bytes or text: sizes are bounded, and what cannot be read is told in plain words."""

from __future__ import annotations

import codecs
from pathlib import Path

from successplan.diagnostics import Place, Refused
from successplan.gate.limits import LIMITS
from successplan.gate.refuse import refused

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_bytes(path: Path, limit: int = LIMITS.office_file) -> bytes:
    """The content of the file at `path`. Raises Refused where there is none, or more than `limit` bytes."""
    place = Place(path)
    try:
        if path.is_dir():
            raise refused(
                "file-readable",
                (f"{path.name} はファイルではなくフォルダーです", f"{path.name} is a folder, not a file"),
                (
                    "フォルダーの名前を変え、同じ名前のファイルを置いてください",
                    "Rename the folder and put a file of this name here",
                ),
                place,
            )
        if path.exists() and not path.is_file():
            raise _no_regular_file(path)  # a pipe would keep us waiting for whoever writes into it
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError:
        raise refused(
            "file-readable",
            (f"{path.name} がありません", f"There is no {path.name}"),
            (f"{path.parent} に {path.name} を置いてください", f"Put {path.name} into {path.parent}"),
            place,
        ) from None
    except (OSError, ValueError) as problem:  # ValueError: a name with a null character
        raise refused(
            "file-readable",
            (f"{path.name} を読めません（{problem}）", f"{path.name} cannot be read ({problem})"),
            (
                "ファイルの権限と、ほかのプログラムで開いていないかを確かめてください",
                "See to its rights, and whether another program holds it",
            ),
            place,
        ) from None
    if len(data) > limit:
        raise _too_large(path, limit)
    return data


def _no_regular_file(path: Path) -> Refused:
    return refused(
        "file-readable",
        (f"{path.name} は通常のファイルではありません", f"{path.name} is no ordinary file"),
        ("ほかのものを消し、ファイルとして置いてください", "Remove it and put a file in its place"),
        Place(path),
    )


def read_text(path: Path, limit: int = LIMITS.yaml_file) -> str:
    """The text of a UTF-8 file, with or without BOM; line ends become \\n. Raises Refused for anything else."""
    return decode(read_bytes(path, limit), path)


def decode(data: bytes, path: Path) -> str:
    """The text of UTF-8 bytes; Refused names the encoding that it seems to be, and the line."""
    if data.startswith(_UTF16) or b"\0" in data[:4096]:
        raise _not_utf8(data, path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise _not_utf8(data, path, data.count(b"\n", 0, problem.start) + 1) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _not_utf8(data: bytes, path: Path, line: int | None = None) -> Refused:
    seems = _seems(data)
    if data.startswith(b"PK\x03\x04"):
        return refused(
            "file-is-text",
            (f"{path.name} の中身は Excel などの Office ファイルです",
             f"{path.name} is an Office file, such as a workbook"),
            ("Excel の実績は successplan import で取り込めます", "Values in a workbook come in by successplan import"),
            Place(path),
        )
    if seems is None:
        return refused(
            "file-is-text",
            (f"{path.name} は文字のファイルではありません", f"{path.name} is no text file"),
            ("テキストエディターで UTF-8 として作り直してください", "Write it anew in a text editor, as UTF-8"),
            Place(path),
        )
    return refused(
        "file-is-utf8",
        (
            f"{path.name} の文字コードは {seems} です。UTF-8 が必要です",
            f"{path.name} is written in {seems}; UTF-8 is needed",
        ),
        (
            "エディターの「名前を付けて保存」で UTF-8 を選んでください（Excel では「CSV UTF-8（コンマ区切り）」）",
            "Save it again and choose UTF-8 (in Excel: CSV UTF-8)",
        ),
        Place(path, line),
    )


def _seems(data: bytes) -> str | None:
    """The name of the encoding, None for what is no text."""
    if data.startswith(_UTF16):
        return "UTF-16"
    if b"\0" in data:
        return None
    try:
        text = data.decode("cp932")
    except UnicodeDecodeError:
        return None
    return "Shift_JIS (CP932)" if all(character.isprintable() or character in "\t\r\n" for character in text) else None


def _too_large(path: Path, limit: int) -> Refused:
    return refused(
        "file-size",
        (
            f"{path.name} が大きすぎます（上限 {limit // 1024:,} KB）",
            f"{path.name} is too large (at most {limit // 1024:,} KB)",
        ),
        (
            "正しいファイルかを確かめ、分けるか減らしてください",
            "See whether it is the right file; split it or make it smaller",
        ),
        Place(path),
    )
