"""Turn a tree into lists in lists, which the style sheet draws as boxes joined by lines."""

from __future__ import annotations

from successplan.document import Node, Tree
from successplan.render.html.figures import figure
from successplan.render.html.state import Writing
from successplan.render.html.tags import NONE, p, span, tag, toned
from successplan.render.markup import Xml


def tree(w: Writing, block: Tree) -> Xml:
    """The tree with its content in words before it, for those who do not see how the boxes hang together.

    A tree that grows down is drawn as a list moved in by its levels: that fits every screen, whoever reports to whom.
    """
    return figure(w, "scroll-tree", block.title, p("unseen", block.alt), _nodes(block.nodes, f"tree {block.direction}"))


def _nodes(nodes: tuple[Node, ...], classes: str | None = None) -> Xml:
    return tag("ul", {"class": classes}, *map(_node, nodes))


def _node(node: Node) -> Xml:
    lines = [span("line", line) for line in node.lines]
    box = tag("div", {"class": toned("box", node.tone)}, span("title", node.title), *lines)
    return tag("li", None, box, _nodes(node.nodes) if node.nodes else NONE)
