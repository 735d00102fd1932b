"""What the numbers say: progress, judgement, outlook and dates. Arithmetic only: no files, no texts, no clock."""

from __future__ import annotations

from successplan.analyse.analysis import analyse, edges_on, planned_on
from successplan.analyse.judge import as_decimal, rank, strictly_rounded, worst
from successplan.analyse.outlook import CONFIDENCE
from successplan.analyse.periods import (
    fiscal_year_of,
    last_complete_month,
    month_of,
    month_span,
    parse_period,
    quarter_of,
    shifted,
    week_of,
)
from successplan.analyse.result import (
    WITHOUT_NUMBER,
    Analysis,
    Edges,
    Judgement,
    MilestoneStanding,
    Occurrence,
    Outlook,
    Overall,
    Reason,
    Span,
    Standing,
    Value,
)
from successplan.analyse.schedule import occurrences
from successplan.analyse.workdays import Workdays, after_working_days, deadline, moved, workdays_of

__all__ = [
    "CONFIDENCE",
    "WITHOUT_NUMBER",
    "Analysis",
    "Edges",
    "Judgement",
    "MilestoneStanding",
    "Occurrence",
    "Outlook",
    "Overall",
    "Reason",
    "Span",
    "Standing",
    "Value",
    "Workdays",
    "after_working_days",
    "analyse",
    "as_decimal",
    "deadline",
    "edges_on",
    "fiscal_year_of",
    "last_complete_month",
    "month_of",
    "month_span",
    "moved",
    "occurrences",
    "parse_period",
    "planned_on",
    "quarter_of",
    "rank",
    "shifted",
    "strictly_rounded",
    "week_of",
    "workdays_of",
    "worst",
]
