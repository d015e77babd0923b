"""Sources as CSL-JSON and BibTeX, held to the rules of both forms by hand."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from dossier.citing.bibliography import Work, bibtex, csl, csl_text, work
from dossier.content.dates import parse
from dossier.content.model import Source
from dossier.content.names import Name, plain
from tests.samples import FOLDERS, catalogue_of

BARE = Source(id="x-1", type="book", title="A title", grade="press", origin="vel")
FULL = replace(
    BARE, type="article-newspaper", title="Tolls & taxes: 10% {more}", author=(plain("Lund, Per"), plain("Department of Rivers")),
    container="Courier", publisher="Sele House", issued=parse("1964-03-02"), url="https://a.example/x_1?a=1&b={2}",
    accessed=parse("2026-01-05"), note="Costs 5 $.",
)  # fmt: skip
KEYS = set(Work.__dataclass_fields__) | {"URL", "container-title"}


def read(entry: str) -> tuple[str, str, dict[str, str]]:
    """A strict reader of one entry: type, key, fields; every brace is closed in its own line."""
    head, *lines, end = entry.splitlines()
    kind, key = re.fullmatch(r"@([a-z]+)\{([^\s,{}%#~\\]+),", head).groups()
    assert end == "}" and entry.endswith("}\n")
    fields = {}
    for number, line in enumerate(lines, 1):
        name, value = re.fullmatch(r"  ([a-z]+) = (\{.+\}|[a-z]{3})" + ("" if number == len(lines) else ","), line).groups()
        assert name not in fields and balanced(value)
        fields[name] = value[1:-1] if value.startswith("{") else value
    return kind, key, fields


def balanced(value: str) -> bool:
    depth = 0
    for sign in re.sub(r"\\[{}]", "", value):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth < 0:
            return False
    return depth == 0


def test_a_full_source_in_csl():
    assert csl(FULL) == {
        "id": "x-1", "type": "article-newspaper", "title": "Tolls & taxes: 10% {more}",
        "author": [{"family": "Lund", "given": "Per"}, {"literal": "Department of Rivers"}],
        "container-title": "Courier", "publisher": "Sele House", "issued": {"date-parts": [[1964, 3, 2]]},
        "accessed": {"date-parts": [[2026, 1, 5]]}, "URL": "https://a.example/x_1?a=1&b={2}", "note": "Costs 5 $.",
    }  # fmt: skip
    assert csl(BARE) == {"id": "x-1", "type": "book", "title": "A title"}
    assert csl(FULL) == csl(work(FULL))


NAMES = [
    (plain("de Lune, Per"), {"family": "de Lune", "given": "Per"}, "de Lune, Per"),
    (Name(body="Embassy of Velmark, Hale"), {"literal": "Embassy of Velmark, Hale"}, "{Embassy of Velmark, Hale}"),
    (plain("Board of Locks and Dams"), {"literal": "Board of Locks and Dams"}, "{Board of Locks and Dams}"),
    (Name(family="Lund", given="Per", suffix="Jr."), {"family": "Lund", "given": "Per", "suffix": "Jr."}, "Lund, Jr., Per"),
    (Name(family="Per Aud Lund"), {"family": "Per Aud Lund"}, "{Per Aud Lund}"),
    (Name(family="Lund, of Hale", given="Per and Aud"), {"family": "Lund, of Hale", "given": "Per and Aud"}, "{Lund, of Hale}, {Per and Aud}"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "variable", "field"), NAMES)
def test_a_body_and_a_person_are_told_apart_whatever_signs_are_in_them(name, variable, field):
    assert csl(replace(BARE, author=(name,)))["author"] == [variable]
    assert read(bibtex(replace(BARE, author=(name, name))))[2]["author"] == f"{field} and {field}"


@pytest.mark.parametrize(
    ("when", "variable"),
    [
        ("1964", {"date-parts": [[1964]]}),
        ("1964-03", {"date-parts": [[1964, 3]]}),
        ("1964-03~", {"date-parts": [[1964, 3]], "circa": True}),
        ("1964?", {"date-parts": [[1964]], "circa": True}),
        ("1964-03-02/1965", {"date-parts": [[1964, 3, 2], [1965]]}),
        ("196X", {"literal": "the 1960s"}),
        ("1964/..", {"literal": "from 1964"}),
        ("1964/", {"literal": "from 1964, end unknown"}),
        ("1964-21", {"date-parts": [[1964]], "season": 1}),
        ("1964-24~", {"date-parts": [[1964]], "season": 4, "circa": True}),
        ("1964-21/1964-22", {"literal": "spring to summer 1964"}),
        ("[1964-03-02,1964-03-03]", {"literal": "2 or 3 March 1964"}),
        ("[1964..1966]", {"literal": "between 1964 and 1966"}),
    ],
)
def test_dates_in_csl(when, variable):
    assert csl(replace(BARE, issued=parse(when)))["issued"] == variable


def test_a_full_source_in_bibtex():
    kind, key, fields = read(bibtex(FULL))
    assert (kind, key) == ("article", "x-1")
    assert fields == {
        "author": "Lund, Per and {Department of Rivers}", "title": r"{Tolls \& taxes: 10\% \textbraceleft{}more\textbraceright{}}", "journal": "Courier",
        "publisher": "Sele House", "year": "1964", "month": "mar", "day": "2",
        "url": "https://a.example/x_1?a=1&b=%7B2%7D", "urldate": "2026-01-05", "note": r"Costs 5 \$.",
    }  # fmt: skip
    assert read(bibtex(BARE)) == ("book", "x-1", {"title": "{A title}"})


@pytest.mark.parametrize(
    ("when", "fields"),
    [
        ("1964-03", {"year": "1964", "month": "mar"}),
        ("1964-03~", {"year": "1964", "month": "mar", "note": "Dated about March 1964."}),
        ("1964/1966", {"year": "1964", "note": "Dated 1964 to 1966."}),
        ("196X", {"note": "Dated the 1960s."}),
        ("../1966", {"note": "Dated until 1966."}),
        ("1964/", {"year": "1964", "note": "Dated from 1964, end unknown."}),
        ("1964-22", {"year": "1964", "note": "Dated summer 1964."}),
        ("[1964-03-02,1964-03-03]", {"year": "1964", "month": "mar", "note": "Dated 2 or 3 March 1964."}),
        ("[1964-03,1964-05]", {"year": "1964", "note": "Dated March or May 1964."}),
        ("[1964..1966]", {"note": "Dated between 1964 and 1966."}),
    ],
)
def test_a_doubtful_date_is_said_in_words_in_bibtex(when, fields):
    assert read(bibtex(replace(BARE, issued=parse(when))))[2] == {"title": "{A title}"} | fields


@pytest.mark.parametrize(
    ("kind", "entry", "holder"),
    [
        ("chapter", "incollection", "booktitle"),
        ("report", "techreport", "series"),
        ("treaty", "misc", "howpublished"),
        ("webpage", "misc", "howpublished"),
    ],
)
def test_types_that_bibtex_calls_otherwise(kind, entry, holder):
    said = read(bibtex(replace(BARE, type=kind, container="Whole", publisher="House")))
    assert said[0] == entry and said[2][holder] == "Whole"
    assert said[2]["institution" if kind == "report" else "publisher"] == "House"


def test_an_article_in_nothing_that_is_known_is_no_entry_that_needs_a_journal():
    assert read(bibtex(replace(BARE, type="article-magazine", publisher="House"))) == (
        "misc", "x-1", {"title": "{A title}", "howpublished": "House"},
    )  # fmt: skip


@pytest.mark.parametrize(("kind", "known"), [("report", {"container": "Whole"}), ("chapter", {"publisher": "House"})])
def test_a_work_of_which_the_entry_needs_more_than_is_known_is_called_misc(kind, known):
    (said,) = known.values()
    assert read(bibtex(replace(BARE, type=kind, **known))) == ("misc", "x-1", {"title": "{A title}", "howpublished": said})


def test_a_publisher_alone_is_how_a_page_was_published():
    assert read(bibtex(replace(BARE, type="webpage", publisher="House")))[2] == {"title": "{A title}", "howpublished": "House"}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_source_goes_into_both_forms(folder):
    sources = catalogue_of(folder).sources
    assert len(sources) > 3
    items = json.loads(csl_text(sources.values()))
    assert [item["id"] for item in items] == list(sources)
    for item, source in zip(items, sources.values(), strict=True):
        assert item["title"] == source.title and set(item) <= KEYS and all(item.values())
        kind, key, fields = read(bibtex(source))
        assert key == source.id and fields["title"]
        assert ("year" in fields) == (source.issued is not None)
        assert (kind == "article") == (source.type.startswith("article-") and bool(source.container))
        assert {"article": "journal", "incollection": "booktitle", "techreport": "institution"}.get(kind, "title") in fields
        assert fields.get("urldate", "") == (source.accessed.text if source.accessed else "")


@pytest.mark.parametrize("said", ["The set {a, b of locks", "a} b", "}{", "a \\{ b"])
def test_one_brace_in_any_field_leaves_the_entry_whole(said):
    """BibTeX counts every brace, a stroke before it or not."""
    entry = bibtex(
        replace(
            FULL, title=said, container=said, publisher=said, note=said, author=(Name(body=said), Name(family=said, given=said))
        )
    )
    assert all(line.count("{") == line.count("}") for line in entry.splitlines()[1:-1])
    assert r"\{" not in entry and r"\}" not in entry and read(entry)[2]["publisher"]
