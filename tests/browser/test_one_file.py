"""The single file in a browser, opened from a disk: no request, picks, addresses, filters, keyboard, looks, print, no script."""

from __future__ import annotations

import io
import json
from pathlib import Path
from urllib.parse import urlencode

import pypdf
import pytest
from playwright.sync_api import expect

from dossier.content.folding import hits
from dossier.content.vocabulary import term
from dossier.index.filters import ClaimFilters, Filters, claims_filtered, filtered
from dossier.index.queries import Catalogue
from dossier.index.selection import default_period
from dossier.layout.primitives import Box
from dossier.layout.scene import scene
from dossier.publish import page as made
from dossier.publish.forms import about
from dossier.publish.numbers import Numbers
from dossier.publish.page import in_the_file
from tests.browser.conftest import OF_PAGE
from tests.browser.reader import typographic
from tests.browser.test_counts import squeezed

SCREEN = {"width": 1440, "height": 900}
PHONE = {"viewport": {"width": 360, "height": 780}, "has_touch": True, "is_mobile": True}


@pytest.fixture(scope="module")
def catalogue(catalogue: Catalogue) -> Catalogue:
    """What the file holds of the shipped dossier."""
    return in_the_file(catalogue)


@pytest.fixture(scope="module")
def file(tmp_path_factory, catalogue: Catalogue) -> Path:
    path = tmp_path_factory.mktemp("file") / "one.html"
    path.write_text(made(catalogue), "utf-8")
    return path


@pytest.fixture(scope="module")
def small(tmp_path_factory, tiny: Catalogue) -> str:
    """The file of the invented dossier, for what takes long with a large one."""
    path = tmp_path_factory.mktemp("small") / "one.html"
    path.write_text(made(tiny), "utf-8")
    return path.as_uri()


@pytest.fixture
def opened(lasting, file, ran):
    """Open the file with a fragment; at the end nothing may have been asked for and nothing said in the console."""
    pages, faults = [], []

    def go(fragment: str = "", of: str = "", viewport: dict[str, int] = SCREEN, **options):
        where = of or file.as_uri()
        media = {key: options.pop(key) for key in OF_PAGE if key in options}
        page = lasting(where, **options).new_page()
        pages.append((page, ran and ran.watch(page)))
        page.set_viewport_size(viewport)
        page.emulate_media(**media)
        page.on("request", lambda r: r.url.startswith(("data:", where)) or faults.append(r.url))
        page.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.goto(where + fragment)
        return page

    yield go
    for page, session in pages:
        if ran:
            ran.take(session)
        page.close()
    assert not faults, faults


def state(page) -> dict:
    return page.evaluate(
        """() => ({ page: document.querySelector('.page.is')?.id, period: document.querySelector('.per.is')?.dataset.id, hash: location.hash,
          on: [...document.querySelectorAll('li.on,tr.on,.claim.on,.line.on')].map((e) => e.id), card: document.querySelector('.card')?.innerText ?? '',
          marks: [...document.querySelectorAll('svg [data-e].on')].map((e) => e.dataset.e), note: document.querySelector('p.note').textContent,
          sideways: document.scrollingElement.scrollWidth - innerWidth })"""
    )


def test_it_opens_with_the_default_period(opened, catalogue: Catalogue) -> None:
    now = state(opened())
    assert (
        now["page"] == "/"
        and now["period"] == max(catalogue.periods, key=lambda p: len(catalogue.sentences_in(p)))
        and now["hash"] == ""
    )


def test_a_mark_is_a_pick_and_back_undoes_it(opened, catalogue: Catalogue) -> None:
    page, numbers = opened(), Numbers(catalogue)
    first = state(page)
    event = next(e for e in catalogue.events.values() if catalogue.home[e.id] != first["period"])
    page.evaluate(
        "id => document.querySelector(`[data-e=${id}]`).dispatchEvent(new MouseEvent('click', { bubbles: true }))",
        numbers.events[event.id],
    )
    now = state(page)
    assert now["hash"] == "#" + urlencode({"period": catalogue.home[event.id], "event": event.id})
    assert now["on"] == now["marks"] == [numbers.events[event.id]] and now["period"] == catalogue.home[event.id]
    card = " ".join(now["card"].split())
    assert typographic(event.title) in card and typographic(event.text) in card
    page.reload()
    assert state(page) == now
    page.go_back()
    assert state(page)["period"] == first["period"] and not state(page)["on"]


