"""Hand-outs of the single file in a browser: the records of the app's sheet, on paper, with answers and without, by keyboard."""

from __future__ import annotations

import io
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import pypdf
import pytest
from playwright.sync_api import expect

from dossier.content.dates import display
from dossier.content.vocabulary import questions, term, vocabulary
from dossier.handout.blocks import PAPER, Entry, flat
from dossier.handout.content import sheet
from dossier.handout.plan import Plan
from dossier.index.filters import ClaimFilters, Filters
from dossier.index.queries import Catalogue
from dossier.publish import page as made
from dossier.publish.numbers import Numbers
from dossier.publish.page import in_the_file
from tests.browser.test_counts import squeezed
from tests.browser.test_one_file import PHONE, file, opened, shown, small, state
from tests.samples import changed, invented, owning

__all__ = ["file", "opened", "small"]  # fixtures

KINDS = ("sentence", "claim", "event", "alignment", "answer", "source")


def most(catalogue: Catalogue, count: int = 2) -> tuple[str, ...]:
    """The periods with most sentences, in order."""
    found = sorted(catalogue.periods, key=lambda p: -len(catalogue.sentences_in(p)))[:count]
    return tuple(p for p in catalogue.periods if p in found)


def address(plan: Plan) -> str:
    return "#/handout?" + urlencode(plan.query(), doseq=True)


def on_sheet(page, catalogue: Catalogue) -> Counter[str]:
    """What stands on the sheet, by kind and id of the record."""
    works = {str(number): key for key, number in Numbers(in_the_file(catalogue)).items()}
    items = page.evaluate("[...document.querySelectorAll('.sheet [data-item]')].map((e) => e.dataset.item)")
    return Counter(f"source:{works[i[7:]]}" if i.startswith("source:") else i for i in items if i.split(":")[0] in KINDS)


def of_app(catalogue: Catalogue, plan: Plan) -> Counter[str]:
    """The same of the app's sheet."""
    entries = (b for b in flat(sheet(catalogue, plan).blocks) if isinstance(b, Entry))
    return Counter(e.key for e in entries if e.key.split(":")[0] in KINDS)


def words(page) -> str:
    return squeezed(page.locator(".sheet").evaluate("e => e.textContent"))


def printed(page, catalogue: Catalogue, plan: Plan | None = None) -> list[str]:
    """What is printed, by page, without head and foot of the page."""
    made = sheet(catalogue, plan) if plan else None
    pages = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    out = []
    for number, one in enumerate(pages, 1):
        text = squeezed(one.extract_text())
        if made:
            edge = squeezed(f"{made.head}{number}{len(pages)}{made.foot}")
            assert text.startswith(edge), f"page {number} has no head and foot"
            text = text.removeprefix(edge)
        out.append(text)
    return out


def answers(catalogue: Catalogue, plan: Plan) -> list[str]:
    """Texts that only an answer has."""
    said = {s.id for p in plan.periods for s in catalogue.sentences_in(p)}
    claims = [c for c in catalogue.claims.values() if said & set(c.sentences)]
    out = [catalogue.periods[p].reading_basis for p in plan.periods]
    out += [text for p in plan.periods if p in catalogue.contexts for text in catalogue.contexts[p].paragraphs]
    out += [text for c in claims for text in (c.why, c.would_change) if text]
    return [
        squeezed(text) for text in out + [a.note for s in said for a in catalogue.annotations_of.get(s, []) if a.kind != "name"]
    ]


