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
    Drawing,
    Heading,
    Item,
    Landscape,
    PageBreak,
    Paragraph,
    Row,
    Table,
)
from successplan.document.chart import (
    Band,
    Bars,
    Bridge,
    Chart,
    Line,
    LineRole,
    Mark,
    Plot,
    Series,
    Step,
    Swing,
    Tornado,
    Trend,
)
from successplan.document.drawing import (
    Bar,
    Contents,
    Diamond,
    Gantt,
    GanttRow,
    Matrix,
    Multiples,
    Node,
    Picture,
    Point,
    Quote,
    Spark,
    Tree,
)
from successplan.document.form import Box, Field, FieldKind, Form, FormPage, FormRow
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
from successplan.document.origin import Drawn, Origin, Origins, Said
from successplan.document.report import Cover, Deck, Meta, Report, Slide

__all__ = [
    "Align", "Badge", "Band", "Bar", "Bars", "Block", "Blocks", "Box", "Bridge", "Bullets", "Callout", "Card",
    "Cards", "Cell", "Chart", "Code", "Column", "Columns", "Contents", "Cover", "Deck", "Diamond", "Drawing",
    "Drawn", "Emphasis", "Field", "FieldKind", "Form", "FormPage", "FormRow", "Gantt", "GanttRow", "Heading",
    "Inline", "Inlines", "Item", "Landscape", "Line", "LineBreak", "LineRole", "Link", "Mark", "Matrix", "Meta",
    "Multiples", "Node", "Origin", "Origins", "PageBreak", "Paragraph", "Picture", "Plot", "Point", "Quote",
    "Report", "Row", "Said", "Series", "Slide", "Spark", "Step", "Strong", "Swing", "Table", "Text", "Tone",
    "Tornado", "Tree", "Trend", "plain",
]
