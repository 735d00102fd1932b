"""Turn names of what ships with the package (templates, brands, locales) into folders, wherever it is installed."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from successplan.diagnostics import Diagnostic, Level, Refused
from successplan.words import Words


@cache
def template_folder() -> Path:
    """The folder `templates`: inside the installed package, or beside the package in a checkout.

    Raises FileNotFoundError where neither is there: then the installation is broken.
    """
    package = Path(str(files("successplan")))
    for folder in (package / "templates", package.parent / "templates"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(package / "templates")


def brand_folder(name: str, folders: tuple[Path, ...] = ()) -> Path:
    """The folder of the brand `name`: in `folders` (each holds brands) first, then among those that ship.

    Raises Refused, naming the known ones, where there is no such brand.
    """
    places = (*folders, template_folder() / "brands")
    for place in places:
        if Path(name).name == name not in ("", "..") and (place / name).is_dir():
            return place / name
    known = sorted({child.name for place in places if place.is_dir() for child in place.iterdir() if child.is_dir()})
    listed = ", ".join(known)
    raise Refused([Diagnostic(
        Level.ERROR, "brand-known",
        Words(ja=f"ブランド {name} がありません", en=f"There is no brand {name}"),
        hint=Words(ja=f"workspace.yaml の brand を次のどれかにしてください: {listed}",
                   en=f"Let brand in workspace.yaml be one of: {listed}"))])
