"""What a sheet costs grows with its length alone: the work is counted, never timed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from docx.opc.rel import Relationships
from docx.styles.styles import Styles

from dossier.handout import made
from dossier.handout.blocks import Entry, Heading, Text, flat
from dossier.handout.content import sheet
from dossier.handout.flowables import Told
from dossier.handout.plan import Plan
from tests.samples import changed, invented

PERIODS = tuple(invented().periods)
FEW = Plan(PERIODS[:1], ("events",), "all", "full", answers="hidden")


def long(times: int):
    """The invented dossier with each of its events so many times."""
    events = [replace(e, id=f"{e.id}-{i}", text=e.text * 4) for e in invented().dossier.events for i in range(times)]
    return changed(events=tuple(events))


@pytest.fixture
def counted(monkeypatch) -> Counter:
    """How often each of some costly things was done."""
    found: Counter[str] = Counter()

    def count(of: type, name: str) -> None:
        done = getattr(of, name)

        def counting(*args, **more):
            found[name] += 1
            return done(*args, **more)

        monkeypatch.setattr(of, name, counting)

    count(Told, "wrap")
    count(Styles, "get_style_id")
    count(Relationships, "get_or_add_ext_rel")
    return found


def test_a_row_of_a_pdf_is_measured_once_however_many_pages_its_list_fills(counted):
    catalogue = long(60)
    rows = [b for b in flat(sheet(catalogue, FEW).blocks) if isinstance(b, Entry | Text | Heading)]
    assert made("pdf", catalogue, FEW).count(b"/Type /Page\n") > 5 and len(rows) > 200
    assert len(rows) <= counted["wrap"] <= 1.2 * len(rows)


def test_a_word_file_looks_no_more_often_for_styles_and_links_the_longer_it_is(counted):
    made("docx", invented(), FEW)
    short = dict(counted)
    made("docx", long(20), FEW)
    assert {key: counted[key] - short.get(key, 0) for key in counted} == short