def plans(catalogue: Catalogue) -> list[Plan]:
    """Plans of every kind of choice."""
    two = Plan(most(catalogue))
    a = next(a for p in two.periods for a in catalogue.alignments_in(p))
    claim = next(
        c for c in catalogue.claims.values() if {s.id for s in catalogue.sentences_in(two.periods[0])} & set(c.sentences)
    )
    years = a.dates.sort_key[0].year, a.dates.sort_key[1].year
    return [
        Plan(tuple(catalogue.periods)),
        *(replace(two, answers=way) for way in ("shown", "last")),
        *(replace(two, events=which, detail="full") for which in ("all", "acts", "bearing")),
        *(replace(two, parts=parts) for parts in ((), ("events",), ("sentences", "questions"), ("claims", "series"))),
        replace(two, alignments=Filters(third=frozenset({a.third}), toward=frozenset({a.toward}))),
        replace(two, alignments=Filters(stance=frozenset({a.stance}), basis=frozenset({a.basis}), years=years)),
        replace(two, alignments=Filters(text=a.what.split()[0])),
        replace(two, claims=ClaimFilters(verdict=frozenset({claim.verdict}), kind=frozenset({claim.kind}))),
        replace(two, claims=ClaimFilters(during=frozenset(two.periods[1:]), actor=frozenset(claim.actors[:1]))),
        replace(two, claims=ClaimFilters(text=claim.claim.split()[-1].strip(".")), answers="shown"),
    ]


@pytest.mark.parametrize("of", ["catalogue", "tiny"])
def test_an_address_means_the_sheet_of_the_app(opened, small: str, request, of: str) -> None:
    catalogue = request.getfixturevalue(of)
    page = opened("#/handout", of=small if of == "tiny" else "")
    for plan in plans(catalogue):
        page.evaluate("hash => { location.hash = hash; }", address(plan))
        page.wait_for_function("hash => location.hash === hash && document.querySelector('.sheet h1')", arg=address(plan))
        page.evaluate("() => new Promise((done) => setTimeout(done))")  # a new address is answered in its turn
        assert on_sheet(page, catalogue) == of_app(catalogue, plan), address(plan)
        said, stated = words(page), [line for line in plan.words(catalogue) if not line.startswith("Sentences")]
        assert [line for line in stated if squeezed(line) not in said] == [], address(plan)
        assert state(page)["note"] == ""


@pytest.mark.parametrize("size", PAPER)
@pytest.mark.parametrize("of", ["catalogue", "tiny"])
def test_every_chosen_record_is_on_the_printed_paper(opened, small: str, request, of: str, size: str) -> None:
    catalogue = request.getfixturevalue(of)
    plan = Plan(most(catalogue), events="all", detail="full", paper=size, answers="hidden" if size == "letter" else "last")
    page = opened(address(plan), of=small if of == "tiny" else "")
    data = page.pdf(prefer_css_page_size=True)
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    text = squeezed("".join(p.extract_text() for p in pages))
    assert (float(pages[0].mediabox.width), float(pages[0].mediabox.height)) == pytest.approx(PAPER[size], abs=1.5)
    kept = {kind: [k.split(":")[1] for k in of_app(catalogue, plan) if k.startswith(kind)] for kind in KINDS}
    assert all(kept[kind] for kind in ("sentence", "claim", "event", "alignment", "source"))
    lost = [s for s in kept["sentence"] if squeezed(s + catalogue.sentences[s].text) not in text]
    lost += [c for c in kept["claim"] if squeezed(c + catalogue.claims[c].claim) not in text]
    for e in (catalogue.events[key] for key in kept["event"]):
        lost += [e.id] if squeezed(display(e.date) + e.title) not in text or squeezed(e.text) not in text else []
    for a in (catalogue.alignments[key] for key in kept["alignment"]):
        line = (
            f"{catalogue.name(a.third)} toward {catalogue.name(a.toward)}: {term('stance', a.stance).label}, {display(a.dates)}"
        )
        lost += [a.id] if squeezed(line) not in text or squeezed(a.what) not in text else []
    works = {str(number): catalogue.sources[key] for key, number in Numbers(in_the_file(catalogue)).items()}
    for item, said in page.evaluate(
        "[...document.querySelectorAll('.sheet li.source')].map((e) => [e.dataset.item, e.textContent])"
    ):
        s = works[item.removeprefix("source:")]
        whole = [one for one in (s.title, s.container or s.publisher, s.url) if squeezed(one) not in squeezed(said)]
        lost += [s.id] if whole or squeezed(s.title) not in text else []
    assert lost == []
    asked = [q[key] for q in questions() for key in ("habit", "ask")]
    assert [q for q in asked if squeezed(q) not in text] == [] and len(asked) == 8
    assert squeezed("Skip to the text") not in text and squeezed("Leave these filters out") not in text


