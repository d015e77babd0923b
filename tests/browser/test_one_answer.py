"""The single file's scripts are a second program: one table of cases, made of the app's own answers, holds both.

Every case is an address. What the library says to it (filters, searches, picks, sheets) is what the file must show.
"""

from __future__ import annotations

import random
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, quote, urlencode

import pytest
from playwright.sync_api import expect

from dossier.citing.sources import SourceFilters, sources_filtered
from dossier.content.checks import examine
from dossier.content.files import ROOT
from dossier.content.folding import folded
from dossier.content.vocabulary import term, vocabulary
from dossier.handout.plan import plan_of
from dossier.index.filters import ClaimFilters, Filters, claims_filtered, filtered, sought
from dossier.index.queries import Catalogue
from dossier.index.selection import KEYS, resolve
from dossier.publish import page as made
from dossier.publish.folds import written
from dossier.publish.numbers import Numbers
from dossier.publish.page import in_the_file
from dossier.render.article import marked
from dossier.render.markup import curled
from tests.browser.test_file_sheet import of_app
from tests.browser.test_one_file import alignment_filters, claim_filters, file, opened, small
from tests.samples import copied, edited, told

__all__ = ["file", "opened", "small"]  # fixtures

Case = tuple[str, object]  # an address and the app's answer
LETTER = "ıßøŁ’–ي"

# Goes to each address in turn and reads what is shown, all in one page.
ASK = """([read, addresses]) => addresses.map((there) => {
  history.replaceState(null, '', there);
  dispatchEvent(new PopStateEvent('popstate'));
  const all = (s, e = document) => [...e.querySelectorAll(s)], shown = (s) => all(s).filter((e) => !e.hidden).map((e) => e.dataset.id ?? e.id);
  return ({
    alignments: () => shown('.at tbody tr').sort(),
    claims: () => shown('.claim'),
    sources: () => shown('.src li').sort(),
    marks: () => all('.line .tx').map((t) => t.innerHTML.replaceAll('&nbsp;', '\\u00a0')),
    pick: () => ({ page: document.querySelector('.page.is').id.slice(1), period: document.querySelector('.per.is').dataset.id,
      on: all('.ev>.on,.at tr.on,.claim.on,.line.on').map((e) => e.dataset.id), kinds: all('.ev>.on,.at tr.on,.claim.on,.line.on').map((e) => e.className + e.tagName),
      note: document.querySelector('p.note').textContent }),
    sheet: () => all('.sheet [data-item]').map((e) => e.dataset.item),
  })[read]();
})"""


def shifted(under: Path) -> Path:
    """The invented dossier 960 years earlier: its span crosses the year 1000."""
    folder = copied(under, "old-old")
    for path in [*folder.rglob("*.yaml"), folder / "article.md", *folder.rglob("*.csv")]:
        text = path.read_text("utf-8")
        for year in range(1948, 2031):
            text = text.replace(f'"{year}', f'"{year - 960:04}').replace(f"/{year}", f"/{year - 960:04}")
            text = "\n".join(
                f"{year - 960:04}{row[4:]}" if path.suffix == ".csv" and row.startswith(str(year)) else row
                for row in text.split("\n")
            )
        path.write_text(text, "utf-8")
    edited(folder / "dossier.yaml", 'span: "0990-01-01/.."', 'span: "0990-01-01/1066-12-31"')
    edited(folder / "periods.yaml", '"1010-01-01/.."', '"1010-01-01/1066-12-31"')
    return folder


RENAMED = {
    "claims.yaml": {"c01": "e1", "c03": "1", "c02": "constructor"},
    "annotations.yaml": {"a01": "05-a"},
    "periods.yaml": {"treaty-years": "allied", "quiet-years": "main"},
    "events.yaml": {"treaty-of-hale-1952": "constructor", "king-of-karsk-falls-1978": "1"},
    "alignments.yaml": {"karsk-ost-1950": "constructor", "hill-vel-article": "e1"},
    "article.md": {"s05": "05-a", "s06": "06-a", "s08": "constructor", "s10": "main", "s12": "t1"},
}


