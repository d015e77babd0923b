"""One truth about versions: ranges for the library, pins for the app and the checks, and the program agree."""

from __future__ import annotations

import re
import sys
import tomllib

import pytest
import yaml
from packaging.requirements import Requirement

import dossier
from dossier.extras import EXTRAS
from tests.architecture.house import MODULES, PAGES, ROOT, ROUTER, files, imported, name

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
EXTRA = PROJECT["project"]["optional-dependencies"]
PIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*==\d[\w.]*")
PACKAGES = {
    "yaml": "pyyaml",
    "docx": "python-docx",
    "PIL": "pillow",
    "axe_playwright_python": "axe-playwright-python",
    "resvg_py": "resvg-py",
    "citeproc": "citeproc-py",
    "bidi": "python-bidi",
    "fontTools": "fonttools",
    "ibis": "ibis-framework",
}  # where a package's name differs from its module's


def pins(file: str) -> list[str]:
    return [line for line in (ROOT / file).read_text("utf-8").splitlines() if line and not line.startswith(("#", "-r "))]


APART = ("imports", "events")  # the extras that the app of a host does without; the checks have them


def library(*extras: str) -> list[Requirement]:
    """What the library asks for, whole and by these extras (all where none is named), its extras' names for one another left out."""
    named = [*PROJECT["project"]["dependencies"], *(one for extra in extras or EXTRA for one in EXTRA[extra])]
    return [found for one in named if (found := Requirement(one)).name != "dossier"]


def test_the_app_has_a_pin_for_all_that_the_library_asks_for_but_what_the_app_of_a_host_does_without_and_for_nothing_else():
    pinned = {pin.split("==")[0] for pin in pins("requirements.txt")}
    assert {one.name for one in library(*(extra for extra in EXTRA if extra not in APART))} == pinned
    apart = {Requirement(one).name for extra in APART for one in EXTRA[extra]}
    assert apart and not apart & pinned
    assert apart <= {pin.split("==")[0] for pin in pins("requirements-dev.txt")}
    assert "-r requirements.txt" in (ROOT / "requirements-dev.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("asked", library(), ids=str)
def test_the_library_admits_the_versions_that_the_app_runs_with(asked: Requirement):
    pinned = dict(pin.split("==") for pin in pins("requirements.txt") + pins("requirements-dev.txt"))[asked.name]
    assert asked.specifier.contains(pinned)
    signs = {one.operator for one in asked.specifier}
    assert signs == {">=", "<"}, "a range: tried from here on, and not beyond the next version that may break"


def test_what_builds_the_wheel_is_pinned_for_the_tests():
    (asked,) = map(Requirement, PROJECT["build-system"]["requires"])
    assert asked.specifier.contains(dict(pin.split("==") for pin in pins("requirements-dev.txt"))[asked.name])


def test_the_core_needs_two_packages_and_each_extra_brings_what_the_code_asks_of_it():
    assert [Requirement(one).name for one in PROJECT["project"]["dependencies"]] == ["pyyaml", "markupsafe"]
    brought = {extra: {PACKAGES.get(module, module) for module in modules} for extra, modules in EXTRAS.items()}
    assert brought == {extra: {Requirement(one).name for one in asked} for extra, asked in EXTRA.items() if extra != "all"}
    assert Requirement(EXTRA["all"][0]).extras == set(EXTRAS)


def test_every_requirement_is_one_exact_version_and_no_address():
    for pin in pins("requirements.txt") + pins("requirements-dev.txt"):
        assert PIN.fullmatch(pin), pin


def test_the_app_needs_ten_packages():
    needed = [
        "streamlit",
        "pandas",
        "plotly",
        "pyyaml",
        "markupsafe",
        "resvg-py",
        "reportlab",
        "python-docx",
        "pillow",
        "uharfbuzz",
    ]
    assert [pin.split("==")[0] for pin in pins("requirements.txt")] == needed


def test_what_the_code_imports_is_required():
    outside = set().union(*(imported(path) for path in (*MODULES, *PAGES, ROUTER))) - set(sys.stdlib_module_names) - {"dossier"}
    assert {PACKAGES.get(top, top) for top in outside} <= {one.name for one in library()}


def test_what_the_tests_import_is_required():
    tests = [path for path in files() if name(path).startswith("tests/") and path.suffix == ".py"]
    outside = set().union(*(imported(path) for path in tests)) - set(sys.stdlib_module_names) - {"dossier", "tests", "pages"}
    known = {pin.split("==")[0].lower() for pin in pins("requirements.txt") + pins("requirements-dev.txt")}
    assert {PACKAGES.get(top, top) for top in outside} <= known


def test_the_version_is_the_same_everywhere():
    version = PROJECT["project"]["version"]
    assert dossier.__version__ == version
    assert yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))["version"] == version
    assert re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE).group(1) == version


def test_a_host_that_reads_only_the_root_finds_what_it_needs_and_nothing_it_would_prefer():
    assert all((ROOT / file).is_file() for file in ("dashboard.py", "requirements.txt", ".streamlit/config.toml"))
    assert not [file for file in ("uv.lock", "Pipfile", "environment.yml", "pages/requirements.txt") if (ROOT / file).exists()]


def test_the_tests_run_on_this_python():
    floor = re.fullmatch(r">=3\.(\d+)", PROJECT["project"]["requires-python"]).group(1)
    assert PROJECT["tool"]["ruff"]["target-version"] == f"py3{floor}"
    assert PROJECT["tool"]["mypy"]["python_version"] == f"3.{floor}"
