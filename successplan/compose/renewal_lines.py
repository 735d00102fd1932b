"""Turn what the customer's team reached into the lines of their own paper: their team is the subject."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from successplan.analyse import WITHOUT_NUMBER, Analysis, Standing
from successplan.compose import language
from successplan.compose.build import Build
from successplan.compose.money_lines import cost_lines, shows_fee
from successplan.compose.sentences import target_text
from successplan.compose.speech import money, of, t
from successplan.model import Contract, ProposalOption, ProposalRisk

_EXACT = "plain"


def team(build: Build) -> str:
    """Whose paper it is: the drafter's department, else what the customer is called."""
    proposal = build.seen["journal"].proposal
    drafter = build.seen["customer"].person(proposal.drafter) if proposal is not None else None
    name = drafter.department if drafter is not None and drafter.department else build.seen["plan"].customer.called
    return build.words(name)


def did_lines(build: Build) -> tuple[str, ...]:
    """What the team did, a sentence each."""
    proposal = build.seen["journal"].proposal
    return tuple(str(t(build, "paper.did", team=team(build), what=one))
                 for one in (proposal.we_did if proposal is not None else ()))


def result_lines(build: Build, analysis: Analysis) -> tuple[str, ...]:
    """What the team reached in each goal, a sentence each; what is not measured yet says so."""
    return tuple(_result(build, one) for one in analysis.standings if one.is_goal)


def _result(build: Build, standing: Standing) -> str:
    one, value = standing.indicator, standing.value
    said = {"team": team(build), "name": build.words(one.name),
            "target": target_text(build, one, standing.final) if standing.final else t(build, "to_confirm.alone")}
    lacking = any(reason in WITHOUT_NUMBER for reason in standing.reasons)
    if lacking or value is None or value.value is None or one.baseline is None:
        return str(t(build, "paper.result.open", **said))
    form = "better" if standing.progress is not None and standing.progress > 0 else "not_better"
    return str(t(build, f"paper.result.{form}", before=of(build, one, one.baseline.value),
                 after=of(build, one, value.value), day=language.day(build.locale, value.date, "month_day"), **said))


def fee_line(build: Build) -> str:
    """The fee of a year to the last digit, with and without tax as far as the plan says it."""
    contract: Contract | None = build.seen["plan"].contract
    if contract is None or contract.annual_fee is None or not shows_fee(build):
        return str(t(build, "to_confirm.alone"))
    return str(t(build, f"paper.fee.{contract.tax}", fee=money(build, contract.annual_fee, _EXACT)))


def own_cost_lines(build: Build) -> tuple[object, ...]:
    """What it costs beside the fee: the team's own hours, and what was paid once."""
    return cost_lines(build)[1:]


def term_line(build: Build) -> str:
    """From which day the renewed contract runs, and how long the present one does."""
    contract: Contract | None = build.seen["plan"].contract
    if contract is None:
        return str(t(build, "to_confirm.alone"))
    start, end, first = (language.day(build.locale, day, "long") for day in (
        contract.start, contract.end, contract.end + timedelta(days=1)))
    return str(t(build, "paper.term", first=first, start=start, end=end))


def option_line(build: Build, option: ProposalOption) -> str:
    """A way to go on with what speaks for it and against it."""
    note = [str(t(build, f"paper.option.{key}", what=what)) for key, what in (
        ("for", option.for_), ("against", option.against)) if what is not None]
    said = str(t(build, "paper.option.chosen" if option.chosen else "paper.option.other", name=option.name))
    comma = str(build.locale.get("format.list.comma"))
    return str(t(build, "with_note", text=said, note=comma.join(note))) if note else said


def risk_answer(build: Build, risk: ProposalRisk) -> str:
    """A risk and what is done then."""
    return str(t(build, "paper.risk", what=risk.what, answer=risk.answer or t(build, "to_confirm.alone")))


FUNCTIONS: tuple[Callable[..., object], ...] = (
    did_lines, fee_line, option_line, own_cost_lines, result_lines, risk_answer, team, term_line)