def colliding(under: Path) -> Path:
    """The invented dossier with ids that records of other kinds have as well, that begin with a digit, or that scripts know."""
    folder = copied(under, "odd-odd")
    for names in RENAMED.values():
        for old, new in names.items():
            for path in [*folder.rglob("*.yaml"), folder / "article.md"]:
                rows = path.read_text("utf-8").split("\n")
                for i, row in enumerate(rows):
                    words = row.replace("[", "[ ").replace("]", " ]").replace(",", " ,").split(" ")
                    if old in words and (
                        row.lstrip().startswith(("- id:", "sentence", "events:", "alignments:", "rests_on", "- s", "# s"))
                        or row.startswith((">", "#"))
                    ):
                        words = [
                            f'"{new}"' if word == old and path.suffix == ".yaml" else new if word == old else word
                            for word in words
                        ]
                        rows[i] = " ".join(words).replace("[ ", "[").replace(" ]", "]").replace(" ,", ",")
                path.write_text("\n".join(rows), "utf-8")
    for old, new in RENAMED["periods.yaml"].items():
        (folder / "context" / f"{old}.md").rename(folder / "context" / f"{new}.md")
    return folder


@pytest.fixture(scope="module")
def variants(tmp_path_factory, catalogue: Catalogue, tiny: Catalogue) -> dict[str, Catalogue]:
    under = tmp_path_factory.mktemp("variants")
    out = {"shipped": in_the_file(catalogue), "invented": in_the_file(tiny), "told": in_the_file(told())}
    for name, make in (("shifted", shifted), ("colliding", colliding)):
        report = examine(make(under), form=False)
        assert report.dossier and not report.errors, "\n".join(map(str, report.problems))
        out[name] = in_the_file(Catalogue(report.dossier))
    assert (out["shifted"].opens.year, out["shifted"].closes.year) == (990, 1066)
    for part in ("events", "alignments", "claims", "sentences"):
        assert "constructor" in getattr(out["colliding"], part)
    return out


@pytest.fixture(scope="module", params=["shipped", "invented", "told", "shifted", "colliding"])
def asked(request, browser, variants, tmp_path_factory) -> Iterator:
    """The index, and a function that puts addresses to its file, which is loaded once; no script may fail."""
    catalogue = variants[request.param]
    path = tmp_path_factory.mktemp("asked") / "one.html"
    path.write_text(made(catalogue), "utf-8")
    context, faults = browser.new_context(), []
    page = context.new_page()
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.goto(path.as_uri())

    def ask(read: str, addresses: list[str]) -> list:
        return page.evaluate(ASK, [read, addresses])

    ask.page = page
    yield catalogue, ask
    context.close()
    assert not faults, faults[:5]


def agree(ask, read: str, cases: list[Case]) -> None:
    answers = ask(read, [there for there, _ in cases])
    assert len(cases) > 10
    odd = [(there, "app", want, "file", got) for (there, want), got in zip(cases, answers, strict=True) if got != want]
    assert not odd, f"{len(odd)} of {len(cases)}: " + "\n".join(map(str, odd[:5]))


def typed(texts: list[str]) -> list[str]:
    """Words of texts as readers type them: alone, in pairs, in capitals, without accents, decomposed, with other apostrophes."""
    words = [
        word for text in texts for word in [text.split()[0], max(text.split(), key=len), " ".join(text.split()[1:3])] if word
    ]
    words = list(dict.fromkeys(words))
    out = [*words, *(word.upper() for word in words[::3]), *(folded(word) for word in words[::4])]
    out += [unicodedata.normalize("NFD", word) for word in words[::5]] + [word.replace("'", "’") for word in words if "'" in word]
    return [
        *out,
        " ",
        "  a  ",
        LETTER,
        "zzzz",
        "\u0301",
        "a\u0301",
        *(f"{word}{word}" for word in words[:2]),
        f"{words[0]}{' ' * 200}zzzz",
    ]  # the last is cut


