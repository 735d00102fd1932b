"""Turn the head of a table that people keep into what its columns are: a row a value, or a column a KPI or a month."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from successplan.gate import Table
from successplan.load.people_day import is_like_a_day
from successplan.model import Customer, Goal, Kpi
from successplan.model.workspace import Source, SourceColumns
from successplan.words import Words

_HEADS: Mapping[str, tuple[str, ...]] = {
    "customer": ("customer", "tenant", "account", "client", "顧客", "顧客名", "お客様", "取引先", "会社名", "企業名"),
    "kpi": ("kpi", "kgi", "kpi名", "指標", "指標名", "項目", "項目名", "indicator", "metric", "measure"),
    "date": ("date", "日付", "年月日", "年月", "月", "週", "日", "期間", "期間末", "測定日", "集計日", "対象月",
             "対象週",
             "day", "week", "weekend", "weekending", "month", "monthend", "period", "asof"),
    "value": ("value", "値", "実績", "実績値", "数値", "測定値", "actual", "result", "amount"),
    "unit": ("unit", "units", "単位"),
    "part": ("part", "部門", "部署", "内訳", "区分", "対象", "店舗", "拠点", "segment", "department", "site", "dept"),
    "by": ("by", "記入者", "入力者", "報告者", "担当", "担当者", "reportedby", "enteredby"),
    "source": ("source", "出所", "出典", "データ元", "情報源"),
    "note": ("note", "notes", "備考", "メモ", "コメント", "理由", "注記", "remark", "remarks", "comment", "comments"),
}
_ROLE_OF = {head: role for role, heads in _HEADS.items() for head in heads}
_HEAD_ROWS = 20  # a title, a date and a blank row may stand above
Indicator = Goal | Kpi


@dataclass(frozen=True)
class Layout:
    """What the columns of a table are, from the row `head` on.

    `roles` has the column of each role. A column a KPI: `kpis` has them, by column. A column a day: `days` has the head
    of each, by column. `unused` are the columns whose head says nothing, `near` what the head may mean.
    """

    head: int
    roles: Mapping[str, int]
    kpis: Mapping[int, Indicator] = field(default_factory=dict)
    days: Mapping[int, str] = field(default_factory=dict)
    unused: Mapping[int, str] = field(default_factory=dict)


def find_layout(table: Table, customer: Customer, columns: SourceColumns | None = None) -> Layout | None:
    """The layout of the first row that names columns, by a source's own names (`columns`) where it has them."""
    own = {plain(head): role for role, head in (columns.model_dump() if columns else {}).items() if head}
    names = names_of(customer)
    for row in range(min(len(table.rows), _HEAD_ROWS)):
        heads = {column: cell.text for column, cell in enumerate(table.rows[row]) if cell.text}
        found = _layout(row, heads, own or _ROLE_OF, names)
        if found is not None:
            return found
    return None


def _layout(
    row: int, heads: dict[int, str], role_of: Mapping[str, str], names: Mapping[str, Indicator]
) -> Layout | None:
    roles: dict[str, int] = {}
    kpis: dict[int, Indicator] = {}
    days: dict[int, str] = {}
    unused: dict[int, str] = {}
    for column, head in heads.items():
        role, kpi = role_of.get(plain(head)), indicator_named(head, names)
        if role is not None and role not in roles:
            roles[role] = column
        elif kpi is not None:
            kpis[column] = kpi
        elif is_like_a_day(head):
            days[column] = head
        else:
            unused[column] = head
    if "date" in roles and "value" in roles:
        return Layout(row, roles, unused=unused | {column: heads[column] for column in (*kpis, *days)})
    if "date" in roles and kpis:
        return Layout(row, roles, kpis=kpis, unused=unused | days)
    if days and (len(days) > 1 or "kpi" in roles) and min(days) > 0:
        first = min(days)
        before = [column for column in unused if column < first]
        named = roles if "kpi" in roles else roles | {"kpi": before[0] if before else first - 1}
        return Layout(row, named, days=days,
                      unused={column: head for column, head in unused.items() if column != named["kpi"]})
    return None


def names_of(customer: Customer) -> dict[str, Indicator]:
    """The goals and KPIs by all that a table may call them, plain; what two of them share is left out."""
    return _by_name((each, (each.id, *texts_of(each.name))) for _, each in customer.indicators)


def part_names(customer: Customer) -> dict[str, str]:
    """The ids of the parts by all that a table may call them."""
    return {plain(name): part.id for part in customer.plan.parts for name in (part.id, *texts_of(part.name))}


def indicator_named(text: str, names: Mapping[str, Indicator]) -> Indicator | None:
    """The goal or KPI of this name, which may carry its unit in brackets: 値引き率（%）."""
    return names.get(plain(text)) or names.get(plain(re.sub(r"[(（\[［【].*$", "", text)))


def unit_behind(text: str, names: Mapping[str, Indicator]) -> str:
    """What stands in brackets behind a name that is known without it: 千円 of 在庫金額（千円）, which is its unit."""
    found = re.search(r"[(（\[［【](.*?)[)）\]］】]\s*$", text)
    return found[1].strip() if found and plain(text) not in names else ""


def near_name(text: str, names: Iterable[str]) -> str | None:
    """The name that `text` is probably a misspelling of."""
    return next(iter(get_close_matches(plain(text), list(names), 1, 0.6)), None)


def source_of(file_name: str, customer: Customer) -> Source | None:
    """The workspace's source that names a file so called."""
    return next((source for source in customer.workspace.sources
                 if source.file and source.file.rsplit("/", 1)[-1].casefold() == file_name.casefold()), None)


def indicators_from(source: Source, customer: Customer) -> tuple[Indicator, ...]:
    """The goals and KPIs that are measured by this source."""
    return tuple(each for _, each in customer.indicators if customer.source(each.measure.source) == source)


def plain(text: str) -> str:
    """The text without what people write differently: width, case, spaces, hyphens."""
    return re.sub(r"[\s_‐‑‒–—−-]", "", unicodedata.normalize("NFKC", text)).casefold()


def texts_of(words: Words | None) -> Iterator[str]:
    """What is said, in each language in which it is."""
    yield from (text for text in (words.ja, words.en) if text) if words else ()


def _by_name(named: Iterable[tuple[Indicator, tuple[str, ...]]]) -> dict[str, Indicator]:
    found: dict[str, Indicator] = {}
    shared: set[str] = set()
    for indicator, names in named:
        for name in dict.fromkeys(map(plain, names)):
            if found.setdefault(name, indicator) is not indicator:
                shared.add(name)
    return {name: indicator for name, indicator in found.items() if name not in shared}
