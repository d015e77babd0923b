"""A dossier is opened by id, folder or zip; what stands against it is told as the command line tells it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

import dossier
from dossier.api import opening
from dossier.cli import main
from dossier.content.problems import CODES, ERROR
from tests.architecture.house import ROOT
from tests.samples import INVENTED, INVENTED_ROOT, catalogue_of, copied, edited, with_side_files
from tests.unit.broken import build


@pytest.fixture(autouse=True)
def root(monkeypatch):
    monkeypatch.setenv("DOSSIER_DATA", str(INVENTED_ROOT))


def packed(path: Path, folder: Path, under: str) -> Path:
    """A folder as a zip, its files below `under`."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                archive.write(file, Path(under) / file.relative_to(folder))
    return path


@pytest.mark.parametrize("name", ["vel-ost", INVENTED, str(INVENTED)], ids=["id", "path", "text"])
def test_an_id_and_a_folder_open_the_same(name):
    found = dossier.open(name)
    assert isinstance(found, dossier.OpenDossier)
    assert (found.id, found.catalogue.dossier) == ("vel-ost", catalogue_of(INVENTED).dossier)


@pytest.mark.parametrize(("under", "key"), [("vel-ost", "vel-ost"), ("", "other"), ("a-b", "a-b")])
def test_a_zip_opens_with_the_folder_in_it_or_its_files_alone(under, key, tmp_path):
    found = dossier.open(packed(tmp_path / "other.zip", INVENTED, under))
    assert found.id == key
    assert found.catalogue.dossier.events == catalogue_of(INVENTED).dossier.events
    assert not found.report.problems


def test_what_systems_put_into_a_zip_is_passed_over(tmp_path):
    folder = copied(tmp_path)
    with_side_files(folder)
    path = packed(tmp_path / "mac.zip", folder, "vel-ost")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("__MACOSX/vel-ost/._dossier.yaml", b"\x00\x05\x16\x07")
        archive.writestr(".hidden/dossier.yaml", b"")
    assert not dossier.open(path).report.problems


def test_a_fault_in_a_zip_is_told_with_the_zip_as_its_place(tmp_path, monkeypatch):
    edited(copied(tmp_path) / "dossier.yaml", "side_b: ost", "side_b: nobody")
    packed(tmp_path / "bad.zip", tmp_path / "vel-ost", "vel-ost")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(dossier.DossierError, match=r"(?m)^bad.zip/vel-ost/dossier.yaml:\d+:\d+: error id-unknown") as fault:
        dossier.open("bad.zip")
    assert fault.value.report and fault.value.problems == fault.value.report.problems


def told(name: str | Path) -> str:
    with pytest.raises(dossier.DossierError) as fault:
        dossier.open(name)
    assert fault.value.report is None and fault.value.problems == ()
    return str(fault.value)


def test_a_zip_without_one_dossier_is_refused(tmp_path):
    none, two, bad, cut = (tmp_path / f"{name}.zip" for name in ("none", "two", "bad", "cut"))
    with zipfile.ZipFile(none, "w") as archive:
        archive.writestr("letter.txt", "Dear reader")
    packed(two, INVENTED, "one")
    with zipfile.ZipFile(two, "a") as archive:
        archive.writestr("other/dossier.yaml", "")
    bad.write_text("no zip")
    cut.write_bytes(two.read_bytes()[:500])
    assert told(none) == f"{none}: error: there is no dossier in it. Pack the folder of one dossier."
    assert told(two) == f"{two}: error: it holds 2 dossiers: 'one', 'other'. Pack the folder of one dossier."
    for path in (bad, cut):
        assert told(path).startswith(f"{path}: error: this is no zip that can be read (")


def test_a_zip_leads_nowhere_outside_and_takes_no_more_room_than_a_dossier(tmp_path, monkeypatch):
    path = packed(tmp_path / "climb.zip", INVENTED, "vel-ost")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("../../climbed.yaml", "x: y")
        archive.writestr("/climbed.yaml", "x: y")
    assert told(path).splitlines() == [
        f"{path}: error: '{name}' leads out of the folder. Pack the dossier's folder alone."
        for name in ("../../climbed.yaml", "/climbed.yaml")
    ]
    path = packed(tmp_path / "large.zip", INVENTED, "vel-ost")
    monkeypatch.setattr(opening, "ROOM", replace(opening.ROOM, unpacked=1000))
    assert told(path) == f"{path}: error: unpacked, the zip has more than 1,000 bytes. Pack the dossier's folder alone."
    monkeypatch.setattr(opening, "ROOM", replace(opening.ROOM, packed=1000))
    assert told(path) == f"{path}: error: the zip has more than 1,000 bytes. Pack the dossier's folder alone."


