"""The counts that no peer passes: what is in the page's text, has a name, is reached by keyboard, and is printed."""

import io

import pypdf

from tests.browser.reader import Reader, typographic


def squeezed(text: str) -> str:
    """Letters and digits only: a page breaks lines and words where it likes."""
    return "".join(c for c in text.casefold() if c.isalnum() and c != "\u02bc")  # as which the font gives its apostrophe


def printed(reader: Reader) -> str:
    data = reader.page.pdf(format="A4", print_background=False)
    return squeezed(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages))


def test_every_event_and_alignment_is_in_text_named_and_reached(reader: Reader) -> None:
    catalogue = reader.open().catalogue
    reached: set[str] = set()
    named: set[str] = set()
    stances: set[str] = set()
    reader.page.locator(".d-rail button[tabindex='0']").focus()
    for number, period in enumerate(catalogue.periods):
        reader.page.locator(".d-rail button[tabindex='0']").focus()
        reader.press("Home") if number == 0 else reader.press("ArrowRight")
        events = catalogue.events_in(period)
        first = f"event:{events[0].id}" if events else None
        reader.until(
            "([id, first]) => dossierBus.pick.period === id && document.querySelector('.d-events a.d-event')?.dataset.pick == first",
            [period, first],
        )
        # the list's one stop, then arrows until nothing moves: done in the page, to be quick over hundreds of events
        walked = reader.page.evaluate(
            """() => {
              const list = document.querySelector('.d-events[data-roving]'), ids = [];
              if (!list) return ids;
              const stops = [...list.querySelectorAll(':scope > li > a')].filter((a) => a.tabIndex === 0);
              if (stops.length !== 1) return ['stops: ' + stops.length];
              stops[0].focus();
              const press = (key) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
              press('Home');
              for (let last = null; document.activeElement !== last; ) {
                last = document.activeElement;
                ids.push(last.dataset.pick.slice(6));
                press('ArrowDown');
              }
              return ids;
            }"""
        )
        assert walked == [e.id for e in events], f"arrows reach {len(walked)} of {len(events)} events of {period}"
        reached.update(walked)
        names = reader.page.evaluate(
            "Object.fromEntries(seen.all('.d-events a.d-event').map(a => [a.dataset.pick.slice(6), a.innerText]))"
        )
        named |= {e.id for e in events if typographic(e.title) in " ".join(names[e.id].split())}
        rows = reader.page.evaluate(
            "seen.all('.d-leaf[data-part=record] tbody').map(t => [t.dataset.item.slice(10), t.querySelector('th a').innerText, t.querySelector('th a').tabIndex, t.innerText])"
        )
        for key, name, stop, text in rows:
            a = catalogue.alignments[key]
            if name == typographic(catalogue.name(a.third)) and stop == 0 and typographic(a.what) in " ".join(text.split()):
                stances.add(key)
    assert (len(reached), len(named), len(stances)) == (len(catalogue.events), len(catalogue.events), len(catalogue.alignments))


def test_the_printed_timeline_holds_sentences_and_events_whole(reader: Reader) -> None:
    catalogue = reader.open().catalogue
    period = max(catalogue.periods, key=lambda p: len(catalogue.sentences_in(p)))
    reader.open(period=period)
    paper = printed(reader)
    sentences, events = catalogue.sentences_in(period), catalogue.events_in(period)
    assert [s.id for s in sentences if squeezed(s.text) not in paper] == []
    assert [e.id for e in events if squeezed(e.title) not in paper] == []
    assert [e.id for e in events if squeezed(e.text) not in paper] == []
    stances = catalogue.alignments_in(period)
    assert [a.id for a in stances if squeezed(a.what) not in paper] == []


def test_the_printed_article_holds_every_sentence(reader: Reader) -> None:
    catalogue = reader.open("article").catalogue
    paper = printed(reader)
    assert [s.id for s in catalogue.sentences.values() if squeezed(s.text) not in paper] == []
