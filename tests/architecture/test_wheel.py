"""The library installs: the built wheel works in a new environment that holds PyYAML, MarkupSafe and nothing else, away from the checkout."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from importlib.metadata import distribution
from pathlib import Path
from urllib.request import urlopen

import pytest
from packaging.requirements import Requirement

from tests.architecture.house import ROOT, files, name
from tests.imports.sheets import xlsx

LEFT = ("tests/", "docs/", "findings/", "benchmarks/", ".ci/")
PRIVATE = ("data/dossiers/usa-pak/article.original.txt", ".streamlit/secrets.toml")


def outside(**variables: str) -> dict[str, str]:
    """The environment without what would lead to this checkout."""
    led = ("PYTHON", "DOSSIER_", "STREAMLIT_", "VIRTUAL_")
    return {key: value for key, value in os.environ.items() if not key.startswith(led)} | variables


def run(command: list[str | Path], folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """A program with nothing of this checkout on its path."""
    return subprocess.run([str(word) for word in command], cwd=folder, env=outside(**variables), capture_output=True, text=True)


CORE = ("pyyaml", "markupsafe")


class Environment:
    """A new environment; `lend` puts one of our installed distributions into it, so that nothing is fetched."""

    def __init__(self, folder: Path, wheel: Path | str, *lent: str):
        self.folder, self.python, self.command = folder, folder / "env" / "bin" / "python", folder / "env" / "bin" / "dossier"
        made = run([sys.executable, "-m", "venv", "--without-pip", folder / "env"], folder)
        assert made.returncode == 0, made.stderr
        self.packages = next((folder / "env" / "lib").glob("python*/site-packages"))
        for one in lent:
            self.lend(one)
        pip = [sys.executable, "-m", "pip", "--python", self.python, "--disable-pip-version-check"]
        told = run([*pip, "install", "--no-index", "--quiet", wheel], folder)
        assert told.returncode == 0, told.stderr

    def lend(self, name: str) -> None:
        """A distribution with all that it needs itself."""
        found = distribution(name)
        for top in {file.parts[0] for file in found.files or () if file.parts[0] not in ("..", "__pycache__")}:
            if not (self.packages / top).exists():
                (self.packages / top).symlink_to(Path(str(found.locate_file(top))))
        for one in map(Requirement, found.requires or ()):
            if one.marker is None or one.marker.evaluate({"extra": ""}):
                self.lend(one.name)

    def __call__(self, *words: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
        """The installed command, from a folder that holds nothing of ours."""
        return run([self.command, *words], self.folder, **variables)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The wheel as a fresh clone gives it, built beside a private copy of the article and a server's secrets."""
    tree, out = tmp_path_factory.mktemp("tree"), tmp_path_factory.mktemp("wheel")
    for path in files():
        if not name(path).startswith(LEFT):
            (tree / name(path)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, tree / name(path))
    for private in PRIVATE:
        (tree / private).write_text("not to be passed on\n")
    (tree / ".gitignore").unlink()  # git is not what keeps them out
    told = run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", out], tree)
    assert told.returncode == 0, told.stderr
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def core(wheel, tmp_path_factory) -> Environment:
    """Where PyYAML and MarkupSafe alone are installed: pip would refuse the wheel if it needed more."""
    return Environment(tmp_path_factory.mktemp("core"), wheel, *CORE)