def test_nothing_is_unpacked_to_a_disk(tmp_path, monkeypatch):
    path = packed(tmp_path / "one.zip", INVENTED, "vel-ost")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "no-room"))
    before = set(tmp_path.rglob("*"))
    assert dossier.open(path).id == "vel-ost" and set(tmp_path.rglob("*")) == before


def test_a_name_that_leads_nowhere_is_told_with_those_that_do(tmp_path):
    assert told("nowhere") == (
        "nowhere: error: there is no such dossier. Name a dossier's folder, a zip of one, or one of: vel-ost."
    )
    copied(tmp_path, "one")
    copied(tmp_path, "two")
    several = f"Name one of: {tmp_path / 'one'}, {tmp_path / 'two'}."
    assert told(tmp_path) == f"{tmp_path}: error: this is no dossier but the folder of 2. {several}"


@pytest.mark.parametrize(
    "name", ["", "a" * 5000, "a\0b", "..", "*", "vel-ost/events.yaml/x"], ids=["empty", "long", "nul", "up", "star", "in"]
)
def test_no_name_makes_another_error(name):
    with pytest.raises(dossier.DossierError):
        dossier.open(name)


@pytest.mark.parametrize("code", CODES)
def test_a_faulty_dossier_is_told_as_the_command_line_tells_it(code, tmp_path, monkeypatch, capsys):
    build(code, tmp_path)
    monkeypatch.chdir(tmp_path)
    main(["check", "vel-ost"])
    lines = [line for line in capsys.readouterr().out.splitlines()[:-1] if " not-canonical: " not in line]
    if CODES[code][0] == ERROR:
        with pytest.raises(dossier.DossierError) as fault:
            dossier.open("vel-ost")
        assert str(fault.value).splitlines() == lines
        assert [str(problem) for problem in fault.value.problems] == lines
    else:
        assert [str(problem) for problem in dossier.open("vel-ost").report.problems] == lines


def test_a_dossier_without_periods_is_refused(tmp_path):
    (copied(tmp_path) / "periods.yaml").write_text("[]\n")
    with pytest.raises(dossier.DossierError):
        dossier.open(tmp_path / "vel-ost")


BARE = """
import sys

class Refusing:
    def find_spec(self, name, path=None, target=None):
        top = name.partition(".")[0]
        if top in {"streamlit", "pandas", "plotly", "numpy", "reportlab", "docx", "PIL", "resvg_py"}:
            raise ModuleNotFoundError(f"No module named {top!r}", name=top)

sys.meta_path.insert(0, Refusing())
import dossier
assert not {"yaml", "dossier.content", "dossier.api"} & set(sys.modules), "nothing is imported before it is asked for"
d = dossier.open("vel-ost")
assert d.title in d._repr_html_() and d.id in repr(d) and d.title in str(d.cite())
assert d.filter(third="Hill League").tables
for ask in (lambda: d.events, lambda: d.fluctuation(), lambda: d.timeline()):
    try:
        ask()
    except dossier.DossierError as fault:
        print(fault)
"""


def test_the_core_needs_yaml_alone_and_says_what_more_needs():
    ran = subprocess.run([sys.executable, "-c", BARE], cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    frames = "error: A DataFrame needs what is not installed here (pandas): pip install 'dossier[frames]'"
    figure = "error: A figure needs what is not installed here (plotly): pip install 'dossier[app]'"
    assert ran.stdout.splitlines() == [frames, frames, figure]


def test_every_public_name_is_there_and_python_s_own_open_is_left_alone():
    assert {"open", *dossier.__all__} <= set(dir(dossier))
    for name in dossier.__all__:
        assert getattr(dossier, name)
    assert "open" not in dossier.__all__
    with pytest.raises(AttributeError, match="nothing_such"):
        dossier.nothing_such  # noqa: B018


def test_a_copy_of_the_shipped_data_opens_from_any_folder(tmp_path, monkeypatch):
    shutil.copytree(INVENTED, tmp_path / "x" / "vel-ost")
    monkeypatch.setenv("DOSSIER_DATA", str(tmp_path / "x"))
    monkeypatch.chdir(tmp_path)
    assert dossier.open("vel-ost").id == "vel-ost"
