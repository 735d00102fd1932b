"""Turn a company's PowerPoint file into one that is ready for slides: without its own, with a master for notes.

A template is often a deck that somebody emptied badly: sample slides, sections, a picture of its first slide. None of
that may come with a customer's document.
"""

from __future__ import annotations

from lxml import etree

from successplan.brand.parts import parse
from successplan.render.markup import document
from successplan.render.package import OFFICE, Package

_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TYPES = "application/vnd.openxmlformats-officedocument.presentationml."
_THUMBNAIL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"


def make_ready(package: Package, presentation: str) -> None:
    """Takes out slides, sections, custom shows and the thumbnail, adds what notes need, and drops unreached parts."""
    root = parse(package.parts[presentation].content)
    for name in ("sldIdLst", "custShowLst"):
        for old in root.findall(f"{_P}{name}"):
            root.remove(old)
    for section in root.findall(f"{_P}extLst/{_P}ext/{{*}}sectionLst"):
        extension = section.getparent()
        if extension is not None:
            _drop(extension)
    part = package.parts[presentation]
    part.relationships[:] = [one for one in part.relationships if one.type != f"{OFFICE}/slide"]
    package.root[:] = [one for one in package.root if one.type != _THUMBNAIL]
    part.content_type = f"{_TYPES}presentation.main+xml"  # a .potx and a .pptm become a .pptx
    if package.find(presentation, f"{OFFICE}/notesMaster") is None:
        _add_notes_master(package, presentation, root)
    part.content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    _drop_unreached(package)


def _drop(extension: etree._Element) -> None:
    """Takes the extension out, and the list with it where it was the last."""
    listed = extension.getparent()
    if listed is None:
        return
    listed.remove(extension)
    above = listed.getparent()
    if len(listed) == 0 and above is not None:
        above.remove(listed)


def _add_notes_master(package: Package, presentation: str, root: etree._Element) -> None:
    """Our own page for notes, in the file's own theme; without one a deck would lose what is to be said."""
    from successplan.brand.pptx_notes import notes_master  # draws with render.pptx, which reads brands

    slide_master = package.find(presentation, f"{OFFICE}/slideMaster")
    theme = package.find(slide_master, f"{OFFICE}/theme") if slide_master else None
    listed = root.find(f"{_P}sldMasterIdLst")
    if theme is None or listed is None:
        return
    name = package.add("/ppt/notesMasters/notesMaster1.xml", document(notes_master()), f"{_TYPES}notesMaster+xml")
    own = package.parts[theme]  # each master has a theme part of its own
    number = sum(part.startswith("/ppt/theme/") for part in package.parts) + 1
    package.relate(name, f"{OFFICE}/theme", package.add(f"/ppt/theme/notes{number}.xml", own.content, own.content_type))
    package.parts[f"/ppt/theme/notes{number}.xml"].relationships[:] = own.relationships
    relationship = package.relate(presentation, f"{OFFICE}/notesMaster", name)
    ids = etree.Element(f"{_P}notesMasterIdLst")
    etree.SubElement(ids, f"{_P}notesMasterId", {f"{_R}id": relationship})
    listed.addnext(ids)


def _drop_unreached(package: Package) -> None:
    """Takes out every part to which no relationship leads: what only the old slides showed."""
    reached, waiting = set[str](), [one.target for one in package.root if not one.external]
    while waiting:
        name = waiting.pop()
        if name in package.parts and name not in reached:
            reached.add(name)
            waiting += [one.target for one in package.parts[name].relationships if not one.external]
    for name in sorted(set(package.parts) - reached):
        del package.parts[name]
