"""What is only in the PDF: tags, pages that are filled, letters that the font lacks."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pypdf
import pytest

from dossier.content.dates import parse
from dossier.handout import made
from dossier.handout.as_pdf import LITTLE, _built, document
from dossier.handout.blocks import Entry, Figure, Heading, Sheet, Text, flat
from dossier.handout.content import claims_shown, sheet
from dossier.handout.plan import Plan
from dossier.progress import silent
from tests.handout.paper import of_pdf, squeezed, two_periods
from tests.samples import FOLDERS, catalogue_of, changed, invented

ONE = Plan(("treaty-years",), answers="last", detail="full")


def test_a_letter_that_the_font_lacks_is_owned_up_to():
    title = replace(invented().dossier.periods[0], summary="Written \u0f56\u0f7c\u0f51.")
    catalogue = changed(periods=(title, *invented().dossier.periods[1:]))
    text = of_pdf(made("pdf", catalogue, Plan((title.id,))))
    assert "noletters" in text and "□" in text and "noletters" not in of_pdf(made("pdf", invented(), ONE))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_claims_share_the_pages_of_a_pdf(folder):
    catalogue = catalogue_of(folder)
    plan = Plan(two_periods(catalogue), parts=("claims",), answers="hidden")
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made("pdf", catalogue, plan))).pages]
    held = [count for page in pages if (count := squeezed(page).count("☐supported"))]
    assert sum(held) == len(claims_shown(catalogue, plan)) > 2 and max(held) > 2


def tags(pdf: bytes) -> tuple[dict[str, list], list[str], set[str]]:
    """What a PDF says of itself by its tags: the things by kind, the kinds in reading order, marks that no thing owns."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    root, found, order = reader.trailer["/Root"], {}, []
    owned: set[str] = set()
    rows = [root["/StructTreeRoot"]["/K"].get_object()]
    while rows:
        one = rows.pop(0)
        if "/S" in one:
            found.setdefault(one["/S"], []).append(one)
            order.append(one["/S"])
            rows = [kid.get_object() for kid in one["/K"]] + rows
        elif one["/Type"] == "/MCR":
            owned.add(f"{one.raw_get('/Pg').idnum} {one['/MCID']}")
    drawn = [
        f"{page.indirect_reference.idnum} {mark}"
        for page in reader.pages
        for mark in re.findall(r"/MCID (\d+)>> BDC", page.get_contents().get_data().decode("latin1"))
    ]
    assert len(drawn) == len(set(drawn)) and root["/MarkInfo"]["/Marked"]
    return found, order, owned ^ set(drawn)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_pdf_has_tags(folder):
    catalogue = catalogue_of(folder)
    plan = Plan(two_periods(catalogue)[:1], answers="shown")
    data = made("pdf", catalogue, plan)
    found, order, loose = tags(data)
    root = pypdf.PdfReader(io.BytesIO(data)).trailer["/Root"]
    assert pypdf.PdfReader(io.BytesIO(data)).metadata.creation_date.date() == parse(catalogue.meta.updated.text).earliest
    assert not loose and root["/Lang"] == "en" and root["/ViewerPreferences"]["/DisplayDocTitle"]
    blocks = flat(sheet(catalogue, plan).blocks)
    heads = [f"/H{b.level}" for b in blocks if isinstance(b, Heading)]
    assert [kind for kind in order if re.fullmatch(r"/H\d", kind)] == heads
    assert len(found["/LBody"]) == len(found["/LI"]) == sum(isinstance(b, Entry) for b in blocks)
    assert [one["/Alt"] for one in found["/Figure"]] == [b.alt for b in blocks if isinstance(b, Figure)]
    links = [run.href for b in blocks if isinstance(b, Text | Entry) for run in b.runs if run.href]
    assert {kid["/Obj"]["/Contents"] for one in found["/Link"] for kid in one["/K"]} == set(links)


def test_nothing_in_a_pdf_is_outside_the_tags():
    for page in pypdf.PdfReader(io.BytesIO(made("pdf", invented(), ONE))).pages:
        depth = 0
        for operands, operator in pypdf.generic.ContentStream(page.get_contents(), page.pdf).operations:
            depth += {b"BDC": 1, b"BMC": 1, b"EMC": -1}.get(operator, 0)
            assert depth in (0, 1) and (
                depth or operator not in (b"Tj", b"TJ", b"'", b"S", b"f", b"B", b"b", b"f*", b"B*", b"b*")
            ), operands
        assert depth == 0


def test_the_authors_words_are_tagged_with_their_language():
    own = dict.fromkeys(invented().sentences, "Mots de l’auteur.")
    article = replace(invented().dossier.article, meta=replace(invented().dossier.article.meta, language="fr"))
    data = made("pdf", changed(article=article), replace(ONE, text="original"), own)
    said = {one["/Lang"] for one in tags(data)[0]["/LBody"] if "/Lang" in one}
    assert said == {"fr"}


def test_a_row_higher_than_a_page_is_cut_and_no_word_of_it_lost():
    events = tuple(replace(e, text=" ".join(f"word{i}" for i in range(1500))) for e in invented().dossier.events)
    catalogue = changed(events=events)
    text = of_pdf(made("pdf", catalogue, replace(ONE, parts=("events",), events="all", detail="full", answers="hidden")))
    assert text.count("word1499") == len(catalogue.events_in("treaty-years"))


def told(many: int) -> Sheet:
    """A sheet of events, each with so many words."""
    events = tuple(replace(e, text=" ".join(["sluice"] * many)) for e in invented().dossier.events)
    return sheet(changed(events=events), replace(ONE, parts=("events",), events="all", detail="full", answers="hidden"))


def test_a_sheet_that_ends_with_a_few_lines_on_a_further_page_is_set_closer():
    """The text grows until its end no longer fits; the further page is spared, and no word or letter changes."""
    usual = {many: _built(told(many), silent) for many in range(200, 400, 20)}
    (short, *_), (spilt, *_) = ([many for many, (_, ends) in usual.items() if ends[-1].page == pages] for pages in (1, 2))
    assert document(told(short)) == usual[short][0], "what fits is set as usual"
    data = document(told(spilt))
    now, before = of_pdf(data), of_pdf(usual[spilt][0])
    assert len(pypdf.PdfReader(io.BytesIO(data)).pages) == 1
    assert now.count("sluice") == before.count("sluice") and now[-200:] == before[-200:]
    sizes = [
        {
            size
            for page in pypdf.PdfReader(io.BytesIO(one)).pages
            for size in re.findall(rb"/F\d\S* ([\d.]+) ", page.get_contents().get_data())
        }
        for one in (data, usual[spilt][0])
    ]
    assert sizes[0] == sizes[1] != set()


def test_the_answers_are_no_further_page_with_little_on_it():
    plan = replace(ONE, parts=("events",), answers="last")
    (_, usual), data = _built(sheet(invented(), plan), silent), made("pdf", invented(), plan)
    assert len(usual) == 2 and usual[1].filled < LITTLE, "a sheet of its own"
    assert len(pypdf.PdfReader(io.BytesIO(data)).pages) == usual[-1].page
