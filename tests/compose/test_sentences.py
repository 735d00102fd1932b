"""What is said of a goal or KPI, in every state and direction, in both languages: sentences written by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from compose.conftest import Say, made

from successplan.analyse import Analysis, Edges, Judgement, Outlook, Reason, Span, Standing, Value, analyse
from successplan.compose.missed import missed, missed_in_short
from successplan.document import Paragraph, plain
from successplan.model import Customer, Goal, Journal, Kpi, Milestone
from successplan.words import Language

BASE = {"unit": {"ja": "%", "en": "%"}, "decimals": 1, "baseline": {"value": Decimal("23.5")}}
LOWER = {"id": "k", "name": {"ja": "値引き率", "en": "Markdown rate"}, "better": "lower",
         "target": {"date": "2026-09-30", "value": Decimal(18)}} | BASE
HIGHER = {"id": "g", "name": {"ja": "粗利益率", "en": "Gross margin"}, "better": "higher",
          "target": {"date": "2026-09-30", "value": Decimal(50)}} | BASE | {"baseline": {"value": Decimal("48.2")}}
WITHIN = {"id": "w", "name": {"ja": "欠品率", "en": "Stock-out rate"}, "better": "within",
          "target": {"date": "2026-09-30", "low": Decimal(2), "high": Decimal(4)}} | BASE


def standing(kpi: dict[str, Any], value: str | None, planned: str | None, *reasons: Reason, **more: Any) -> Standing:
    indicator = made(Kpi, kpi)
    day = date(2026, 6, 28)
    measured = None if value is None else Value(Span(date(2026, 6, 22), day), Decimal(value))
    gap = Fraction(value) - Fraction(planned) if value and planned else None
    return Standing(
        indicator, made(Goal, HIGHER), more.pop("judgement", Judgement.AT_RISK), reasons, value=measured,
        planned=Fraction(planned) if planned else None, gap=gap, target=indicator.target[0],
        final=indicator.target[-1], **more)


def spoken(say: Say, body: str, language: Language, **seen: Any) -> str:
    (paragraph,) = say(body, language=language, **seen)
    assert isinstance(paragraph, Paragraph)
    return plain(paragraph.inlines)


STATES = [
    # 22.4 - 21.056 = 1.344: printed 1.3; lower is better, so higher is worse and never "above"
    (standing(LOWER, "22.4", "21.056", Reason.BEHIND),
     "値引き率は計画より1.3pt高い（悪化）", "Markdown rate is 1.3 pt above plan (worse)"),
    (standing(HIGHER, "48.6", "49.1", Reason.BEHIND),
     "粗利益率は計画を0.5pt下回る", "Gross margin is 0.5 pt short of plan"),
    (standing(LOWER, "20.0", "21.0", Reason.ON_PATH, judgement=Judgement.ON_TRACK, behind=Fraction(-18)),
     "値引き率は計画より1.0pt低い（改善）", "Markdown rate is 1.0 pt below plan (better)"),
    (standing(HIGHER, "49.6", "49.1", Reason.ON_PATH, judgement=Judgement.ON_TRACK, behind=Fraction(-28)),
     "粗利益率は計画を0.5pt上回る", "Gross margin is 0.5 pt ahead of plan"),
    (standing(HIGHER, "49.0", "49.1", Reason.ON_PATH, judgement=Judgement.ON_TRACK, behind=Fraction(5)),
     "粗利益率は計画どおり", "Gross margin is on plan"),
    # 24.0 is 0.5 above the baseline of 23.5, the wrong way
    (standing(LOWER, "24.0", "21.0", Reason.BEHIND, Reason.BACKWARDS),
     "値引き率は基準値より0.5pt高く後退", "Markdown rate rose 0.5 pt above its baseline"),
    (standing(HIGHER, "47.9", "49.1", Reason.BEHIND, Reason.BACKWARDS),
     "粗利益率は基準値を0.3pt下回り後退", "Gross margin fell 0.3 pt below its baseline"),
    (standing(LOWER, "17.9", "18.0", Reason.TARGET_REACHED, judgement=Judgement.REACHED),
     "値引き率は目標18.0%を達成", "Markdown rate reached its target of 18.0%"),
    (standing(LOWER, "18.4", "18.0", Reason.TARGET_MISSED),
     "値引き率は18.4%で、目標18.0%に未達", "Markdown rate is at 18.4% and missed its target of 18.0%"),
    (standing(LOWER, "21.5", "21.0", Reason.MOVING_AWAY),
     "値引き率は直近の平均が悪化し計画から離れる傾向", "Markdown rate has been drifting away from plan"),
    (standing(WITHIN, "5.2", "4.8", Reason.BEHIND),
     "欠品率は計画より0.4pt高い（悪化）", "Stock-out rate is 0.4 pt above plan (worse)"),
    # a range that only has to be kept has no path: the value is named with the range
    (standing(WITHIN, "1.5", None, Reason.BEHIND),
     "欠品率は1.5%で、目標の範囲2.0〜4.0%より低い", "Stock-out rate is at 1.5%, below its range of 2.0–4.0%"),
    (standing(LOWER, None, None, Reason.MISSING),
     "値引き率は当期の実績値が未着", "Markdown rate has no value for this period"),
    (standing(LOWER, "22.4", None, Reason.STALE),
     "値引き率は6/28より後の実績値が未着", "Markdown rate has no value after 28 Jun"),
    (standing(LOWER, None, None, Reason.TO_CONFIRM),
     "値引き率は基準値または目標が未確定", "Markdown rate still lacks an agreed baseline or target"),
    (standing(LOWER, None, None, Reason.NOT_DUE, judgement=Judgement.NOT_YET),
     "値引き率は測定開始前", "Markdown rate is not measured yet"),
]


@pytest.mark.parametrize(("one", "ja", "en"), STATES)
def test_every_state_has_its_sentence(say: Say, one: Standing, ja: str, en: str) -> None:
    assert spoken(say, "{{ clause(s) }}", "ja", s=one) == ja
    assert spoken(say, "{{ clause(s) }}", "en", s=one).replace("\xa0", " ") == en


@pytest.mark.parametrize(("kpi", "edges", "ja", "en"), [
    # documents.md's example: the path is at 21.0 on 30 June, 10 % of 5.5 above it 21.55, 25 % 22.375
    (LOWER, Edges(date(2026, 6, 30), (None, Fraction("21.55")), (None, Fraction("22.375"))),
     ("21.5%以下", "22.3%以下"), ("21.5% or less", "22.3% or less")),
    (HIGHER, Edges(date(2026, 6, 30), (Fraction("48.91"), None), (Fraction("48.64"), None)),
     ("49.0%以上", "48.7%以上"), ("49.0% or more", "48.7% or more")),
    (WITHIN, Edges(date(2026, 6, 28), (Fraction("0.21"), Fraction("5.89")), (Fraction("-0.1"), Fraction("6.19"))),
     ("0.3%〜5.8%", "6.1%以下"), ("0.3%–5.8%", "6.1% or less")),
])
def test_the_edges_are_rounded_to_the_strict_side(
    say: Say, kpi: dict[str, Any], edges: Edges, ja: tuple[str, str], en: tuple[str, str]
) -> None:
    one = standing(kpi, "5.0", "5.0", edges=edges)
    for language, texts in (("ja", ja), ("en", en)):
        for band, text in zip(("on_track", "at_risk"), texts, strict=True):
            assert spoken(say, f'{{{{ edge_text(s, "{band}") }}}}', language, s=one) == text


def outlook(value: str, reached: date | None) -> Outlook:
    return Outlook(date(2026, 9, 30), Fraction(value), Fraction(value), Fraction(value), reached, 12)


@pytest.mark.parametrize(("found", "ja"), [
    (outlook("17.0", date(2026, 9, 14)), "9月中旬に到達"),
    (outlook("19.7", date(2027, 1, 25)), "19.7%で未達の見込み"),
    (outlook("18.04", date(2026, 10, 2)), "目標日に18.0%（ほぼ目標）"),   # prints as the target itself
    (outlook("17.0", date(2026, 7, 3)), "期日までに到達見込み"),       # a day that is over when the report is made
    (outlook("15.0", date(2026, 6, 20)), "目標の水準に到達済み"),          # before the value itself
    (None, "見通せず（データ3点）"),
])
def test_the_outlook(say: Say, analysis: Analysis, found: Outlook | None, ja: str) -> None:
    one = standing(LOWER, "22.4", "21.0", Reason.BEHIND, outlook=found, measured=3)
    assert spoken(say, "{{ outlook_text(s) }}", "ja", s=one, analysis=analysis) == ja


def test_what_nobody_explained_is_told_all_the_same(customer: Customer, say: Say) -> None:
    late = made(Milestone, {"id": "go-live", "name": "利用開始", "date": "2026-04-20"})
    behind = customer.plan.goals[0].model_copy(update={"target": made(Goal, HIGHER).target, "id": "other"})
    plan = customer.plan.model_copy(update={"milestones": (late,), "goals": (*customer.plan.goals, behind)})
    journal = made(Journal, {"misses": [
        {"id": "x1", "of": "margin", "period": "2026-06", "what": "測定の停止", "closed": "2026-06-26"}]})
    analysis = analyse(replace(customer, plan=plan, journal=journal), date(2026, 7, 15))

    def told(build: Any) -> list[str]:
        return [f"{one.of}|{one.what}" for one in missed(build, analysis)]

    from successplan.compose.build import Build
    from successplan.compose.context import Seen
    from successplan.compose.kinds import load_kind
    from successplan.compose.locale import Locale, load_locale

    seen = {"customer": Seen(replace(customer, plan=plan)), "plan": plan, "journal": journal, "analysis": analysis}
    build = Build(load_kind("monthly"), Locale("ja", load_locale("ja").words), seen)
    # "other" has no values at all though its first month is over; the milestone of 20 April was never reached
    assert told(build) == ["粗利益率|測定の停止", "粗利益率|実績値が未着。要因と対策は要確認",
                           "利用開始|4/20の予定から遅延。要因と対策は要確認"]
    # in short, what is over stands last
    assert [plain(line) for line in missed_in_short(build, analysis)][-1] == "粗利益率：測定の停止"
