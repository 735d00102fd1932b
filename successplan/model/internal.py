"""Turn internal.yaml into a model: what only the vendor may read."""

from __future__ import annotations

from typing import Literal

from successplan.model.base import Model, about
from successplan.model.money import Money
from successplan.model.scalar import Band, CaseId, Day, Label, Month, Number, PersonId, Slug
from successplan.words import Words


class Touch(Model):
    """How closely this customer is looked after."""

    level: Literal["high", "low", "tech", "auto"] = about(
        "The level; auto follows the workspace's rule.", "high", "auto"
    )
    why: Words | None = about("Why.", "全店展開と物流への拡大余地", None)
    since: Day | None = about("Since when.", "2026-04-01", None)
    by: PersonId | None = about("Who chose it.", "honda", None)


class Revenue(Model):
    """What the contract is worth from a date on."""

    date: Day = about("From when.", "2026-04-01")
    annual: Money = about("The fee for a year.", {"amount": 24000000, "currency": "JPY"})
    kind: Literal["new", "up", "down", "renewed", "lost"] = about("What changed.", "new")


class InternalAction(Model):
    """Something that we do about it."""

    what: Words = about("What.", "更新稟議の流れを確認")
    owner: PersonId | None = about("Who.", "suzuki", None)
    due: Day | None = about("By when.", "2026-07-31", None)


class Renewal(Model):
    """How the renewal looks."""

    outlook: Literal["sure", "likely", "open", "unlikely"] = about("How likely it is.", "likely", "open")
    why: Words | None = about("Why.", "評価者は効果を認めている", None)
    expected: Money | None = about("The fee that is expected.", {"amount": 24000000, "currency": "JPY"}, None)
    decides: PersonId | None = about("Who decides.", "yamada", None)
    their_way: Words | None = about("How they decide, in their calendar.", "予算は11月に固まる", None)
    paper_by: Day | None = about("Our last useful day for the evidence.", "2026-10-05", None)
    next: InternalAction | None = about("The next thing that we do.", {"what": "更新稟議の流れを確認"}, None)


class ByHand(Model):
    """An indicator that no file can tell."""

    indicator: Slug = about("Which indicator of the workspace.", "sponsor")
    band: Band = about("How it stands.", "GOOD")
    date: Day = about("When it was seen.", "2026-06-30")
    by: PersonId | None = about("Who saw it.", "suzuki", None)
    why: Words | None = about("Why.", "社長が全店展開に言及", None)


class Override(Model):
    """A person knows better, until a date."""

    band: Band = about("How it stands.", "NORMAL")
    date: Day = about("When this was said.", "2026-07-06")
    by: PersonId | None = about("Who said it.", "suzuki", None)
    until: Day = about("Until when it holds.", "2026-07-31")
    why: Words = about("Why.", "31店への展開が決まるまで")
    action: Words | None = about("What follows.", "7/15に判断をもらう", None)


class HealthNotes(Model):
    """What a person adds to the health score."""

    by_hand: tuple[ByHand, ...] = about(
        "Indicators that no file can tell.", [{"indicator": "sponsor", "band": "GOOD", "date": "2026-06-30"}], ()
    )
    override: tuple[Override, ...] = about(
        "Where a person knows better.",
        [{"band": "NORMAL", "date": "2026-07-06", "until": "2026-07-31", "why": "展開の決定まで"}],
        (),
    )


class Signal(Model):
    """A sign of danger."""

    id: Slug = about("Short name.", "s1")
    kind: Literal[
        "usage_falls",
        "number_falls",
        "no_reply",
        "evaluator_not_met",
        "champion_leaves",
        "sponsor_changes",
        "negative_word",
        "change_of_csm_asked",
        "setup_stalled",
        "evidence_late",
        "payment_late",
        "other",
    ] = about("What sort of sign.", "number_falls")
    seen: Day = about("When it was seen.", "2026-06-22")
    by: Slug | None = about("Who saw it: a person's id, or tool.", "tool", None)
    who: PersonId | None = about("Who it is about.", "tanaka", None)
    says: Words = about("What was seen or said.", "値引き率が2週続けて計画から離れた")
    action: InternalAction | None = about("What is done about it.", {"what": "聞き取り", "owner": "ito"}, None)
    closed: Day | None = about("When it was over.", "2026-06-30", None)
    result: Words | None = about("What came out.", "判断事項として提案", None)


class Stance(Model):
    """How a person stands."""

    who: PersonId = about("Who.", "sato")
    stance: Literal["for", "neutral", "against", "unknown"] = about("How they stand.", "neutral", "unknown")
    cares_about: Words | None = about("What counts for them.", "効果を自分の言葉で説明できるか", None)
    worry: Words | None = about("What worries them.", "費用が他案件と比べられる", None)
    risk: Words | None = about("What may happen with them.", "秋の人事異動の可能性", None)
    met: Day | None = about("When we last met them.", "2026-06-30", None)


class SoldPrice(Model):
    """What was said about the price."""

    note: Words | None = about("What was agreed.", "初年度は定価", None)
    expects_at_renewal: Words | None = about("What they expect at the renewal.", "据え置き", None)


class Fit(Model):
    """A question about the right customer."""

    ask: Words = about("The question.", "週次の売上データが出せる")
    fits: bool = about("Whether it fits.", True)
    answer: Words | None = about("What is done where it does not.", "全店展開で狭める", None)


