"""Turn a path into customers: the folders in which a plan stands, and the workspace that holds for them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from successplan.diagnostics import Place
from successplan.gate import refused

PLAN = "plan.yaml"
AGREED = "agreed.yaml"
WORKSPACE = "workspace.yaml"
_DEPTH = 3
_NOT_CUSTOMERS = frozenset({"output", "received", "templates", "brands", "blueprints", "node_modules"})


def find_customers(path: Path) -> tuple[Path, ...]:
    """The customers at `path`, sorted: a plan's file or a customer's folder is itself one, a folder may hold many.

    Raises Refused where there is none.
    """
    if path.is_file() or (path / PLAN).exists():
        return (path,)
    found = tuple(_below(path, _DEPTH))
    if not found:
        raise refused(
            "customer-found",
            (f"{path} に {PLAN} がありません", f"There is no {PLAN} in {path}"),
            (
                f"顧客のフォルダー（{PLAN} のあるフォルダー）か、その親を指定してください",
                f"Name a customer's folder (where {PLAN} is), or the folder above",
            ),
            Place(path),
        )
    return found


def house_folders(folder: Path) -> tuple[Path, ...]:
    """Where a customer's own templates and brands may stand: its folder, then that of its workspace."""
    workspace = find_workspace(folder)
    return tuple(dict.fromkeys((folder, workspace.parent))) if workspace else (folder,)


def find_workspace(folder: Path) -> Path | None:
    """The nearest workspace.yaml in `folder` or above it, None where there is none."""
    for above in (folder.resolve(), *folder.resolve().parents):
        if (above / WORKSPACE).exists():
            # shown as the CSM wrote the path, where it is beside the plan
            return folder / WORKSPACE if above == folder.resolve() else above / WORKSPACE
    return None


def _below(folder: Path, depth: int) -> Iterator[Path]:
    try:
        inner = sorted(each for each in folder.iterdir() if each.is_dir())
    except OSError:
        return
    for each in inner:
        if each.name.startswith(".") or each.name in _NOT_CUSTOMERS:
            continue
        if (each / PLAN).exists():
            yield each
        elif depth > 1:
            yield from _below(each, depth - 1)
