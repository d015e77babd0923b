"""Other people's readers take our files; each is shown a spoiled one too, which it refuses."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import bibtexparser
import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from frictionless import Package
from jsonschema import Draft202012Validator

from dossier.content.dates import parse
from dossier.exports import BY_NAME
from dossier.publish.dataset import dataset
from dossier.publish.page import in_the_file, page
from dossier.tabular.columns import TABLES
from tests.samples import ALL, FOLDERS, catalogue_of, changed, invented
from tests.scripts import node

NAME = {
    "type": "object",
    "additionalProperties": False,
    "properties": {key: {"type": "string", "minLength": 1} for key in ("family", "given", "suffix", "literal")},
}
DATE = {
    "type": "object", "additionalProperties": False, "minProperties": 1,
    "properties": {
        "date-parts": {"type": "array", "minItems": 1, "maxItems": 2, "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}}},
        "circa": {"type": "boolean"}, "season": {"type": "integer", "minimum": 1, "maximum": 4}, "literal": {"type": "string"},
    },
}  # fmt: skip
TYPES = [
    "article-newspaper", "article-magazine", "article-journal", "webpage", "report", "legislation", "treaty", "book", "chapter", "speech",
    "dataset", "broadcast", "document", "legal_case", "manuscript", "interview",
]  # fmt: skip
# The rules of the input schema of the Citation Style Language, as far as we write it, in words of our own.
CSL = {
    "type": "array", "minItems": 1,
    "items": {
        "type": "object", "required": ["id", "type"], "additionalProperties": False,
        "properties": {
            "id": {"type": "string"}, "type": {"enum": TYPES}, "author": {"type": "array", "items": NAME},
            "issued": DATE, "accessed": DATE,
            **{key: {"type": "string"} for key in (
                "title", "container-title", "publisher", "URL", "note", "version", "language", "genre", "number", "archive", "archive_location",
            )},
        },
    },
}  # fmt: skip
IRI = {"type": "string", "pattern": r"^[a-z][a-z0-9+.-]*:\S+$"}
SELECTOR = {
    "oneOf": [
        {
            "required": ["type", "exact"],
            "properties": {"type": {"const": "TextQuoteSelector"}, "exact": {"type": "string", "minLength": 1}},
        },
        {
            "required": ["type", "start", "end"],
            "properties": {
                "type": {"const": "TextPositionSelector"},
                **{key: {"type": "integer", "minimum": 0} for key in ("start", "end")},
            },
        },
    ]
}
TARGET = {
    "type": "object",
    "required": ["source", "selector"],
    "properties": {"source": IRI, "selector": {"type": "array", "minItems": 2, "items": SELECTOR}},
}
BODY = {
    "type": "object",
    "required": ["type", "value"],
    "properties": {"type": {"const": "TextualBody"}, "value": {"type": "string", "minLength": 1}},
}
# What the data model of Web Annotations says that an annotation must have, and that ours have both selectors.
ANNOTATION = {
    "type": "object", "required": ["@context", "id", "type", "target"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"}, "id": IRI, "type": {"const": "Annotation"}, "rights": IRI,
        "motivation": {"enum": ["assessing", "commenting"]}, "body": {"type": "array", "items": BODY},
        "modified": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
        "target": {"oneOf": [TARGET, {"type": "array", "minItems": 2, "items": TARGET}]},
    },
}  # fmt: skip


@pytest.fixture(params=ALL, ids=lambda folder: folder.name)
def catalogue(request):
    return catalogue_of(request.param)


def unpacked(data: bytes, into: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        file.extractall(into)
    return into


def test_frictionless_finds_the_package_valid_and_a_spoiled_one_not(catalogue, tmp_path):
    folder = unpacked(BY_NAME["datapackage"].make(catalogue), tmp_path)
    report = Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "note"])
    assert len(report.tasks) == len(TABLES) and sum(task.stats.get("rows", 0) for task in report.tasks) > 100
    events = folder / "events.csv"
    events.write_text(events.read_text("utf-8").replace(",act,", ",deed,", 1), "utf-8")
    (folder / "claims.csv").write_text("", "utf-8")
    spoiled = json.loads((folder / "datapackage.json").read_text("utf-8"))
    for resource in spoiled["resources"]:
        del resource["bytes"], resource["hash"]
    (folder / "datapackage.json").write_text(json.dumps(spoiled), "utf-8")
    found = {tuple(row) for row in Package(str(folder / "datapackage.json")).validate().flatten(["name", "type"])}
    assert any(kind == "constraint-error" for _, kind in found), found


def test_frictionless_finds_a_reference_to_nothing(tmp_path):
    folder = unpacked(BY_NAME["datapackage"].make(catalogue_of(FOLDERS[0])), tmp_path)
    path = folder / "citations.csv"
    path.write_text(path.read_text("utf-8").replace("maren-1971", "maren-1972", 1), "utf-8")
    found = Package(str(folder / "datapackage.json")).validate().flatten(["type"])
    assert ["foreign-key"] in found and ["hash-count"] in found


def printed(items: list[dict[str, Any]]) -> list[str]:
    """Works as a bibliography in the style that comes with citeproc."""
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    return [str(line) for line in bibliography.bibliography()]


def test_citeproc_reads_every_source_and_prints_it(catalogue):
    items = json.loads(BY_NAME["csl"].make(catalogue))
    few = printed(items[:40])
    assert len(few) == len(items[:40]) and any(catalogue.meta.title in line for line in few)
    assert len(items) == len(catalogue.sources) + 2


def test_the_sources_keep_the_rules_of_csl(catalogue):
    items = json.loads(BY_NAME["csl"].make(catalogue))
    check = Draft202012Validator(CSL)
    assert not list(check.iter_errors(items))
    assert list(check.iter_errors([items[0] | {"grade": "primary"}])) and list(check.iter_errors([{"id": "x"}]))


def test_bibtexparser_reads_every_entry_and_fails_none(catalogue):
    text = BY_NAME["bibtex"].make(catalogue).decode("utf-8")
    read = bibtexparser.parse_string(text)
    assert not read.failed_blocks and len(read.entries) == len(catalogue.sources) + 2
    assert {entry.key for entry in read.entries} >= set(catalogue.sources)
    assert bibtexparser.parse_string(text.replace("}\n", "\n", 1)).failed_blocks or len(
        bibtexparser.parse_string(text.replace("}\n", "\n", 1)).entries
    ) < len(read.entries)


def bound(catalogue, tmp_path: Path) -> dict[str, Any]:
    folder = unpacked(BY_NAME["annotations"].make(catalogue), tmp_path)
    items = json.loads((folder / "annotations.jsonld").read_text("utf-8"))["first"]["items"]
    targets = items[0]["target"]
    source = (targets[0] if isinstance(targets, list) else targets)["source"]
    return {"text": (folder / "edition.txt").read_text("utf-8"), "source": source, "annotations": items}


def test_the_annotations_keep_the_rules_of_the_w3c(catalogue, tmp_path):
    check = Draft202012Validator(ANNOTATION)
    items = bound(catalogue, tmp_path)["annotations"]
    for one in items:
        assert not list(check.iter_errors(one))
        for key in ("@context", "id", "type", "target"):
            assert list(check.iter_errors({k: v for k, v in one.items() if k != key}))


def test_two_annotation_tools_find_every_sentence_where_we_say_it_is(catalogue, tmp_path):
    given = bound(catalogue, tmp_path)
    told = node("anchors.js", given)
    assert len(told) == len(given["annotations"]) == len(catalogue.claims) + len(catalogue.dossier.annotations)
    for one, found in zip(given["annotations"], told, strict=True):
        targets = one["target"] if isinstance(one["target"], list) else [one["target"]]
        places = [{key: t["selector"][1][key] for key in ("start", "end")} for t in targets]
        assert not found["error"] and found["anchored"] == places
        by_place = sorted(
            (p | {"quote": t["selector"][0]["exact"]} for p, t in zip(places, targets, strict=True)), key=lambda p: p["start"]
        )
        assert sorted(found["recogito"], key=lambda p: p["start"]) == by_place


def test_the_annotation_tools_refuse_what_is_not_there(tmp_path):
    given = bound(catalogue_of(FOLDERS[0]), tmp_path)
    lost, half = (json.loads(json.dumps(one)) for one in given["annotations"][:2])
    lost["target"]["selector"][0] |= {"exact": "This was never written.", "prefix": "", "suffix": ""}
    half["target"]["selector"].pop()
    told = node("anchors.js", given | {"annotations": [lost, half]})
    assert told[0]["anchored"] == [None]
    assert told[1]["error"]


def test_timelinejs_takes_every_slide(catalogue):
    given = json.loads(BY_NAME["timelinejs-json"].make(catalogue))
    told = node("timelinejs.js", given)
    assert told["valid"] and not told["errors"] and told["title"]
    assert told["eras"] == len(catalogue.periods) and len(told["ids"]) == len(catalogue.events) + len(catalogue.alignments)
    assert set(told["ids"]) == {slide["unique_id"] for slide in given["events"]}


@pytest.mark.parametrize(
    ("dates", "days"),
    [
        (("1950-01-01", "1950-01-02/.."), [1, 28085]),
        (("1950-01", "1950-02-01/.."), [30, 28055]),
        (("1950", "1951-01-01/.."), [364, 27721]),
        (("1950/2026-11-23", "2026-11-24/.."), [28085, 1]),
        (("1950/1959", "1960/.."), [3651, 24434]),
    ],
)
def test_timelinejs_takes_periods_of_any_length(dates, days):
    first, second = invented().dossier.periods
    catalogue = changed(periods=(replace(first, dates=parse(dates[0])), replace(second, dates=parse(dates[1]))))
    told = node("timelinejs.js", json.loads(BY_NAME["timelinejs-json"].make(catalogue)))
    assert told["valid"] and not told["errors"] and told["eraDays"] == days


def test_timelinejs_draws_a_time_to_its_last_day():
    some = invented().dossier.alignments[0]
    lasting = {
        "1954/1959": 2190,
        "1951/1951": 364,
        "1960-03/1960-05": 91,
        "1947/1947-08": 242,
        "1955-02-01/1955-02-01": 0,
        "2026-11/..": 23,
    }
    rows = tuple(replace(some, id=f"a{i}", dates=parse(when)) for i, when in enumerate(lasting))
    told = node("timelinejs.js", json.loads(BY_NAME["timelinejs-json"].make(changed(alignments=rows))))
    assert [told["days"][f"alignment-a{i}"] for i in range(len(rows))] == list(lasting.values())


def test_the_types_of_schema_org_take_what_the_single_file_says_of_itself_and_refuse_what_they_do_not_know():
    html = str(page(catalogue_of(FOLDERS[0])))
    spoiled = [
        ('"spatialCoverage"', '"spatialCover"'),
        ('"@type":"Place"', '"@type":"State of affairs"'),
        ('"isAccessibleForFree":true', '"isAccessibleForFree":[{}]'),
    ]
    assert all(right in html for right, _ in spoiled)
    sound = [page(catalogue_of(folder)) for folder in FOLDERS]
    told = node("dataset.js", [*sound, *(html.replace(right, wrong) for right, wrong in spoiled)])
    for folder, said in zip(FOLDERS, told, strict=False):
        assert said["faults"] == [] and said["found"] == [dataset(in_the_file(catalogue_of(folder)))]
    assert all(said["faults"] for said in told[len(FOLDERS) :])


def test_timelinejs_refuses_a_year_that_is_none():
    given = json.loads(BY_NAME["timelinejs-json"].make(catalogue_of(FOLDERS[0])))
    given["events"][0]["start_date"]["year"] = "long ago"
    assert node("timelinejs.js", given) == {"valid": False, "errors": "invalid_date_err"}
