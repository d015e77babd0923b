"""Lines break where the paragraphs of ReportLab break them."""

from __future__ import annotations

from html import escape

import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from dossier.handout.blocks import Entry, Text, flat
from dossier.handout.content import sheet
from dossier.handout.letters import FAMILY, registered
from dossier.handout.lines import Piece, broken
from dossier.handout.plan import Plan
from tests.samples import FOLDERS, catalogue_of

WIDTHS = (37.0, 120.0, 222.8, 480.0)
ODD = [
    [Piece("", 8)],
    [Piece("  leading and  double\u00a0blanks\nof all kinds", 8), Piece(" next", 6.5), Piece(", joined", 8, True)],
    [Piece("word ", 8), Piece("https://example.org/" + "a-long-path/" * 20 + "?q=1", 6.4, href="https://example.org/"), Piece(". End", 8)],
    [Piece("one", 8), Piece("", 8, ends=True), Piece("two", 8, True), Piece("", 8, ends=True), Piece("", 8, ends=True), Piece("four", 8)],
    [Piece("a" * 400, 8), Piece("b" * 400, 9, True), Piece(" c" * 60, 8)],
    [Piece(f"{'x' * i} ", 8) for i in range(1, 40)],
]  # fmt: skip


def theirs(pieces: list[Piece], first: float, width: float) -> list[str]:
    """The lines of ReportLab's own paragraph."""
    said = "".join(
        "<br/>" if p.ends else f'<font name="{p.font}" size="{p.size}">{escape(p.text)}</font>'
        for p in pieces
        if p.text or p.ends
    )
    look = ParagraphStyle("one", fontName=FAMILY, fontSize=8, leading=10, firstLineIndent=width - first, splitLongWords=1)
    made = Paragraph(said, look)
    made.wrap(width, 1e6)
    lines = made.blPara.lines
    if made.blPara.kind == 0:
        return [" ".join(words) for _, words in lines]
    return ["".join(word.text for word in line.words) for line in lines]


def ours(pieces: list[Piece], first: float, width: float) -> list[str]:
    return ["".join(said for _, said in row.bits) for row in broken(pieces, first, width)]


def same(pieces: list[Piece], first: float, width: float) -> bool:
    one, other = ([" ".join(line.split()) for line in made(pieces, first, width)] for made in (ours, theirs))
    assert one == other
    return len(one) > 1


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("pieces", ODD, ids=range(len(ODD)))
def test_odd_paragraphs_break_as_theirs(pieces: list[Piece], width: float):
    registered()
    same(pieces, width, width)
    same(pieces, width - 8, width)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_paragraphs_of_a_sheet_break_as_theirs(folder):
    registered()
    catalogue = catalogue_of(folder)
    plan = Plan(tuple(catalogue.periods)[:3], events="all", detail="full")
    rows = [b for b in flat(sheet(catalogue, plan).blocks) if isinstance(b, Entry | Text)][:400]
    sizes = {"b": (7.5, True), "soft": (6.9, False)}
    broke, other = 0, []
    for block in rows:
        for line in (block.runs, *getattr(block, "below", ())):
            pieces = [Piece(run.text, *sizes.get(run.style, (7.5, False)), href=run.href) for run in line]
            one, two = ([" ".join(row.split()) for row in made(pieces, 222.8, 222.8)] for made in (ours, theirs))
            broke += len(one) > 1
            other += [(one, two)] if one != two else []
    # A line that fits by less than a hundredth of a point, since its blanks give way, may end a word earlier with them.
    assert broke > 20 and len(other) <= 1, other
