"""Turn a customer and its analysis into what a CSM wants to see first thing in the morning, on one screen."""

from __future__ import annotations

from successplan.status.result import Line, Standing, Status
from successplan.status.survey import survey

__all__ = ["Line", "Standing", "Status", "survey"]
