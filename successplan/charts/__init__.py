"""Turn a chart block into DrawingML and its workbook, the same for Word and PowerPoint."""

from successplan.charts.parts import CHART_TYPE, WORKBOOK_RELATIONSHIP, WORKBOOK_TYPE, ChartParts, chart_parts

__all__ = ["CHART_TYPE", "WORKBOOK_RELATIONSHIP", "WORKBOOK_TYPE", "ChartParts", "chart_parts"]