def some(rows: list, most: int) -> list:
    return rows[:: max(1, len(rows) // most)]


def test_alignments(asked) -> None:
    catalogue, ask = asked
    rows = list(catalogue.alignments.values())
    span = range(catalogue.opens.year, catalogue.closes.year + 1)  # the years that the app's control can have
    cases = [(q, f) for q, f in alignment_filters(catalogue) if not f.years or set(f.years) <= set(span)]
    years = sorted({year for a in rows for day in a.dates.sort_key for year in (day.year, day.year + 1)})
    years = [year for year in some(years, 14) if year in span]
    cases += [([("years", str(a)), ("years", str(b))], Filters(years=(min(a, b), max(a, b)))) for a in years for b in years[::3]]
    texts = [text for a in some(rows, 12) for text in (a.what, a.disputed, catalogue.name(a.third)) if text]
    texts += [catalogue.sentences[s].text for a in rows for s in a.sentences][:8]
    cases += [([("words", text)], Filters(text=sought(text))) for text in typed(texts)]
    for a in some(rows, 12):
        more = [("third", catalogue.name(a.third)), ("toward", catalogue.name(a.toward)), ("words", a.what.split()[-1])]
        cases.append((more, Filters(frozenset({a.third}), frozenset({a.toward}), text=a.what.split()[-1])))
    agree(ask, "alignments", [("#/alignments?" + urlencode(q), sorted(a.id for a in filtered(catalogue, f))) for q, f in cases])


def test_claims(asked) -> None:
    catalogue, ask = asked
    rows = list(catalogue.claims.values())
    cases = claim_filters(catalogue)
    cases += [([("during", curled(p.title))], ClaimFilters(during=frozenset({p.id}))) for p in catalogue.periods.values()]
    texts = [text for c in some(rows, 10) for text in (c.id, c.claim, c.why, c.would_change) if text]
    texts += [catalogue.sentences[c.sentences[0]].text for c in some(rows, 8)]
    cases += [([("words", text)], ClaimFilters(text=sought(text))) for text in typed(texts)]
    for c in some(rows, 12):
        query = [("verdict", term("verdict", c.verdict).label), ("kind", term("claim-kind", c.kind).label)]
        cases.append((query, ClaimFilters(frozenset({c.verdict}), frozenset({c.kind}))))
    agree(ask, "claims", [("#/evidence?" + urlencode(q), [c.id for c in claims_filtered(catalogue, f)]) for q, f in cases])


def test_sources(asked) -> None:
    catalogue, ask = asked
    rows, numbers = list(catalogue.sources.values()), Numbers(catalogue)
    texts = [
        text
        for s in some(rows, 12)
        for text in (s.title, s.container, s.publisher, s.url, *(n.printed for n in s.author))
        if text
    ]
    cases = [({"source_words": text}, sought(text), "") for text in typed(texts)]
    for key, t in vocabulary()["grade"].items():
        cases += [
            ({"grade": t.label}, "", key),
            ({"grade": t.label, "source_words": rows[0].title.split()[0]}, rows[0].title.split()[0], key),
        ]

    def found(words: str, grade: str) -> list[str]:
        passed = {s.id for s in sources_filtered(catalogue, SourceFilters(frozenset([grade] if grade else []), words))}
        return sorted(str(number) for key, number in numbers.items() if key in passed)

    agree(ask, "sources", [("#/data?" + urlencode(query), found(words, grade)) for query, words, grade in cases])


def test_marks_in_the_article(asked) -> None:
    catalogue, ask = asked
    rows = list(catalogue.sentences.values())
    texts = [*typed([s.text for s in some(rows, 12)]), "the", "e", "'", "-", ".", "<b>", "&", "a.b", "(", "\\d", "1947"]
    words = {'"': '"', "&quot;": '"', "&#x27;": "'"}

    def app(query: str) -> list[str]:
        out = []
        for s in rows:
            html = marked(curled(s.text), query)[0]
            for sign, put in words.items():
                html = html.replace(sign, put)
            out.append(html)
        return out

    agree(ask, "marks", [("#/article?" + urlencode({"q": query}), app(sought(query))) for query in texts])


KINDS = {"event": "LI", "alignment": "TR", "sentence": "DIV", "claim": "ARTICLE"}


def test_every_pick_alone_and_with_periods(asked) -> None:
    catalogue, ask = asked
    known = {
        "event": catalogue.events,
        "alignment": catalogue.alignments,
        "sentence": catalogue.sentences,
        "claim": catalogue.claims,
    }
    queries: list[list[tuple[str, str]]] = [[]]
    for kind, records in known.items():
        for key in some(list(records), 6):
            queries += [[(kind, key)], *([(kind, key), ("period", p)] for p in some(list(catalogue.periods), 3))]
    queries += [[("period", p)] for p in catalogue.periods]
    every = sorted({key for records in known.values() for key in records} | set(catalogue.periods))
    for key in [*some(every, 6), "constructor", "__proto__", "nowhere", "e1", "1", ""]:
        queries += [[(kind, key)] for kind in KEYS]
    one, two = some(list(catalogue.claims), 2)[0], list(catalogue.claims)[-1]
    queries += [
        [("claim", one), ("claim", two)],
        [("claim", "nowhere"), ("claim", two)],
        [("claim", one), ("sentence", "nowhere")],
    ]
    cases = []
    for i, query in enumerate(queries):
        for name in ("", ("alignments", "evidence", "data")[i % 3]):
            picked, notes = resolve(dict(query), catalogue)  # of a key that is there twice, the last counts
            kind = next((key for key in KEYS[1:] if getattr(picked, key)), "")
            said = " ".join(f"{note.replace('in this dossier', 'here')} The default is shown instead." for note in notes)
            there = (f"#/{name}?" if name else "#") + urlencode(query)
            if not name and len(query) == 1 and not query[0][1]:
                continue  # `#event=` alone is the name of a place in the page
            cases.append((there, [name, picked.period, [getattr(picked, kind)] if kind else [], KINDS.get(kind, ""), said]))
    answers = ask("pick", [there for there, _ in cases])
    got = [[a["page"], a["period"], a["on"], "".join(k.split("on")[-1] for k in a["kinds"]), a["note"]] for a in answers]
    odd = [(there, want, have) for (there, want), have in zip(cases, got, strict=True) if want != have]
    assert len(cases) > 100 and not odd, f"{len(odd)} of {len(cases)}: {odd[:5]}"


LED = """([name, there]) => {
  history.replaceState(null, '', there);
  dispatchEvent(new PopStateEvent('popstate'));
  document.querySelector(`a[href="#${name}"]`).click();
  return [location.hash, document.activeElement.id];
}"""


def test_a_link_of_the_file_leads_to_its_place_whatever_records_are_called(asked) -> None:
    """A source's number may be the id of a claim, `main` that of a sentence."""
    _, ask = asked
    there = "#/data?source_words=a"
    assert ask.page.evaluate(LED, ["main", there]) == [there, "main"], "the way past the head leaves a view as it is"
    assert ask.page.evaluate(LED, ["1", "#"])[0] == "#1"
    expect(ask.page.locator(".src .on")).to_have_attribute("id", "1")
    expect(ask.page.locator(".page.is")).to_have_id("/data")


def test_sheets(asked) -> None:
    catalogue, ask = asked
    rng, works = random.Random(1), {str(number): key for key, number in Numbers(catalogue).items()}
    actors, claims, rows = list(catalogue.actors), list(catalogue.claims.values()), list(catalogue.alignments.values())
    years = [str(day.year) for a in rows for day in a.dates.sort_key]
    values = {
        "third": [*actors, *map(catalogue.name, actors), "nowhere"],
        "toward": [catalogue.meta.side_a, catalogue.name(catalogue.meta.side_b), actors[-1]],
        "stance": [*vocabulary()["stance"], "allied", "nowhere"],
        "basis": [*vocabulary()["basis"]],
        "years": [*years, "0", "-1", "x", "99999"],
        "stance_words": typed([a.what for a in some(rows, 5)]),
        "verdict": [*vocabulary()["verdict"], *(t.label for t in vocabulary()["verdict"].values())],
        "kind": [*vocabulary()["claim-kind"]],
        "during": [*catalogue.periods, *(p.title for p in catalogue.periods.values()), "allied"],
        "actor": [*actors, *map(catalogue.name, actors)],
        "claim_words": typed([c.claim for c in some(claims, 5)]),
        "events": ["all", "acts", "bearing", "fitting", "constructor"],
        "detail": ["full", "short"],
        "answers": ["shown", "hidden", "last", "loud"],
        "parts": ["claims", "events", "alignments", "sentences", "none", "constructor"],
    }
    addresses = []
    for _ in range(60 if len(catalogue.events) < 100 else 10):
        keys = rng.sample(list(values), rng.randrange(1, 5))
        query = [("periods", key) for key in rng.sample(list(catalogue.periods), 1)]
        query += [(key, value) for key in keys for value in rng.sample(values[key], min(len(values[key]), rng.randrange(1, 4)))]
        addresses.append(urlencode(query))
    got = ask("sheet", ["#/handout?" + there for there in addresses])
    odd = []
    for there, items in zip(addresses, got, strict=True):
        plan = plan_of(parse_qs(there), catalogue)
        have = Counter(f"source:{works[i[7:]]}" if i.startswith("source:") else i for i in items)
        have = Counter({key: n for key, n in have.items() if key.split(":")[0] != "fault"})
        want = of_app(catalogue, replace(plan, text="ours"))
        if have != want:
            odd.append((there, "missing", want - have, "too much", have - want))
    assert not odd, f"{len(odd)} of {len(addresses)}: " + "\n".join(map(str, odd[:4]))


STATE = """() => ({ pages: document.querySelectorAll('.page.is').length, periods: document.querySelectorAll('.per.is').length,
  elements: document.querySelectorAll('body img,body iframe,body object,body script').length, wide: document.scrollingElement.scrollWidth - innerWidth,
  ids: document.querySelectorAll('[id]').length, said: document.querySelector('p.note').innerHTML.length })"""


def hostile(rng: random.Random) -> str:
    """One value that nobody writes in good faith."""
    return rng.choice(
        [
            "'", '"', "]", '"]', "\\", "0x", "<img src=x onerror=alert(1)>", "</script>", "%", "%zz", "%00", "\0", "\u202e", "\ud83d", "-1", "1e400",
            "NaN", "9" * 5000, "a" * 20_000, "\u0301" * 5000, "ſ" * 300, "constructor", "__proto__", "toString", "hasOwnProperty", "javascript:alert(1)",
            "../..", "/", "#", "?", "&", "=", "==", "\n", "\u2028", "İ", "$&", "${a}", "*", "a b", ":is(", "s-", "c-", "p-", "e1", "t1", "1", "main", "/handout",
        ]
    )  # fmt: skip


def test_no_address_does_more_than_a_note(asked) -> None:
    catalogue, ask = asked
    rng = random.Random(2)
    keys = [
        *KEYS,
        "third",
        "toward",
        "stance",
        "basis",
        "years",
        "words",
        "verdict",
        "kind",
        "during",
        "actor",
        "q",
        "source_words",
        "grade",
    ]
    keys += [
        "periods",
        "parts",
        "answers",
        "paper",
        "events",
        "detail",
        "room",
        "text",
        "stance_words",
        "claim_words",
        "dossier",
        "embed",
    ]
    before, addresses = ask.page.evaluate(STATE), []
    for _ in range(400 if len(catalogue.events) < 100 else 60):
        name = rng.choice(["", "alignments", "article", "evidence", "handout", "method", "data", hostile(rng)])
        pairs = [
            (rng.choice([*keys, hostile(rng)]), rng.choice([hostile(rng), hostile(rng), "1", ""]))
            for _ in range(rng.randrange(4))
        ]
        joined = "&".join(
            f"{a}={b}" if rng.random() < 0.3 else f"{quote(a, errors='replace')}={quote(b, errors='replace')}" for a, b in pairs
        )
        there = rng.choice([f"#/{name}?{joined}", f"#{joined}", f"#{hostile(rng)}", f"#/{name}"])
        addresses.append(there.encode("utf-8", "replace").decode())
    seen = set()
    for start in range(0, len(addresses), 50):
        ask("pick", addresses[start : start + 50])
        now = ask.page.evaluate(STATE)
        assert (now["pages"], now["periods"], now["elements"]) == (1, 1, before["elements"]), addresses[start : start + 50]
        seen.add(now["said"])
    assert len(seen) > 1
    # The way to a hand-out keeps the filters, whatever else the address has
    key = next(iter(catalogue.alignments.values())).third
    for odd in ("0x", "'", '"]', "__proto__"):
        ask("pick", ["#/alignments?" + urlencode({odd: "1", "third": catalogue.name(key)})])
        way = ask.page.locator('[id="/alignments"] a.way')
        way.dispatch_event("pointerenter")
        assert parse_qs((way.get_attribute("href") or "").partition("?")[2])["third"] == [catalogue.name(key)]


def test_the_folding_is_the_librarys_letter_by_letter(opened, small: str) -> None:
    """What `folding.js` makes of the table, for every letter that both sides' Unicode knows."""
    letters = [chr(i) for i in range(0x20, 0x34000) if not 0xD800 <= i < 0xE000 and unicodedata.category(chr(i)) != "Cn"]
    made_by = f"{written()}{(ROOT / 'dossier' / 'publish' / 'assets' / 'folding.js').read_text('utf-8')}"
    got = opened(of=small).evaluate(f"(letters) => {{ {made_by} return letters.map(folding(FOLDS).fold); }}", letters)
    assert [(c, folded(c), put) for c, put in zip(letters, got, strict=True) if folded(c) != put] == []
