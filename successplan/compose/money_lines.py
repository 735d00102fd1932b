"""Turn the effect in money and what it is held against into lines: one headline number, its premises, what is left out.

What shows the cost would show the fee, so a multiple stands only in documents whose readers may see it
(`contract.shown_to`, and `readers` of the kind); the others get the effect alone.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from successplan.analyse import (
    FORESEEN_YEARS,
    VARIED,
    Analysis,
    Assumption,
    Effect,
    EffectAndCost,
    Range,
    Span,
    Swing,
    month_span,
)
from successplan.compose import language
from successplan.compose.build import Build
from successplan.compose.language import Exact
from successplan.compose.speech import difference_of, money, person, t
from successplan.document import Card, Text
from successplan.model import Contract, Goal, Kpi, Share

_EXACT = "plain"  # the unit of money in which an agreed amount is printed to the last digit


def amount(build: Build, value: Exact, decimals: int = 0, table: bool = False) -> str:
    """A money figure of the analysis in the workspace's unit: 399万円. In a `table` with its minus sign."""
    minus = str(build.locale.settings.get("minus", "-")) if table else None
    said = language.money(build.locale, value, _figures(build).currency, decimals=decimals, minus=minus)
    return build.locale.marked(said, "effect", value)


def shows_fee(build: Build) -> bool:
    """True where the readers of this document may see the fee, and with it costs and multiples."""
    contract: Contract | None = build.seen["plan"].contract
    if contract is None or build.kind.audience == "internal":
        return contract is not None
    return contract.shown_to in ("everyone", build.kind.readers)


def money_line(build: Build, analysis: Analysis) -> str:
    """The headline: effect and cost to date over the same months, and the multiple of a year with its range.

    累計効果 399万円／累計費用 736万円（税抜、2026年4〜6月）。
    年換算では標準1.0倍（保守0.6〜楽観1.4倍、効果÷費用、寄与率30・50・70%）
    Without a cost that may be shown: the effect and its range. Without a figure: why there is none.
    """
    found = analysis.money
    if found is None:
        return str(t(build, f"effect.none.{analysis.no_money.value if analysis.no_money else 'no_worth'}"))
    values = {"effect": amount(build, found.effect.middle), "months": _window(build, found.window),
              "shares": _shares(build, found)}
    if found.cost is None or found.yearly_multiple is None or not shows_fee(build):
        low, high = (amount(build, end) for end in (found.effect.low, found.effect.high))
        return str(t(build, "effect.alone", low=low, high=high, **values))
    tax = t(build, f"tax.{build.seen['plan'].contract.tax}")
    return str(t(build, "effect.against", cost=amount(build, found.cost.total), tax=tax,
                 **_multiples(build, found.yearly_multiple), **values))


def effect_short(build: Build, analysis: Analysis) -> str:
    """The effect to date alone, for a title: 累計効果は標準399万円. "" where there is no figure."""
    found = analysis.money
    return "" if found is None else str(t(build, "effect.short", effect=amount(build, found.effect.middle)))


def balance_line(build: Build, analysis: Analysis) -> str:
    """Which is ahead to date, effect or cost, and by how much; "" where there is no cost that may be shown.

    The multiple of a year stands beside sums of a few months: without this line the two read as a contradiction.
    """
    found = analysis.money
    if found is None or found.cost is None or found.yearly_multiple is None or not shows_fee(build):
        return ""
    ahead = found.effect.middle - found.cost.total
    return str(t(build, f"effect.balance.{'effect' if ahead > 0 else 'cost'}", amount=amount(build, abs(ahead))))


def money_card(build: Build, analysis: Analysis) -> Card | None:
    """The headline as a card: the effect to date, its range, the cost, the multiple. None where there is no figure."""
    found = analysis.money
    if found is None:
        return None
    low, high = (amount(build, end) for end in (found.effect.low, found.effect.high))
    lines = [t(build, "effect.card.range", low=low, high=high)]
    if found.cost is not None and shows_fee(build):
        tax = t(build, f"tax.{build.seen['plan'].contract.tax}")
        lines.append(t(build, "effect.card.cost", cost=amount(build, found.cost.total), tax=tax))
        if found.multiple is not None:
            lines.append(t(build, "effect.card.multiple", multiple=times(build, found.multiple.middle)))
    lines.append(t(build, "effect.card.months", months=_window(build, found.window)))
    return Card((Text(str(t(build, "effect.card.title"))),), amount(build, found.effect.middle), "",
                lines=tuple((Text(str(line)),) for line in lines))