def test_the_wheel_holds_what_it_needs_and_nothing_private(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for needed in ("py.typed", "app/dashboard.py", "app/.streamlit/config.toml", "data/README.md", "data/template/events.yaml"):
        assert f"dossier/{needed}" in names
    ours = [name(path) for path in files() if name(path).startswith(("dossier/", "data/"))]
    assert len(ours) > 150 and {path.removeprefix("dossier/") for path in ours} <= {n.removeprefix("dossier/") for n in names}
    assert not [n for n in names if n.endswith((".original.txt", "secrets.toml", ".pyc"))]
    assert not [n for n in names if not n.startswith(("dossier/", "dossier-"))], (
        "nothing else lands among other people's packages"
    )
    assert len([n for n in names if ".dist-info/licenses/" in n]) == 5


def test_it_is_there_as_a_command_and_as_a_module(core):
    told = run(
        [core.python, "-c", "import dossier, sys; print(dossier.__version__, dossier.__file__, *sys.modules)"], core.folder
    )
    version, place, *loaded = told.stdout.split()
    assert version == "0.1.0" and Path(place).is_relative_to(core.packages), told.stderr
    assert not {"pandas", "plotly", "streamlit", "reportlab"} & set(loaded)
    assert core("--help").stdout.startswith("usage: dossier ")


def test_the_shipped_dossier_is_checked(core):
    told = core("check")
    assert told.returncode == 0, told.stdout + told.stderr
    assert re.match(r"checked [2-9] dossiers, \d\d files: ", told.stdout) and " 0 errors, 0 warnings" in told.stdout


def test_the_variable_names_other_dossiers(core):
    told = core("check", DOSSIER_DATA=str(ROOT / "tests" / "dossiers"))
    assert told.returncode == 0 and "12 sentences" in told.stdout


def test_a_new_dossier_is_sound_there(core):
    assert core("new", "fra", "deu", "fra-deu").returncode == 0
    told = core("check", "fra-deu")
    assert told.returncode == 0 and " 0 errors, 16 warnings" in told.stdout, told.stdout


def test_a_file_that_a_message_names_is_there(core):
    told = core("new", "usa", "xyz", "usa-xyz")
    assert told.returncode == 1 and Path(told.stderr.strip().removesuffix(".").split(" in ")[1]).is_file(), told.stderr


EVERY = """
import importlib, pkgutil, dossier
from dossier.extras import ExtraMissing
for one in pkgutil.walk_packages(dossier.__path__, "dossier."):
    if one.name.startswith("dossier.app.") or one.name.endswith("__main__"):
        continue
    try:
        importlib.import_module(one.name)
    except ExtraMissing:
        print("asks", one.name)
    except ModuleNotFoundError as fault:
        print("fails", one.name, fault.name.split(".")[0])
"""
# Behind `handout.pdf`, `handout.docx` and `api`, which ask for their extra first.
BEHIND = {
    *(f"dossier.handout.{name} reportlab" for name in ("as_pdf", "flowables", "lines", "mixed", "shaping", "spanned", "tagged")),
    *(f"dossier.handout.{name} docx" for name in ("as_docx", "wordml")),
    "dossier.handout.picture PIL", "dossier.tabular.frames pandas",
}  # fmt: skip


def test_a_module_does_without_the_extras_or_asks_for_them(core):
    told = run([core.python, "-c", EVERY], core.folder)
    assert told.returncode == 0, told.stderr
    lines = told.stdout.splitlines()
    assert {line.removeprefix("fails ") for line in lines if line.startswith("fails ")} == BEHIND
    assert all(line.startswith(("asks dossier.ui", "asks dossier.charts", "fails ")) for line in lines)


def test_it_exports(core):
    folder = core.packages / "dossier" / "data" / "dossiers" / "usa-pak"
    told = core("export", "datapackage", folder, "-o", "out.zip")
    assert told.returncode == 0, told.stderr
    with zipfile.ZipFile(core.folder / "out.zip") as out:
        package = json.loads(out.read("datapackage.json"))
    assert {"events", "alignments", "sources"} <= {resource["name"] for resource in package["resources"]}


def test_it_publishes(core):
    told = core("publish", "usa-pak", "-o", "out.html")
    assert told.returncode == 0, told.stderr
    assert "United States and Pakistan" in (core.folder / "out.html").read_text("utf-8")


def test_it_makes_a_hand_out_to_print(core):
    folder = ROOT / "tests" / "dossiers" / "vel-ost"
    told = core("handout", folder, "--period", "treaty-years", "-o", "out-sheet.html")
    assert told.returncode == 0 and (core.folder / "out-sheet.html").stat().st_size > 10_000, told.stderr


@pytest.mark.parametrize(
    ("words", "extra"),
    [
        (["handout", "VEL", "--period", "treaty-years", "-o", "x.pdf"], "paper"),
        (["handout", "VEL", "--period", "treaty-years", "-o", "x.docx"], "paper"),
        (["export", "chart-png", "VEL", "-o", "x.png"], "paper"),
        (["app"], "app"),
        (["events", "import", "x.csv", "--store", "x.store"], "events"),
    ],
    ids=["pdf", "docx", "png", "app", "events"],
)
def test_what_needs_an_extra_says_so_in_one_line(core, words, extra):
    told = core(*[str(ROOT / "tests" / "dossiers" / "vel-ost") if word == "VEL" else word for word in words])
    assert told.returncode == 1 and not told.stdout
    assert told.stderr.count("\n") == 1 and told.stderr.endswith(f": pip install 'dossier[{extra}]'\n"), told.stderr
    assert not list(core.folder.glob("x.*"))


PAGE = """
from streamlit.testing.v1 import AppTest
from dossier.content.files import ROUTER
page = AppTest.from_file(str(ROUTER), default_timeout=300).run()
assert not page.exception, page.exception
print(*[one.value for one in page.title], sep="\\n")
"""


@pytest.fixture(scope="module")
def whole(wheel, tmp_path_factory) -> Environment:
    """Where the app's libraries are there too: our own are lent, which hold no library of ours."""
    made = Environment(tmp_path_factory.mktemp("whole"), wheel, *CORE)
    (made.packages / "lent.pth").write_text(str(Path(str(distribution("streamlit").locate_file("")))) + "\n")
    return made


def test_the_installed_app_shows_its_page_and_has_its_settings(whole):
    told = run([whole.python, "-c", PAGE], whole.folder, DOSSIER_DATA=str(ROOT / "tests" / "dossiers"))
    assert told.returncode == 0, told.stderr
    assert told.stdout == "Velmark - Ostrania\n"
    settings = "import sys; from streamlit import config, file_util; from dossier.content.files import ROUTER;"
    told = run(
        [whole.python, "-c", f"{settings} config._main_script_path = str(ROUTER); print(config.get_config_files('config.toml'))"],
        whole.folder,
    )
    assert "site-packages/dossier/app/.streamlit/config.toml" in told.stdout, told.stderr


def test_the_app_opens_from_anywhere_with_options_passed_on(whole):
    words = [
        whole.command,
        "app",
        ROOT / "tests" / "dossiers",
        "--server.headless=true",
        "--server.port",
        "0",
        "--server.address=127.0.0.1",
    ]
    told = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    with subprocess.Popen([str(word) for word in words], cwd=whole.folder, env=outside(PYTHONUNBUFFERED="1"), **told) as server:
        try:
            said = []
            for line in server.stdout:
                said.append(line)
                if found := re.search(r"http://127\.0\.0\.1:(\d+)", line):
                    break
            else:
                pytest.fail("".join(said))
            with urlopen(f"{found[0]}/_stcore/health", timeout=60) as answer:
                assert answer.read() == b"ok"
        finally:
            server.terminate()
            server.communicate()  # a server that cannot say that it stops does not stop


def test_a_folder_without_dossiers_opens_no_app(whole):
    told = whole("app", whole.folder)
    assert (told.returncode, told.stdout) == (1, "")
    assert (
        told.stderr == f"{whole.folder.resolve()}: error: no dossier is here. Name a dossier's folder or the folder above it.\n"
    )


FRAME = "import dossier; d = dossier.open('usa-pak'); f = d.events; print(len(f), f.index.name, f['layer'].dtype)"


def test_it_gives_a_data_frame_with_the_extra_for_it(wheel, tmp_path):
    frames = Environment(tmp_path, f"{wheel}[frames]", *CORE, "pandas")
    told = run([frames.python, "-c", FRAME], tmp_path)
    count, *rest = told.stdout.split()
    assert int(count) > 100 and rest == ["id", "category"], told.stderr


@pytest.mark.parametrize(("asked", "extra"), [("events", "frames"), ("timeline()", "app")])
def test_a_data_frame_or_a_figure_without_its_extra_names_it(core, asked, extra):
    told = run([core.python, "-c", f"import dossier; dossier.open('usa-pak').{asked}"], core.folder)
    said = told.stderr.splitlines()[-1]
    assert "DossierError: error: " in said and said.endswith(f": pip install 'dossier[{extra}]'")


EVENTS = "id,title\ntreaty-of-hale-1952,Velmark and Ostrania sign the Treaty of Hale\n"
READ_BY = {"xlsx": "openpyxl", "ods": "odfdo", "bib": "bibtexparser, pylatexenc", "ris": "rispy"}


def test_a_csv_is_brought_in_without_an_extra(core):
    (core.folder / "a.csv").write_text(EVENTS, "utf-8")
    told = core("import", "events", "a.csv", ROOT / "tests" / "dossiers" / "vel-ost")
    assert told.returncode == 0 and "0 new, 1 there already" in told.stdout, told.stderr


@pytest.mark.parametrize("ending", READ_BY)
def test_a_file_that_needs_the_extra_for_imports_says_so_in_one_line(core, ending):
    (core.folder / f"a.{ending}").write_text("nothing", "utf-8")
    told = core("import", "sources", f"a.{ending}", ROOT / "tests" / "dossiers" / "vel-ost")
    assert told.returncode == 1 and not told.stdout and told.stderr.count("\n") == 1
    assert told.stderr.endswith(f" needs what is not installed here ({READ_BY[ending]}): pip install 'dossier[imports]'\n")


def test_a_spreadsheet_is_brought_in_with_the_extra_for_it(wheel, tmp_path):
    made = Environment(tmp_path, f"{wheel}[imports]", *CORE, "openpyxl", "odfdo", "bibtexparser", "pylatexenc", "rispy")
    xlsx(tmp_path / "a.xlsx", [line.split(",") for line in EVENTS.splitlines()])
    told = made("import", "events", "a.xlsx", ROOT / "tests" / "dossiers" / "vel-ost")
    assert told.returncode == 0 and "0 new, 1 there already" in told.stdout, told.stderr
