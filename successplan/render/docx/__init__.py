"""Word documents: `writer` walks a report, `blocks` has one function per block, `xml` has the elements."""

from successplan.render.docx.writer import render_docx

__all__ = ["render_docx"]
