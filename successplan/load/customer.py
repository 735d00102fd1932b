"""Turn a customer's folder into a Customer, or into every mistake of all its files at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from successplan.diagnostics import Diagnostic, Level, Place, Refused, has_errors, in_order
from successplan.load.consistency import bands_out_of_order, doubled_ids, doubled_in_lists, wrong_order
from successplan.load.find import AGREED, PLAN, find_workspace
from successplan.load.history import HistoryFile, read_history
from successplan.load.overlay import overlaid
from successplan.load.read import M, Source, read_model, read_source
from successplan.load.settings import settled
from successplan.model import Agreements, Customer, File, History, Internal, Journal, Keys, Plan, Workspace
from successplan.model.customer import in_file
from successplan.words import Language, Words


def load_customer(path: Path) -> tuple[Customer, tuple[Diagnostic, ...]]:
    """The customer whose folder or plan is at `path`, and what is to be said of it without being an error.

    A plan alone is enough. Raises Refused with the errors of all files.
    """
    customer, said = salvage_customer(path)
    if has_errors(said):
        raise Refused(said)
    return customer, said


def load_workspace(path: Path) -> Workspace:
    """The workspace in the file at `path`. Raises Refused with its errors."""
    source, said = read_source(path), list[Diagnostic]()
    workspace, _ = _model(source, Workspace, source.language or "ja", said)
    if workspace is None or has_errors(said):
        raise Refused(said)
    return workspace


def plan_language(path: Path) -> Language | None:
    """The language in which the plan at `path` says that it is written; None where it does not or cannot be read."""
    return read_source(_plan_file(path)).language


def salvage_customer(path: Path) -> tuple[Customer, tuple[Diagnostic, ...]]:
    """What can be read of the customer at `path`, for checking alone, and everything that is wrong with the files.

    Raises Refused where nothing of the plan can be read.
    """
    files = _read_files(path)
    said: list[Diagnostic] = []
    cut: dict[File, frozenset[Keys]] = {}
    language = files.plan.language or (files.workspace.language if files.workspace else None) or "ja"
    workspace_language = (files.workspace.language if files.workspace else None) or language

    plan, cut["plan"] = _model(files.plan, Plan, language, said)
    journal, cut["journal"] = _model(files.journal, Journal, language, said)
    internal, cut["internal"] = _model(files.internal, Internal, language, said)
    agreed, cut["agreed"] = _model(files.agreed, Agreements, language, said)
    workspace, cut["workspace"] = _model(files.workspace, Workspace, workspace_language, said)
    said += files.history.diagnostics if files.history else ()
    said += _across(files)
    if plan is None:
        raise Refused(said)
    if plan.language != language:
        plan = plan.model_copy(update={"language": language})

    customer = Customer(
        folder=files.folder,
        plan=plan,
        history=files.history.history if files.history else History(),
        journal=journal or Journal(),
        internal=internal,
        agreed=agreed or Agreements(),
        workspace=settled(workspace or Workspace(language=workspace_language), plan),
        find=files.place,
        cut={file: paths for file, paths in cut.items() if paths},
    )
    said += bands_out_of_order(customer.workspace.judgement.bands, _place_of_bands(customer))
    if files.workspace is None:
        said += _workspace_missing(customer)
    return customer, in_order(said)


@dataclass(frozen=True)
class _Files:
    folder: Path
    plan: Source
    journal: Source | None
    internal: Source | None
    agreed: Source | None
    workspace: Source | None
    history: HistoryFile | None

    def place(self, file: File, path: Keys) -> Place | None:
        if file == "history":
            return self.history.find(path) if self.history else None
        source: Source | None = getattr(self, file)
        return source.positions.value(path) if source else None


def _read_files(path: Path) -> _Files:
    plan = _plan_file(path)
    folder = plan.parent
    found = find_workspace(folder)
    history = folder / "kpi.csv"
    return _Files(
        folder=folder,
        plan=read_source(plan, may_be_empty=False),
        journal=_optional(folder / "journal.yaml"),
        internal=_optional(folder / "internal.yaml"),
        agreed=_optional(folder / AGREED),
        workspace=_optional(found) if found else None,
        history=read_history(history) if history.exists() else None,
    )


def customer_folder(path: Path) -> Path:
    """The folder of the customer whose folder or plan is at `path`."""
    return _plan_file(path).parent


def _plan_file(path: Path) -> Path:
    return path / PLAN if path.is_dir() and path.name != PLAN else path


def _optional(path: Path) -> Source | None:
    return read_source(path) if path.exists() else None


def _model(
    source: Source | None, model: type[M], language: Language, said: list[Diagnostic]
) -> tuple[M | None, frozenset[Keys]]:
    """The model of one file with the texts of its overlays, and what was cut; what is wrong goes to `said`."""
    if source is None:
        return None, frozenset()
    read = read_model(source, model, language)
    said += read.diagnostics
    if read.model is None:
        return None, read.cut
    value, found = overlaid(read.model, source.positions.file)
    said += found
    said += wrong_order(value, lambda path: source.positions.value(in_file(path, read.cut)))
    return value, read.cut


def _across(files: _Files) -> Iterator[Diagnostic]:
    own = [source for source in (files.plan, files.journal, files.internal) if source and source.data is not None]
    yield from doubled_ids((source.data, source.positions) for source in own)
    if files.workspace and files.workspace.data is not None:
        yield from doubled_in_lists(files.workspace.data, files.workspace.positions)


def _place_of_bands(customer: Customer) -> Place | None:
    """Where the bands that hold were written last: the plan has the last word."""
    path: Keys = ("judgement", "bands")
    return customer.place("plan" if customer.plan.judgement else "workspace", path)


def _workspace_missing(customer: Customer) -> Iterator[Diagnostic]:
    """A warning for everything in the plan whose meaning stands in a workspace that is not there."""
    plan = customer.plan
    named: list[tuple[Keys, str]] = [
        (("people", index, "id"), person.id) for index, person in enumerate(plan.people) if person.name is None
    ]
    lists: tuple[tuple[Keys, tuple[object, ...]], ...] = (
        (("onboarding", "pitfalls"), plan.onboarding.pitfalls),
        (("cases",), plan.cases),
        (("scenes",), plan.scenes),
    )
    named += [
        ((*path, index), each) for path, entries in lists for index, each in enumerate(entries) if isinstance(each, str)
    ]
    for path, id_ in named:
        yield Diagnostic(
            Level.WARNING,
            "workspace-missing",
            Words(f"{id_} は workspace.yaml で決めるものですが、そのファイルがありません。要確認と印刷します",
                  f"{id_} is set in workspace.yaml, which is missing; “To confirm” is printed"),
            customer.place("plan", path),
            Words("上のフォルダーに workspace.yaml を置くか、ここに全部を書いてください",
                  "Put a workspace.yaml into a folder above, or write it out here"),
        )  # fmt: skip
