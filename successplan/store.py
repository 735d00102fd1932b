"""Turn new contents into files of a customer's folder: all of them or none, by one writer at a time.

What a set of files is to become is written first, whole, into one file beside them (PENDING); that file's rename is the
moment in which the set is decided. Only then is each file replaced, and at the end PENDING goes. A run that is killed
before that moment has changed nothing; after it, `recover`, which every command calls before it reads, does the rest.

Nobody's own change is ever lost: a content is replaced only where it still is the one that the new one was made from.
So a caller edits as little as it can (text at the places where it was parsed) and hands over both, before and after.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from successplan.diagnostics import Place, Refused
from successplan.gate import LIMITS, read_bytes, refused

PENDING = ".successplan.pending"
LOCK = ".successplan.lock"  # stays: taking a lock file away while another waits for it would let two in
_NEW = ".successplan.new"  # one name, for one writer: what a killed run leaves of it is replaced by the next
_WAIT = 10.0  # seconds; a write takes a small part of one


@dataclass(frozen=True, slots=True)
class Replacement:
    """A file of the folder (`name`, with / where it lies deeper): what was read, None for no file, what it becomes."""

    name: str
    before: bytes | None
    after: bytes


def replace_files(folder: Path, files: Iterable[Replacement]) -> None:
    """Give the files of `folder`, which need not be there yet, their new contents, all or none.

    Raises Refused where one of them is not what it was any more, OSError where the machine does not allow it
    (TimeoutError while another program writes here): then nothing was changed.
    """
    wanted = tuple(files)
    folder.mkdir(parents=True, exist_ok=True)
    with _locked(folder):
        _finish(folder)
        for each in wanted:
            if _content(_inside(folder, each.name)) != each.before:
                raise _changed_meanwhile(folder / each.name)
        entries = [{"name": each.name, "before": _hash(each.before), "after": base64.b64encode(each.after).decode()}
                   for each in wanted]
        _write(folder / PENDING, json.dumps({"files": entries}, ensure_ascii=False, indent=1).encode())
        _finish(folder)


def recover(folder: Path) -> None:
    """Finish what a killed run had decided on and not done; nothing where there is nothing to finish.

    Raises Refused where a person has changed one of its files since, OSError where the machine does not allow it.
    """
    if (folder / PENDING).exists():
        with _locked(folder):
            _finish(folder)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    from filelock import FileLock  # here: commands that only read have no need of it

    with FileLock(folder / LOCK, timeout=_WAIT):
        yield


def _finish(folder: Path) -> None:
    """Replace every file that PENDING names and that is not new yet, then take PENDING away."""
    pending = folder / PENDING
    if not pending.exists():
        return
    todo = []
    for path, before, after in _read_pending(folder):
        now = _hash(_content(path))
        if now not in (before, _hash(after)):
            raise _changed_since(path, pending)
        if now != _hash(after):
            todo.append((path, after))
    for path, after in todo:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, after)
    pending.unlink()
    _settle(folder)


def _read_pending(folder: Path) -> list[tuple[Path, str | None, bytes]]:
    """Each file that is to be replaced, with the hash of its old content and the new content."""
    pending = folder / PENDING
    try:
        return [(_inside(folder, each["name"]), each["before"], base64.b64decode(each["after"], validate=True))
                for each in json.loads(read_bytes(pending, LIMITS.package))["files"]]
    except (ValueError, KeyError, TypeError) as problem:
        raise refused(
            "write-finished",
            (f"途中で止まった書き込みの記録 {PENDING} を読めません",
             f"{PENDING}, the record of a write that was cut off, cannot be read"),
            ("このフォルダーのファイルを確かめてから、この記録を消してください",
             "See whether the files of this folder are as they should be, then delete the record"),
            Place(pending),
        ) from problem


def _inside(folder: Path, name: str) -> Path:
    """The file itself, behind any link. Refused where it lies outside of the folder: a record may come from a mail."""
    path = (folder / PurePosixPath(name)).resolve()
    if folder.resolve() not in path.parents:
        raise refused(
            "write-stays-inside",
            (f"{name} は顧客のフォルダーの外にあります", f"{name} lies outside of the customer's folder"),
            ("このフォルダーの中に実際のファイルを置いてください", "Put the file itself into this folder"),
            Place(folder / name),
        )
    return path


def _content(path: Path) -> bytes | None:
    """What the file holds, None where there is none. Opened for writing, so that one held by Excel is told in time."""
    try:
        with path.open("r+b") as file:
            return file.read()
    except FileNotFoundError:
        return None


def _write(path: Path, data: bytes) -> None:
    """Write beside, then rename: at any moment the old file or the new one stands there, whole, on the disk itself."""
    new = path.with_name(_NEW)
    try:
        with new.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, new)
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Wait until the names of the folder's files are on the disk; Windows does not offer that."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _hash(data: bytes | None) -> str | None:
    return None if data is None else hashlib.sha256(data).hexdigest()


def _changed_meanwhile(path: Path) -> Refused:
    return refused(
        "write-is-current",
        (f"{path.name} が、読んでから書くまでの間に変わりました。何も変更していません",
         f"{path.name} was changed between reading and writing; nothing was written"),
        ("保存し終えてから、もう一度実行してください", "Run the command again when it is saved"),
        Place(path),
    )


def _changed_since(path: Path, pending: Path) -> Refused:
    return refused(
        "write-finished",
        (f"前回の書き込みが途中で止まり、その後 {path.name} が手で直されています",
         f"The last write was cut off, and {path.name} was edited by hand since"),
        (f"{path.name} を控えてから元に戻して実行するか、{pending.name} を消して今の内容を正としてください",
         f"Undo the edit (keep a copy) and run again, or delete {pending.name} to keep the files as they are now"),
        Place(path),
    )
