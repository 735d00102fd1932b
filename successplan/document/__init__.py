"""The block model: what a document says, in any format. It imports nothing else of the package."""

from successplan.document.block import (
    Align,
    Block,
    Blocks,
    Bullets,
    Callout,
    Card,
    Cards,
    Cell,
    Column,
    Columns,
    Heading,
    Item,
    PageBreak,
    Paragraph,
    Row,
    Table,
)
from successplan.document.chart import Band, Bars, Chart, Line, LineRole, Mark, Plot, Series, Trend
from successplan.document.inline import (
    Badge,
    Code,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Strong,
    Text,
    Tone,
    plain,
)
from successplan.document.report import Cover, Deck, Meta, Report, Slide

__all__ = [
    "Align", "Badge", "Band", "Bars", "Block", "Blocks", "Bullets", "Callout", "Card", "Cards", "Cell", "Chart", "Code",
    "Column", "Columns", "Cover", "Deck", "Emphasis", "Heading", "Inline", "Inlines", "Item", "Line", "LineBreak",
    "LineRole", "Link", "Mark", "Meta", "PageBreak", "Paragraph", "Plot", "Report", "Row", "Series", "Slide", "Strong",
    "Table", "Text", "Tone", "Trend", "plain",
]
