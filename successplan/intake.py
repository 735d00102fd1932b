"""Turn what comes in from outside, values in a table or repairs of form, into new contents of a customer's folder.

The way back beside `pipeline`: what is written goes through `store`, whole or not at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from successplan.bring import FILE, brought, columns_lacking, with_rows
from successplan.diagnostics import Diagnostic, Level, Place, Refused, in_order
from successplan.gate import LIMITS, read_bytes
from successplan.load import Change, customer_folder, load_customer, mended_forms, mended_ids, read_incoming
from successplan.model import Customer
from successplan.store import Replacement, recover, replace_files
from successplan.words import Words


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: rows added, corrections among them, values that were there, repaired, refused, left blank.

    `others` counts rows of other customers. `written` is the file, None where nothing was written; `stopped` where that
    is because of what was refused.
    """

    added: int
    corrections: int
    known: int
    repaired: int
    refused: int
    blank: int
    others: int
    written: Path | None
    stopped: bool
    diagnostics: tuple[Diagnostic, ...]


def bring_in(
    path: Path, file: Path, kpi: str | None = None, *, dry_run: bool = False, skip_refused: bool = False
) -> Imported:
    """Add the values in `file` to the history of the customer at `path`; with `kpi` where the file names none.

    Nothing is written where a cell is refused, unless `skip_refused`. Raises Refused where the customer's files have
    errors of form, or the table cannot be read.
    """
    folder = customer_folder(path)
    recover(folder)
    history = folder / FILE
    before = read_bytes(history, LIMITS.csv_file) if history.exists() else None
    customer, _ = load_customer(path)
    known = customer.indicator(kpi) if kpi is not None else None
    if kpi is not None and known is None:
        raise Refused([_no_such_kpi(kpi, customer)])
    incoming = read_incoming(file, customer, known)
    new = brought(((each.row, each.place, each.name) for each in incoming.read), customer)
    lacking = tuple(columns_lacking(before, new.rows, Place(history, 1)))
    refused = incoming.refused + new.refused
    stopped = bool(lacking) or (refused > 0 and not skip_refused)
    write = bool(new.rows) and not stopped and not dry_run
    if write:
        replace_files(folder, [Replacement(FILE, before, with_rows(before, new.rows))])
    return Imported(len(new.rows), new.corrections, new.known, incoming.repaired, refused, incoming.blank,
                    incoming.others, history if write else None, stopped,
                    in_order((*incoming.said, *new.said, *lacking)))


def _no_such_kpi(kpi: str, customer: Customer) -> Diagnostic:
    ids = ", ".join(each.id for _, each in customer.indicators)
    return Diagnostic(Level.ERROR, "kpi-known", Words(ja=f"計画書に {kpi} というKGI・KPIはありません",
                                                      en=f"The plan has no goal or KPI {kpi}"),
                      hint=Words(ja=f"次のどれかにしてください: {ids}", en=f"Use one of these: {ids}"))


def fix(path: Path) -> tuple[Change, ...]:
    """Put right what is certain in the files of the customer at `path`, and nothing else; each change.

    First what keeps the files from being read, then ids that name nothing; each set is written whole or not at all.
    """
    folder = customer_folder(path)
    recover(folder)
    done: list[Change] = []
    for mended in (mended_forms, mended_ids):
        files, changes = mended(path)
        if files:
            replace_files(folder, [Replacement(name, before, after) for name, before, after in files])
        done += changes
    return tuple(done)
