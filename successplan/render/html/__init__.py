"""Turn documents into web pages: one file each that needs nothing beside it."""

from successplan.render.html.writer import render_html

__all__ = ["render_html"]
