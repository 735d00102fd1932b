"""Turn brand.yml into checked settings: theme colours, fonts, tones, and the names in the two reference files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from successplan.diagnostics import Diagnostic, Level, Place, Refused
from successplan.words import Words

Hex = Annotated[str, StringConstraints(pattern=r"^[0-9A-Fa-f]{6}$")]
Name = Annotated[str, StringConstraints(min_length=1)]
SlotName = Annotated[str, StringConstraints(pattern=r"^(dk1|lt1|dk2|lt2|accent[1-6])$")]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class ThemeSettings(_Strict):
    """The colours of the theme. `dark` says that the page is dk1 and the text lt1."""

    dk1: Hex
    lt1: Hex
    dk2: Hex
    lt2: Hex
    accent1: Hex
    accent2: Hex
    accent3: Hex
    accent4: Hex
    accent5: Hex
    accent6: Hex
    hlink: Hex
    folHlink: Hex
    dark: bool = False


class FontSettings(_Strict):
    latin: Name
    east_asian: Name


class ToneSettings(_Strict):
    colour: SlotName
    fill_saturation: Annotated[int, Field(ge=0, le=100)] | None = None


class LayoutSettings(_Strict):
    """`layout` is the layout's name; the others are names of its placeholders."""

    layout: Name
    title: Name
    lead: Name | None = None
    source: Name | None = None
    regions: dict[Name, Name] = {}


class DocxSettings(_Strict):
    file: Name


class PptxSettings(_Strict):
    file: Name
    layouts: dict[Name, LayoutSettings]


class ToneTable(_Strict):
    accent: ToneSettings
    reached: ToneSettings
    on_track: ToneSettings
    at_risk: ToneSettings
    off_track: ToneSettings
    not_yet: ToneSettings
    muted: ToneSettings
    plain: ToneSettings


class BrandSettings(_Strict):
    name: Name
    theme: ThemeSettings
    fonts: FontSettings
    tones: ToneTable
    docx: DocxSettings
    pptx: PptxSettings


def read_settings(file: Path) -> BrandSettings:
    """The settings in brand.yml. Raises Refused with everything that is wrong with them, each at its line."""
    try:
        text = file.read_text(encoding="utf-8")
        tree = yaml.compose(text, Loader=yaml.SafeLoader)
        data = yaml.safe_load(text)
    except OSError as error:
        raise Refused([_unreadable(Place(file), error.strerror or "")]) from None
    except UnicodeDecodeError:
        raise Refused([_unreadable(Place(file), "UTF-8")]) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
        raise Refused([_unreadable(place, str(getattr(error, "problem", None) or ""))]) from None
    try:
        return BrandSettings.model_validate(data)
    except ValidationError as error:
        raise Refused(_wrong(file, text, tree, problem) for problem in error.errors(include_url=False)) from None


def _unreadable(place: Place, why: str) -> Diagnostic:
    said = Words(ja=f"ブランドの設定が読めません（{why}）", en=f"the brand's settings cannot be read ({why})")
    hint = Words(
        ja="ブランドのフォルダーに UTF-8 の brand.yml を置いてください",
        en="put a brand.yml, saved as UTF-8, into the brand's folder",
    )
    return Diagnostic(Level.ERROR, "brand-readable", said, place, hint)


def _wrong(file: Path, text: str, tree: Any, problem: Any) -> Diagnostic:
    where = ".".join(str(part) for part in problem["loc"]) or "brand.yml"
    said = {
        "missing": Words(ja=f"{where} がありません", en=f"{where} is missing"),
        "extra_forbidden": Words(ja=f"{where} という項目はありません", en=f"there is no setting called {where}"),
    }.get(problem["type"], Words(ja=f"{where} の値が正しくありません", en=f"the value of {where} is not right"))
    hint = Words(
        ja=f"既定のブランドの brand.yml を手本にしてください（{problem['msg']}）",
        en=f"follow brand.yml of the default brand ({problem['msg']})",
    )
    return Diagnostic(Level.ERROR, "brand-valid", said, _place(file, text, tree, problem["loc"]), hint)


def _place(file: Path, text: str, node: Any, path: tuple[str | int, ...]) -> Place:
    """The place of the nearest node that is there."""
    for part in path:
        children = {key.value: value for key, value in node.value} if isinstance(node, yaml.MappingNode) else {}
        if part not in children:
            break
        node = children[part]
    if node is None:
        return Place(file, 1)
    line = node.start_mark.line
    return Place(file, line + 1, node.start_mark.column + 1, excerpt=text.splitlines()[line])
