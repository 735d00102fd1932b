"""Turn a kind, a customer and an analysis into a report or a deck, in one language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from successplan.analyse import SHORT, Analysis, fingerprint, week_name
from successplan.compose.build import Build
from successplan.compose.change_lines import change_sentences
from successplan.compose.context import context
from successplan.compose.engine import run
from successplan.compose.kinds import Kind
from successplan.compose.lacking import with_places
from successplan.compose.language import day
from successplan.compose.locale import Locale, filled, load_locale
from successplan.compose.markdown import out_of_place
from successplan.compose.marks import Marks
from successplan.compose.mistakes import TemplateMistake, refused
from successplan.compose.origins import Stripped
from successplan.compose.speech import organisation, period, person
from successplan.compose.tracing import Known, Resolver
from successplan.compose.values import BLOCKS
from successplan.compose.vocabulary import vocabulary
from successplan.diagnostics import Diagnostic, in_order
from successplan.document import (
    Block,
    Blocks,
    Cover,
    Deck,
    Form,
    FormPage,
    Heading,
    Meta,
    Origins,
    Report,
    Slide,
    plain,
)
from successplan.model import Customer
from successplan.words import Language, Words

FORM_VERSION = "1"


def compose(
    kind: Kind, customer: Customer, analysis: Analysis, language: Language, earlier: Customer | None = None
) -> tuple[Report | Deck | Form, tuple[Diagnostic, ...]]:
    """The document in blocks, and warnings such as a missing translation. It may speak of what changed since `earlier`.

    Raises Refused with the template's file and line where its author made a mistake.
    """
    build = _build(kind, customer, analysis, language, earlier)
    said = run(build, vocabulary(build))
    return _whole(build, said, _meta(build, customer, analysis)), _told(build, customer)


def compose_traced(
    kind: Kind, known: Known, language: Language
) -> tuple[Report | Deck | Form, tuple[Diagnostic, ...], Origins]:
    """The same document and warnings as `compose`, and where every number in it comes from."""
    customer, analysis = known.customer, known.analysis
    marks = Marks()
    build = _build(kind, customer, analysis, language, known.earlier, marks)
    said, meta = run(build, vocabulary(build)), _meta(build, customer, analysis)
    stripped = Stripped(marks, Resolver(known, language))
    meta, said = stripped.one(meta), tuple(map(stripped.one, said))
    return _whole(build, said, meta), _told(build, known.customer), stripped.origins


def _told(build: Build, customer: Customer) -> tuple[Diagnostic, ...]:
    return in_order(with_places(build.said.values(), build.lacking, customer))


def _whole(build: Build, said: Iterable[object], meta: Meta) -> Report | Deck | Form:
    try:
        if build.kind.flow == "form":
            return _form(build, meta, said)
        return _report(meta, said) if build.kind.flow == "pages" else _deck(build, meta, said)
    except TemplateMistake as mistake:
        raise refused(mistake, build.kind.path) from mistake


def changes_in_words(
    kind: Kind, customer: Customer, analysis: Analysis, language: Language, earlier: Customer
) -> tuple[str, ...]:
    """What changed in the plan since `earlier`, a sentence each, in the words of the kind plan-changes."""
    build = _build(kind, customer, analysis, language, earlier)
    return change_sentences(build, build.seen["changes"])


def words_alone(kind: Kind, customer: Customer, analysis: Analysis, language: Language) -> Build:
    """What the functions of the vocabulary are asked with, for a screen that says what this kind's readers may know in
    this kind's words, whatever its template makes of them."""
    return _build(kind, customer, analysis, language, None)


def _build(
    kind: Kind, customer: Customer, analysis: Analysis, language: Language, earlier: Customer | None,
    marks: Marks | None = None
) -> Build:
    locale = load_locale(language, kind.folders)
    branches = (kind.name, *(("own_paper",) if kind.written_by == "customer" else ()))
    return Build(
        kind, Locale(language, locale.words, branches, _settings(customer), marks),
        context(kind, customer, analysis, language, earlier), {**customer.workspace.texts, **customer.plan.texts})


def _settings(customer: Customer) -> dict[str, Any]:
    style = customer.workspace.style
    marks = {name: getattr(style.marks, name) for name in type(style.marks).model_fields}
    if style.minus == "△" and marks["at_risk"] in ("△", "▲"):
        marks["at_risk"] = "◆"  # else a negative amount would look like a judgement
    return {
        "dates": style.dates, "minus": style.minus, "marks": marks, "money_unit": style.money.unit,
        "money_rounding": style.money.rounding,
        "fiscal_label": style.fiscal_label, "fiscal_year_start": customer.plan.customer.fiscal_year_start,
    }


