"""Turn a blueprint, or the plan of the last half year, and a few answers into the files of a new customer's folder."""

from __future__ import annotations

from successplan.start.answers import Answers, name_problem
from successplan.start.folder import House, begin, begin_next, house_of

__all__ = ["Answers", "House", "begin", "begin_next", "house_of", "name_problem"]
