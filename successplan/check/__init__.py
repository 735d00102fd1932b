"""Turn a customer into diagnostics: the method of a success plan, as rules."""

from __future__ import annotations

from successplan.check.engine import Rule, all_rules, check, check_words, stops
from successplan.check.rules import GROUPS

__all__ = ["GROUPS", "Rule", "all_rules", "check", "check_words", "stops"]
