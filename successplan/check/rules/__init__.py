"""The rules, one a module in the folder of its group: its docstring is its manual, `find` says what it saw."""

from __future__ import annotations

from collections.abc import Mapping

from successplan.words import Words

GROUPS: Mapping[str, Words] = {  # folder and title, in the order of the manual
    "people": Words(ja="体制", en="People"),
    "goals": Words(ja="導入目的と目標", en="Purpose and goals"),
    "roadmap": Words(ja="改善ロードマップとマイルストーン", en="Roadmap and milestones"),
    "meetings": Words(ja="会議体と報告", en="Meetings and reports"),
    "workspace": Words(ja="ワークスペース", en="Workspace"),
    "wording": Words(ja="顧客に渡す文書の言葉", en="Wording of customer documents"),
}
