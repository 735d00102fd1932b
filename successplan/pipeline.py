"""Turn a customer's folder into documents: load, analyse, check, compose, render, in this order.

The first file to read. Each stage has a package of its name, and its own type. Nothing here reads the clock; the
customer's files are read by `load` alone, and only `outputs` writes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import cast

from successplan import agree as agreeing
from successplan.analyse import Analysis, Span, analyse, last_complete_quarter, month_of, next_week, quarter_of
from successplan.assets import brand_folder
from successplan.brand import Brand, load_brand
from successplan.check import all_rules, check, check_words, stops
from successplan.compose import (
    Kind,
    Known,
    changes_in_words,
    compose,
    compose_traced,
    file_name,
    load_kind,
    words_alone,
)
from successplan.diagnostics import Diagnostic, Level, Place, Refused, has_errors, in_order
from successplan.document import Deck, Form, Report
from successplan.document.texts import texts
from successplan.gate import read_bytes
from successplan.load import customer_folder, house_folders, load_customer, salvage_customer
from successplan.model import Agreed, Customer
from successplan.outputs import ORIGINS, Output, Written, read_origins, same_names, write_outputs
from successplan.status import Status, survey
from successplan.store import Replacement, recover, replace_files
from successplan.trace import FORMATS as READ_BACK
from successplan.trace import Number, as_record, pair, read, read_record
from successplan.words import Language, Words

FORMATS = ("docx", "pptx", "xlsx", "html", "pdf")  # a new format is a package in render/ and a word here
INTERNAL_WORDS = "internal-word-leaked"
CHANGES = "plan-changes"  # the kind that tells what changed between two plans
REPORT = "monthly"  # the kind in whose words a screen speaks
KINDS = ("success-plan", "kickoff", "monthly")  # what is built when nobody says what
EVERY_KIND = (*KINDS, "qbr", "ebr", "renewal-paper", "weekly", "minutes")  # what a customer ever gets
Renderer = Callable[..., tuple[bytes, tuple[Diagnostic, ...]]]


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted: kinds by name, formats (none = those that the kind names), languages (none = the plan's own).

    With `page_numbers` the contents of Word files have them, through LibreOffice: bytes may then differ by machine.
    A `draft` is made in spite of what the rules say, and says on every page that it is one. `week` is the one that a
    weekly form asks about (none = the one that is running); with `protect` only the fields of a form take values.
    `minutes` is how long the meeting may be: kinds that know their own length leave slides out for a shorter one.
    """

    as_of: date
    kinds: tuple[str, ...] = KINDS
    formats: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ()
    period: Span | None = None
    strict: bool = False
    overwrite: bool = False
    page_numbers: bool = False
    draft: bool = False
    week: Span | None = None
    protect: bool = True
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Examined:
    """A customer that was loaded, analysed and checked, with all that was found; `earlier` where it is compared."""

    customer: Customer
    analysis: Analysis
    diagnostics: tuple[Diagnostic, ...]
    earlier: Customer | None = None


def examine(path: Path, as_of: date, period: Span | None = None) -> Examined:
    """The customer at `path` (a folder or its plan.yaml) and everything there is to say about its plan.

    It is analysed for a month: that of `period`, its last one (so far) where it is longer, else the last one complete.
    Raises Refused where the files cannot be read as a plan at all.
    """
    recover(customer_folder(path))
    customer, said = salvage_customer(path)
    analysis = analyse(customer, as_of, month_of(min(period.end, max(as_of, period.start))) if period else None)
    return Examined(customer, analysis, in_order((*said, *check(customer, as_of, analysis))))


def build(path: Path, order: Order, out: Path | None = None) -> tuple[tuple[Written, ...], tuple[Diagnostic, ...]]:
    """The files made for the customer at `path`, with what was found on the way.

    They go to `out`, by default output/ in the customer's folder. Raises Refused when an error stops a document:
    then no file of this customer was written.
    """
    examined = examine(path, order.as_of, order.period)
    outputs, said = make(examined, order)
    return write_outputs(out or examined.customer.folder / "output", outputs, overwrite=order.overwrite), said


def agree(path: Path, day: date) -> tuple[Agreed | None, tuple[Diagnostic, ...]]:
    """Freeze the plan at `path` as agreed on `day`, in agreed.yaml beside it, and everything there is to say.

    The agreement that was known already is returned where this version was agreed before, unchanged; None where it was
    written now. Raises Refused where the plan has errors or the version was agreed otherwise: then nothing is written.
    """
    folder = customer_folder(path)
    recover(folder)
    file = folder / agreeing.FILE
    before = read_bytes(file) if file.exists() else None
    examined = examine(path, day)
    customer, said = examined.customer, examined.diagnostics
    known = None if "agreed" in customer.cut else agreeing.agreed_before(customer)
    said = in_order((*said, *(() if known else agreeing.order_of_days(customer, day))))
    if has_errors(said):
        raise Refused(said)
    if known is None:
        after = agreeing.with_agreement(before, customer, day)
        replace_files(folder, [Replacement(agreeing.FILE, before, after)])
    return known, in_order((*said, *agreeing.next_step(customer, day)))


