"""Turn a form into a spreadsheet."""

from successplan.render.xlsx.writer import render_xlsx

__all__ = ["render_xlsx"]