def money_premises(build: Build, analysis: Analysis) -> tuple[str, ...]:
    """What the figure rests on, a line for each indicator in it: how it is worked out, other causes, who agreed."""
    return tuple(_premise(build, effect) for effect in analysis.money.effects) if analysis.money else ()


def premises_in_short(build: Build, analysis: Analysis) -> tuple[str, ...]:
    """The same in short: what a unit is worth with the agreed share, and what is not counted."""
    said: list[str] = []
    for effect in analysis.money.effects if analysis.money else ():
        share = t(build, "effect.share", share=_percents(build, effect.share))
        said.append(str(t(build, "with_note", text=worth_line(build, effect.indicator), note=share)))
        if effect.worth.excludes:
            what = language.listed(build.locale, [build.words(one) for one in effect.worth.excludes])
            said.append(str(t(build, "effect.excludes", what=what)))
    return tuple(said)


def _premise(build: Build, effect: Effect) -> str:
    worth = effect.worth
    note = [t(build, "effect.share", share=_percents(build, effect.share))]
    for key, named in (("other", worth.other_causes), ("excludes", worth.excludes)):
        if named:
            what = language.listed(build.locale, [build.words(one) for one in named])
            note.append(t(build, f"effect.{key}", what=what))
    who = build.seen["customer"].person(worth.agreed_by)
    agreed = person(build, who, "short") if who is not None and who.name else t(build, "to_confirm.alone")
    note.append(t(build, "effect.agreed", who=agreed))
    said = t(build, "effect.of", name=effect.indicator.name, worth=worth_line(build, effect.indicator),
             change=difference_of(build, effect.indicator, _signed(effect)))
    return str(t(build, "with_note", text=said, note=str(build.locale.get("format.list.comma")).join(map(str, note))))


def _signed(effect: Effect) -> Fraction:
    """The change as the number itself moved: a rate that is better when lower fell by what is gained."""
    return -effect.change if effect.indicator.better == "lower" else effect.change


def left_out_lines(build: Build, analysis: Analysis) -> tuple[str, ...]:
    """What has a worth and is in no money figure, and the own hours that nobody reported, a line each, with why."""
    said = [t(build, "effect.left_out", name=one.indicator.name, why=t(build, f"effect.why.{one.why.value}"))
            for one in analysis.left_out]
    cost = analysis.money.cost if analysis.money else None
    if cost is not None and cost.months_unknown and shows_fee(build):
        months = [language.month(build.locale, month_span(one).start, "long") for one in cost.months_unknown]
        said.append(t(build, "effect.hours_unknown", months=language.listed(build.locale, months)))
    return tuple(map(str, said))


def passing_line(build: Build, analysis: Analysis) -> str:
    """The month in which the sum of effects passes the sum of costs at today's rate, or that it does not.

    Empty where there is no cost, or none that may be shown. A prepaid fee has no month of payback.
    """
    found = analysis.money
    if found is None or found.multiple is None or not shows_fee(build):
        return ""
    if found.passes is None:
        return str(t(build, "effect.passes.never", years=FORESEEN_YEARS))
    key = "already" if found.passed else "month"
    return str(t(build, f"effect.passes.{key}", month=language.month(build.locale, found.passes, "long")))


def downside_lines(build: Build, analysis: Analysis) -> tuple[str, ...]:
    """What if: only half of the agreed share, and the two assumptions that matter most, a line each."""
    found = analysis.money
    if found is None or found.at_half_share is None or not shows_fee(build):
        return ()
    half = t(build, "effect.half", multiple=times(build, found.at_half_share))
    return (str(half), *(_swing(build, each) for each in found.swings))


