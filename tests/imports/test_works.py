"""Works out of CSL-JSON, BibTeX and RIS: what the three writers mean, what is carried over, and what is named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dossier.content.model import Source
from dossier.content.names import Name
from dossier.imports.bibtex import decoded
from tests.imports.importing import Editor
from tests.imports.sheets import written

SET = ("--set", "grade=press", "--set", "origin=int")


def brought(editor: Editor, path: Path, *options: str) -> list[Source]:
    """The works that a file adds, in the order of the dossier."""
    before = {one.id for one in editor.dossier.sources}
    assert editor.brings("sources", path, *SET, *options, "--write") == 0, editor.out + editor.err
    return [one for one in editor.dossier.sources if one.id not in before]


def csl(path: Path, *items: dict[str, Any]) -> Path:
    full = [
        {"id": f"http://zotero.org/users/1/items/{i}", "type": "book", "title": f"Work {i}"} | one
        for i, one in enumerate(items, 1)
    ]
    return written(path / "a.json", json.dumps(full, indent=1))


def bib(path: Path, *entries: str) -> Path:
    return written(path / "a.bib", "\n\n".join(entries))


def ris(path: Path, *entries: str) -> Path:
    return written(path / "a.ris", "\n".join(f"{one}\nER  - \n" for one in entries))


def test_a_book_of_zotero_is_a_source_with_an_id_of_this_format(editor: Editor, tmp_path: Path):
    path = csl(
        tmp_path,
        {"author": [{"family": "Maren", "given": "Ilse"}], "issued": {"date-parts": [["1990", 5]]}, "publisher": "Sele House",
         "title": "The <i>Sele</i> &amp; its locks", "DOI": "10.1000/x", "ISBN": "1", "note": "grade: scholarly\norigin: ost\nRead in part."},
    )  # fmt: skip
    (made,) = brought(editor, path)
    assert made.id == "maren-1990-05-locks"
    assert (made.title, made.author, made.issued.text) == (
        "The Sele & its locks",
        (Name(family="Maren", given="Ilse"),),
        "1990-05",
    )
    assert (made.url, made.grade, made.origin, made.note) == ("https://doi.org/10.1000/x", "scholarly", "ost", "Read in part.")
    assert "not carried over, since a source has no field for it: ISBN (1)." in editor.out
    assert "markup is taken out of it" in editor.out
    assert 'author: ["Maren, Ilse"]' in editor.text("sources.yaml") or "- Maren, Ilse" in editor.text("sources.yaml")


def test_grade_and_origin_are_missed_once_for_all(editor: Editor, tmp_path: Path):
    assert editor.brings("sources", csl(tmp_path, {}, {}, {})) == 1
    assert [line.split(",")[0] for line in editor.faults()] == ["every record needs “grade”", "every record needs “origin”"]


DATES_OF_CSL = [
    ({"date-parts": [[1979, 12, 27]]}, "1979-12-27"),
    ({"date-parts": [["1979", "12"]]}, "1979-12"),
    ({"date-parts": [[1979], [1980]]}, "1979/1980"),
    ({"date-parts": [[1979], [0]]}, "1979/.."),
    ({"date-parts": [[1979], None]}, "1979/.."),
    ({"date-parts": [[1979, 12, 27]], "circa": True}, "1979-12-27~"),
    ({"date-parts": [[1979]], "circa": "false"}, "1979"),
    ({"literal": "May 1979"}, "1979-05"),
    ({"raw": "1979-12-27"}, "1979-12-27"),
    ({"literal": "n.d."}, ""),
    ({"date-parts": []}, ""),
    ({"date-parts": [[0]]}, ""),
]


@pytest.mark.parametrize(("said", "meant"), DATES_OF_CSL, ids=lambda one: json.dumps(one))
def test_dates_of_csl(said: dict[str, Any], meant: str, editor: Editor, tmp_path: Path):
    (made,) = brought(editor, csl(tmp_path, {"issued": said}))
    assert (made.issued.text if made.issued else "") == meant


@pytest.mark.parametrize(
    "said",
    [
        {"date-parts": [[1979, 21]]}, {"date-parts": [[1979, 13]]}, {"date-parts": [[1979]], "season": 1}, {"literal": "spring 1979"},
        {"date-parts": [[-43]]}, {"literal": "1979/80"},
    ],
    ids=json.dumps,
)  # fmt: skip
def test_dates_of_csl_that_the_format_may_not_hold_are_refused_with_their_place_or_kept(said, editor: Editor, tmp_path: Path):
    if editor.brings("sources", csl(tmp_path, {"issued": said}), *SET):
        assert editor.faults()[0].startswith("line 2, http://zotero.org/users/1/items/1, `issued`: ")
    else:
        assert "1979-21" in editor.out or "spring 1979" in editor.out


NAMES_OF_CSL = [
    ({"literal": "Department of State, North"}, Name(body="Department of State, North")),
    ({"family": "United Nations"}, Name(body="United Nations")),
    ({"family": "Situ"}, Name(family="Situ")),
    ({"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"}, Name(family="van der Berg", given="Jan")),
    ({"family": "Humboldt", "given": "Alexander", "dropping-particle": "von"}, Name(family="Humboldt", given="Alexander von")),
    ({"family": "Smith", "given": "John", "suffix": "Jr."}, Name(family="Smith", given="John", suffix="Jr.")),
]


@pytest.mark.parametrize(("said", "meant"), NAMES_OF_CSL, ids=lambda one: str(one))
def test_names_of_csl(said: dict[str, str], meant: Name, editor: Editor, tmp_path: Path):
    (made,) = brought(editor, csl(tmp_path, {"author": [said]}))
    assert made.author == (meant,)
    assert "name-doubtful" not in editor.out


def test_a_type_that_we_lack_is_said_by_the_editor(editor: Editor, tmp_path: Path):
    path = csl(tmp_path, {"type": "legal-thing"}, {"type": "hearing", "title": "A hearing"})
    assert editor.brings("sources", path, *SET) == 1
    assert (
        "“legal-thing” is no type of work here. Say which it is, for all of them: --type legal-thing=OURS" in editor.faults()[0]
    )
    assert {one.type for one in brought(editor, path, "--type", "legal-thing=report")} == {"report"}
    assert "“hearing” is kept as report." in editor.out


def test_a_journal_keeps_volume_number_and_pages_in_what_it_stands_in(editor: Editor, tmp_path: Path):
    item = {
        "type": "article-journal",
        "container-title": "River Studies",
        "volume": "4",
        "issue": "2",
        "page": "1-20",
        "id": "lund-1991",
    }
    (made,) = brought(editor, csl(tmp_path, item))
    assert (made.id, made.container) == ("lund-1991", "River Studies, volume 4, number 2, pages 1-20")


def test_archive_and_box_and_the_number_of_a_document_are_kept(editor: Editor, tmp_path: Path):
    path = csl(
        tmp_path,
        {"type": "report", "title": "Paper", "genre": "Working paper", "number": "47", "id": "paper"},
        {"type": "report", "title": "Letter", "archive": "State Archive", "archive_location": "box 12, folder 3", "id": "letter"},
        {"type": "report", "title": "Study", "genre": "Thesis", "id": "study"},
    )
    said = {one.id: str(one) for one in brought(editor, path)}
    assert "Working paper 47" in said["paper"]
    assert "State Archive" in said["letter"] and "box 12, folder 3" in said["letter"]
    assert "no field for it: genre (1)." in editor.out


def test_a_work_that_is_there_under_another_id_is_not_brought_twice(editor: Editor, tmp_path: Path):
    path = csl(tmp_path, {"title": "A Delegate Remembers", "issued": {"date-parts": [[1971]]}})
    assert editor.brings("sources", path, *SET, "--write") == 0
    assert "line 2, http://zotero.org/users/1/items/1: maren-1971" in editor.out and "0 new, 1 there already" in editor.out


def test_what_the_file_does_not_say_of_a_work_stays(editor: Editor, tmp_path: Path):
    path = csl(tmp_path, {"id": "maren-1971", "title": "A delegate remembers", "issued": {"date-parts": [[1972]]}})
    assert editor.brings("sources", path, "--take", "all", "--write") == 0
    made = next(one for one in editor.dossier.sources if one.id == "maren-1971")
    assert made.issued.text == "1972" and made.publisher == "Sele House" and made.note


def test_every_item_has_its_line(editor: Editor, tmp_path: Path):
    path = written(
        tmp_path / "a.json",
        '[\n {"id": "a", "type": "book", "title": "A"},\n\n {"id": "b",\n "type": "book", "issued": {"literal": "1/2"}}]',
    )
    assert editor.brings("sources", path, *SET) == 1
    assert [line.split(":")[0] for line in editor.faults()] == ["line 4, b, `issued`", "line 4, b, `title`"]


def test_items_in_an_object_have_their_numbers(editor: Editor, tmp_path: Path):
    path = written(
        tmp_path / "a.json", '{"a": [1], "items": [{"id": "a", "type": "book", "title": "A"}, {"id": "b", "type": "book"}]}'
    )
    assert editor.brings("sources", path, *SET) == 1
    assert [line.split(":")[0] for line in editor.faults()] == ["item 2, b, `title`"]


NAMES_OF_BIBTEX = {
    "{Embassy of the United States, Islamabad}": Name(body="Embassy of the United States, Islamabad"),
    r"{\"O}zal, Turgut": Name(family="Özal", given="Turgut"),
    "Jan van der Berg": Name(family="van der Berg", given="Jan"),
    "Smith, Jr., John": Name(family="Smith", given="John", suffix="Jr."),
    r"{\c C}elik, A.": Name(family="Çelik", given="A."),
    "{Staff Correspondent}": Name(body="Staff Correspondent"),
}


@pytest.mark.parametrize(("said", "meant"), NAMES_OF_BIBTEX.items())
def test_names_of_bibtex(said: str, meant: Name, editor: Editor, tmp_path: Path):
    (made,) = brought(editor, bib(tmp_path, f"@book{{a-1, title = {{A}}, author = {{{said}}}}}"))
    assert made.author == (meant,)


def test_a_body_without_braces_is_doubted_and_others_are_left_out(editor: Editor, tmp_path: Path):
    (made,) = brought(editor, bib(tmp_path, "@book{a-1, title = {A}, author = {United Nations, Security Council and others}}"))
    assert made.author == (Name(family="United Nations", given="Security Council"),)
    assert "is read as a person and looks like a body" in editor.out and "“and others” is left out" in editor.out


DATES_OF_BIBTEX = {
    "date = {1979-12-27~}": "1979-12-27~",
    r"date = {1979\textasciitilde{}}": "1979~",
    "date = {195X}": "195X",
    "date = {1979-1-5}": "1979-01-05",
    "date = {1979/..}": "1979/..",
    "year = 1979, month = dec": "1979-12",
    "year = 1979, month = {December}": "1979-12",
    "year = 1979, month = 12, day = 7": "1979-12-07",
    "year = {c. 1979}": "1979~",
    "year = {n.d.}": "",
    "year = 1979, note = {Dated about May 1979. Read in part.}": "1979-05~",
}


@pytest.mark.parametrize(("said", "meant"), DATES_OF_BIBTEX.items())
def test_dates_of_bibtex(said: str, meant: str, editor: Editor, tmp_path: Path):
    (made,) = brought(editor, bib(tmp_path, f"@book{{a-1, title = {{A}}, {said}}}"))
    assert (made.issued.text if made.issued else "") == meant


@pytest.mark.parametrize("said", ["date = {1979/}", "year = {1979/80}", "year = {[1947]}", "date = {-0043}"])
def test_dates_of_bibtex_that_mean_no_one_time_are_refused_or_kept(said: str, editor: Editor, tmp_path: Path):
    if editor.brings("sources", bib(tmp_path, f"@book{{a-1, title = {{A}}, {said}}}"), *SET):
        assert editor.faults()[0].startswith("line 1, a-1, `issued`: ")
    else:
        assert said == "date = {1979/}"


def test_tex_is_decoded_and_nothing_after_a_per_cent_sign_is_lost():
    assert (
        decoded(r"{Corfu} Channel \& 5% growth, $3 billion, \$4, a_b, {\'e}t{\'e} \textit{it}")
        == "Corfu Channel & 5% growth, $3 billion, $4, a_b, été it"
    )


def test_an_address_keeps_its_signs(editor: Editor, tmp_path: Path):
    (made,) = brought(editor, bib(tmp_path, r"@online{a-1, title = {A}, url = {http://a.example/c_d%20e\_f\&g}}"))
    assert made.url == "http://a.example/c_d%20e_f&g"


def test_entries_of_bibtex_that_cannot_be_read_are_faults_with_their_lines(editor: Editor, tmp_path: Path):
    path = bib(tmp_path, "@book{a, title = {A}}", "@book{a, title = {B}}", "@book{c, title = {C", "@book{d, title = {D}}")
    assert editor.brings("sources", path, *SET) == 1
    assert [line.split(":")[0] for line in editor.faults()] == ["line 3", "line 5"]


def test_an_article_of_a_newspaper_is_told_from_one_of_a_journal(editor: Editor, tmp_path: Path):
    path = bib(
        tmp_path,
        "@article{a-1, title={A}, journaltitle={Courier}, entrysubtype={newspaper}}",
        "@article{b-1, title={B}, journal={Rivers}, number=3}",
    )
    assert {one.id: (one.type, one.container) for one in brought(editor, path)} == {
        "a-1": ("article-newspaper", "Courier"), "b-1": ("article-journal", "Rivers, number 3"),
    }  # fmt: skip


DATES_OF_RIS = {
    "PY  - 1979": "1979",
    "PY  - 1979/12/27/": "1979-12-27",
    "PY  - 1979//": "1979",
    "PY  - 1979\nDA  - 1979/12/27/": "1979-12-27",
    "PY  - 1979\nDA  - 1979-12-27": "1979-12-27",
    "PY  - 1979\nDA  - Dec 27": "1979-12-27",
    "Y1  - 1979/12//": "1979-12",
    "PY  - 1979-1980": "1979/1980",
    "PY  - 1979///": "1979",
}


@pytest.mark.parametrize(("said", "meant"), DATES_OF_RIS.items())
def test_dates_of_ris(said: str, meant: str, editor: Editor, tmp_path: Path):
    (made,) = brought(editor, ris(tmp_path, f"TY  - BOOK\nTI  - A\n{said}"))
    assert made.issued.text == meant


NAMES_OF_RIS = {
    "United Nations": Name(body="United Nations"),
    "United Nations,": Name(body="United Nations"),
    "Smith, John, Jr.": Name(family="Smith", given="John", suffix="Jr."),
    "Maren, Ilse": Name(family="Maren", given="Ilse"),
}


@pytest.mark.parametrize(("said", "meant"), NAMES_OF_RIS.items())
def test_names_of_ris(said: str, meant: Name, editor: Editor, tmp_path: Path):
    (made,) = brought(editor, ris(tmp_path, f"TY  - BOOK\nTI  - A\nAU  - {said}"))
    assert made.author == (meant,)


def test_a_report_of_ris_keeps_symbol_archive_and_box(editor: Editor, tmp_path: Path):
    path = ris(
        tmp_path,
        "TY  - RPRT\nTI  - Resolution &amp; annex\nAU  - Security Council\nPY  - 1948\nSN  - S/726\nPB  - United Nations\nDO  - 10.1/x\nAB  - long",
        "TY  - MANSCPT\nTI  - Letter\nDB  - State Archive\nAN  - Box 12",
    )
    made = {one.title: one for one in brought(editor, path, "--type", "MANSCPT=report")}
    assert "S/726" in str(made["Resolution & annex"]) and made["Resolution & annex"].url == "https://doi.org/10.1/x"
    assert "State Archive" in str(made["Letter"]) and "Box 12" in str(made["Letter"])
    assert "not carried over, since a source has no field for it: AB (1)." in editor.out


def test_an_entry_of_ris_without_an_end_is_a_fault_and_not_passed_over(editor: Editor, tmp_path: Path):
    path = written(tmp_path / "a.ris", "TY  - BOOK\nTI  - A\nER  - \n\nTY  - BOOK\nTI  - B\n")
    assert editor.brings("sources", path, *SET, "--write") == 1
    assert editor.faults() == ["lines 1, 5: 2 entries begin and 1 end. Each must end with a line of its own that begins with ER."]


def test_works_of_a_table_name_persons_and_bodies(editor: Editor, tmp_path: Path):
    text = 'id,type,title,author,grade,origin\na-1,book,A,"Maren, Ilse; Lund, Per, Jr.; {Department of State, North}; Hill League",press,int\n'
    (made,) = brought(editor, written(tmp_path / "a.csv", text))
    assert made.author == (
        Name(family="Maren", given="Ilse"), Name(family="Lund", given="Per", suffix="Jr."), Name(body="Department of State, North"),
        Name(body="Hill League"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[{"id": "a", "type": "book", "title": "A", "issued": {"date-parts": [[' + "9" * 5000 + "]]}}]", "a number without end"),
        ("[" * 100_000, "is not JSON"),
        ('[1, 2]', "no list of works"),
    ],
    ids=["number", "depth", "numbers"],
)  # fmt: skip
def test_json_that_holds_no_works_is_refused_in_one_line(text: str, said: str, editor: Editor, tmp_path: Path):
    assert editor.brings("sources", written(tmp_path / "a.json", text), *SET) == 1
    assert len(editor.err.splitlines()) == 1 and (said in editor.err or "too deep" in editor.err)


def test_half_a_letter_of_json_is_a_fault(editor: Editor, tmp_path: Path):
    path = written(tmp_path / "a.json", '[{"id": "a-1", "type": "book", "title": "A \\ud800 B"}]')
    assert editor.brings("sources", path, *SET, "--write") == 1
    assert editor.faults() == ["line 1, a-1, `title`: an invisible sign stands in it (U+D800). Write it again."]
