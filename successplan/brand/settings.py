"""Turn brand.yml into checked settings: theme colours, fonts, tones, and the names in the two reference files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from successplan.diagnostics import Diagnostic, Level, Refused
from successplan.gate import Positions, parse_yaml, read_text
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
    parsed = parse_yaml(read_text(file), file)
    try:
        return BrandSettings.model_validate(parsed.data)
    except ValidationError as error:
        raise Refused(_wrong(parsed.positions, one["type"], one["loc"], one["msg"]) for one in error.errors()) from None


def _wrong(positions: Positions, type_: str, path: tuple[str | int, ...], said: str) -> Diagnostic:
    where = ".".join(str(part) for part in path) or positions.file.name
    text = {
        "missing": Words(ja=f"{where} がありません", en=f"{where} is missing"),
        "extra_forbidden": Words(ja=f"{where} という項目はありません", en=f"there is no setting called {where}"),
    }.get(type_, Words(ja=f"{where} の値が正しくありません", en=f"the value of {where} is not right"))
    hint = Words(
        ja=f"既定のブランドの brand.yml を手本にしてください（{said}）",
        en=f"follow brand.yml of the default brand ({said})",
    )
    place = positions.key(path) if type_ == "extra_forbidden" else positions.value(path)
    return Diagnostic(Level.ERROR, "brand-valid", text, place, hint)