def _swing(build: Build, swing: Swing) -> str:
    name = build.words(swing.indicator.name) if swing.indicator else ""
    values = {"name": name, "low": times(build, swing.low), "high": times(build, swing.high)}
    if swing.assumption is Assumption.SHARE and swing.share is not None:
        low, high = shares_between(build, swing.share)
        values["shares"] = str(t(build, "format.range", low=low, high=f"{high}%"))
    return str(t(build, f"effect.swing.{swing.assumption.value}",
                 varied=build.locale.marked(language.quantity(build.locale, VARIED * 100, "%"), "effect", VARIED),
                 **values))


def cost_lines(build: Build) -> tuple[object, ...]:
    """What an effect is held against: the fee, the customer's own hours, what is paid once."""
    costs = build.seen["plan"].costs
    found = [t(build, "effect.counted.fee")]
    if costs is not None and costs.own_hour is not None:
        found.append(t(build, "effect.counted.own_hour", money=money(build, costs.own_hour, _EXACT)))
    for one in costs.once if costs is not None else ():
        found.append(t(build, "effect.counted.once", what=one.what, money=money(build, one.amount, _EXACT)))
    return tuple(found)


def worth_line(build: Build, indicator: Goal | Kpi) -> object:
    """What a change by one unit is worth in a year: 1ptにつき年6,000万円."""
    if indicator.worth is None:
        return t(build, "to_confirm.alone")
    unit = language.difference_unit(build.locale, build.words(indicator.unit))
    return t(build, "effect.per", unit=unit, money=money(build, indicator.worth.per_unit))


def share_text(build: Build, share: Share | None) -> str:
    """The agreed part of an effect, low to high: 保守30%／標準50%／楽観70%."""
    if share is None:
        return str(t(build, "to_confirm.alone"))
    low, middle, high = (f"{part}%" for part in _parts(build, share))
    return str(t(build, "share", low=low, middle=middle, high=high))


def _figures(build: Build) -> EffectAndCost:
    found: EffectAndCost = build.seen["analysis"].money
    return found


def _window(build: Build, window: Span) -> str:
    if language.is_whole_months(window.start, window.end):
        return language.months_of(build.locale, window.start, window.end)
    return language.days(build.locale, window.start, window.end)


def _shares(build: Build, found: EffectAndCost) -> str:
    """寄与率30・50・70%; where the indicators have different ones, that they do."""
    shares = {_percents(build, effect.share) for effect in found.effects}
    return str(t(build, "effect.share", share=shares.pop()) if len(shares) == 1 else t(build, "effect.shares_differ"))


def _percents(build: Build, share: Share) -> str:
    """The three parts as one: 30・50・70%; 30/50/70%."""
    return str(build.locale.get("effect.between_shares")).join(_parts(build, share)) + "%"


def shares_between(build: Build, share: Share) -> tuple[str, str]:
    """The careful and the hopeful share in percent: 30, 70."""
    low, _, high = _parts(build, share)
    return low, high


def _parts(build: Build, share: Share) -> tuple[str, str, str]:
    return _percent(build, share.low), _percent(build, share.middle), _percent(build, share.high)


def _percent(build: Build, share: Decimal) -> str:
    """A share in percent with all the digits that were agreed: 12.5 for 0.125."""
    exact = (share * 100).normalize()
    said = language.number(build.locale, exact, max(0, -int(exact.as_tuple().exponent)))
    return build.locale.marked(said, "value", share)


def _multiples(build: Build, found: Range) -> dict[str, str]:
    return {name: times(build, getattr(found, name)) for name in ("low", "middle", "high")}


def times(build: Build, multiple: Fraction) -> str:
    """A multiple as it is printed: 0.5."""
    return build.locale.marked(language.number(build.locale, multiple, 1), "effect", multiple)


FUNCTIONS: tuple[Callable[..., object], ...] = (
    amount, balance_line, cost_lines, downside_lines, effect_short, left_out_lines, money_card, money_line,
    money_premises, passing_line, premises_in_short, share_text, shows_fee, worth_line)