def compare(old: Path, new: Path, as_of: date) -> Examined:
    """The customer at `new` with the one at `old` (folders or plans) as what it is compared with, unchecked.

    Raises Refused where one of them cannot be read.
    """
    for path in (old, new):
        recover(customer_folder(path))
    (earlier, _), (customer, _) = load_customer(old), load_customer(new)
    return Examined(customer, analyse(customer, as_of), (), earlier)


def changes_said(compared: Examined, language: Language) -> tuple[str, ...]:
    """What changed in the plan, a sentence each."""
    assert compared.earlier is not None
    (kind,) = _kinds(compared.customer, Order(compared.analysis.as_of, (CHANGES,)))
    return changes_in_words(kind, compared.customer, compared.analysis, language, compared.earlier)


def changes_slide(
    compared: Examined, language: Language, file: Path, *, overwrite: bool = False
) -> tuple[Written, tuple[Diagnostic, ...]]:
    """The slide of what changed, written as `file`, and what was found when it was made."""
    ((output,), said) = make(compared, Order(compared.analysis.as_of, (CHANGES,), ("pptx",), (language,)))
    (written,) = write_outputs(file.parent, [replace(output, name=file.name)], overwrite=overwrite)
    return written, said


def status(examined: Examined, language: Language) -> Status:
    """How the customer stands, in the words of its reports; nothing in it is for one side or for some readers only."""
    customer, analysis = examined.customer, examined.analysis
    (kind,) = _kinds(customer, Order(analysis.as_of, (REPORT,)))
    shared = replace(kind, audience="customer", readers="everyone")
    return survey(words_alone(shared, customer, analysis, language), customer, analysis)


def compose_all(examined: Examined, order: Order) -> Iterator[tuple[Report | Deck | Form, tuple[Diagnostic, ...]]]:
    """The wanted documents as blocks, each with what was found when it was composed."""
    for kind in _kinds(examined.customer, order):
        for language in order.languages or (examined.customer.plan.language,):
            customer, analysis = examined.customer, _analysis(kind, examined, order)
            document, said = compose(kind, customer, analysis, language, examined.earlier)
            yield _finished(kind, customer, analysis, document, said, order)


def _finished(
    kind: Kind, customer: Customer, analysis: Analysis, document: Report | Deck | Form, said: tuple[Diagnostic, ...],
    order: Order
) -> tuple[Report | Deck | Form, tuple[Diagnostic, ...]]:
    """The document as it is drawn; where a customer reads it, its words are checked too."""
    if kind.audience == "customer":
        said = (*said, *check_words(customer, analysis.as_of, texts(document), kind.path))
    if kind.flow == "form":
        said = tuple(map(_goes_out, said))
    if order.draft:
        document = replace(document, meta=replace(document.meta, watermark=document.meta.labels["draft"]))
    return document, said


def _goes_out(said: Diagnostic) -> Diagnostic:
    """A form goes out whatever the rules say, but for words of our own house: the other errors become warnings."""
    held = said.level is Level.ERROR and said.rule != INTERNAL_WORDS
    return replace(said, level=Level.WARNING) if held else said


def make(examined: Examined, order: Order) -> tuple[tuple[Output, ...], tuple[Diagnostic, ...]]:
    """The wanted files as bytes, and all diagnostics. Raises Refused when one of them stops a wanted kind."""
    customer, said = examined.customer, list(examined.diagnostics)
    kinds = _kinds(customer, order)
    weighed = _weighed(said, order)
    if any(stops(weighed, kind.name) for kind in kinds) or (order.strict and _has_warnings(weighed)):
        raise Refused(said)
    known: dict[Span, Known] = {}
    outputs: list[Output] = []
    found: list[Diagnostic] = []
    for kind in kinds:
        analysis, brand = _analysis(kind, examined, order), _brand(kind, customer)
        rests_on = known.setdefault(analysis.period, Known(customer, analysis, examined.earlier))
        for language in order.languages or (customer.plan.language,):
            for output, diagnostics in _make_kind(kind, rests_on, brand, language, order):
                outputs.append(output)
                found.extend(diagnostics)
    if not outputs:
        raise Refused([_nothing_wanted(order)])
    found.extend(same_names(outputs))
    weighed = _weighed(found, order)
    if has_errors(weighed) or (order.strict and _has_warnings(weighed)):
        raise Refused([*said, *found])
    return tuple(outputs), in_order([*said, *found])


def _brand(kind: Kind, customer: Customer) -> Brand:
    """How it looks: as the workspace says; the customer's own paper plain, without a logo of ours."""
    if kind.written_by == "customer":
        return load_brand(brand_folder("default"))
    folders = tuple(house / "brands" for house in house_folders(customer.folder))
    return load_brand(brand_folder(customer.workspace.brand, folders))