@pytest.mark.parametrize("of", ["catalogue", "tiny"])
def test_hidden_answers_are_nowhere_on_the_sheet(opened, small: str, request, of: str) -> None:
    catalogue = request.getfixturevalue(of)
    plan = Plan(most(catalogue), answers="hidden")
    page = opened(address(plan), of=small if of == "tiny" else "")
    said, given = words(page), answers(catalogue, plan)
    assert len(given) > 3 and [text for text in given if text in said] == []
    text = page.locator(".sheet").evaluate("e => e.textContent")
    verdicts = [f"{t.sign} {t.label}" for t in vocabulary()["verdict"].values()]
    assert [v for v in verdicts if v in text] == []
    claims = sum(key.startswith("claim:") for key in of_app(catalogue, plan))
    assert [text.count("☐\u00a0" + t.label.replace(" ", "\u00a0")) for t in vocabulary()["verdict"].values()] == [claims] * 5
    assert page.locator(".sheet .ruled").count() == claims + len(plan.periods) + 4
    drawn = page.locator(".sheet figure").inner_html()
    readings = {term("reading", p.reading).label for p in catalogue.periods.values()}
    assert [r for r in readings if f">{r}<" in drawn] == []


def test_what_a_name_in_the_text_stands_for_is_at_its_sentence_wherever_the_answers_are(opened, catalogue: Catalogue) -> None:
    rows = [
        (p, s.id, a) for p in catalogue.periods for s in catalogue.sentences_in(p) for a in catalogue.annotations_of.get(s.id, [])
    ]
    period, sentence, name = next(row for row in rows if row[2].kind == "name")
    page = opened("#/handout")
    for way in ("hidden", "last", "shown"):
        plan = Plan((period,), answers=way)
        page.evaluate("hash => { location.hash = hash; }", address(plan))
        page.wait_for_function("hash => location.hash === hash && document.querySelector('.sheet h1')", arg=address(plan))
        page.evaluate("() => new Promise((done) => setTimeout(done))")  # a new address is answered in its turn
        here = page.locator(f'.sheet [data-item="sentence:{sentence}"]').inner_text()
        assert squeezed(name.note) in squeezed(here), way
        assert words(page).count(squeezed(name.note)) == 1, way
        others = [a for _, at, a in rows if at == sentence and a.kind != "name"]
        assert others and all((squeezed(a.note) in squeezed(here)) == (way == "shown") for a in others)


@pytest.mark.parametrize("of", ["catalogue", "tiny"])
def test_answers_stand_in_their_place_or_on_a_last_sheet(opened, small: str, request, of: str) -> None:
    catalogue = request.getfixturevalue(of)
    plan = Plan(most(catalogue), answers="last")
    page = opened(address(plan), of=small if of == "tiny" else "")
    pages, given = printed(page, catalogue, plan), answers(catalogue, plan)
    first = next(i for i, text in enumerate(pages) if squeezed("For the teacher: the editors’ judgement") in text)
    before, after = "".join(pages[:first]), "".join(pages[first:])
    assert first > 0 and [text for text in given if text in before] == []
    assert [text for text in given if text not in after] == []
    told = words(opened(address(replace(plan, answers="shown")), of=small if of == "tiny" else ""))
    assert [text for text in given if told.count(text) != 1] == [] and "☐" not in told


