"""Turn the folders of fixtures into customers: a plan without `schema:` says what differs from the sound one."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

from successplan.analyse import analyse
from successplan.check import all_rules, check
from successplan.diagnostics import Diagnostic, Refused
from successplan.load import salvage_customer

FIXTURES = Path(__file__).parent / "check" / "fixtures"
SOUND = FIXTURES / "sound"
AS_OF = date(2026, 7, 15)
_STAGE = TemporaryDirectory(prefix="successplan-fixtures-")
_KEY = re.compile(r"^([a-z_]+):", re.MULTILINE)


@cache
def staged(folder: Path) -> Path:
    """The folder to load: the fixture's lines first, so that they keep their numbers, then what the sound plan adds.

    A file that begins with `schema:` is whole; where the plan is, the folder is.
    """
    if _whole(folder / "plan.yaml"):
        return folder
    out = Path(_STAGE.name) / folder.name
    out.mkdir()
    for name in {file.name for file in (*SOUND.iterdir(), *folder.iterdir())}:
        own, sound = folder / name, SOUND / name
        if not own.exists() or not sound.exists() or own.suffix == ".csv" or _whole(own):
            copy(own if own.exists() else sound, out)
        else:
            text = own.read_text(encoding="utf-8")
            (out / name).write_text(text + _rest(text, sound), encoding="utf-8")
    return out


def _whole(file: Path) -> bool:
    return file.exists() and file.read_text(encoding="utf-8").startswith("schema:")


def _rest(text: str, sound: Path) -> str:
    """The top-level blocks of the sound file whose keys the text does not have."""
    blocks = re.split(r"^(?=[a-z_]+:)", sound.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return "".join(block for block in blocks if block.split(":")[0] not in _KEY.findall(text))


def spoken_of(folder: Path) -> frozenset[str]:
    """The rules that a fixture is about: its name begins with one, or its files name it. The sound one is about all."""
    names = frozenset(rule.name for rule in all_rules())
    if folder == SOUND:
        return names
    said = "\n".join(file.read_text(encoding="utf-8") for file in folder.iterdir())
    named = {name for name in names if re.search(rf"(?<![\w-]){name}(?![\w-])", said)}
    return frozenset(named | {name for name in names if folder.name.startswith(name)})


def found(folder: Path, as_of: date = AS_OF) -> list[Diagnostic]:
    """What is said of the plan: of its form, and by the rules that the fixture is about."""
    try:
        customer, said = salvage_customer(staged(folder))
    except Refused as refused:
        return list(refused.diagnostics)  # nothing is left of the plan
    about, rules = spoken_of(folder), {rule.name for rule in all_rules()}
    return [one for one in (*said, *check(customer, as_of, analyse(customer, as_of)))
            if one.rule in about or one.rule not in rules]
