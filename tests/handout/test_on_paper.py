"""Everything chosen is on the paper, in each format; hidden answers are not."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import docx
import pypdf
import pytest

from dossier.dates import parse
from dossier.filters import ClaimFilters, Filters
from dossier.handout import FORMATS, made
from dossier.handout.blocks import PAPER, Entry, Figure, Heading, Text, flat
from dossier.handout.content import claims_shown, series_shown, sheet
from dossier.handout.plan import ROOM, Plan
from dossier.queries import Index
from dossier.render.parts import curled
from dossier.vocabulary import questions
from tests.handout.paper import READ, answers, of_pdf, squeezed, wanted
from tests.samples import FOLDERS, changed, index_of, invented

EACH = pytest.mark.parametrize("format", FORMATS)
ONE = Plan(("treaty-years",))


def two_periods(index: Index) -> tuple[str, ...]:
    """The two periods with most sentences, in order."""
    most = sorted(index.periods, key=lambda p: -len(index.sentences_in(p)))[:2]
    return tuple(p for p in index.periods if p in most)


@EACH
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_chosen_record_is_on_the_paper(folder, format: str):
    index = index_of(folder)
    plan = Plan(two_periods(index), events="all", answers="last")
    text, must = READ[format](made(format, index, plan)), wanted(index, plan)
    assert {key.split(":")[0] for key in must} >= {"sentence", "claim", "event", "alignment"}
    assert not [key for key, said in must.items() if said not in text]
    assert not [said for said in answers(index, plan) if said not in text], "a last sheet has the answers"


@EACH
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_hidden_answers_are_absent(folder, format: str):
    index = index_of(folder)
    plan = Plan(two_periods(index), events="all", answers="hidden", detail="full")
    text, given = READ[format](made(format, index, plan)), answers(index, plan)
    assert len(given) > 3
    assert not [said for said in given if said in text]
    assert text.count("☐supported") == sum(key.startswith("claim:") for key in wanted(index, plan))


@EACH
def test_shown_answers_stand_in_their_place(format: str):
    text = READ[format](made(format, invented(), replace(ONE, answers="shown")))
    assert not [said for said in answers(invented(), ONE) if text.count(said) != 1]
    assert "☐supported" not in text


@EACH
def test_questions_terms_and_filters_are_said(format: str):
    index = invented()
    plan = replace(ONE, alignments=Filters(toward=frozenset({"vel"})), claims=ClaimFilters(verdict=frozenset({"opinion"})))
    text = READ[format](made(format, index, plan))
    meta = index.meta
    for said in (
        *(q["ask"] for q in questions()),
        *plan.words(index),
        meta.licence,
        meta.editors[0],
        f"version of {meta.updated.text}",
    ):
        assert squeezed(said) in text
    assert len(questions()) == 4


@EACH
def test_filters_leave_out_what_does_not_pass(format: str):
    index = invented()
    plan = replace(ONE, events="all", claims=ClaimFilters(verdict=frozenset({"opinion"})), answers="hidden")
    text, all_of_them, passing = READ[format](made(format, index, plan)), wanted(index, ONE), wanted(index, plan)
    gone = set(all_of_them) - set(passing)
    assert gone and not [key for key in gone if all_of_them[key] in text]
    assert not [key for key, said in passing.items() if said not in text]


@EACH
def test_every_source_that_a_shown_record_cites_is_in_full(format: str):
    index = invented()
    text = READ[format](made(format, index, ONE))
    cited = {cite.work for e in index.events_in("treaty-years") for cite in e.cites}
    assert cited and not [key for key in cited if squeezed(index.sources[key].title) not in text]


@EACH
@pytest.mark.parametrize("paper", PAPER)
def test_the_paper_has_the_size_chosen(format: str, paper: str):
    data = made(format, invented(), replace(ONE, paper=paper))
    if format == "pdf":
        page = pypdf.PdfReader(io.BytesIO(data)).pages[0].mediabox
        assert (float(page.width), float(page.height)) == pytest.approx(PAPER[paper], abs=0.1)
    elif format == "docx":
        section = docx.Document(io.BytesIO(data)).sections[0]
        assert (section.page_width.pt, section.page_height.pt) == pytest.approx(PAPER[paper], abs=1)
    else:
        assert f"size: {'A4' if paper == 'a4' else 'Letter'} portrait" in data.decode("utf-8")


@EACH
def test_the_same_sheet_gives_the_same_bytes(format: str):
    assert made(format, invented(), ONE) == made(format, invented(), ONE)


@EACH
def test_the_authors_words_stand_only_where_they_are_asked_for(format: str):
    own = {"s02": "The author's very words – ‘kept’."}
    plan = replace(ONE, text="original", periods=tuple(invented().periods))
    with_them = READ[format](made(format, invented(), plan, own))
    assert squeezed(own["s02"]) in with_them and with_them.count("Notfoundintheoriginalgiven") > 0
    assert squeezed(own["s02"]) not in READ[format](made(format, invented(), replace(plan, text="ours"), own))


def test_the_series_of_the_claims_shown_are_on_the_sheet():
    index = invented()
    claims = tuple(replace(c, series=("timber-trade",)) if c.id == "c01" else c for c in index.dossier.claims)
    joined = changed(claims=claims)
    assert [s.id for s in series_shown(joined, ONE)] == ["timber-trade"] and not series_shown(index, ONE)
    assert squeezed(joined.series["timber-trade"].citation) in of_pdf(made("pdf", joined, ONE))


def test_a_letter_that_the_font_lacks_is_owned_up_to():
    title = replace(invented().dossier.periods[0], summary="Written \u0627\u0631\u062f\u0648.")
    index = changed(periods=(title, *invented().dossier.periods[1:]))
    text = of_pdf(made("pdf", index, Plan((title.id,))))
    assert "noletters" in text and "□" in text and "noletters" not in of_pdf(made("pdf", invented(), ONE))


def test_html_calls_no_host_and_runs_no_script():
    page = made("html", invented(), Plan(tuple(invented().periods))).decode("utf-8")
    assert not re.findall(r"<(?:script|link|img|iframe|object)|\bsrc=|url\(|@import", page)


def test_a_text_cannot_break_out_of_the_page():
    meta = replace(invented().meta, title='"}</style><script>x</script>')
    page = made("html", changed(meta=meta), ONE).decode("utf-8")
    assert "<script" not in page and page.count("</style>") == 1


def test_a_word_file_has_headings_pictures_with_words_and_no_date_of_today():
    data = made("docx", invented(), ONE)
    found = docx.Document(io.BytesIO(data))
    assert {p.style.name for p in found.paragraphs} >= {"Heading 1", "Heading 2", "Heading 3"}
    assert all(shape._inline.docPr.get("descr") for shape in found.inline_shapes) and len(found.inline_shapes) == 1
    assert {info.date_time[0] for info in zipfile.ZipFile(io.BytesIO(data)).infolist()} == {1980}
    assert found.core_properties.created.date() == parse(invented().meta.updated.text).earliest


def test_a_plan_without_a_period_is_refused():
    for periods in ((), ("nowhere",)):
        with pytest.raises(ValueError, match="period"):
            sheet(invented(), Plan(periods))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_claims_share_the_pages_of_a_pdf(folder):
    index = index_of(folder)
    plan = Plan(two_periods(index), parts=("claims",), answers="hidden")
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made("pdf", index, plan))).pages]
    held = [count for page in pages if (count := squeezed(page).count("☐supported"))]
    assert sum(held) == len(claims_shown(index, plan)) > 2 and max(held) > 2


@EACH
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_as_usual_all_that_bears_on_the_article_is_there_and_all_where_it_is_silent(folder, format: str):
    index = index_of(folder)
    spoken = max(
        index.periods, key=lambda p: sum(not index.basis.get(e.id) for e in index.events_in(p)) * bool(index.sentences_in(p))
    )
    silent = next(p for p in index.periods if not index.sentences_in(p) and index.events_in(p))
    for period, all_of_them in ((spoken, False), (silent, True)):
        text = READ[format](made(format, index, Plan((period,), ("events", "alignments"), answers="hidden")))
        for rows in (index.events_in(period), index.alignments_in(period)):
            fits = [row for row in rows if all_of_them or index.basis.get(row.id)]
            kind = "Events" if rows and hasattr(rows[0], "cameo") else "Alignments"
            assert f"{kind}({len(fits)}of{len(rows)})" in text
            assert kind == "Alignments" or all(squeezed(curled(row.title)) in text for row in fits)


@EACH
def test_lines_to_write_on_stand_only_where_they_are_wanted(format: str):
    data = {
        room: made(format, invented(), replace(ONE, parts=("claims", "questions"), answers="hidden", room=room)) for room in ROOM
    }
    lines = {
        "html": lambda page: page.count(b"<i></i>"),
        "docx": lambda page: sum("pBdr" in p._p.xml for p in docx.Document(io.BytesIO(page)).paragraphs),
        "pdf": lambda page: sum(p.get_contents().get_data().count(b" l S") for p in pypdf.PdfReader(io.BytesIO(page)).pages),
    }[format]
    claims = len(claims_shown(invented(), ONE))
    assert {room: lines(data[room]) for room in ROOM} == {"none": 0, "little": 2 * claims + 16, "ample": 4 * claims + 36}


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
    index = index_of(folder)
    plan = Plan(two_periods(index)[:1], answers="shown")
    data = made("pdf", index, plan)
    found, order, loose = tags(data)
    root = pypdf.PdfReader(io.BytesIO(data)).trailer["/Root"]
    assert pypdf.PdfReader(io.BytesIO(data)).metadata.creation_date.date() == parse(index.meta.updated.text).earliest
    assert not loose and root["/Lang"] == "en" and root["/ViewerPreferences"]["/DisplayDocTitle"]
    blocks = flat(sheet(index, plan).blocks)
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
    assert columns[0] in ([], ["1"]) and columns[1:] == [["2"] if i % 2 == 0 else ["1"] for i in range(len(columns) - 1)]
    assert not [p for p in found.paragraphs if p._p.xpath("./w:pPr/w:sectPr") and not p.text and not p._p.xpath(".//w:pBdr")]
