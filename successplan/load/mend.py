"""Turn a customer's folder into one without the mistakes whose remedy is certain; all its files at once, or none."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from successplan.diagnostics import Refused
from successplan.gate import LIMITS, read_bytes
from successplan.load.customer import customer_folder, salvage_customer
from successplan.load.find import PLAN
from successplan.load.repair import Change, repaired, with_known_ids
from successplan.model import Customer, File, Internal, Journal, Keys, Plan, Reference, ids_by_kind, references
from successplan.model.base import Model

Mended = tuple[str, bytes, bytes]  # a file's name, what it held, what it is to hold
_FILES: tuple[tuple[str, type[Model]], ...] = ((PLAN, Plan), ("journal.yaml", Journal), ("internal.yaml", Internal))


def mended_forms(path: Path) -> tuple[tuple[Mended, ...], tuple[Change, ...]]:
    """What the files of the customer at `path` become when their form is put right, and each change."""
    folder = customer_folder(path)
    found: list[Mended] = []
    said: list[Change] = []
    for name, model in _FILES:
        file = folder / name
        if not file.exists():
            continue
        try:
            before = read_bytes(file, LIMITS.yaml_file)
        except Refused:
            continue  # told when the files are checked
        after, changes = repaired(before, file, model)
        if changes:
            found.append((name, before, after))
            said += changes
    return tuple(found), tuple(said)


def mended_ids(path: Path) -> tuple[tuple[Mended, ...], tuple[Change, ...]]:
    """The same for ids that name nothing; nothing where a part of the files could not be read.

    An id that is there no more, or not yet, may be the one that was meant: then nothing is certain.
    """
    try:
        customer, _ = salvage_customer(path)
    except Refused:
        return (), ()
    if customer.cut:
        return (), ()
    known = dict(ids_by_kind(customer)) | {"person": frozenset(
        {person.id for person in customer.people} | {member.id for member in customer.workspace.team})}
    found: list[Mended] = []
    said: list[Change] = []
    files: tuple[tuple[File, str, Model], ...] = (
        ("plan", PLAN, customer.plan), ("journal", "journal.yaml", customer.journal))
    for kind, name, model in files:
        if not (customer.folder / name).exists():
            continue
        before = read_bytes(customer.folder / name, LIMITS.yaml_file)
        after, changes = with_known_ids(before, customer.folder / name, _unknown(customer, kind, model, known), known)
        if changes:
            found.append((name, before, after))
            said += changes
    return tuple(found), tuple(said)


def _unknown(
    customer: Customer, file: File, model: Model, known: dict[str, frozenset[str]]
) -> Iterable[tuple[Keys, Reference]]:
    return ((customer.in_file(file, each.path), each) for each in references(model)
            if each.kind in known and each.id not in known[each.kind])