def _analysis(kind: Kind, examined: Examined, order: Order) -> Analysis:
    """What a document of this kind rests on: the analysed month, the week that a form asks about, or a quarter of the
    customer's fiscal year, the one that holds the asked period's last day, else the last one complete."""
    if kind.dated == "week":
        return analyse(examined.customer, order.as_of, order.week or next_week(order.as_of))
    if kind.dated != "quarter":
        return examined.analysis
    customer, first_month = examined.customer, examined.customer.plan.customer.fiscal_year_start
    asked = quarter_of(order.period.end, first_month) if order.period else None
    return analyse(customer, order.as_of, asked or last_complete_quarter(order.as_of, first_month))


def _kinds(customer: Customer, order: Order) -> tuple[Kind, ...]:
    folders = [house / "templates" for house in house_folders(customer.folder)]
    wanted = [load_kind(name, folders) for name in order.kinds]
    wanted += [load_kind(kind.appendix, folders) for kind in wanted if kind.appendix]
    kinds = tuple({kind.name: kind for kind in wanted}.values())
    if order.minutes is None:
        return kinds
    if not any(kind.minutes for kind in kinds):
        raise Refused([_no_shorter(order)])
    return tuple(replace(kind, minutes=order.minutes) if kind.minutes else kind for kind in kinds)


def _weighed(said: Iterable[Diagnostic], order: Order) -> list[Diagnostic]:
    """What may stop a document: a draft is stopped only by what can't be read or made, and by words of our own house,
    for drafts are shown to customers more often than anything else."""
    rules = {rule.name for rule in all_rules()} - {INTERNAL_WORDS} if order.draft else set()
    return [diagnostic for diagnostic in said if diagnostic.rule not in rules]


def _has_warnings(diagnostics: Iterable[Diagnostic]) -> bool:
    return any(diagnostic.level is not Level.INFO for diagnostic in diagnostics)


def _make_kind(
    kind: Kind, known: Known, brand: Brand, language: Language, order: Order
) -> Iterator[tuple[Output, tuple[Diagnostic, ...]]]:
    document, said, origins = compose_traced(kind, known, language)
    document, said = _finished(kind, known.customer, known.analysis, document, said, order)
    name = file_name(kind, known.customer, known.analysis, language)
    record = as_record(origins)
    about = {"kind": kind.name, "language": language, "as_of": order.as_of.isoformat()}
    for format_ in order.formats or kind.formats:
        if format_ in kind.can_be:
            data, found = _renderer(format_, order, form=kind.flow == "form")(document, brand)
            kept = record if f".{format_}" in READ_BACK else ""  # nothing reads the numbers of other files back
            yield Output(f"{name}.{format_}", data, about, kept), (*said, *found)


def _renderer(format_: str, order: Order, *, form: bool) -> Renderer:
    render = renderer(format_)
    if form and not order.protect:
        return partial(render, protect=False)
    if format_ != "pdf" and (format_ != "docx" or not order.page_numbers):
        return render
    from successplan.office import to_pdf

    if format_ == "pdf":
        return partial(render, printer=to_pdf, page_numbers=order.page_numbers)
    return partial(render, printer=lambda data: to_pdf(data, format_))


def renderer(format_: str) -> Renderer:
    """The function that writes this format; its module is imported when it is wanted."""
    return cast(Renderer, getattr(import_module(f"successplan.render.{format_}"), f"render_{format_}"))


def _no_shorter(order: Order) -> Diagnostic:
    kinds = ", ".join(order.kinds)
    return Diagnostic(
        Level.ERROR, "kind-has-minutes",
        Words(ja=f"{kinds} に短い版はありません", en=f"There is no shorter form of {kinds}"),
        hint=Words(ja="--minutes は --kind ebr とともに使ってください", en="Give --minutes together with --kind ebr"))


def _nothing_wanted(order: Order) -> Diagnostic:
    kinds, formats = ", ".join(order.kinds), ", ".join(order.formats)
    return Diagnostic(
        Level.ERROR, "kind-has-format",
        Words(ja=f"{kinds} に {formats} の形式はありません", en=f"There is no {formats} of {kinds}"),
        hint=Words(ja="--format を外すと、その文書にある形式でつくります",
                   en="Without --format, every format that the kind has is made"))


def trace(path: Path) -> tuple[Number, ...]:
    """Every number of a built file with where it comes from.

    Raises Refused where it is no such file, or where the record that was written when it was built is not beside it.
    """
    recorded = read_origins(path)
    if recorded is None:
        raise Refused([_not_recorded(path)])
    try:
        origins = read_record(recorded)
    except ValueError:
        raise Refused([_not_recorded(path)]) from None
    return pair(read(path), origins)


def _not_recorded(path: Path) -> Diagnostic:
    return Diagnostic(
        Level.ERROR, "file-traceable",
        Words(ja=f"{path.name} の数値の出所の記録（{ORIGINS}/{path.name}.json）が、このフォルダーにないか読めません",
              en=f"The record of where the numbers of {path.name} come from ({ORIGINS}/{path.name}.json) is not in "
                 "this folder, or cannot be read"), Place(path),
        Words(ja="build でつくったフォルダーに、つくったときの名前のまま戻すか、もう一度 build してください",
              en="Put the file back into the folder where it was built, under its own name, or build it again"))