def test_every_kind_of_address_of_the_app_is_understood(opened, catalogue: Catalogue) -> None:
    numbers = Numbers(catalogue)
    a, c, s = (
        next(iter(catalogue.alignments.values())),
        next(iter(catalogue.claims.values())),
        next(iter(catalogue.periods_of_sentence)),
    )
    for fragment, part, name in (
        (f"#alignment={a.id}", "/", numbers.alignments[a.id]),
        (f"#/alignments?alignment={a.id}", "/alignments", numbers.alignments[a.id]),
        (f"#/evidence?claim={c.id}", "/evidence", f"c-{c.id}"),
        (f"#{numbers.name('claim', c.id)}", "/evidence", f"c-{c.id}"),
        (f"#{c.id}", "/evidence", f"c-{c.id}"),
        (f"#sentence={s}", "/", f"s-{s}"),
    ):
        now = state(opened(fragment))
        assert (now["page"], now["on"], now["note"]) == (part, [name], ""), fragment
    assert "There is no event" in state(opened("#event=nothing"))["note"]


def shown(page, selector: str) -> list[str]:
    return page.evaluate(
        "s => [...document.querySelectorAll(s)].filter((e) => !e.hidden).map((e) => e.dataset.id ?? e.id)", selector
    )


GO = "(there) => { history.replaceState(null, '', there); dispatchEvent(new PopStateEvent('popstate')); }"


def alignment_filters(catalogue: Catalogue) -> list[tuple[list, Filters]]:
    """Every value of each filter alone, several together, years, and words of each text that is searched."""
    rows = list(catalogue.alignments.values())
    out = [([("third", catalogue.name(key))], Filters(third=frozenset({key}))) for key in dict.fromkeys(a.third for a in rows)]
    out += [
        ([("toward", catalogue.name(key))], Filters(toward=frozenset({key})))
        for key in (catalogue.meta.side_a, catalogue.meta.side_b)
    ]
    out += [([("stance", term("stance", key).label)], Filters(stance=frozenset({key}))) for key in {a.stance for a in rows}]
    out += [([("basis", term("basis", key).label)], Filters(basis=frozenset({key}))) for key in {a.basis for a in rows}]
    one, two = rows[0], next(a for a in rows if a.third != rows[0].third)
    both = frozenset({one.third, two.third})
    out.append(
        (
            [*(("third", catalogue.name(key)) for key in both), ("stance", term("stance", two.stance).label)],
            Filters(third=both, stance=frozenset({two.stance})),
        )
    )
    for years in ((1950, 1965), (1971, 1971), (2001, catalogue.closes.year)):
        out.append(([("years", str(year)) for year in years], Filters(years=years)))
    said = [one.what, next((a.disputed for a in rows if a.disputed), ""), catalogue.name(two.third)]
    said += [catalogue.sentences[s].text for a in rows for s in a.sentences[:1]][:1]
    return out + [([("words", text)], Filters(text=text)) for text in (" ".join(text.split()[1:3]) for text in said) if text]


def claim_filters(catalogue: Catalogue) -> list[tuple[list, ClaimFilters]]:
    rows = list(catalogue.claims.values())
    out = [
        ([("verdict", term("verdict", key).label)], ClaimFilters(verdict=frozenset({key}))) for key in {c.verdict for c in rows}
    ]
    out += [([("kind", term("claim-kind", key).label)], ClaimFilters(kind=frozenset({key}))) for key in {c.kind for c in rows}]
    out += [([("during", p.title)], ClaimFilters(during=frozenset({p.id}))) for p in catalogue.periods.values()]
    out += [([("actor", catalogue.name(key))], ClaimFilters(actor=frozenset({key}))) for key in about(catalogue)]
    said = [rows[0].id, rows[-1].why, rows[-1].would_change, catalogue.sentences[rows[-1].sentences[0]].text]
    return out + [([("words", text)], ClaimFilters(text=text)) for text in (" ".join(text.split()[:2]) for text in said) if text]


@pytest.mark.parametrize("which", ["shipped", "invented"])
def test_filters_are_those_of_the_app(opened, small: str, catalogue: Catalogue, tiny: Catalogue, which: str) -> None:
    page, of = (opened(), catalogue) if which == "shipped" else (opened(of=small), tiny)
    asked = alignment_filters(of), claim_filters(of)
    assert len(asked[0]) > 10 and len(asked[1]) > 8
    for query, filters in asked[0]:
        page.evaluate(GO, "#/alignments?" + urlencode(query))
        assert sorted(shown(page, ".at tbody tr")) == sorted(a.id for a in filtered(of, filters)), query
    for query, chosen in asked[1]:
        page.evaluate(GO, "#/evidence?" + urlencode(query))
        assert shown(page, ".claim") == [c.id for c in claims_filtered(of, chosen)], query