def _report(meta: Meta, said: Iterable[object]) -> Report:
    cover: Cover | None = None
    blocks: list[Block] = []
    for one in said:
        if isinstance(one, Cover) and cover is None and not blocks:
            cover = one
        elif isinstance(one, BLOCKS):
            blocks.append(cast(Block, one))
        else:
            raise out_of_place(one)
    _levels_never_jump(tuple(blocks))
    return Report(meta, cover, tuple(blocks))


def _levels_never_jump(blocks: Blocks) -> None:
    level = 0
    for block in blocks:
        if isinstance(block, Heading):
            if block.level > level + 1:
                raise TemplateMistake(
                    Words(ja=f"見出し「{plain(block.inlines)}」は{level}段から{block.level}段へ飛んでいます",
                          en=f"The heading “{plain(block.inlines)}” jumps from level {level} to {block.level}"),
                    Words(ja=f"{'#' * (level + 1)} にしてください", en=f"Write it with {'#' * (level + 1)}"))
            level = block.level


def _deck(build: Build, meta: Meta, said: Iterable[object]) -> Deck:
    slides: list[Slide] = []
    for one in said:
        if not isinstance(one, Slide):
            raise TemplateMistake(
                Words(ja="スライドの外に文があります", en="Something stands outside the slides"),
                Words(ja="{% call slide(…) %} と {% endcall %} の間に書いてください",
                      en="Write it between {% call slide(…) %} and {% endcall %}"))
        slides.append(one)
    titles = [plain(slide.title) for slide in slides]
    for title in sorted({title for title in titles if titles.count(title) > 1}):
        build.warn("slide-titles-unique", Words(ja=f"同じ題のスライドが2枚以上あります: {title}",
                                                en=f"More than one slide is called “{title}”"))
    return Deck(meta, tuple(slides))


def _form(build: Build, meta: Meta, said: Iterable[object]) -> Form:
    pages: list[FormPage] = []
    for one in said:
        if not isinstance(one, FormPage):
            raise out_of_place(one)
        pages.append(one)
    form = Form(meta, tuple(pages), _manifest(build))
    ids = [field.id for field in form.fields]
    for twice in sorted({id_ for id_ in ids if ids.count(id_) > 1}):
        raise TemplateMistake(Words(ja=f"欄の名前 {twice} が2回あります", en=f"Two fields are called {twice}"))
    return form


def _manifest(build: Build) -> dict[str, str]:
    """Which form this is, for whoever reads it back: nothing that is not printed on it, too."""
    plan, analysis = build.seen["plan"], build.seen["analysis"]
    found = {
        "form": build.kind.name, "form_version": FORM_VERSION, "customer": plan.customer.id,
        "plan_version": plan.version, "language": build.locale.language, "as_of": analysis.as_of.isoformat()}
    return found | ({"week": week_name(analysis.period)} if build.kind.dated == "week" else {})


def _meta(build: Build, customer: Customer, analysis: Analysis) -> Meta:
    plan, kind, locale = customer.plan, build.kind, build.locale
    footer = customer.workspace.style.footer
    mark = footer.customer if kind.audience == "customer" else footer.internal
    name, label = build.words(plan.customer.name), build.words(kind.label)
    issue = period(build, analysis.period) if kind.dated != "version" else filled(
        locale.get("format.version"), version=plan.version)
    return Meta(
        kind=kind.name, language=locale.language, title=build.words(kind.title),
        subject=filled(locale.get("meta.subject"), document=label, issue=issue), customer=name,
        author=_author(build, customer), day=analysis.as_of,
        header=filled(locale.get("meta.header"), document=label, issue=issue,
                      customer=organisation(build, name) if _addressed(kind) else name),
        footer=filled(locale.get("format.plan_version"), version=plan.version),
        confidentiality=build.words(mark) if mark else str(locale.get(f"confidentiality.{kind.audience}")),
        keywords=filled(locale.get("meta.keywords"), document=label, issue=issue, customer=name),
        version=f"{plan.version} ({fingerprint(plan)[:SHORT]})",
        labels={str(key): str(word) for key, word in locale.get("label").items()} | {
            "day": day(locale, analysis.as_of, "short")})


def _addressed(kind: Kind) -> bool:
    """True for what we write to the customer."""
    return kind.audience == "customer" and kind.written_by == "vendor"


def _author(build: Build, customer: Customer) -> str:
    """Our house and the plan's author; of the customer's own paper the one who drafts it."""
    if build.kind.written_by == "customer":
        drafter = customer.person(customer.journal.proposal.drafter if customer.journal.proposal else None)
        return person(build, drafter, "name") if drafter and drafter.name else ""
    vendor = customer.workspace.vendor
    house = build.words(vendor.name) if vendor and vendor.name else ""
    author = customer.person(customer.plan.author)
    name = person(build, author, "name") if author and author.name else ""
    return " ".join(filter(None, (house, name)))


