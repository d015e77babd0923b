"""The documents do not point into the void: links, paths, commands and targets that they name exist."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
import yaml

from dossier.citing import citations
from dossier.cli import parser
from tests.architecture.house import PAGES, ROOT, files, name

DOCUMENTS = [
    path for path in files() if path.suffix == ".md" and not name(path).startswith(("tests/", "data/dossiers/", "data/template/"))
]
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
EVERY = pytest.mark.parametrize("document", DOCUMENTS, ids=name)


def anchors(path: Path) -> set[str]:
    """The places in a document that a link may name."""
    text = path.read_text("utf-8")
    heads = re.findall(r"^#+ (.+)$", re.sub(r"```.*?```", "", text, flags=re.DOTALL), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads} | set(re.findall(r'<a id="([^"]+)"', text))


def test_the_documents_are_there():
    wanted = {
        "README.md",
        "CONTRIBUTING.md",
        "HACKING.md",
        "CHANGELOG.md",
        "data/README.md",
        "data/LICENSE.md",
        "docs/architecture.md",
    }
    assert wanted <= {name(path) for path in DOCUMENTS}
    assert (ROOT / "LICENSE").read_text("utf-8").startswith("MIT License\n\nCopyright (c) 2026 The Dossier authors\n")


@EVERY
def test_links_lead_somewhere(document: Path):
    for target in re.findall(r"\]\(([^)\s]+)\)", document.read_text("utf-8")):
        if re.match(r"https?://", target):
            continue
        path, _, anchor = target.partition("#")
        place = (document.parent / path).resolve() if path else document
        assert place.exists(), f"{name(document)} links to {target}"
        assert not anchor or anchor in anchors(place), f"{name(document)} links to {target}"


@EVERY
def test_commands_and_targets_exist(document: Path):
    text = document.read_text("utf-8")
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:`|\$ )make (?:-k )?([a-z]+)", text)) <= targets
    commands = set(parser()._subparsers._group_actions[0].choices)
    assert set(re.findall(r"(?:-m dossier) ([a-z]+)", text)) <= commands


@pytest.mark.parametrize("document", [ROOT / "HACKING.md", ROOT / "README.md", *DECISIONS], ids=name)
def test_paths_in_code_style_exist(document: Path):
    roots = tuple(f"{path.name}/" for path in ROOT.iterdir() if path.is_dir() and path.name != ".venv")
    paths = [found for found in re.findall(r"`([\w./-]+)`", document.read_text("utf-8")) if found.startswith(roots)]
    assert not [path for path in paths if not (ROOT / path).exists()]


def test_the_readme_names_every_page():
    titles = list(citations.PAGES.values())
    assert len(titles) == len(PAGES)
    rows = (ROOT / "README.md").read_text("utf-8").split("## What is on the pages")[1].split("\n## ")[0]
    assert re.findall(r"^\| (\w[\w &-]*) \| ", rows, re.MULTILINE)[1:] == titles


def test_decisions_are_numbered_and_say_what_was_rejected():
    assert [path.name[:4] for path in DECISIONS] == [f"{number:04}" for number in range(1, len(DECISIONS) + 1)]
    for path in DECISIONS:
        text = path.read_text("utf-8")
        assert text.startswith(f"# {path.name[:4]} "), name(path)
        for part in ("Status", "Context.", "Decision.", "Rejected.", "Consequences."):
            assert f"**{part}**" in text, f"{name(path)} has no {part}"
        assert len(text.split()) <= 350, f"{name(path)} is longer than half a page"


def test_each_version_tells_content_and_code_apart():
    versions = re.split(r"^## ", (ROOT / "CHANGELOG.md").read_text("utf-8"), flags=re.MULTILINE)[1:]
    assert versions
    for version in versions:
        assert re.findall(r"^### (.+)$", version, re.MULTILINE) == ["Content", "Code"]


def test_the_citation_file_is_valid():
    cff = yaml.load((ROOT / "CITATION.cff").read_text("utf-8"), yaml.BaseLoader)
    assert {"cff-version", "message", "title", "authors"} <= set(cff)
    assert cff["cff-version"] == "1.2.0"
    assert cff["type"] in {"software", "dataset"}
    assert datetime.date.fromisoformat(cff["date-released"])
    for person in [*cff["authors"], *(author for work in cff["references"] for author in work["authors"])]:
        assert set(person) <= {"name", "family-names", "given-names"} and person
    for work in cff["references"]:
        assert {"type", "title", "authors"} <= set(work)
