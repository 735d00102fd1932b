"""What ships with the package is found from anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from successplan.assets import brand_folder, template_folder
from successplan.diagnostics import Refused
from successplan.words import Words


def test_templates_are_found_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    template_folder.cache_clear()
    monkeypatch.chdir(tmp_path)
    assert (template_folder() / "locale" / "ja.yml").is_file()
    assert brand_folder("default") == template_folder() / "brands" / "default"


def test_a_brand_of_ones_own_comes_first(tmp_path: Path) -> None:
    (tmp_path / "default").mkdir()
    assert brand_folder("default", (tmp_path,)) == tmp_path / "default"


@pytest.mark.parametrize("name", ["defalt", "", "../brands/default", ".."])
def test_an_unknown_brand_names_those_there_are(name: str) -> None:
    with pytest.raises(Refused) as refused:
        brand_folder(name)
    assert "default" in (refused.value.diagnostics[0].hint or Words()).say("en")
