"""Turn the name of a blueprint into the folder in which its files stand.

A blueprint is a plan like any other: a folder with plan.yaml and, if wanted, journal.yaml and internal.yaml. So a CS
leader makes one out of the best customer's folder (names and numbers taken out), an editor completes it, and
`successplan check` tells whether it is good. It needs no language of its own for what changes: days are moved by their
distance from its own beginning, people are known by their role.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from successplan.assets import template_folder
from successplan.gate import parse_yaml, read_text, refused
from successplan.model import Blueprint, Workspace
from successplan.start.answers import Answers
from successplan.words import LANGUAGES, Language, Words

_COMMON = "common"  # what a blueprint does not bring itself


@dataclass(frozen=True, slots=True)
class Known:
    """A blueprint and the folder in which it is; in it a folder a language, or the files of one language."""

    id: str
    name: Words
    folder: Path

    def file(self, name: str, language: Language) -> Path:
        """The file of the blueprint, of those that every blueprint has where it brings none. Raises Refused."""
        common = _shipped() / _COMMON / language
        for folder in (self.folder / language, self.folder, common):
            if (folder / name).is_file():
                return folder / name
        raise refused(
            "blueprint-known",
            (f"ひな形 {self.id} に {name} がありません", f"The blueprint {self.id} has no {name}"),
            (f"{self.folder} に {language}/{name} か {name} を置いてください",
             f"Put {language}/{name} or {name} into {self.folder}"))

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages in which it stands; all where its files say so themselves."""
        return tuple(each for each in LANGUAGES if (self.folder / each / "plan.yaml").is_file()) or LANGUAGES


def known_blueprints(workspace: Workspace | None, house: Path) -> tuple[Known, ...]:
    """The company's own blueprints (paths count from `house`, its workspace's folder), then those that ship.

    A company's own of the same id takes the place of the one that ships.
    """
    own = tuple(Known(each.id, each.name, house / each.path) for each in workspace.blueprints) if workspace else ()
    taken = {each.id for each in own}
    return (*own, *(each for each in _that_ship() if each.id not in taken))


def chosen_blueprint(known: tuple[Known, ...], answers: Answers) -> Known:
    """The blueprint that the answers name. Raises Refused, naming those there are, where there is none."""
    found = next((each for each in known if each.id == answers.blueprint), None)
    if found is not None:
        return found
    listed = ", ".join(each.id for each in known)
    raise refused(
        "blueprint-known",
        (f"ひな形 {answers.blueprint}（{answers.language}）がありません",
         f"There is no blueprint {answers.blueprint} ({answers.language})"),
        (f"--blueprint を次のどれかにしてください: {listed}", f"Let --blueprint be one of: {listed}"))


def common(name: str, language: Language) -> Path:
    """The file of this name that every blueprint has: workspace.yaml, journal.yaml or internal.yaml."""
    return _shipped() / _COMMON / language / name


def next_term(language: Language) -> Path:
    """The plan that brings what every next term has."""
    return _shipped() / "next" / language / "plan.yaml"


@cache
def _that_ship() -> tuple[Known, ...]:
    index = _shipped() / "blueprints.yaml"
    data = parse_yaml(read_text(index), index).data
    found = (Blueprint.model_validate(each, context={"language": "en"}) for each in data["blueprints"])
    return tuple(Known(each.id, each.name, _shipped() / each.path) for each in found)


def _shipped() -> Path:
    return template_folder() / "blueprints"
