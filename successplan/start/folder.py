"""Turn the answers into a new customer's folder: written whole or not at all, never over anything."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from successplan.diagnostics import Refused
from successplan.gate import refused
from successplan.load import find_workspace, load_workspace
from successplan.model import Workspace
from successplan.schema import SCHEMAS, schema_text
from successplan.start.answers import Answers
from successplan.start.begin import WORKSPACE, Place, first_workspace, texts
from successplan.start.blueprint import Known, chosen_blueprint, known_blueprints
from successplan.store import Replacement, replace_files
from successplan.words import Language


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
    for which in SCHEMAS:
        name = f"schema/{which}.schema.json"
        if not (house / name).exists():
            files[name] = schema_text(which).encode("utf-8")
    replace_files(house, [Replacement(name, None, data) for name, data in files.items()])
    return tuple(house / name for name in files if not name.startswith("schema/"))


def there_already(folder: Path) -> Refused:
    """The exception that says that nothing was written, because the folder is there."""
    return refused(
        "customer-new",
        (f"{folder} はもうあります。何も変更していません", f"{folder} is there already; nothing was changed"),
        ("別の名前にするか、そのフォルダーの plan.yaml を直してください",
         "Choose another name, or edit plan.yaml in that folder"))