def test_sorting_and_searching(opened, catalogue: Catalogue) -> None:
    page = opened("#/alignments")
    page.get_by_role("button", name="Dates").click()
    years = [catalogue.alignments[key].dates.sort_key[0].year for key in shown(page, ".at tbody tr")]
    assert (
        years == sorted(years)
        and len(years) == len(catalogue.alignments)
        and page.locator("th[aria-sort=ascending]").inner_text().startswith("Dates")
    )
    text = [s.text for s in catalogue.sentences.values()]
    word = max(" ".join(text).split(), key=len).casefold().strip(".,")
    page = opened("#/article?" + urlencode({"q": word}))
    assert page.locator("mark").count() == sum(len(hits(one, word)) for one in text) > 0
    page.locator(".f[data-of=q] input").fill("zzzz")
    assert page.locator("mark").count() == 0
    page.wait_for_function("location.hash === '#/article?q=zzzz'")


def test_lists_by_keyboard(opened, catalogue: Catalogue) -> None:
    page, numbers = opened(), Numbers(catalogue)
    period = state(page)["period"]
    steps = page.evaluate("history.length")
    events = catalogue.events_in(period)
    assert page.evaluate("document.querySelectorAll('.per.is .ev > li > a[tabindex=\"0\"]').length") == 1
    page.locator('.per.is .ev > li > a[tabindex="0"]').focus()
    for key, want in (("ArrowDown", events[1]), ("End", events[-1]), ("ArrowUp", events[-2]), ("Home", events[0])):
        page.keyboard.press(key)
        assert state(page)["on"] == [numbers.events[want.id]]
        assert page.evaluate("document.activeElement.parentElement.id") == numbers.events[want.id]
    page.locator('.rail a[tabindex="0"]').focus()
    page.keyboard.press("Home")
    assert state(page)["period"] == next(iter(catalogue.periods)) and page.evaluate("history.length") == steps


WIDE = "document.scrollingElement.scrollWidth"


def test_a_phone(opened) -> None:
    for fragment in PAGES:
        assert opened(fragment, **PHONE).evaluate(WIDE) == 360, fragment
    assert opened(**PHONE, java_script_enabled=False).evaluate(WIDE) == 360


CUT = """() => [...document.querySelectorAll('nav.rail a')].flatMap((a) => {
  const name = a.querySelector('span'), box = a.getBoundingClientRect();
  if (getComputedStyle(name).position === 'absolute') return [];
  return [...name.getClientRects()].some((r) => r.right > box.right + 1 || r.bottom > box.bottom + 1) ? [a.textContent] : []; })"""


@pytest.mark.parametrize("width", [1440, 1140, 1024, 360])
def test_names_of_periods_are_whole_or_numbers(opened, catalogue: Catalogue, width: int) -> None:
    page = opened(viewport={"width": width, "height": 900})
    assert page.evaluate(CUT) == []
    for i, p in enumerate(catalogue.periods.values(), 1):
        assert page.locator("nav.rail").get_by_role("link", name=f"{i} {p.title}", exact=True).count() == 1
    told = page.evaluate(
        "[...document.querySelectorAll('nav.rail span')].filter((s) => getComputedStyle(s).position !== 'absolute').length"
    )
    assert told == len(catalogue.periods) if width == 360 else told >= len(catalogue.periods) / 2


PAGES = ("", "#/alignments", "#/article", "#/evidence", "#/method", "#/data")
SHOWN = "() => axe.run({ include: [['header'], ['.page.is'], ['footer']] }, { resultTypes: ['violations'] })"


def violations(page, fragment: str) -> dict:
    """What axe finds on the part that is shown, by rule, with some of its places."""
    page.evaluate((Path(pytest.importorskip("axe_playwright_python").__file__).parent / "axe.min.js").read_text("utf-8"))
    found = page.evaluate(SHOWN)
    assert len(found["passes"]) > 10, fragment
    return {
        f"{fragment} {rule['id']}": [n["html"][:160] + n["failureSummary"][-200:] for n in rule["nodes"][:3]]
        for rule in found["violations"]
    }


@pytest.mark.parametrize("look", ["light", "dark"])
def test_axe_finds_nothing(opened, small: str, look: str) -> None:
    found: dict = {}
    for fragment in PAGES:
        found |= violations(opened(fragment, of=small, color_scheme=look), fragment)
    assert not found, json.dumps(found, indent=1)


@pytest.mark.parametrize(("fragment", "look"), [("", "dark"), *((fragment, "light") for fragment in PAGES)])
def test_axe_finds_nothing_in_the_shipped_file(opened, fragment: str, look: str) -> None:
    found = violations(opened(fragment, color_scheme=look), fragment)
    assert not found, json.dumps(found, indent=1)


