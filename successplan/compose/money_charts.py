"""Turn effect and cost into charts: what the effect leaves after its cost, and which assumption moves the multiple."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from successplan.analyse import VARIED, Analysis, Assumption, EffectAndCost
from successplan.analyse import Swing as Varied
from successplan.compose import language
from successplan.compose.build import Build
from successplan.compose.money_lines import amount, shares_between, shows_fee, times
from successplan.compose.plots import bars, bridge, series, step, swing, tornado
from successplan.compose.speech import t
from successplan.document import Chart, Step, Swing, Tone


def effect_chart(build: Build, analysis: Analysis) -> Chart | None:
    """From the effect to date over each part of the cost to what is left, as a bridge; for readers who may not see
    the fee the effect with the careful, the agreed and the hopeful share. None without a figure."""
    found = analysis.money
    if found is None:
        return None
    size, unit = language.money_unit(build.locale, found.currency)
    if found.cost is None or not shows_fee(build):
        ends = ("low", "middle", "high")
        values = [language.rounded(getattr(found.effect, end) / size) for end in ends]
        plot = bars(build, [t(build, f"effect.chart.{end}") for end in ends],
                    [series(build, t(build, "effect.chart.effect"), values)])
        said = t(build, "effect.chart.alt_alone", effect=amount(build, found.effect.middle))
        return Chart(plot, str(t(build, "effect.chart.effect")), str(said), unit)
    cost = found.cost
    parts = [("fee", cost.fee), ("own_hours", cost.own_hours), ("once", cost.once)]
    steps = [_step(build, "effect", found.effect.middle, size, total=True),
             *(_step(build, name, -value, size) for name, value in parts if value),
             _step(build, "left", found.effect.middle - cost.total, size, total=True)]
    said = t(build, "effect.chart.alt", effect=amount(build, found.effect.middle), cost=amount(build, cost.total))
    return Chart(bridge(build, steps), str(t(build, "effect.chart.title")), str(said), unit)


def _step(build: Build, name: str, value: Fraction, size: int, *, total: bool = False) -> Step:
    tone: Tone | None = None if not total or value >= 0 else "off_track"
    return step(build, t(build, f"effect.chart.{name}"), language.rounded(value / size), tone, total)


def downside_chart(build: Build, analysis: Analysis) -> Chart | None:
    """How far each of the assumptions that matter most moves the multiple to date; None where it may not be shown."""
    found: EffectAndCost | None = analysis.money
    if found is None or found.multiple is None or not found.swings or not shows_fee(build):
        return None
    middle = t(build, "effect.chart.middle_multiple", multiple=times(build, found.multiple.middle))
    plot = tornado(build, found.multiple.middle, [_swing(build, one) for one in found.swings], middle)
    title = t(build, "effect.chart.downside")
    alt = t(build, "effect.chart.downside_alt", middle=middle)
    return Chart(plot, str(title), str(alt), str(t(build, "effect.chart.times")), 1)


def _swing(build: Build, one: Varied) -> Swing:
    name = build.words(one.indicator.name) if one.indicator else ""
    label = t(build, f"effect.chart.{one.assumption.value}", name=name)
    if one.assumption is Assumption.SHARE and one.share is not None:
        low, high = (f"{part}%" for part in shares_between(build, one.share))
    else:
        varied = language.quantity(build.locale, VARIED * 100, "%")
        low, high = f"-{varied}", f"+{varied}"
        if one.assumption is Assumption.OWN_HOURS:
            low, high = high, low  # more hours, a smaller multiple
    return swing(build, label, one.low, one.high, low, high)


FUNCTIONS: tuple[Callable[..., object], ...] = (downside_chart, effect_chart)
