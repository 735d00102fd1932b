"""Turn a brand's folder into what renderers need: colours by tone, fonts, and the two reference files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from successplan.brand.colour import Slot, Theme, ToneColours, of_theme_part, tone_colours
from successplan.brand.html import Scheme, style_sheet
from successplan.brand.pptx import PptxBase, load_pptx_base
from successplan.brand.settings import BrandSettings, read_settings
from successplan.document import Tone

if TYPE_CHECKING:
    from successplan.brand.docx import DocxBase

SETTINGS = "brand.yml"


@dataclass(frozen=True, slots=True)
class Fonts:
    """The theme's fonts: Latin letters and numerals, and East Asian."""

    latin: str
    ea: str


@dataclass(frozen=True)
class Brand:
    """How documents look. `theme` has hex colours by use; each reference file is read when a renderer asks for it."""

    name: str
    folder: Path
    theme: Theme
    tones: Mapping[Tone, ToneColours]
    fonts: Fonts
    settings: BrandSettings

    @cached_property
    def docx(self) -> DocxBase:
        """The Word base. Raises Refused where the file cannot serve as one."""
        from successplan.brand.docx import read_docx_base

        tones = {tone: one.colour for tone, one in self.settings.tones}
        return read_docx_base(self.folder / self.settings.docx.file, tones)

    @cached_property
    def pptx(self) -> PptxBase:
        """The PowerPoint base. Raises Refused where it lacks a layout or region that brand.yml names."""
        return load_pptx_base(self.folder / self.settings.pptx.file, self.settings.pptx.layouts)

    @cached_property
    def style_sheet(self) -> str:
        """The style sheet of web pages."""
        return style_sheet(self.scheme(dark=False), self.scheme(dark=True), (self.fonts.latin, self.fonts.ea))

    def scheme(self, *, dark: bool) -> Scheme:
        """The brand's colours for a page that its reader wants light or dark, whichever the brand's own pages are."""
        theme = of_theme_part(theme_colours(self.settings), dark)
        return Scheme(theme, _tones(self.settings, theme))


def load_brand(folder: Path) -> Brand:
    """The brand in `folder`. Raises Refused with everything that is wrong with its brand.yml."""
    settings = read_settings(folder / SETTINGS)
    theme = of_theme_part(theme_colours(settings), settings.theme.dark)
    fonts = Fonts(settings.fonts.latin, settings.fonts.east_asian)
    return Brand(settings.name, folder, theme, _tones(settings, theme), fonts, settings)


def theme_colours(settings: BrandSettings) -> dict[str, str]:
    """The hex colours by the names of a theme part (dk1, lt1 ... folHlink)."""
    return {name: value for name, value in settings.theme if isinstance(value, str)}


def _tones(settings: BrandSettings, theme: Theme) -> dict[Tone, ToneColours]:
    return {
        cast(Tone, tone): tone_colours(theme, _slot(one.colour, settings.theme.dark), one.fill_saturation)
        for tone, one in settings.tones
    }


def _slot(name: str, dark: bool) -> Slot:
    """The colour by use that a colour by name serves."""
    used = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}.get(name, name)
    other = {"tx1": "bg1", "bg1": "tx1", "tx2": "bg2", "bg2": "tx2"} if dark else {}
    return cast(Slot, other.get(used, used))