def test_the_chart_shows_the_chosen_years(opened, catalogue: Catalogue) -> None:
    plan = Plan(
        (
            min(
                catalogue.periods,
                key=lambda p: catalogue.span(catalogue.periods[p].dates)[1] - catalogue.span(catalogue.periods[p].dates)[0],
            ),
        )
    )
    page = opened(address(plan))
    marks = page.evaluate("[...document.querySelectorAll('.sheet use')].map((e) => +e.getAttribute('x'))")
    assert len(catalogue.events_in(plan.periods[0])) == len(marks)
    assert max(marks) - min(marks) > 500 and page.locator(".sheet .rail a").count() == 1
    assert catalogue.periods[plan.periods[0]].title in page.locator(".sheet .rail").inner_text()


def test_on_from_a_page_with_what_is_picked_and_filtered(opened, small: str, tiny: Catalogue) -> None:
    last, a, c = list(tiny.periods)[-1], next(iter(tiny.alignments.values())), next(iter(tiny.claims.values()))
    verdict, third = term("verdict", c.verdict).label, tiny.name(a.third)
    for fragment, part, plan in (
        (f"#period={last}", "/", Plan((last,))),
        (f"#/article?{urlencode({'period': last})}", "/article", Plan((last,))),
        (
            f"#/alignments?{urlencode({'third': third, 'words': 'a', 'period': last})}",
            "/alignments",
            Plan((last,), alignments=Filters(third=frozenset({a.third}), text="a")),
        ),
        (
            f"#/evidence?{urlencode({'verdict': verdict, 'period': last})}",
            "/evidence",
            Plan((last,), claims=ClaimFilters(verdict=frozenset({c.verdict}))),
        ),
    ):
        page = opened(fragment, of=small)
        link = page.locator(f'[id="{part}"]').get_by_role("link", name="Make a hand-out of this")
        link.focus()
        page.keyboard.press("Enter")
        page.wait_for_function("location.hash.startsWith('#/handout') && document.querySelector('.sheet h1')")
        assert on_sheet(page, tiny) == of_app(tiny, plan), fragment
        page.go_back()
        assert state(page)["page"] == part and page.locator(".sheet > *").count() == 0


def test_choices_by_keyboard_change_sheet_and_address(opened, small: str, tiny: Catalogue) -> None:
    first, second = list(tiny.periods)[:2]
    third = next(iter(tiny.alignments.values())).third
    page = opened(address(Plan((first,), alignments=Filters(third=frozenset({third})))), of=small)
    page.evaluate("() => { window.print = () => { window.printed = (window.printed ?? 0) + 1; }; }")
    page.locator(".menu a").last.focus()
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        now = page.evaluate("[document.activeElement.name ?? document.activeElement.className, document.activeElement.value]")
        reached.append(now[0])
        if now == ["periods", second]:
            page.keyboard.press("Space")
        elif now[0] == "answers":
            page.keyboard.press("ArrowDown")
        elif now[0] == "drop":
            page.keyboard.press("Space")
            assert page.evaluate("document.activeElement.name") == "print"  # the button pressed is gone
            page.keyboard.press("Enter")
        elif now[0] == "sheet":
            break
    names = list(dict.fromkeys(reached))
    assert names[:2] == ["periods", "parts"] and names[-2:] == ["drop", "sheet"] and page.evaluate("window.printed") == 1
    now = page.evaluate("location.hash")
    assert now == address(Plan((first, second), answers="last")), now
    assert on_sheet(page, tiny) == of_app(tiny, Plan((first, second), answers="last"))
    page.reload()
    assert on_sheet(page, tiny) == of_app(tiny, Plan((first, second), answers="last"))


