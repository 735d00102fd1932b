"""Turn an Office file from outside into its parts, or refuse it: nothing is unpacked before its size is known."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import Path

from successplan.diagnostics import Place, Refused
from successplan.gate.limits import LIMITS
from successplan.gate.refuse import refused

_ENCRYPTED = 0x1
_DOCTYPE = re.compile(
    rb"<!(DOCTYPE|ENTITY)|<\0!\0(D\0O\0C\0T|E\0N\0T\0I)|\0<\0!\0(D\0O\0C\0T|E\0N\0T\0I)", re.IGNORECASE
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HINT = (
    "送り主に、Office で開いて保存し直したファイルを頼んでください",
    "Ask the sender to open it in Office and save it again",
)


def open_package(data: bytes, file: Path = Path("file")) -> dict[str, bytes]:
    """The parts of a .docx, .xlsx or .pptx by name, in the order of the file.

    Raises Refused for what is no such file, for encryption, for names that are absolute, doubled or lead out, for too
    many or too large parts or too strong a compression, and for XML with a document type.
    """
    if len(data) > LIMITS.office_file:
        raise _no(file, "ファイルが大きすぎます", "the file is too large")
    if data.startswith(_OLE):
        raise _no(
            file,
            "パスワードで保護されているか、古い形式（.doc .xls .ppt）です",
            "it has a password, or an old format (.doc .xls .ppt)",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [info for info in archive.infolist() if not info.filename.endswith("/")]
            _guard(members, file)
            return _unpacked(archive, members, file)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError):
        raise _no(file, "Office のファイルとして読めません", "it cannot be read as an Office file") from None


def _guard(members: list[zipfile.ZipInfo], file: Path) -> None:
    """Refuse by the table of contents alone."""
    if len(members) > LIMITS.members:
        raise _no(file, f"部品が多すぎます（{len(members):,}）", f"it has too many parts ({len(members):,})")
    seen: set[str] = set()
    total = 0
    for info in members:
        _guard_name(info, seen, file)
        if info.flag_bits & _ENCRYPTED:
            raise _no(file, "暗号化されています", "it is encrypted")
        total += info.file_size
        if info.file_size > LIMITS.member or total > LIMITS.package:
            raise _no(file, "展開すると大きすぎます", "it is too large when unpacked")
        if info.file_size > LIMITS.ratio_from and info.file_size > LIMITS.ratio * max(info.compress_size, 1):
            raise _no(
                file, f"圧縮の率が異常です（{info.filename}）", f"it is compressed beyond reason ({info.filename})"
            )


def _guard_name(info: zipfile.ZipInfo, seen: set[str], file: Path) -> None:
    # orig_filename: zipfile cuts at a null character and turns the system's separators round
    name = info.orig_filename
    shown = name[:80]
    leads_out = name.startswith("/") or ".." in name.split("/") or "\\" in name or ":" in name or "\0" in name
    if leads_out or len(name) > LIMITS.member_name_characters:
        raise _no(file, f"部品の名前が正しくありません（{shown!r}）", f"a part has an improper name ({shown!r})")
    if name.lower() in seen:
        raise _no(file, f"同じ名前の部品が2つあります（{shown}）", f"two parts have the same name ({shown})")
    seen.add(name.lower())


def _unpacked(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], file: Path) -> dict[str, bytes]:
    """The parts, read no further than the table of contents promised."""
    parts: dict[str, bytes] = {}
    for info in members:
        with archive.open(info) as member:
            content = member.read(info.file_size + 1)
        if len(content) != info.file_size:
            raise _no(
                file,
                f"部品の大きさが目録と違います（{info.filename}）",
                f"a part is not as large as stated ({info.filename})",
            )
        if info.filename.endswith((".xml", ".rels", ".vml")) and _DOCTYPE.search(content):
            raise _no(file, f"文書型の宣言があります（{info.filename}）", f"it holds a document type ({info.filename})")
        parts[info.filename] = content
    return parts


def _no(file: Path, ja: str, en: str) -> Refused:
    return refused(
        "package-safe", (f"{file.name} は読み込みません: {ja}", f"{file.name} is refused: {en}"), _HINT, Place(file)
    )
