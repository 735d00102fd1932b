"""How documents look: a folder with brand.yml, reference.docx and reference.pptx."""

from successplan.brand.brand import Brand, Fonts, load_brand
from successplan.brand.colour import Colour, Slot, Theme, ToneColours, contrast, on
from successplan.brand.pptx import Box, Layout, Placeholder, PptxBase

__all__ = [
    "Box", "Brand", "Colour", "Fonts", "Layout", "Placeholder", "PptxBase", "Slot", "Theme", "ToneColours", "contrast",
    "load_brand", "on",
]
