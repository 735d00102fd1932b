"""Turn the people of a plan and its goals into trees: who works with whom, and what leads to what."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Literal
from unicodedata import east_asian_width

from successplan.analyse import Judgement, Standing
from successplan.compose import language
from successplan.compose.build import Build
from successplan.compose.marks import bare
from successplan.compose.sentences import badge_of, target_text
from successplan.compose.speech import number_of, of, person, position, rank, role, t
from successplan.document import Block, Node, Paragraph, Text, Tone, Tree, plain
from successplan.model import Action, Goal, Kpi, Person, RoadmapItem

# Whom somebody works to where nobody is named: the next tier of the same side that has people.
_ABOVE: dict[str, tuple[str, ...]] = {
    "evaluator": ("final_evaluator",), "promoter": ("evaluator", "final_evaluator"),
    "user": ("promoter", "evaluator", "final_evaluator"),
    "csm": ("sponsor",), "sales": ("sponsor",), "support": ("csm", "sponsor"),
}
_LEADING = ("final_evaluator", "evaluator", "promoter", "sponsor", "csm")
_USERS_SHOWN = 6     # boxes side by side under one head; the table of roles names everybody
_LEAVES_SHOWN = 3    # what moves one KPI
_LINES_SHOWN = 19    # lines of boxes, one below the other, that a slide holds
_LINE = 40           # half-width characters in a line of a box
_BETWEEN = 0.8       # of a line, for a box's edges and the distance to the next


def organisation_tree(build: Build, side: Literal["customer", "vendor"], most: int | None = None) -> Block:
    """The people of one side, evaluators on top, by reporting lines; a paragraph that says so where there are none.

    With `most` no more boxes than that have a name, the upper ones first; the others are counted below their head.
    """
    members = [one for one in build.seen["customer"].people if one.is_vendor == (side == "vendor")]
    if not members:
        return Paragraph((Text(str(t(build, "empty"))),))
    heads = _heads(members)
    roots = [one for one in members if one.id not in heads]
    named = {one.id for one in _from_above(roots, members, heads)[:most]}
    name = t(build, f"side.{side}")
    return Tree(tuple(_person_node(build, one, members, heads, named) for one in roots if one.id in named),
                str(t(build, "tree.organisation_alt", name=name, people=_in_words(build, members))))


def _heads(members: list[Person]) -> dict[str, str]:
    """For each who has one, the id of the person above; lines that would run in a circle are left out."""
    found: dict[str, str] = {}
    known = {one.id for one in members}
    for one in members:
        above = one.reports_to if one.reports_to in known else _by_role(one, members)
        if above is not None and not _leads_to(found, above, one.id):
            found[one.id] = above
    return found


def _from_above(tier: list[Person], members: list[Person], heads: Mapping[str, str]) -> list[Person]:
    """The people of this tier, then those below them tier by tier, each tier by role."""
    found = sorted(tier, key=rank)
    above = {one.id for one in found}
    below = [one for one in members if heads.get(one.id) in above]
    return [*found, *_from_above(below, members, heads)] if below else found


def _by_role(one: Person, members: list[Person]) -> str | None:
    for tier in _ABOVE.get(one.role or "user", ()):
        for other in members:
            if other.role == tier and other.id != one.id:
                return other.id
    return None


def _leads_to(heads: Mapping[str, str], start: str, goal: str) -> bool:
    at: str | None = start
    while at is not None:
        if at == goal:
            return True
        at = heads.get(at)
    return False


def _person_node(
    build: Build, one: Person, members: list[Person], heads: Mapping[str, str], named: Container[str]
) -> Node:
    below = sorted((each for each in members if heads.get(each.id) == one.id), key=rank)
    leaves = [each for each in below if each.id not in heads.values() and each.role in ("user", None)]
    crowd = leaves[_USERS_SHOWN - 1:] if len(leaves) > _USERS_SHOWN else []
    shown = [each for each in below if each.id in named and each not in crowd]
    hidden = _from_above([each for each in below if each not in shown], members, heads)
    nodes = [_person_node(build, each, members, heads, named) for each in shown]
    if hidden:
        nodes.append(Node(str(t(build, "tree.more_people", count=sum(each.count or 1 for each in hidden))),
                          tone="muted"))
    return Node(person(build, one, "name"), _about(build, one), _tone_of(one), tuple(nodes))


def _about(build: Build, one: Person) -> tuple[str, ...]:
    count = str(t(build, "people_count", count=one.count)) if one.count else ""
    return tuple(filter(None, (role(build, one.role) if one.role else "", position(build, one), count)))


def _tone_of(one: Person) -> Tone:
    if one.count is not None or one.desk:
        return "muted"
    return "accent" if one.role in _LEADING else "plain"


def _in_words(build: Build, members: Iterable[Person]) -> str:
    said = [str(t(build, "with_note", text=person(build, one, "name"), note=role(build, one.role)))
            if one.role else person(build, one, "name") for one in members]
    return language.listed(build.locale, said)


def kpi_trees(build: Build, goals: Iterable[Goal] | None = None, *, judged: bool = False,
              most: int = _LINES_SHOWN) -> tuple[Tree, ...]:
    """KGI, the KPIs that lead to it, and what moves each: for every goal one tree, or several of `most` lines.

    With `judged` their judgements and the open actions, for reports; else the agreed numbers and the roadmap.
    """
    chosen: tuple[Goal, ...] = tuple(build.seen["plan"].goals if goals is None else goals)
    return tuple(tree for goal in chosen for tree in _goal_trees(build, goal, judged=judged, most=most))


def _goal_trees(build: Build, goal: Goal, *, judged: bool, most: int) -> Iterator[Tree]:
    standings = {one.indicator.id: one for one in build.seen["analysis"].standings}
    whole = _indicator_node(build, goal, standings, judged=judged)
    below = [_indicator_node(build, kpi, standings, judged=judged) for kpi in goal.kpis]
    kpis = language.listed(build.locale, [build.words(kpi.name) for kpi in goal.kpis]) or t(build, "empty")
    alt = str(t(build, "tree.kpi_alt", said=t(build, "tree.leads", goal=goal.name, kpis=kpis)))
    for nodes in _parts_of([*below, *whole.nodes], most):
        yield Tree((replace(whole, nodes=tuple(nodes)),), alt, "right")


def _parts_of(nodes: list[Node], most: int) -> list[list[Node]]:
    """The nodes in parts of at most so many lines, each with a node at least; one empty part where there are none."""
    found: list[list[Node]] = [[]]
    lines = 0.0
    for node in nodes:
        own = _lines_of(node)
        if found[-1] and lines + own > most:
            found.append([])
            lines = 0.0
        found[-1].append(node)
        lines += own
    return found


def _lines_of(node: Node) -> float:
    """About so many lines high is the box, or what hangs on it where that is higher."""
    own = sum(-(-_columns(text) // _LINE) for text in (node.title, *node.lines)) + _BETWEEN
    return max(own, sum(_lines_of(each) for each in node.nodes))


def _columns(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in bare(text))


def _indicator_node(build: Build, one: Goal | Kpi, standings: Mapping[str, Standing], *, judged: bool) -> Node:
    standing = standings.get(one.id)
    shown = judged and standing is not None
    lines = _standing_lines(build, standing) if shown and standing is not None else (_agreed_line(build, one),)
    leaves = _actions(build, one) if judged else _works(build, one)
    tone: Tone = _judged_tone(standing.judgement) if shown and standing is not None else (
        "accent" if isinstance(one, Goal) else "plain")
    name = t(build, "tree.goal", name=one.name) if isinstance(one, Goal) else build.words(one.name)
    return Node(str(name), lines, tone, leaves)


def _judged_tone(judgement: Judgement) -> Tone:
    return judgement.value


def _standing_lines(build: Build, standing: Standing) -> tuple[str, ...]:
    one, value = standing.indicator, standing.value
    now = of(build, one, value.value) if value is not None and value.value is not None else str(t(build, "no_value"))
    planned = number_of(build, one, standing.planned) if standing.planned is not None else ""
    said = t(build, "with_note", text=now, note=t(build, "compare.plan", value=planned)) if planned else now
    return (str(t(build, "tree.judged", value=said, judgement=plain((badge_of(build, standing),)))),)


def _agreed_line(build: Build, one: Goal | Kpi) -> str:
    if one.baseline is None or not one.target:
        return str(t(build, "to_confirm.alone"))
    return str(t(build, "arrow", before=of(build, one, one.baseline.value),
                 after=target_text(build, one, one.target[-1])))


def _actions(build: Build, one: Goal | Kpi) -> tuple[Node, ...]:
    """The open actions for one indicator, those of roadmap items that move no other one among them."""
    works = {item.id: item for item in build.seen["plan"].roadmap}

    def serves(action: Action) -> bool:
        if action.kpi is not None:
            return action.kpi == one.id
        item = works.get(action.work or "")
        return item is not None and item.kpis[:1] == (one.id,)

    found = [action for action in build.seen["analysis"].actions_open if serves(action)]
    nodes = [_action_node(build, action) for action in found[:_LEAVES_SHOWN]]
    return (*nodes, *_more(build, len(found)))


def _action_node(build: Build, action: Action) -> Node:
    """An action as a box: a late one says so, in the colour of what is off track."""
    if action not in build.seen["analysis"].actions_late:
        return Node(build.words(action.what), (_owner_until(build, action),), "muted")
    line = str(t(build, "tree.late", text=_owner_until(build, action)))
    return Node(build.words(action.what), (line,), "off_track")


def _owner_until(build: Build, action: Action) -> str:
    owner = person(build, action.owner, "short") if action.owner else str(t(build, "to_confirm.alone"))
    until = str(t(build, "until", day=language.day(build.locale, action.due, "month_day"))) if action.due else ""
    return str(build.locale.get("format.list.comma")).join(filter(None, (owner, until)))


def _works(build: Build, one: Goal | Kpi) -> tuple[Node, ...]:
    items: Iterable[RoadmapItem] = build.seen["plan"].roadmap
    found = [item for item in items if one.id in item.kpis and item.status not in ("later", "dropped")]
    nodes = [Node(build.words(item.work), (person(build, item.owner, "short"),) if item.owner else (), "muted")
             for item in found[:_LEAVES_SHOWN]]
    return (*nodes, *_more(build, len(found)))


def _more(build: Build, count: int) -> tuple[Node, ...]:
    rest = count - _LEAVES_SHOWN
    return (Node(str(t(build, "tree.more", count=rest)), tone="muted"),) if rest > 0 else ()


FUNCTIONS: tuple[Callable[..., object], ...] = (kpi_trees, organisation_tree)
