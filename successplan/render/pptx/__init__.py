"""Turn a deck into PowerPoint, with native shapes, tables and charts in the brand's own file."""

from successplan.render.pptx.writer import render_pptx

__all__ = ["render_pptx"]
