"""Turn what all customers share (failures, cases, scenes, words, blueprints) into models."""

from __future__ import annotations

from typing import Literal

from successplan.model.base import Model, about
from successplan.model.scalar import Day, Label, Number, RelativePath, Slug
from successplan.words import Words


class Pitfall(Model):
    """A frequent failure and how to prevent it."""

    id: Slug = about("Short name.", "too-many-themes")
    name: Words = about("The failure.", "一度に多くの業務を変えようとする")
    what_happens: Words | None = about("What comes of it.", "どの業務も中途半端になる", None)
    sign: Words | None = about("By what it is seen.", "進行中の取り組みが4つ以上", None)
    prevention: Words | None = about("How it is prevented.", "同時に進める取り組みは3つまで", None)
    we: Words | None = about("What the vendor does.", "順番を見直す案を用意する", None)
    you: Words | None = about("What the customer does.", "止める取り組みを決める", None)


class CaseResult(Model):
    """What came out at another company, as a number before and after."""

    what: Words = about("Which number.", "値引き率")
    from_: Number = about("Before.", 24.1, alias="from")
    to: Number = about("After.", 20.9)
    unit: Words | None = about("The unit.", "%", None)
    months: int | None = about("In how many months.", 6, None, ge=1)
    source: Words | None = about("Where the numbers come from.", "同社POSデータ", None)


class Permission(Model):
    """What the other company allows."""

    shown_as: Literal["anonymous", "named"] = about("How it may be shown.", "anonymous", "anonymous")
    by: Words | None = about("Who allowed it.", "同社広報", None)
    date: Day | None = about("When.", "2025-11-10", None)
    until: Day | None = about("Until when; afterwards it is not printed.", "2027-11-09", None)


class Case(Model):
    """What another company did."""

    id: Slug = about("Short name.", "retail-markdown")
    title: Words = about("The title that is printed.", "婦人服専門店（約40店）の値引き判断")
    industry: Words | None = about("Their industry.", "アパレル小売", None)
    work: Words | None = about("Which work.", "値引き判断", None)
    situation: Words | None = about("How it was before.", "値引きの開始を店長に任せていた", None)
    did: tuple[Words, ...] = about("What they did.", ["在庫リスクの上位20%だけを値引き"], ())
    result: CaseResult | None = about("What came out.", {"what": "値引き率", "from": 24.1, "to": 20.9}, None)
    learnt: Words | None = about("What they learnt.", "説明を先に終えた店ほど早く効果が出た", None)
    permission: Permission | None = about("What they allow.", {"shown_as": "anonymous"}, None)


class Scene(Model):
    """A scene of use."""

    id: Slug = about("Short name.", "monday-list")
    who: Words | None = about("Who.", "MD", None)
    when: Words | None = about("When.", "月曜の朝", None)
    does: Words = about("Does what.", "今週の値引き候補を20点に絞る")
    instead_of: Words | None = about("Instead of what.", "全店の売上表を目で追う", None)
    work: Words | None = about("Which work.", "値引き判断", None)


class Term(Model):
    """A word of the glossary."""

    term: Words = about("The word.", "在庫日数")
    means: Words = about("What it means.", "今の在庫が何日分の販売にあたるか")


class BlueprintFor(Model):
    """For which customers a blueprint is meant."""

    industry: tuple[Words, ...] = about("Industries.", ["アパレル小売"], ())
    touch: tuple[Label, ...] = about("Levels of touch.", ["high"], ())


class Blueprint(Model):
    """What a new customer's folder starts from."""

    id: Slug = about("Short name.", "retail-high")
    name: Words = about("The name.", "小売・ハイタッチ・6か月")
    path: RelativePath = about("The folder, from the workspace's own.", "blueprints/retail-high")
    for_: BlueprintFor = about("For whom.", {"touch": ["high"]}, alias="for", factory=BlueprintFor)
