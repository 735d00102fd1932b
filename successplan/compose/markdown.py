"""Turn the text that a template printed into blocks: Markdown for prose, marks for everything that came from data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from textwrap import dedent
from typing import TYPE_CHECKING, TypeVar, cast
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from successplan.compose.build import Build, Prose
from successplan.compose.emphasis import is_japanese, japanese_emphasis
from successplan.compose.markers import Kept
from successplan.compose.marks import bare
from successplan.compose.mistakes import TemplateMistake
from successplan.compose.values import BLOCKS, inlines, joined, stands_alone
from successplan.document import (
    Align,
    Blocks,
    Bullets,
    Cell,
    Code,
    Column,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    Item,
    LineBreak,
    Link,
    Paragraph,
    Row,
    Strong,
    Table,
    Text,
    plain,
)
from successplan.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

SCHEMES = ("http", "https", "mailto")
Collected = TypeVar("Collected")
_SOFT_BREAK = Text("\n")  # told from data by identity


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["code", "html_block", "html_inline"])
    parser.use(japanese_emphasis)
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]  # a mark in a target must stay whole
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # checked once it is swapped back
    return parser


def stories(build: Build, printed: str) -> tuple[object, ...]:
    """The blocks of a printed text and what else stands alone in it (rows, regions, slides), in order."""
    alone = build.markers.only(printed)
    if alone is not None and all(stands_alone(piece.value) for piece in alone):
        return tuple(one for piece in alone for one in _flat(piece.value))  # nothing for Markdown to read
    tree = SyntaxTreeNode(_parser().parse(dedent(printed)))
    return tuple(_story(build, tree.children))


def blocks(build: Build, printed: str) -> Blocks:
    """The blocks of a printed text. Raises TemplateMistake where something else stands among them."""
    found = stories(build, printed)
    for one in found:
        if not isinstance(one, BLOCKS):
            raise out_of_place(one)
    return cast(Blocks, found)


def collected(build: Build, printed: str, wanted: type[Collected], inside: str) -> tuple[Collected, ...]:
    """The objects of the wanted type that a call block holds. Anything else in it is a mistake."""
    kept = build.markers.only(printed)
    if kept is None:
        texts = (piece.strip() for piece in build.markers.pieces(printed) if isinstance(piece, str))
        first = next(filter(None, texts))[:30]
        raise TemplateMistake(
            Words(ja=f"{inside} の中に文字「{first}」があります", en=f"There is text inside {inside}: “{first}”"),
            Words(ja="この中には {{ … }} だけを書けます", en="Only {{ … }} may stand in it"))
    return tuple(_wanted(one, piece, wanted, inside) for piece in kept for one in _several(piece.value))


def _several(value: object) -> Sequence[object]:
    return value if isinstance(value, (tuple, list)) else (value,)


def _wanted(value: object, piece: Kept, wanted: type[Collected], inside: str) -> Collected:
    if isinstance(value, wanted):
        return value
    name = type(value).__name__
    raise TemplateMistake(
        Words(ja=f"{inside} の中に {name} があります", en=f"There is a {name} inside {inside}"),
        Words(ja=f"{inside} の中に置けるのは {wanted.__name__} だけです", en=f"Only {wanted.__name__} may stand in it"),
        piece.place)


def out_of_place(value: object) -> TemplateMistake:
    """The mistake that `value` stands where nothing takes it."""
    name = type(value).__name__
    return TemplateMistake(
        Words(ja=f"{name} がここに置かれています", en=f"{name} stands in the wrong place"),
        Words(ja="row は table、card は cards、region は slide、part は beside の中に書いてください",
              en="Write row inside table, card inside cards, region inside slide, part inside beside"))


def inline_text(build: Build, printed: str) -> Inlines:
    """A printed text as one line. Raises TemplateMistake where it is more than a paragraph."""
    found = stories(build, printed)
    match found:
        case ():
            return ()
        case (Paragraph(inlines=inside),):
            return inside
    raise TemplateMistake(
        Words(ja="1行の文が要るところに、段落や表があります", en="Blocks stand where a line of text is wanted"))


def data_prose(build: Build, text: str) -> Prose:
    """Data read as Markdown, on its author's explicit wish. Its headings become bold lines: it has no chapters."""
    return Prose(tuple(
        Paragraph((Strong(block.inlines),)) if isinstance(block, Heading) else block for block in blocks(build, text)))


def _story(build: Build, nodes: Iterable[SyntaxTreeNode]) -> Iterator[object]:
    for node in nodes:
        match node.type:
            case "paragraph":
                yield from _paragraph(build, node)
            case "heading":
                yield _heading(build, node)
            case "bullet_list" | "ordered_list":
                yield Bullets(_items(build, node), node.type == "ordered_list")
            case "table":
                yield _table(build, node)
            case _:
                raise _not_known(node.type)


def _paragraph(build: Build, node: SyntaxTreeNode) -> Iterator[object]:
    inline = node.children[0]
    kept = build.markers.only(inline.content) or ()
    if any(stands_alone(piece.value) for piece in kept):
        for piece in kept:
            if not stands_alone(piece.value) and piece.value != "":
                raise _in_line(next(one for one in kept if stands_alone(one.value)))
            yield from _flat(piece.value)
        return
    found = _line(build, inline.children)
    if found:
        yield Paragraph(found)


def _flat(value: object) -> Iterator[object]:
    match value:
        case Prose(blocks=inside):
            yield from inside
        case tuple() | list():
            for one in value:
                yield from _flat(one)
        case "":
            return
        case _:
            yield value


