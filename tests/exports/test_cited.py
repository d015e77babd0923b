"""What a reader copies from *Cite* is taken by other people's readers: of views, and of each kind of record in them."""

from __future__ import annotations

import json
from datetime import date
from html import unescape

import bibtexparser
import pytest
from jsonschema import Draft202012Validator

from dossier.citing import cite
from dossier.citing.citations import PAGES, Citation, citations, link, said_by
from dossier.index.selection import resolve
from tests.exports.test_loaders import CSL, printed
from tests.samples import ALL, catalogue_of


@pytest.fixture(params=ALL, ids=lambda folder: folder.name)
def catalogue(request):
    return catalogue_of(request.param)


def cited(catalogue, page: str = "", pick: dict[str, str] | None = None, **chosen: list[str]) -> list[Citation]:
    picked, notes = resolve(pick or {}, catalogue)
    assert not notes
    said = said_by(page, picked, pick or {})
    view, own = (link(f"https://read.example/{page}", catalogue, page, params, said) for params in (chosen, {}))
    return citations(catalogue, page, said, view, own, date(2026, 11, 24))


def everything(catalogue) -> list[Citation]:
    """Every page, one of them filtered, and each kind of record with the richest sources there is."""
    found = [one for page in PAGES for one in cited(catalogue, page)]
    found += cited(catalogue, "alignments", None, third=list(catalogue.actors)[:2], stance=["allied"])
    rows = {"event": catalogue.events, "alignment": catalogue.alignments, "claim": catalogue.claims}
    for kind, records in rows.items():
        most = max(records.values(), key=lambda record: len(record.cites))
        for key in {most.id, next(iter(records)), list(records)[-1]}:
            found += cited(catalogue, "", {kind: key})
    return found + [one for key in list(catalogue.sentences)[:3] for one in cited(catalogue, "article", {"sentence": key})]


def test_bibtexparser_reads_each_and_finds_in_it_what_was_cited(catalogue):
    for one in everything(catalogue):
        read = bibtexparser.parse_string(one.bibtex)
        assert not read.failed_blocks, one.label
        assert len(read.entries) == len(one.works) and not read.comments
        for entry, item in zip(read.entries, json.loads(one.csl), strict=True):
            fields = {field.key: field.value for field in entry.fields}
            assert (
                entry.key == item["id"] and fields["title"] and fields.get("url", "") == item.get("URL", "").replace("{", "%7B")
            )
        spoiled = bibtexparser.parse_string(one.bibtex.replace("}\n}", "\n}"))
        assert spoiled.failed_blocks or len(spoiled.entries) < len(one.works)


def test_each_keeps_the_rules_of_csl(catalogue):
    check = Draft202012Validator(CSL)
    for one in everything(catalogue):
        items = json.loads(one.csl)
        assert not list(check.iter_errors(items)), one.label
        assert list(check.iter_errors([items[0] | {"kind": "event"}]))


def test_citeproc_prints_each_with_its_title_and_its_address(catalogue):
    for one in everything(catalogue):
        items = json.loads(one.csl)
        lines = [unescape(line) for line in printed(items)]
        assert len(lines) == len({item["id"] for item in items})
        for item in items:
            assert any(item["title"] in line for line in lines), lines
        if one.label in ("This view", "The event", "The sentence", "The claim", "The alignment"):
            assert items[0]["URL"] in lines[0] and "2026" in lines[0]
            assert (
                lines[0].startswith(cite.authors(catalogue.meta.editors))
                and lines[0].count(cite.authors(catalogue.meta.editors)) == 1
            )
