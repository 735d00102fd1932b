"""Turn decisions, actions and requests into models: what one side owes the other."""

from __future__ import annotations

from typing import Literal

from successplan.model.base import Model, about
from successplan.model.scalar import Day, FileName, HeldId, IndicatorId, PersonId, Slug, WorkId
from successplan.words import Words


class Decided(Model):
    """An answer that was given."""

    date: Day = about("When.", "2026-06-10")
    by: PersonId | None = about("By whom.", "sato", None)
    answer: Literal["approved", "rejected", "chosen", "put_off"] = about("How it was answered.", "approved")
    chosen: Words | None = about("Which option or which person.", "全43店に広げる", None)


class Decision(Model):
    """A decision that is asked for, open until `decided` stands there."""

    id: Slug = about("Short name.", "d3")
    what: Words = about("What is to be decided, ending in a noun or する.", "値引き率の6月目標を21.0%に変更する")
    kind: Literal["approve", "choose", "name"] = about("The kind of answer that is wanted.", "approve", "approve")
    ask: tuple[PersonId, ...] = about("Who is asked.", ["sato"], ())
    asked: Day | None = about("When it was asked.", "2026-06-30", None)
    at: HeldId | None = about("In which meeting it was asked.", "review-0630", None)
    until: Day | None = about("By when.", "2026-07-15", None)
    why: Words | None = about("What speaks for it.", "新基準の12店で効果が確認できた", None)
    options: tuple[Words, ...] = about("What can be chosen.", ["全43店に広げる（推奨）", "12店のまま続ける"], ())
    if_not: Words | None = about("What happens without it.", "9月末の目標に届かない見込み", None)
    work: WorkId | None = about("The roadmap item that it belongs to.", "markdown", None)
    decided: Decided | None = about("The answer.", {"date": "2026-06-10", "by": "sato", "answer": "approved"}, None)
    form: FileName | None = about("The received form it came from.", "2026-W27-weekly.xlsx", None)


class Moved(Model):
    """A due date that was moved."""

    from_: Day = about("From this day.", "2026-04-30", alias="from")
    to: Day = about("To this day.", "2026-06-15")
    why: Words | None = about("Why.", "棚卸の結果待ち", None)


class Action(Model):
    """A to-do of either side; open unless `done` or `stopped` stands there."""

    id: Slug = about("Short name; the same in form, minutes and deck.", "a14")
    what: Words = about("What is to be done.", "残り31店への展開研修の日程を決める")
    owner: PersonId | None = about("Who does it.", "suzuki", None)
    due: Day | None = about("The date that counts today.", "2026-07-10", None)
    at: HeldId | None = about("The meeting in which it was agreed.", "weekly-0707", None)
    work: WorkId | None = about("The roadmap item that it belongs to.", "markdown", None)
    kpi: IndicatorId | None = about("The KPI that it is for.", "stock-days", None)
    moved: tuple[Moved, ...] = about("Earlier due dates.", [{"from": "2026-04-30", "to": "2026-06-15"}], ())
    done: Day | None = about("When it was done.", "2026-07-03", None)
    stopped: Day | None = about("When it was given up.", "2026-06-23", None)
    result: Words | None = about("What came out.", "2回・延べ24名が参加", None)
    form: FileName | None = about("The received form it came from.", "2026-W27-weekly.xlsx", None)

    @property
    def is_open(self) -> bool:
        return self.done is None and self.stopped is None


class Request(Model):
    """Trouble, a request or a question of theirs, with our answer."""

    id: Slug = about("Short name.", "r3")
    date: Day = about("When it came.", "2026-07-06")
    by: PersonId | None = about("From whom.", "kato", None)
    kind: Literal["trouble", "request", "question"] = about("What it is.", "request", "request")
    what: Words = about("What it is about.", "在庫リスク一覧を店舗順に並べ替えたい")
    until: Day | None = about("When it is to be answered.", "2026-07-17", None)
    owner: PersonId | None = about("Who answers.", "support", None)
    answered: Day | None = about("When it was answered.", "2026-06-18", None)
    answer: Words | None = about("The answer.", "集計を前夜に変更し解消", None)
    form: FileName | None = about("The received form it came from.", "2026-W27-weekly.xlsx", None)

    @property
    def is_open(self) -> bool:
        return self.answered is None