class FromSales(Model):
    """The hand-over from sales."""

    date: Day | None = about("When.", "2026-03-25", None)
    by: PersonId | None = about("From whom.", "mori", None)
    accepted_by: PersonId | None = about("To whom.", "suzuki", None)
    bought_because: Words | None = about("Why they bought.", "夏の在庫評価損が2年続いた", None)
    decided_by: PersonId | None = about("Who decided.", "yamada", None)
    compared_with: tuple[Words, ...] = about("What else they looked at.", ["他社1社"], ())
    promised: tuple[Words, ...] = about("What was promised.", ["週1回の定例"], ())
    not_promised: tuple[Words, ...] = about("What was not promised.", ["倉庫在庫への対応"], ())
    price: SoldPrice | None = about("What was said about the price.", {"note": "初年度は定価"}, None)
    fit: tuple[Fit, ...] = about(
        "Whether they are the right customer.", [{"ask": "週次の売上データが出せる", "fits": True}], ()
    )


class ChecklistDate(Model):
    """A date of the touch level's list."""

    item: Slug = about("Which item of the workspace's list.", "site-visit")
    planned: Day | None = about("When it is planned.", "2026-08-26", None)
    done: Day | None = about("When it was done.", "2026-06-30", None)
    owner: PersonId | None = about("Who.", "ito", None)
    with_: PersonId | None = about("With whom.", "yamada", None, alias="with")


class Survey(Model):
    """An answer to a survey."""

    date: Day = about("When.", "2026-06-26")
    kind: Literal["nps", "csat", "ces", "other"] = about("Which survey.", "csat")
    who: PersonId | None = about("Who answered.", "kato", None)
    score: Number = about("The score.", 4)
    of: Number | None = about("The best score.", 5, None)
    says: Words | None = about("What they said.", "判断が早くなった", None)


class HoursSpent(Model):
    """Our own hours in a month."""

    month: Month = about("The month.", "2026-06")
    by: PersonId = about("Who.", "suzuki")
    meetings: Number | None = about("In meetings.", 7.5, None)
    preparation: Number | None = about("In preparation.", 9, None)
    other: Number | None = about("Otherwise.", 4, None)


class Stuck(Model):
    """Where it hangs."""

    phase: Literal["setup", "adoption", "expansion", "renewal"] = about("In which phase.", "adoption")
    since: Day = about("Since when.", "2026-06-08")
    why: Words | None = about("Why.", "31店の店長の裁量", None)
    until: Day | None = about("Until when.", "2026-07-21", None)


class Finding(Model):
    """What product and sales should know."""

    date: Day = about("When.", "2026-06-09")
    what: Words = about("What.", "倉庫在庫と店頭在庫を分けた在庫日数が要る")
    from_: PersonId | None = about("From whom.", "kato", None, alias="from")
    to: Label | None = about("For whom.", "product", None)
    ref: Label | None = about("Where it is followed up.", "PD-318", None)


class Pattern(Model):
    """What worked and could work elsewhere."""

    date: Day = about("When.", "2026-05-19")
    when: Words = about("In which situation.", "値引き会議が長い")
    did: Words = about("What was done.", "対象を上位20%に絞った")
    came_of_it: Words | None = about("What came out.", "会議時間が半分", None)
    like: CaseId | None = about("A case of the workspace that is like it.", "retail-markdown", None)


class Note(Model):
    """Anything else, dated and signed."""

    date: Day = about("When.", "2026-06-30")
    by: PersonId | None = about("Who.", "suzuki", None)
    text: Words = about("What.", "9月の経営会議に報告したいとの話")


class Internal(Model):
    """What only the vendor may read. No document for a customer can reach it."""

    schema_: Literal[1] = about("The version of this format.", 1, 1, alias="schema")
    touch: Touch = about("How closely this customer is looked after.", {"level": "high"}, factory=Touch)
    revenue: tuple[Revenue, ...] = about(
        "What the contract was worth from each date.",
        [{"date": "2026-04-01", "annual": {"amount": 24000000}, "kind": "new"}],
        (),
    )
    renewal: Renewal | None = about("How the renewal looks.", {"outlook": "likely"}, None)
    health: HealthNotes = about("What a person adds to the health score.", {"by_hand": []}, factory=HealthNotes)
    signals: tuple[Signal, ...] = about(
        "Signs of danger.", [{"id": "s1", "kind": "no_reply", "seen": "2026-06-22", "says": "返信がない"}], ()
    )
    people: tuple[Stance, ...] = about("How each person stands.", [{"who": "sato", "stance": "neutral"}], ())
    from_sales: FromSales | None = about("The hand-over from sales.", {"date": "2026-03-25", "by": "mori"}, None)
    checklist: tuple[ChecklistDate, ...] = about("Dates of the touch level's list.", [{"item": "site-visit"}], ())
    surveys: tuple[Survey, ...] = about("Answers to surveys.", [{"date": "2026-06-26", "kind": "csat", "score": 4}], ())
    hours: tuple[HoursSpent, ...] = about("Our own hours.", [{"month": "2026-06", "by": "suzuki", "meetings": 7.5}], ())
    stuck: tuple[Stuck, ...] = about("Where it hangs.", [{"phase": "adoption", "since": "2026-06-08"}], ())
    findings: tuple[Finding, ...] = about(
        "For product and sales.", [{"date": "2026-06-09", "what": "在庫日数の内訳"}], ()
    )
    patterns: tuple[Pattern, ...] = about(
        "What worked.", [{"date": "2026-05-19", "when": "会議が長い", "did": "絞った"}], ()
    )
    notes: tuple[Note, ...] = about("Anything else.", [{"date": "2026-06-30", "text": "話があった"}], ())
