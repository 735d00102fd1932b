"""Turn the answers into a new customer's folder: written whole or not at all, never over anything."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from successplan.analyse import workdays_of
from successplan.diagnostics import Refused
from successplan.gate import read_bytes, refused
from successplan.load import find_workspace, load_customer, load_workspace
from successplan.model import Workspace
from successplan.schema import SCHEMAS, schema_text
from successplan.start.answers import Answers
from successplan.start.begin import HEAD, WORKSPACE, Place, first_workspace, texts
from successplan.start.blueprint import Known, chosen_blueprint, known_blueprints
from successplan.start.following import following, next_shift
from successplan.store import Replacement, replace_files
from successplan.words import Language

_MONTH = re.compile(r"-[0-9]{4}-[0-9]{2}$")  # of the term before


@dataclass(frozen=True, slots=True)
class House:
    """The folder in which the workspace stands, or, where there is none yet, will stand."""

    folder: Path
    workspace: Workspace | None

    @property
    def language(self) -> Language | None:
        """The language of the workspace, None where there is none."""
        return self.workspace.language if self.workspace else None

    def blueprints(self, language: Language) -> tuple[Known, ...]:
        """What a new customer can be begun from in this language, the company's own first."""
        return tuple(each for each in known_blueprints(self.workspace, self.folder) if language in each.languages)


def house_of(into: Path) -> House:
    """The house of a new customer in the folder `into`. Raises Refused where its workspace cannot be read."""
    found = find_workspace(into)
    return House(found.parent, load_workspace(found)) if found else House(into, None)


def begin(answers: Answers, into: Path) -> tuple[Path, ...]:
    """The new files of a customer, in the folder of its id in `into`; the workspace and the schemas where they lack.

    All of them are written or none. Raises Refused where one of them, or the folder, is there already, or where the
    blueprint is not known or cannot be read.
    """
    folder = into / answers.id
    if folder.exists():
        raise there_already(folder)
    found = house_of(into)
    house, workspace = found.folder, found.workspace
    blueprint = chosen_blueprint(found.blueprints(answers.language), answers)
    place = Place(house, folder.resolve().relative_to(house.resolve()))
    files: dict[str, bytes] = {}
    if workspace is None:
        text, workspace = first_workspace(answers)
        files[WORKSPACE] = text.encode("utf-8")
    files.update({(place.inside / name).as_posix(): text.encode("utf-8")
                  for name, text in texts(answers, blueprint, workspace, place).items()})
    return _written(house, files)


def begin_next(path: Path, as_of: date, name: str | None = None) -> tuple[Path, ...]:
    """The new files of the customer at `path` for the term after its plan's, in a folder beside its own.

    The folder is called `name`, by default as the customer's is with the month in which the term begins. Raises Refused
    where the customer has errors, or where that folder is there already: then nothing is written.
    """
    customer, _ = load_customer(path)
    shift = next_shift(customer, workdays_of(customer))
    here = customer.folder.resolve()
    folder = here.parent / (name or f"{_MONTH.sub('', here.name)}-{shift.new:%Y-%m}")
    if folder.exists():
        raise there_already(folder)
    house = house_of(here.parent).folder.resolve()
    place = Place(house, folder.relative_to(house))
    files = {file: text.encode("utf-8") for file, text in following(customer, shift, as_of, place).items()}
    files["kpi.csv"] = HEAD.encode("utf-8")
    files.update({name: read_bytes(here / name) for name in ("kpi.csv", WORKSPACE) if (here / name).exists()})
    return _written(house, {(place.inside / name).as_posix(): data for name, data in files.items()})


def _written(house: Path, files: dict[str, bytes]) -> tuple[Path, ...]:
    """The files as written into the house, all or none, with the schemas that it does not have yet."""
    schemas = {f"schema/{which}.schema.json": which for which in SCHEMAS}
    lacking = {name: schema_text(which).encode("utf-8") for name, which in schemas.items()
               if not (house / name).exists()}
    replace_files(house, [Replacement(name, None, data) for name, data in (files | lacking).items()])
    return tuple(house / name for name in files)


def there_already(folder: Path) -> Refused:
    """The exception that says that nothing was written, because the folder is there."""
    return refused(
        "customer-new",
        (f"{folder} はもうあります。何も変更していません", f"{folder} is there already; nothing was changed"),
        ("別の名前にするか、そのフォルダーの plan.yaml を直してください",
         "Choose another name, or edit plan.yaml in that folder"))
