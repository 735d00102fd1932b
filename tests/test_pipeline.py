"""From a customer's folder to files: what is built, what is refused, and that the same input gives the same bytes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
import zipfile
from datetime import date
from pathlib import Path

import office
import pytest
from lxml import etree

import successplan
from successplan.diagnostics import Refused
from successplan.pipeline import Order, examine, make
from successplan.render.lint import lint

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
AS_OF = date(2026, 7, 15)
CUSTOMERS = ("aoyama-apparel", "northwind-logistics")
EVERYTHING = successplan.Order(AS_OF, languages=("ja", "en"))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Path]]:
    """Every document of both samples in both languages, by customer."""
    out = tmp_path_factory.mktemp("built")
    return {name: [file.path for file in successplan.build(SAMPLES / name, EVERYTHING, out / name)[0]]
            for name in CUSTOMERS}


def copy(name: str, to: Path) -> Path:
    return Path(shutil.copytree(SAMPLES / name, to / name, ignore=shutil.ignore_patterns("output")))


def test_each_kind_is_built_in_each_language(built: dict[str, list[Path]]) -> None:
    for files in built.values():
        assert sorted(file.suffix for file in files) == [".docx"] * 2 + [".pptx"] * 4
        assert len(set(files)) == 6


@pytest.mark.parametrize("name", CUSTOMERS)
def test_our_own_lint_finds_nothing(built: dict[str, list[Path]], name: str) -> None:
    for file in built[name]:
        assert lint(file.read_bytes()) == (), file.name


@pytest.mark.office
@pytest.mark.parametrize("name", CUSTOMERS)
def test_the_open_xml_sdk_finds_no_error(built: dict[str, list[Path]], name: str) -> None:
    for file in built[name]:
        assert office.validate(file) == [], file.name


@pytest.mark.office
@pytest.mark.parametrize("name", CUSTOMERS)
def test_libreoffice_opens_them_with_every_slide(built: dict[str, list[Path]], tmp_path: Path, name: str) -> None:
    for file in built[name]:
        pdf = office.to_pdf(file, tmp_path)
        if file.suffix == ".pptx":
            with zipfile.ZipFile(file) as archive:
                slides = [part for part in archive.namelist() if part.startswith("ppt/slides/slide")]
            assert office.page_count(pdf) == len(slides)
        else:
            assert office.page_count(pdf) >= 5


def test_every_file_says_its_language_title_and_day(built: dict[str, list[Path]]) -> None:
    for file in (file for files in built.values() for file in files):
        with zipfile.ZipFile(file) as archive:
            core = etree.fromstring(archive.read("docProps/core.xml"))
        said = {etree.QName(element).localname: element.text for element in core}
        english = file.stem.endswith("_en") or "Northwind" in file.name
        assert said["language"] in (("en-US", "en-GB", "en") if english else ("ja-JP", "ja")), file.name
        assert said["title"] and said["creator"] and said["subject"]
        assert said["created"] == said["modified"] == "2026-07-15T00:00:00Z"


def test_the_same_input_gives_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "successplan", "build", str(SAMPLES / "aoyama-apparel"), "--as-of", "2026-07-15"]
    for name, seed, zone in (("one", "1", "UTC"), ("two", "4711", "Asia/Tokyo")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        subprocess.run([*command, "-o", str(tmp_path / name)], env=environment, check=True, capture_output=True)
    ones = sorted(path for path in (tmp_path / "one" / "aoyama-apparel").rglob("*") if path.is_file())
    twos = sorted(path for path in (tmp_path / "two" / "aoyama-apparel").rglob("*") if path.is_file())
    assert [file.name for file in ones] == [file.name for file in twos]
    assert len(ones) == 7  # three documents, the record, and where the numbers of each come from
    for one, two in zip(ones, twos, strict=True):
        assert one.read_bytes() == two.read_bytes(), one.name


@pytest.mark.parametrize("broken", ["ten-mistakes-of-form", "ten-mistakes-of-method", "ten-mistakes-of-both-sorts"])
def test_a_broken_plan_gives_ten_diagnostics_and_no_file(tmp_path: Path, broken: str) -> None:
    folder = Path(shutil.copytree(Path(__file__).parent / "check" / "fixtures" / broken, tmp_path / "customer"))
    before = {path: path.read_bytes() for path in folder.iterdir()}

    with pytest.raises(Refused) as refused:
        successplan.build(folder, EVERYTHING)

    assert len({(one.place.line, one.rule) for one in refused.value.diagnostics if one.place}) >= 10
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_a_plan_alone_builds_and_says_what_is_to_be_confirmed(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(Path(__file__).parent / "check" / "fixtures" / "sound", tmp_path / "customer"))
    written, _ = successplan.build(folder, EVERYTHING)
    assert len(written) == 6


def test_without_goals_and_without_the_rules_that_want_them_documents_are_built(tmp_path: Path) -> None:
    rules = ["goal-has-kgi", "success-defined", "evaluator-named", "promoter-named", "milestones-enough"]
    (tmp_path / "plan.yaml").write_text(
        "schema: 1\nlanguage: en\ncustomer: {id: acme, name: Acme}\nperiod: {start: 2026-04-01, end: 2026-09-30}\n"
        f"rules: {{{', '.join(f'{rule}: off' for rule in rules)}}}\n", encoding="utf-8")
    written, _ = successplan.build(tmp_path, EVERYTHING)
    assert len(written) == 6
    for file in written:
        assert lint(file.path.read_bytes()) == (), file.path.name


def test_a_new_kind_is_one_template_file(tmp_path: Path) -> None:
    folder = copy("aoyama-apparel", tmp_path)
    template = folder / "templates" / "kinds" / "goals.md.j2"
    template.parent.mkdir(parents=True)
    template.write_text(
        "---\ntitle: 目標一覧\nflow: pages\n---\n"
        "# 目標\n\n{% for goal in plan.goals %}\n- {{ goal.name }}\n{% endfor %}\n",
        encoding="utf-8")

    ((written,), said) = successplan.build(folder, successplan.Order(AS_OF, kinds=("goals",)))

    assert not [one for one in said if one.level == "error"]
    with zipfile.ZipFile(written.path) as archive:
        text = "".join(etree.fromstring(archive.read("word/document.xml")).itertext())
    assert "粗利益率" in text and "店頭在庫金額" in text


def test_an_installed_wheel_builds_outside_the_checkout(tmp_path: Path) -> None:
    """The wheel is unpacked beside the libraries of this environment: templates and brand must be inside it."""
    made = subprocess.run([sys.executable, "-m", "pip", "wheel", "--no-deps", "-q", "-w", str(tmp_path), str(ROOT)],
                          capture_output=True, text=True, check=False)
    if made.returncode:
        pytest.skip(f"pip cannot build a wheel here: {made.stderr[-200:]}")
    (wheel,) = tmp_path.glob("*.whl")
    venv.create(tmp_path / "env", with_pip=False)
    (home,) = (tmp_path / "env").glob("lib/python*/site-packages") if os.name != "nt" else (
        tmp_path / "env" / "Lib" / "site-packages",)
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(home)
    libraries = next(path for path in map(Path, sys.path) if (path / "pydantic").is_dir())
    (home / "libraries.pth").write_text(str(libraries), encoding="utf-8")
    folder = copy("northwind-logistics", tmp_path)
    python = tmp_path / "env" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    script = ("import sys, successplan; assert 'site-packages' in successplan.__file__, successplan.__file__; "
              "from successplan.cli import run; sys.exit(run(sys.argv[1:]))")
    subprocess.run([python, "-c", script, "build", str(folder), "--as-of", "2026-07-15"], check=True, cwd=tmp_path,
                   capture_output=True)
    assert len([file for file in (folder / "output").iterdir() if file.suffix in (".docx", ".pptx")]) == 3


def test_only_files_whose_numbers_can_be_read_back_have_a_record(tmp_path: Path) -> None:
    order = Order(AS_OF, kinds=("monthly",), formats=("pptx", "html"))
    outputs, _ = make(examine(copy("mini-cafe", tmp_path), AS_OF), order)
    assert {output.name.rpartition(".")[2]: bool(output.origins) for output in outputs} == {"pptx": True, "html": False}
