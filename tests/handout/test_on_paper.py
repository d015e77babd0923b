"""Everything chosen is on the paper, in each format; hidden answers are not."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import docx
import pypdf
import pytest

from dossier.content.dates import display
from dossier.content.names import Name
from dossier.content.vocabulary import questions
from dossier.handout import FORMATS, made
from dossier.handout.blocks import PAPER
from dossier.handout.content import amount, claims_shown, series_shown, sheet
from dossier.handout.period import events_of
from dossier.handout.plan import ANSWERS, PARTS, ROOM, Plan
from dossier.index.filters import ClaimFilters, Filters
from dossier.render.markup import curled
from tests.handout.paper import READ, answers, of_pdf, squeezed, two_periods, wanted
from tests.samples import FOLDERS, catalogue_of, changed, invented

EACH = pytest.mark.parametrize("format", FORMATS)
ONE = Plan(("treaty-years",), answers="last", detail="full")


@EACH
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_chosen_record_is_on_the_paper(folder, format: str):
    catalogue = catalogue_of(folder)
    plan = Plan(two_periods(catalogue), events="all", answers="last", detail="full")
    text, must = READ[format](made(format, catalogue, plan)), wanted(catalogue, plan)
    assert {key.split(":")[0] for key in must} >= {"sentence", "claim", "event", "alignment"}
    assert not [key for key, said in must.items() if said not in text]
    assert not [said for said in answers(catalogue, plan) if said not in text], "a last sheet has the answers"


@EACH
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_hidden_answers_are_absent(folder, format: str):
    catalogue = catalogue_of(folder)
    plan = Plan(two_periods(catalogue), events="all", answers="hidden", detail="full")
    text, given = READ[format](made(format, catalogue, plan)), answers(catalogue, plan)
    assert len(given) > 3
    assert not [said for said in given if said in text]
    assert text.count("☐supported") == sum(key.startswith("claim:") for key in wanted(catalogue, plan))


@EACH
def test_shown_answers_stand_in_their_place(format: str):
    text = READ[format](made(format, invented(), replace(ONE, answers="shown")))
    assert not [said for said in answers(invented(), ONE) if text.count(said) != 1]
    assert "☐supported" not in text


@EACH
@pytest.mark.parametrize("answered", ANSWERS)
def test_what_a_name_in_the_text_stands_for_is_at_its_sentence_wherever_the_answers_are(format: str, answered: str):
    (fault,) = invented().dossier.annotations
    name = replace(fault, id="a02", kind="name", note="'Gazet' is the State Gazette of Ostrania.")
    catalogue = changed(annotations=(fault, name))
    text = READ[format](made(format, catalogue, replace(ONE, answers=answered)))
    note = squeezed(curled(name.note))
    assert text.count(note) == 1
    if answered != "shown":
        assert squeezed(curled(catalogue.sentences[fault.sentence].text) + " name: ") + note in text
    assert text.count(squeezed(curled(fault.note))) == (answered != "hidden")


@EACH
def test_questions_terms_and_filters_are_said(format: str):
    catalogue = invented()
    plan = replace(ONE, alignments=Filters(toward=frozenset({"vel"})), claims=ClaimFilters(verdict=frozenset({"opinion"})))
    text = READ[format](made(format, catalogue, plan))
    meta = catalogue.meta
    for said in (
        *(q["ask"] for q in questions()),
        *plan.words(catalogue),
        meta.licence,
        meta.editors[0].printed,
        f"version of {meta.updated.text}",
    ):
        assert squeezed(said) in text
    assert len(questions()) == 4


@EACH
def test_filters_leave_out_what_does_not_pass(format: str):
    catalogue = invented()
    plan = replace(ONE, events="all", claims=ClaimFilters(verdict=frozenset({"opinion"})), answers="hidden")
    text, all_of_them, passing = READ[format](made(format, catalogue, plan)), wanted(catalogue, ONE), wanted(catalogue, plan)
    gone = set(all_of_them) - set(passing)
    assert gone and not [key for key in gone if all_of_them[key] in text]
    assert not [key for key, said in passing.items() if said not in text]


@EACH
def test_every_source_that_a_shown_record_cites_is_in_full(format: str):
    catalogue = invented()
    text = READ[format](made(format, catalogue, ONE))
    cited = {cite.work for e in catalogue.events_in("treaty-years") for cite in e.cites}
    assert cited and not [key for key in cited if squeezed(catalogue.sources[key].title) not in text]


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
    catalogue = invented()
    claims = tuple(replace(c, series=("timber-trade",)) if c.id == "c01" else c for c in catalogue.dossier.claims)
    joined = changed(claims=claims)
    assert [s.id for s in series_shown(joined, ONE)] == ["timber-trade"] and not series_shown(catalogue, ONE)
    assert squeezed(joined.series["timber-trade"].citation) in of_pdf(made("pdf", joined, ONE))


def test_html_calls_no_host_and_runs_no_script():
    page = made("html", invented(), Plan(tuple(invented().periods))).decode("utf-8")
    assert not re.findall(r"<(?:script|link|img|iframe|object)|\bsrc=|url\(|@import", page)


def test_a_text_cannot_break_out_of_the_page():
    meta = replace(invented().meta, title='"}</style><script>x</script>')
    page = made("html", changed(meta=meta), ONE).decode("utf-8")
    assert "<script" not in page and page.count("</style>") == 1


def test_a_plan_without_a_period_is_refused():
    for periods in ((), ("nowhere",)):
        with pytest.raises(ValueError, match="period"):
            sheet(invented(), Plan(periods))


@EACH
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_as_usual_all_that_bears_on_the_article_is_there_and_all_where_it_is_silent(folder, format: str):
    catalogue = catalogue_of(folder)
    spoken = max(
        catalogue.periods,
        key=lambda p: sum(not catalogue.basis.get(e.id) for e in catalogue.events_in(p)) * bool(catalogue.sentences_in(p)),
    )
    silent = [p for p in catalogue.periods if not catalogue.sentences_in(p) and catalogue.events_in(p)][:1]
    assert silent or not catalogue.retold, "an article of another's is silent somewhere"
    for period, all_of_them in ((spoken, False), *((p, True) for p in silent)):
        text = READ[format](made(format, catalogue, Plan((period,), ("events", "alignments"), answers="hidden")))
        for rows in (catalogue.events_in(period), catalogue.alignments_in(period)):
            fits = [row for row in rows if all_of_them or catalogue.basis.get(row.id)]
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


@EACH
def test_a_dossier_without_records_gives_a_sheet_that_says_so(format: str):
    kinds = ("events", "claims", "alignments", "annotations", "contexts", "series")
    bare = changed(article=None, **dict.fromkeys(kinds, ()))
    text = READ[format](made(format, bare, replace(ONE, answers="last", room="ample")))
    for said in ("No event.", "No claim.", "No alignment.", "No sentence of the article speaks of this time."):
        assert squeezed(said) in text


@EACH
@pytest.mark.parametrize("part", [*PARTS, "none"])
def test_each_part_can_stand_alone(format: str, part: str):
    text = READ[format](made(format, invented(), replace(ONE, parts=(part,) if part in PARTS else (), answers="hidden")))
    heads = {"sentences": "What it says", "claims": "what is your verdict", "events": "Events (", "alignments": "Alignments (",
             "chart": "How relations went up", "questions": "Four questions", "context": "leave out of this time"}  # fmt: skip
    assert {key for key, head in heads.items() if squeezed(head) in text} == {part} & set(heads)


@EACH
def test_signs_of_markup_and_strange_letters_in_a_name_are_printed_as_they_are(format: str):
    name = 'A <b>"Tom & Jerry"</b> &amp; \u0627\u0631\u062f\u0648'
    period = replace(invented().dossier.periods[0], title=name)
    catalogue = changed(
        periods=(period, *invented().dossier.periods[1:]),
        meta=replace(invented().meta, title=name, editors=(Name(body=name * 4),)),
    )
    data = made(format, catalogue, replace(ONE, parts=("chart",), answers="hidden"))
    assert squeezed(curled(name)) in READ[format](data) and "noletters" not in READ[format](data)


def test_two_periods_that_are_not_neighbours_stand_in_order_with_the_years_between():
    catalogue = max(map(catalogue_of, FOLDERS), key=lambda found: len(found.periods))
    first, _, third, *_ = catalogue.periods
    plan = Plan((first, third), ("chart", "events"), answers="hidden")
    text = of_pdf(made("pdf", catalogue, plan))
    heads = [
        squeezed(curled(f"{i}. {catalogue.periods[p].title}, {display(catalogue.periods[p].dates)}"))
        for i, p in ((1, first), (3, third))
    ]
    assert 0 < text.index(heads[0]) < text.index(heads[1])
    assert squeezed(amount(catalogue, plan)).split(",")[0] == squeezed(
        f"{sum(len(events_of(catalogue, plan, p)) for p in plan.periods)} of {sum(len(catalogue.events_in(p)) for p in plan.periods)} events"
    )
