"""A body whose name has a comma, and a person with a suffix, are told as such in every form that leaves the app."""

from __future__ import annotations

import csv
import io
import json
import zipfile

import pytest

from dossier.content.checks import examine
from dossier.exports import BY_NAME
from dossier.handout import html
from dossier.handout.plan import Plan
from dossier.index.queries import Catalogue
from dossier.publish.dataset import dataset
from dossier.publish.page import page
from tests.exports.test_loaders import printed
from tests.samples import copied, edited

BODY, PERSON = "Ministry of Waters, Ostrania", "Ilse Maren Jr."


@pytest.fixture
def named(tmp_path) -> Catalogue:
    folder = copied(tmp_path)
    person = "\n  - family: Maren\n    given: Ilse\n    suffix: Jr.\n"
    edited(folder / "sources.yaml", "    - Maren, Ilse\n", f"    - body: {BODY}\n")
    edited(folder / "article.md", 'author: ["Tarn, Olive"]', f"author:\n  - body: {BODY}")
    edited(folder / "dossier.yaml", "editors: [The Dossier project]\n", f"editors:{person}  - body: {BODY}\n")
    report = examine(folder)
    assert not report.problems, report.problems
    return Catalogue(report.dossier)


def unpacked(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return file.read(name).decode("utf-8")


def test_reference_managers_get_a_body_and_a_person(named):
    items = {item["id"]: item for item in json.loads(BY_NAME["csl"].make(named))}
    person = {"family": "Maren", "given": "Ilse", "suffix": "Jr."}
    assert items["maren-1971"]["author"] == items["article-vel-ost"]["author"] == [{"literal": BODY}]
    assert items["dossier-vel-ost"]["author"] == [person, {"literal": BODY}]
    assert BODY in printed([items["maren-1971"]])[0]
    entries = BY_NAME["bibtex"].make(named).decode("utf-8")
    assert entries.count(f"author = {{{{{BODY}}}}}") == 2 and f"author = {{Maren, Jr., Ilse and {{{BODY}}}}}" in entries


def test_machines_are_told_who_is_a_person(named):
    both = [("Person", PERSON), ("Organization", BODY)]
    said = dataset(named)
    assert [(one["@type"], one["name"]) for one in said["creator"]] == both
    assert [(one["@type"], one["name"]) for one in said["isBasedOn"]["author"]] == both[1:]
    notes = json.loads(unpacked(BY_NAME["annotations"].make(named), "annotations.jsonld"))
    assert [(one["type"], one["name"]) for one in notes["creator"]] == both
    package = json.loads(unpacked(BY_NAME["datapackage"].make(named), "datapackage.json"))
    assert [one["title"] for one in package["contributors"]] == [PERSON, BODY]


def test_tables_file_and_sheet_have_the_name_in_its_order(named):
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(unpacked(BY_NAME["csv"].make(named), "sources.csv")))}
    assert rows["maren-1971"]["author"] == f"{{{BODY}}}" and rows["maren-1971"]["citation"].startswith(f"{BODY}, ")
    assert rows["lund-1990"]["author"] == "Lund, Per; Oda, Mika"
    sheet = html(named, Plan(tuple(named.periods), events="all"))
    for text in (page(named), sheet, BY_NAME["csv"].make(named) and unpacked(BY_NAME["csv"].make(named), "README.md")):
        assert BODY in text and f"{PERSON} and {BODY}" in text and "Ostrania Ministry" not in text
