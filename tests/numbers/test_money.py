"""Effect and cost in money: the analysis against an independent calculator, and every sentence in both languages."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from built_samples import SAMPLES, Built
from independent import money_said
from independent.money import SHARES, Money

from successplan.analyse import EffectAndCost, Range, analyse
from successplan.compose import compose, load_kind
from successplan.document import Paragraph, Report, plain
from successplan.load import salvage_customer
from successplan.model import Customer

TEMPLATE = """---
title: T
readers: {readers}
---
{{{{ money_line(analysis) }}}}

{{{{ passing_line(analysis) }}}}

{{% for line in downside_lines(analysis) + money_premises(analysis) + left_out_lines(analysis) %}}
{{{{ line }}}}

{{% endfor %}}
"""


def customer_of(built: Built) -> Customer:
    return salvage_customer(built.sample.folder)[0]


def figures_of(built: Built) -> EffectAndCost:
    found = analyse(customer_of(built), built.as_of).money
    assert found is not None
    return found


def said(built: Built, folder: Path, readers: str) -> list[str]:
    """The paragraphs of a document that says all there is about money, to these readers."""
    path = folder / "kinds" / "worth.md.j2"
    path.parent.mkdir(parents=True)
    path.write_text(TEMPLATE.format(readers=readers), encoding="utf-8")
    customer = customer_of(built)
    document, _ = compose(load_kind("worth", [folder]), customer, analyse(customer, built.as_of), built.tongue.name)  # type: ignore[arg-type]
    assert isinstance(document, Report)
    return [plain(block.inlines).replace("\u00a0", " ") for block in document.blocks if isinstance(block, Paragraph)]


def as_range(given: dict[str, Fraction]) -> Range:
    return Range(*(given[share] for share in SHARES))


def test_the_figures_are_those_of_an_independent_calculator(built: Built) -> None:
    found, worked = figures_of(built), built.money
    assert found.cost is not None and found.multiple is not None and found.yearly_multiple is not None
    assert (found.window.start, found.window.end) == (worked.start, worked.end)
    assert {effect.indicator.id: effect.change for effect in found.effects} == worked.changes
    assert found.effect == as_range(worked.effect) and found.yearly_effect == as_range(worked.yearly)
    assert (found.cost.total, found.cost.yearly) == (worked.cost, worked.yearly_cost)
    assert found.multiple.middle == worked.effect["middle"] / worked.cost
    assert found.yearly_multiple.low == worked.yearly["low"] / worked.yearly_cost
    assert found.passes == worked.passes
    assert tuple((swing.low, swing.high) for swing in found.swings) == worked.swings


def test_every_sentence_for_evaluators(built: Built, tmp_path: Path) -> None:
    sample, tongue, worked = built.sample, built.tongue, built.money
    headline, passing, *rest = said(built, tmp_path, "evaluators")
    assert headline == money_said.headline(sample, tongue, worked)
    assert passing == money_said.passing(tongue, worked)
    assert rest[:3] == list(money_said.downside(sample, tongue, worked))
    goal, share = money_said.premises(sample, tongue, worked)
    assert goal in rest[3] and share in rest[3]


def test_users_read_the_effect_and_nothing_that_tells_the_fee(built: Built, tmp_path: Path) -> None:
    headline, *rest = said(built, tmp_path, "everyone")
    assert headline == money_said.alone(built.sample, built.tongue, built.money)
    told = " ".join((headline, *rest))
    cost = built.tongue.amount(built.money.cost, built.sample.plan["contract"]["annual_fee"]["currency"], "万円")
    multiple = money_said.downside(built.sample, built.tongue, built.money)
    assert cost not in told and not any(line in told for line in multiple)


# Worked by hand: the samples' own figures, as a reader with a pocket calculator finds them.
BY_HAND = {
    # Gross margin 48.2 -> April 48.4, May 48.7, June 49.1: (0.2 x 30 + 0.5 x 31 + 0.9 x 30) / 365 = 48.5 / 365 point
    # years x 60,000,000 = 7,972,603; half of it 3,986,301. Fee 24,000,000 x 91/365 = 5,983,562, hours 52 + 41 + 34 =
    # 127 x 4,500 = 571,500, once 800,000: 7,355,062. A year: 0.9 x 60,000,000 / 2 = 27,000,000 against 24,000,000 +
    # 571,500 x 365/91 = 2,292,280 + 800,000 = 27,092,280: 1.00 times; 16.2 and 37.8 million: 0.60 and 1.40.
    "aoyama-apparel": {
        "ja": "累計効果 399万円／累計費用 736万円（税抜、2026年4〜6月）。"
              "年換算では標準1.0倍（保守0.6〜楽観1.4倍、効果÷費用、寄与率30・50・70%）",
        "en": "Effect to date JPY 3,986,301, cost to date JPY 7,355,062 (excluding tax, Apr–Jun 2026). At today's rate "
              "a year returns 1.0 times its cost (0.6 to 1.4; effect ÷ cost; ascribed to us: 30/50/70%)",
    },
    # Cost per drop 8.42 -> 8.43, 8.31, 8.19, 8.10, 8.01: (-0.01 x 28 + 0.11 x 31 + 0.23 x 30 + 0.32 x 31 + 0.41 x 30)
    # / 365 = 32.25 / 365 x 612,000 x 0.6 = 32,444.4. Fee 96,000 x 150/365 = 39,452.1, hours 64 + 71 + 38 + 49 + 46 =
    # 268 x 38 = 10,184, once 9,340: 58,976.1. A year: 0.41 x 612,000 x 0.6 = 150,552 against 96,000 + 10,184 x 365/150
    # = 24,781.1 + 9,340 = 130,121.1: 1.157 times; with 0.4 100,368: 0.771, with 0.8 200,736: 1.543.
    "northwind-logistics": {
        "ja": "累計効果 GBP 32,444／累計費用 GBP 58,976（税抜、2026年2〜6月）。"
              "年換算では標準1.2倍（保守0.8〜楽観1.5倍、効果÷費用、寄与率40・60・80%）",
        "en": "Effect to date GBP 32,444, cost to date GBP 58,976 (excluding tax, Feb–Jun 2026). At today's rate a "
              "year returns 1.2 times its cost (0.8 to 1.5; effect ÷ cost; ascribed to us: 40/60/80%)",
    },
}


@pytest.mark.parametrize("folder", [folder.name for folder in SAMPLES])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_headline_by_hand(samples: dict[tuple[str, str], Built], folder: str, language: str, tmp_path: Path
                              ) -> None:
    assert said(samples[folder, language], tmp_path, "evaluators")[0] == BY_HAND[folder][language]


def test_worked_money_is_of_whole_months(built: Built) -> None:
    """What the independent calculator takes for granted."""
    worked: Money = built.money
    assert worked.start.day == 1 and (worked.end.month, worked.end.day) == (6, 30)


@pytest.mark.parametrize(("folder", "language", "expected"), [
    # cost 7,355,061.6 - effect 3,986,301.4 = 3,368,760.3; 58,976.1 - 32,444.4 = 26,531.7
    ("aoyama-apparel", "ja", "累計では費用が効果を337万円上回る"),
    ("aoyama-apparel", "en", "So far the cost is JPY 3,368,760 ahead of the effect"),
    ("northwind-logistics", "ja", "累計では費用が効果をGBP 26,532上回る"),
    ("northwind-logistics", "en", "So far the cost is GBP 26,532 ahead of the effect"),
])
def test_which_is_ahead_to_date(
    samples: dict[tuple[str, str], Built], folder: str, language: str, expected: str
) -> None:
    built = samples[folder, language]
    texts = [" ".join(text.split()) for slide in built.slides for text in slide.texts]
    assert any(expected in text for text in texts)