def test_without_a_script_everything_can_be_read(opened, catalogue: Catalogue) -> None:
    page = opened(java_script_enabled=False)
    text = " ".join(page.locator("body").inner_text().split())
    wanted = (
        [e.text for e in catalogue.events.values()]
        + [s.text for s in catalogue.sentences.values()]
        + [a.what for a in catalogue.alignments.values()]
    )
    wanted += [c.why for c in catalogue.claims.values()] + [s.title for s in catalogue.sources.values()]
    assert [one for one in wanted if " ".join(typographic(one).split()) not in text] == []
    numbers = Numbers(catalogue)
    event = next(e for e in reversed(catalogue.events.values()) if e.cites)
    link = page.locator(f"#{numbers.events[event.id]} a[href='#{numbers[event.cites[0].work]}']")
    link.click()
    assert page.evaluate("location.hash") == f"#{numbers[event.cites[0].work]}"
    expect(page.locator(":target").get_by_text(typographic(catalogue.sources[event.cites[0].work].title))).to_be_visible()
    expect(page.locator(".f").first).to_be_hidden()


def on_paper(page) -> str:
    data = page.pdf(format="A4", print_background=False)
    return squeezed(" ".join(p.extract_text() for p in pypdf.PdfReader(io.BytesIO(data)).pages))


@pytest.mark.parametrize("which", ["shipped", "invented"])
def test_on_paper_every_record_stands(opened, small: str, catalogue: Catalogue, tiny: Catalogue, which: str) -> None:
    page, of = (opened(), catalogue) if which == "shipped" else (opened(of=small), tiny)
    paper, numbers = on_paper(page), Numbers(of)
    wanted = {s.id: s.text for s in of.sentences.values()} | {a.id: a.what for a in of.alignments.values()}
    wanted |= {e.id: e.title for e in of.events.values()} | {f"text of {e.id}": e.text for e in of.events.values()}
    wanted |= {c.id: c.claim for c in of.claims.values()} | {f"reasons of {c.id}": c.why for c in of.claims.values()}
    listed = page.evaluate("Object.fromEntries([...document.querySelectorAll('.src li')].map((li) => [li.id, li.textContent]))")
    wanted |= {key: f"{number} {listed[str(number)]}" for key, number in numbers.items()}
    assert len(wanted) > 20 and [key for key, text in wanted.items() if squeezed(text) not in paper] == []


def test_what_repeats_a_record_is_filled_in(opened, catalogue: Catalogue) -> None:
    """A claim's events are told by title and its series are drawn where it is picked; a period lists its stances."""
    claim = next(c for c in catalogue.claims.values() if c.series and c.events)
    page = opened(f"#/evidence?claim={claim.id}")
    said = page.locator(f"#c-{claim.id}").inner_text()
    assert [e for e in claim.events if typographic(catalogue.events[e].title) not in said] == []
    assert page.locator(f"#c-{claim.id} [data-series]").count() == len(claim.series)


HELD = "() => Object.fromEntries([...document.querySelectorAll('.per')].map((p) => [p.dataset.id, [...p.querySelectorAll('.al a')].map((a) => a.hash.slice(1))]))"
HOMES = """(rows) => rows.map(([kind, id]) => { history.replaceState(null, '', `#${kind}=${id}`); dispatchEvent(new PopStateEvent('popstate'));
  return document.querySelector('.per.is').dataset.id; })"""


@pytest.mark.parametrize("which", ["shipped", "invented"])
def test_periods_hold_what_they_hold_in_the_app(opened, small: str, catalogue: Catalogue, tiny: Catalogue, which: str) -> None:
    """Every period lists the alignments that hold in it; every record opens the period that it opens in the app."""
    page, of = (opened(), catalogue) if which == "shipped" else (opened(of=small), tiny)
    numbers = Numbers(of)
    assert page.evaluate(HELD) == {p: [numbers.alignments[a.id] for a in of.alignments_in(p)] for p in of.periods}
    drawn = [numbers.alignments[one.key] for one in scene(of).of(Box, "alignment")]
    assert page.evaluate("[...document.querySelectorAll('svg path[data-e]')].map((p) => p.dataset.e)") == drawn
    rows = [("alignment", key) for key in of.alignments] + [("claim", key) for key in of.claims]
    rows += [("sentence", key) for key in of.sentences] + [("event", key) for key in list(of.events)[::9]]
    want = [of.period_of(kind, key) or default_period(of) for kind, key in rows]
    assert list(zip(rows, page.evaluate(HOMES, rows), strict=True)) == list(zip(rows, want, strict=True))
