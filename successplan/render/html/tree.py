"""Turn a tree into lists in lists, which the style sheet draws as boxes joined by lines."""

from __future__ import annotations

from successplan.document import Node, Tree
from successplan.render.html.figures import figure
from successplan.render.html.state import Writing
from successplan.render.html.tags import NONE, p, span, tag, toned
from successplan.render.markup import Xml


def tree(w: Writing, block: Tree) -> Xml:
    """The tree with its content in words before it, for those who do not see how the boxes hang together."""
    nodes = _nodes(block.nodes, f"tree {block.direction}", block)
    return figure(w, "scroll-tree", block.title, p("unseen", block.alt), nodes)


def _nodes(nodes: tuple[Node, ...], classes: str, block: Tree) -> Xml:
    return tag("ul", {"class": classes or None}, *(_node(node, block) for node in nodes))


def _node(node: Node, block: Tree) -> Xml:
    lines = [span("line", line) for line in node.lines]
    box = tag("div", {"class": toned("box", node.tone)}, span("title", node.title), *lines)
    below = _nodes(node.nodes, _way(node, block), block) if node.nodes else NONE
    return tag("li", None, box, below)


def _way(node: Node, block: Tree) -> str:
    """Boxes side by side would ask for more room than a page has: those on which nothing hangs go below each other."""
    hangs = block.direction == "down" and len(node.nodes) > 1 and not any(one.nodes for one in node.nodes)
    return "hangs" if hangs else ""
