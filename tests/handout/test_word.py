"""What is only in the Word file: order of its parts, languages, links, sections, headings."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import docx

from dossier.content.dates import parse
from dossier.handout import made
from dossier.handout.blocks import Columns, Entry, Text, flat
from dossier.handout.content import sheet
from dossier.handout.plan import Plan
from tests.samples import changed, invented

ONE = Plan(("treaty-years",), answers="last")


def test_a_word_file_has_headings_pictures_with_words_and_no_date_of_today():
    data = made("docx", invented(), ONE)
    found = docx.Document(io.BytesIO(data))
    assert {p.style.name for p in found.paragraphs} >= {"Heading 1", "Heading 2", "Heading 3"}
    assert all(shape._inline.docPr.get("descr") for shape in found.inline_shapes) and len(found.inline_shapes) == 1
    assert {info.date_time[0] for info in zipfile.ZipFile(io.BytesIO(data)).infolist()} == {1980}
    assert found.core_properties.created.date() == parse(invented().meta.updated.text).earliest


def test_letters_that_a_picture_lacks_stand_as_boxes_with_a_word_below_it():
    first, *rest = invented().dossier.periods
    odd, boxed, plain = (
        made("docx", changed(periods=(replace(first, title=title), *rest)), Plan((first.id,))) for title in ("東京", "□□", "Two")
    )
    found, without = (docx.Document(io.BytesIO(data)) for data in (odd, boxed))
    said = [p.text for p in found.paragraphs if "no letters" in p.text]
    assert len(said) == 1 and "2 of them" in said[0] and not any("no letters" in p.text for p in without.paragraphs)
    pictures = [next(i for n, i in unzipped(data).items() if n.startswith("word/media/")) for data in (odd, boxed, plain)]
    assert pictures[0] == pictures[1] != pictures[2]


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


# The order that Word's schema wants, of what stands here.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs bidi spacing ind contextualSpacing jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs color sz szCs u vertAlign rtl cs lang",
    "pBdr": "top left bottom right between bar",
    "sectPr": "headerReference footerReference type pgSz pgMar cols docGrid",
}


def test_a_word_file_keeps_to_the_order_of_its_schema_and_knows_its_languages():
    own = dict.fromkeys(invented().sentences, "متن اصلی")
    article = replace(invented().dossier.article, meta=replace(invented().dossier.article.meta, language="fa"))
    plan = replace(ONE, text="original", detail="full", periods=tuple(invented().periods))
    found = docx.Document(io.BytesIO(made("docx", changed(article=article), plan, own)))
    seen = set()
    for part in (found.element, found.styles.element, *(s.footer._element for s in found.sections)):
        for name, order in ORDER.items():
            for one in part.iter(f"{{{part.nsmap['w']}}}{name}"):
                names = [kid.tag.split("}")[1] for kid in one]
                known = order.split()
                assert part is found.styles.element or set(names) <= set(known), names
                places = [known.index(kid) for kid in names if kid in known]
                assert places == sorted(places), names
                seen.add(name)
    assert seen == set(ORDER)
    (usual,) = found.styles.element.xpath("./w:docDefaults//w:lang/@w:val")
    theirs = {
        (r.font.rtl, *r._r.xpath("./w:rPr/w:lang/@w:bidi")) for p in found.paragraphs for r in p.runs if r.text == "متن اصلی"
    }
    assert usual.startswith("en") and theirs == {(True, "fa")}


def test_a_word_file_has_links_and_stands_in_sections_of_one_and_two_columns():
    found = docx.Document(io.BytesIO(made("docx", invented(), ONE)))
    links = {found.part.rels[key].target_ref for key in found.element.xpath("//w:hyperlink/@r:id")}
    blocks = flat(sheet(invented(), ONE).blocks)
    assert links == {run.href for b in blocks if isinstance(b, Text | Entry) for run in b.runs if run.href}
    columns = [s._sectPr.xpath("./w:cols/@w:num") for s in found.sections]
    assert columns[0] == [] and columns[-1] == ["1"] and {*map(tuple, columns[1:])} == {("1",), ("2",)}
    assert columns.count(["2"]) == sum(isinstance(b, Columns) for b in sheet(invented(), ONE).blocks) > 3
    assert not [p for p in found.paragraphs if p._p.xpath("./w:pPr/w:sectPr") and not p.text and not p._p.xpath(".//w:pBdr")]


def columns_of(found) -> list[tuple[str, list]]:
    """The sections in order: in how many columns they stand, and their paragraphs."""
    out, held = [], []
    for p in found.paragraphs:
        held.append(p)
        if sections := p._p.xpath("./w:pPr/w:sectPr"):
            out.append((*(sections[0].xpath("./w:cols/@w:num") or ["1"]), held))
            held = []
    return [*out, ("1", held)]


def test_a_heading_stands_in_one_section_with_what_it_leads_to():
    plan = replace(ONE, periods=tuple(invented().periods), detail="full", events="all")
    sections = columns_of(docx.Document(io.BytesIO(made("docx", invented(), plan))))
    begun = [rows for columns, rows in sections if columns == "2" and rows[0].style.name.startswith("Heading")]
    ends = [rows[-1].style.name for columns, rows in sections if rows]
    assert len(begun) >= 8 and not [name for name in ends if name.startswith("Heading")]
    for rows in begun:  # a heading, or a short text under it, stays with the next
        lead = next(i for i, p in enumerate(rows) if not p.style.name.startswith("Heading"))
        assert all(
            p.paragraph_format.keep_with_next is not False and p.style.paragraph_format.keep_with_next for p in rows[:lead]
        )


def test_pictures_stand_at_the_margin():
    found = docx.Document(io.BytesIO(made("docx", invented(), ONE)))
    for shape in found.inline_shapes:
        assert [shape._inline.get(f"dist{side}") for side in "TBLR"] == ["0"] * 4