def _heading(build: Build, node: SyntaxTreeNode) -> Heading:
    level = int(node.tag[1])
    if level > 3:
        raise TemplateMistake(
            Words(ja=f"見出しは3段までです（ここは{level}段）", en=f"Headings have three levels at most (not {level})"),
            Words(ja="### までにするか、**太字** の段落にしてください", en="Use ### at most, or a line in **bold**"))
    return Heading(level, _line(build, node.children[0].children))


def _items(build: Build, node: SyntaxTreeNode) -> tuple[Item, ...]:
    return tuple(_item(build, child) for child in node.children)


def _item(build: Build, node: SyntaxTreeNode) -> Item:
    lines: list[Inlines] = []
    inside: list[Item] = []
    for child in node.children:
        match child.type:
            case "paragraph":
                lines.append(_line(build, child.children[0].children))
            case "bullet_list" | "ordered_list":
                inside.extend(_items(build, child))
            case _:
                raise _not_known(child.type)
    text = [inline for line in lines for inline in (LineBreak(), *line)][1:]
    return Item(joined(text), tuple(inside))


def _table(build: Build, node: SyntaxTreeNode) -> Table:
    head, *bodies = node.children
    columns = tuple(Column(_cell(build, cell), _align(cell)) for cell in head.children[0].children)
    rows = tuple(
        Row(tuple(Cell(_cell(build, cell)) for cell in row.children))
        for body in bodies for row in body.children)
    return Table(columns, rows)


def _cell(build: Build, node: SyntaxTreeNode) -> Inlines:
    return _line(build, node.children[0].children)


def _align(node: SyntaxTreeNode) -> Align:
    style = str(node.attrs.get("style", ""))
    return "right" if "right" in style else "center" if "center" in style else "left"


def _line(build: Build, nodes: Iterable[SyntaxTreeNode]) -> Inlines:
    return joined(_soft_breaks([inline for node in nodes for inline in _inline(build, node)]))


def _inline(build: Build, node: SyntaxTreeNode) -> Iterable[Inline]:
    match node.type:
        case "text":
            return [inline for piece in build.markers.pieces(node.content) for inline in _swapped(build, piece)]
        case "softbreak":
            return (_SOFT_BREAK,)
        case "hardbreak":
            return (LineBreak(),)
        case "strong":
            return (Strong(_line(build, node.children)),)
        case "em":
            return (Emphasis(_line(build, node.children)),)
        case "code_inline":
            return (Code(_literal(build, node.content)),)
        case "link":
            inside = _line(build, node.children)
            return linked(inside, _literal(build, str(node.attrs.get("href", ""))))
        case _:
            raise _not_known(node.type)


def _swapped(build: Build, piece: str | Kept) -> Inlines:
    if isinstance(piece, str):
        return (Text(piece),)
    if stands_alone(piece.value) and not _one_line(piece.value):
        raise _in_line(piece)
    try:
        return inlines(build, piece.value)
    except TemplateMistake as mistake:
        mistake.place = mistake.place or piece.place
        raise


def _one_line(value: object) -> bool:
    return isinstance(value, Prose) and len(value.blocks) == 1 and isinstance(value.blocks[0], Paragraph)


def _literal(build: Build, text: str) -> str:
    return plain(joined(inline for piece in build.markers.pieces(text) for inline in _swapped(build, piece)))


def linked(inside: Inlines, target: str) -> Inlines:
    """A link around the inlines; only the inlines where the target is none that a reader may safely follow."""
    try:
        scheme = urlsplit(target.strip()).scheme.lower()
    except ValueError:
        return inside
    return (Link(inside, target.strip()),) if scheme in SCHEMES else inside


def _soft_breaks(found: list[Inline]) -> Iterator[Inline]:
    """A line's end in the template is a space, but nothing between two Japanese characters."""
    for index, inline in enumerate(found):
        if inline is not _SOFT_BREAK:
            yield inline
            continue
        before = bare(plain(tuple(found[:index][-1:])))[-1:]
        after = bare(plain(tuple(found[index + 1:][:1])))[:1]
        if not (is_japanese(before) and is_japanese(after)):
            yield Text(" ")


def _in_line(piece: Kept) -> TemplateMistake:
    name = type(_several(piece.value)[0]).__name__
    return TemplateMistake(
        Words(ja=f"{name} が文の中にあります", en=f"{name} stands inside a line of text"),
        Words(ja="前後に空行を置いて、ほかの文字のない行に書いてください",
              en="Put it on lines of its own, with an empty line before and after"), piece.place)


_INSTEAD: dict[str, tuple[str, Words]] = {
    "hr": ("---", Words(ja="改ページは {{ page_break() }} です", en="For a new page write {{ page_break() }}")),
    "image": ("![…](…)", Words(ja="画像はまだ置けません", en="Pictures cannot be placed yet")),
    "blockquote": ("> …", Words(ja="枠で囲むなら {% call callout(…) %} です",
                                en="For a frame use {% call callout(…) %}")),
    "fence": ("```", Words(ja="プログラムの引用は文書に置けません", en="Program text has no place in a document")),
}


def _not_known(type_: str) -> TemplateMistake:
    sign, hint = _INSTEAD.get(type_, (type_, None))
    return TemplateMistake(
        Words(ja=f"ここでは Markdown の「{sign}」を使えません", en=f"Markdown's “{sign}” cannot be used here"), hint)


