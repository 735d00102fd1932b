"""Turn a blueprint and the answers into the texts of a new customer's files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from successplan.analyse import workdays_for
from successplan.gate import parse_yaml, read_text, written
from successplan.model import Workspace
from successplan.model.scalar import is_day, is_month
from successplan.start.answers import Answers, called
from successplan.start.blueprint import Known, common
from successplan.start.dates import Shift, shifted
from successplan.start.text import Draft

HEAD = "\ufeffkpi,date,value,part,by,source,note\n"  # the mark lets a Japanese Excel read UTF-8
WORKSPACE = "workspace.yaml"
_SCHEMA = "# yaml-language-server: $schema="
_OURS = ("csm", "support", "sales", "sponsor")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a customer's folder is to be: in `house`, the workspace's folder, under `inside`, like customers/aoba."""

    house: Path
    inside: Path

    def schema(self, name: str) -> str:
        """The line by which an editor finds the schema of a file in the customer's folder."""
        return f"{_SCHEMA}{'../' * len(self.inside.parts)}schema/{name.removesuffix('.yaml')}.schema.json"


def texts(answers: Answers, blueprint: Known, workspace: Workspace, place: Place) -> dict[str, str]:
    """The text of each new file of the customer's folder, by its name.

    Raises Refused where the blueprint cannot be read.
    """
    language = answers.language
    found: dict[str, str] = {}
    team = _team(answers, workspace)
    drafts = {name: _draft(blueprint.file(name, language)) for name in ("plan.yaml", "journal.yaml", "internal.yaml")}
    shift = _shift(drafts["plan.yaml"], answers, workspace)
    ours = dict(_renamed(drafts["plan.yaml"], team))
    _answer(drafts["plan.yaml"], answers, blueprint, answers.csm not in _known(workspace))
    for name, draft in drafts.items():
        move_days(draft, shift)
        rename(draft, ours)
        found[name] = with_schema(_in_remarks(draft.changed(), ours), place.schema(name))
    found["kpi.csv"] = HEAD
    return found


def first_workspace(answers: Answers) -> tuple[str, Workspace]:
    """The text of the workspace.yaml that the first customer brings with it, and what it says."""
    path = common(WORKSPACE, answers.language)
    draft = _draft(path)
    draft.put(("vendor",), "name", written(answers.vendor or ""))
    draft.put(("team", 0), "name", written(answers.csm))
    text = with_schema(draft.changed(), f"{_SCHEMA}schema/workspace.schema.json")
    data = parse_yaml(text, path).data
    return text, Workspace.model_validate(data, context={"language": answers.language})


def _in_remarks(text: str, ours: Mapping[str, str]) -> str:
    """The text whose examples in remarks name our people by their ids, too."""
    for old, new in ours.items():
        text = re.sub(rf"(?m)^(#.*?)\b{re.escape(old)}\b", rf"\g<1>{new}", text)
    return text


def with_schema(text: str, line: str) -> str:
    """The text with `line` as its first, in place of the one that named a schema before."""
    if text.startswith(_SCHEMA):
        _, _, text = text.partition("\n")
    return f"{line}\n{text}"


def move_days(draft: Draft, shift: Shift) -> None:
    """Move every day and month of the text to where it stands in the new plan."""
    for path, value in draft.scalars():
        if isinstance(value, str) and is_day(value):
            moved = shift.day(date.fromisoformat(value), path)
            if moved.isoformat() != value:
                draft.write(path, moved.isoformat())
        elif isinstance(value, str) and path[-1] == "month" and is_month(value):
            draft.write(path, shift.month(value))


def rename(draft: Draft, names: Mapping[str, str]) -> None:
    """Let people be called by their new ids, wherever they are named."""
    for path, value in draft.scalars():
        if isinstance(value, str) and value in names and path[-1] not in ("role", "kind", "document"):
            draft.write(path, names[value])


def _draft(path: Path) -> Draft:
    return Draft(read_text(path), path)


def _shift(plan: Draft, answers: Answers, workspace: Workspace) -> Shift:
    old, end = (date.fromisoformat(str(plan.get(("period", key)))) for key in ("start", "end"))
    country = plan.get(("customer", "holidays"))
    return Shift(old, answers.start, shifted(end, old, answers.start), workdays_for(workspace.calendar, country))


def _team(answers: Answers, workspace: Workspace) -> dict[str, str]:
    """The id of one of ours for each role: the CSM of the answers, for the others the first of the workspace's team."""
    first: dict[str, str] = {member.role: member.id for member in reversed(workspace.team)}
    return {**first, "csm": _known(workspace).get(answers.csm, "csm")}


def _known(workspace: Workspace) -> dict[str, str]:
    """The ids of our people by their ids and their names."""
    return {said: member.id for member in workspace.team
            for said in (member.id, member.name.ja, member.name.en) if said is not None}


def _renamed(plan: Draft, team: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for person in plan.get(("people",)) or ():
        if person.get("role") in _OURS and person.get("role") in team:
            yield person["id"], team[person["role"]]


def _answer(plan: Draft, answers: Answers, blueprint: Known, new_csm: bool) -> None:
    """Write the answers into the plan, and take out of `to_confirm` what they answer."""
    plan.put((), "blueprint", blueprint.id, after="state")
    plan.write(("customer", "id"), answers.id)
    plan.put(("customer",), "short_name", written(answers.short_name or called(answers.name)),
             after="name")
    plan.put(("customer",), "name", written(answers.name))
    said = {"evaluator": answers.evaluator, "promoter": answers.promoter, "csm": answers.csm if new_csm else None}
    for index, person in enumerate(plan.get(("people",)) or ()):
        name = said.pop(str(person.get("role")), None)
        if name is not None:
            plan.put(("people", index), "name", written(name))
    answered = set()
    if answers.success is not None:
        plan.put(("success",), "words", written(answers.success))
        answered.add("success")
    if answers.fee is not None and plan.get(("contract",)) is not None:
        plan.put(("contract",), "annual_fee", f"{{amount: {answers.fee:f}, currency: {answers.currency}}}", after="end")
        answered.add("contract.annual_fee")
    open_ = [entry["what"] for entry in plan.get(("to_confirm",)) or ()]
    if open_ and answered.issuperset(open_):
        plan.drop(("to_confirm",))
    else:
        for index, what in enumerate(open_):
            if what in answered:
                plan.drop(("to_confirm", index))
