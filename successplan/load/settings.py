"""Turn the workspace's settings and what the plan sets again into those that hold for one customer."""

from __future__ import annotations

from typing import TypeVar

from successplan.model import Plan, Workspace
from successplan.model.base import Model

M = TypeVar("M", bound=Model)


def settled(workspace: Workspace, plan: Plan) -> Workspace:
    """The workspace as it holds for this plan: brand, style, calendar, time zone, judgement, rules and texts."""
    customer = plan.customer
    calendar = _over(workspace.calendar, plan.calendar)
    if customer.holidays:
        calendar = calendar.model_copy(update={"holidays": customer.holidays})
    return workspace.model_copy(
        update={
            "brand": plan.brand or workspace.brand,
            "style": _over(workspace.style, plan.style),
            "calendar": calendar,
            "time_zone": customer.time_zone or workspace.time_zone,
            "judgement": _over(workspace.judgement, plan.judgement),
            "rules": workspace.rules | plan.rules,
            "texts": workspace.texts | plan.texts,
        }
    )


def _over(below: M, above: M | None) -> M:
    """`below` with what is written in `above`; a key that was left out there stays as it is below."""
    if above is None:
        return below
    changed = {}
    for name in above.model_fields_set:
        value, before = getattr(above, name), getattr(below, name)
        changed[name] = _over(before, value) if isinstance(value, Model) and isinstance(before, Model) else value
    return below.model_copy(update=changed)
