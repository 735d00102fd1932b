"""Turn built bytes into files in an output folder: each whole or not at all, never over a person's own changes."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from successplan.diagnostics import Diagnostic, Level
from successplan.words import Words

RECORD = ".successplan.json"
ORIGINS = ".successplan-origins"  # a folder of what is known of each file's numbers


@dataclass(frozen=True, slots=True)
class Output:
    """A file to write: `about` says how it was made (kind, language, as_of, ...) and stands in the record.

    `origins` is what is known of its numbers; it stays beside the file, in a folder that a listing does not show.
    """

    name: str
    data: bytes
    about: dict[str, str]
    origins: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written. `kept` is the file of this name that a person has edited and that stays as it is."""

    path: Path
    kept: Path | None = None


def write_outputs(folder: Path, outputs: Iterable[Output], *, overwrite: bool = False) -> tuple[Written, ...]:
    """The files written into `folder`, in the order of `outputs`. OSError where the machine does not allow it.

    The record beside the files holds the hash of each file as it was built. A file whose hash is another one now was
    edited by hand: it stays, and ours goes beside it as NAME.new.EXT (NAME.new2.EXT where that was edited, too), unless
    `overwrite`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    record = _read_record(folder)
    written = []
    try:
        for output in outputs:
            path = folder / output.name
            target = path if overwrite else next(
                each for each in _beside(path) if not _edited(each, record, output.data))
            _replace(target, output.data)
            if output.origins:
                (folder / ORIGINS).mkdir(exist_ok=True)
                _replace(_origins_of(target), output.origins.encode("utf-8"))
            record[target.name] = {"sha256": _hash(output.data), **output.about}
            written.append(Written(target, path if target != path else None))
    finally:  # also of those that were written before one could not be
        if written:
            text = json.dumps({"files": dict(sorted(record.items()))}, ensure_ascii=False, indent=1) + "\n"
            _replace(folder / RECORD, text.encode("utf-8"))
    return tuple(written)


def read_origins(path: Path) -> str | None:
    """What was recorded of the numbers of the file at `path` when it was built; None where there is no record."""
    try:
        return _origins_of(path).read_text(encoding="utf-8")
    except FileNotFoundError:
        return None


def _origins_of(path: Path) -> Path:
    return path.parent / ORIGINS / f"{path.name}.json"


def _beside(path: Path) -> Iterator[Path]:
    """The file's own name, then NAME.new.EXT, NAME.new2.EXT and so on."""
    yield path
    yield path.with_suffix(f".new{path.suffix}")
    for number in count(2):
        yield path.with_suffix(f".new{number}{path.suffix}")


def _edited(path: Path, record: dict[str, dict[str, str]], data: bytes) -> bool:
    if not path.exists():
        return False
    now = _hash(path.read_bytes())
    return now not in (_hash(data), record.get(path.name, {}).get("sha256"))


def _read_record(folder: Path) -> dict[str, dict[str, str]]:
    """The record, empty where there is none or it is damaged: then every file counts as a person's."""
    try:
        files = json.loads((folder / RECORD).read_text(encoding="utf-8"))["files"]
        return {name: entry for name, entry in files.items() if isinstance(entry, dict)}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _replace(path: Path, data: bytes) -> None:
    """Write beside, then rename: a reader sees the old file or the new one, never half of one."""
    handle, name = tempfile.mkstemp(prefix=".successplan-", suffix=path.suffix, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def same_names(outputs: Iterable[Output]) -> Iterator[Diagnostic]:
    """An error for each file name that two documents would share: the second would replace the first."""
    seen: set[str] = set()
    for output in outputs:
        if output.name in seen:
            yield Diagnostic(
                Level.ERROR, "file-names-differ",
                Words(ja=f"2つの文書が同じファイル名になります: {output.name}",
                      en=f"Two documents would have the same file name: {output.name}"),
                hint=Words(ja="workspace.yaml の style.file_name に {document} と {period} を入れてください",
                           en="Put {document} and {period} into style.file_name in workspace.yaml"))
        seen.add(output.name)