def test_no_part_and_unknown_values(opened, small: str, tiny: Catalogue) -> None:
    page = opened("#/handout?parts=none&periods=nowhere&answers=loud", of=small)
    assert "There are no periods “nowhere” here." in state(page)["note"] and "no answers “loud”" in state(page)["note"]
    assert page.locator(".sheet li").count() == page.locator(".sheet [data-item^=source]").count()
    page = opened("#/handout?" + urlencode({"periods": [p.title for p in tiny.periods.values()]}, doseq=True), of=small)
    assert on_sheet(page, tiny) == of_app(tiny, Plan(tuple(tiny.periods))) and state(page)["note"] == ""
    page.locator("[name=periods]").first.uncheck()
    assert on_sheet(page, tiny) == of_app(tiny, Plan(tuple(tiny.periods)[1:]))


def test_black_on_white_in_the_dark_and_the_rest_of_the_page_as_it_was(opened, small: str, tiny: Catalogue) -> None:
    page = opened("#/handout", of=small, color_scheme="dark")
    colours = page.locator(".sheet").evaluate("e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]")
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    page.evaluate("location.hash = '#/evidence'")
    page.wait_for_function("document.querySelector('.page.is').id === '/evidence'")
    assert shown(page, ".claim") == list(tiny.claims) and page.locator('[id="/"] svg defs').count() == 1
    text = "".join(printed(page, tiny))
    assert squeezed("What is on this sheet") not in text and squeezed("put together by a script") not in text
    assert [e.id for e in tiny.events.values() if squeezed(e.title) not in text] == []


def test_without_a_script_a_sentence_says_so(opened, small: str) -> None:
    page = opened(of=small, java_script_enabled=False)
    part = page.locator('[id="/handout"]')
    assert "put together by a script" in part.inner_text()
    expect(part.locator("form")).to_be_hidden()
    expect(part.get_by_role("article")).to_be_hidden()


def test_a_phone(opened, catalogue: Catalogue) -> None:
    assert state(opened(address(Plan(tuple(catalogue.periods)[:1], detail="full")), **PHONE))["sideways"] <= 0


@pytest.mark.parametrize("look", ["light", "dark"])
def test_axe_finds_nothing(opened, small: str, tiny: Catalogue, look: str) -> None:
    script = (Path(pytest.importorskip("axe_playwright_python").__file__).parent / "axe.min.js").read_text("utf-8")
    found = {}
    for answer in ("last", "shown"):
        page = opened(address(Plan(tuple(tiny.periods), detail="full", answers=answer)), of=small, color_scheme=look)
        page.evaluate(script)
        rules = page.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")["violations"]
        found |= {rule["id"]: [n["html"][:160] + n["failureSummary"][-200:] for n in rule["nodes"][:3]] for rule in rules}
    assert not found, json.dumps(found, indent=1)


def test_a_name_with_signs_of_html_stays_words(tmp_path, opened) -> None:
    odd = 'War & "peace" <i class=odd>now</i>'
    tiny = invented()
    catalogue = changed(periods=(replace(tiny.dossier.periods[0], title=odd), *tiny.dossier.periods[1:]))
    path = tmp_path / "odd.html"
    path.write_text(made(catalogue), "utf-8")
    page = opened(address(Plan((tiny.dossier.periods[0].id,), answers="last")), path.as_uri())
    heads = page.locator(".sheet :is(h2,h3)").all_inner_texts()
    assert sum(odd in head.replace("“", '"').replace("”", '"') for head in heads) == 2, heads
    assert not page.locator(".sheet .odd").count() and odd[:5] in page.locator(".sheet .small").first.inner_text()


@pytest.mark.parametrize("own", [True, False], ids=["own", "retold"])
def test_a_sheet_names_the_text_of_its_sentences_only_where_there_is_another(tmp_path, opened, own: bool) -> None:
    catalogue = owning() if own else invented()
    path = tmp_path / "whose.html"
    path.write_text(made(catalogue), "utf-8")
    page = opened(address(Plan(tuple(catalogue.periods)[:1])), path.as_uri())
    assert catalogue.sentences_in(next(iter(catalogue.periods)))[0].id in words(page)
    assert ("sentencesourretelling" in words(page)) is not own
