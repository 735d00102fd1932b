"""Turn the workspace's pattern into a file name that every system takes."""

from __future__ import annotations

import re
from datetime import date
from unicodedata import normalize

from successplan.analyse import Span, week_name
from successplan.compose.kinds import Kind
from successplan.compose.language import fiscal, month
from successplan.compose.locale import Locale, filled, load_locale
from successplan.compose.mistakes import nearest
from successplan.diagnostics import Diagnostic, Level, Refused
from successplan.model import Customer
from successplan.words import Language, Words

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")
LONGEST = 120


def file_name(kind: Kind, customer: Customer, as_of: date, reported: Span, language: Language) -> str:
    """The name without suffix, such as 20260715_アオヤマ_月次報告_2026年6月度.

    Fields of the pattern: date, customer, customer_id, document, kind, period, month (2026-06), version, language; a
    pattern of only customer_id, kind, month, version and date is ASCII. In another than the plan's own language the
    name ends with the language, unless the pattern holds it. Raises Refused for a field that does not exist.
    """
    plan, pattern = customer.plan, customer.workspace.style.file_name
    locale = load_locale(language, kind.folders)
    version = filled(locale.get("format.version"), version=plan.version)
    fields = {
        "date": as_of.strftime("%Y%m%d"), "customer": plan.customer.called.say(language),
        "customer_id": plan.customer.id, "document": kind.label.say(language), "kind": kind.name,
        "period": _period(kind, locale, customer, reported) or version,
        "month": _month(kind, plan.version, reported),
        "version": plan.version, "language": language,
    }
    try:
        name = filled(pattern, **{key: safe(value) for key, value in fields.items()})
    except KeyError as error:
        raise _no_field(str(error.args[0]), fields) from error
    return safe(name if language == plan.language or "{language}" in pattern else f"{name}_{language}")


def _month(kind: Kind, version: str, reported: Span) -> str:
    """The same in ASCII: 2026-06, 2026-W28, the plan's version."""
    if kind.dated == "week":
        return week_name(reported)
    return version if kind.dated == "version" else reported.end.strftime("%Y-%m")


def _period(kind: Kind, locale: Locale, customer: Customer, reported: Span) -> str:
    """The reported month or week, or quarter without its months; "" for a kind that is dated by the plan's version."""
    if kind.dated == "version":
        return ""
    if kind.dated == "week":
        return week_name(reported)
    if kind.dated == "period":
        return month(locale, reported.end)
    by_end = customer.workspace.style.fiscal_label == "end_year"
    return fiscal(locale, reported.end, customer.plan.customer.fiscal_year_start, 3, by_end=by_end, explained=False)


def safe(name: str) -> str:
    """The name without what Windows, macOS or a mail gateway would not take, of at most 120 characters."""
    name = _FORBIDDEN.sub("-", normalize("NFC", name)).strip(" .")[:LONGEST].rstrip(" .")
    return f"_{name}" if not name or _RESERVED.fullmatch(name) else name


def _no_field(field: str, fields: dict[str, str]) -> Refused:
    listed = ", ".join(fields)
    return Refused([Diagnostic(
        Level.ERROR, "file-name-known-fields",
        Words(ja=f"ファイル名の型に {{{field}}} は使えません", en=f"A file name's pattern cannot hold {{{field}}}"),
        hint=nearest(field, fields) or Words(ja=f"使えるもの: {listed}", en=f"It can hold {listed}"))])
