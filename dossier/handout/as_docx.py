"""A sheet as a Word file by python-docx, with real headings, so that a teacher can edit it. Same sheet, same bytes."""

from __future__ import annotations

import zipfile
from datetime import datetime, time
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from dossier.dates import parse
from dossier.handout.blocks import (
    MARGIN,
    PAPER,
    RULE,
    Block,
    Break,
    Columns,
    Entry,
    Figure,
    Group,
    Heading,
    Line,
    Ruled,
    Sheet,
    Text,
)
from dossier.handout.picture import png
from dossier.render.parts import curled

HEADS = {1: 18, 2: 13, 3: 10.5, 4: 9.5}
MARKS = {"sentence": 26.0, "claim": 26.0, "alignment": 22.0, "source": 20.0}  # without one the mark runs in
PLAIN, COLUMN, SMALL, SOURCE, HANG, GUTTER = 9.5, 8.5, 8.0, 7.0, 8.0, 16.0
INK = RGBColor(0, 0, 0)
EPOCH = (1980, 1, 1, 0, 0, 0)  # of the files inside


class Setter:
    """Puts blocks into a document."""

    def __init__(self, sheet: Sheet):
        self.sheet, self.made = sheet, Document()
        self.width = self.whole = PAPER[sheet.paper][0] - MARGIN[1] - MARGIN[3]
        self.fresh = False  # the next heading begins a sheet
        self.size = PLAIN

    def block(self, block: Block, together: bool = False) -> None:
        """One block; `together`: it stays with what follows."""
        match block:
            case Heading():
                self._heading(block)
            case Text():
                made = self._paragraph(block.runs, SMALL if block.kind == "small" else self.size)
                made.paragraph_format.keep_with_next = together
            case Entry():
                self._entry(block, together)
            case Ruled():
                for i in range(block.lines):
                    self._rule(together and i + 1 < block.lines)
            case Figure():
                self._figure(block)
            case Group():
                for i, one in enumerate(block.blocks):
                    self.block(one, together or i + 1 < len(block.blocks) or isinstance(one, Ruled))
            case Columns():
                self._columns(block)
            case Break():
                self.fresh = True

    def _paragraph(self, line: Line, size: float) -> Any:
        made = self.made.add_paragraph()
        self._runs(made, line, size)
        made.paragraph_format.space_after = Pt(4)
        return made

    def _runs(self, paragraph: Any, line: Line, size: float) -> None:
        for one in line:
            kept = one.href or one.style == "original"
            run = paragraph.add_run(one.text if kept else curled(one.text))
            run.bold = one.style == "b"
            run.font.size = Pt(size * (0.92 if one.style == "soft" else 1))
            if one.style == "original" and self.sheet.language:
                _language(run, self.sheet.language)

    def _heading(self, block: Heading) -> None:
        made = self.made.add_heading(level=block.level)
        if block.tag:
            made.add_run(f"[{block.tag}] ").font.size = Pt(8)
        made.add_run(curled(block.text)).font.size = Pt(HEADS[block.level])
        for run in made.runs:
            run.font.color.rgb, run.font.name = INK, "Calibri"
        made.paragraph_format.page_break_before = self.fresh
        self.fresh = False

    def _entry(self, e: Entry, together: bool) -> None:
        size, margin = SOURCE if e.kind == "source" else self.size, MARKS.get(e.kind, 0.0)
        lines = [e.runs, *e.below]
        for i, line in enumerate(lines):
            made = self.made.add_paragraph()
            look = made.paragraph_format
            look.left_indent, look.space_after = Pt(margin or HANG), Pt(2)
            look.keep_together, look.keep_with_next = True, together or i + 1 < len(lines)
            if i == 0:
                look.first_line_indent = Pt(-(margin or HANG))
                if margin:
                    look.tab_stops.add_tab_stop(Pt(margin))
                made.add_run(curled(e.mark) + ("\t" if margin else "  ")).font.size = Pt(size * 0.92)
            self._runs(made, line, size)

    def _columns(self, block: Columns) -> None:
        """Blocks in a section of two columns."""
        self._section(2)
        self.size, self.width = COLUMN, (self.whole - GUTTER) / 2
        for one in block.blocks:
            self.block(one)
        self.size, self.width = PLAIN, self.whole
        self._section(1)

    def _section(self, columns: int) -> None:
        """What follows stands in so many columns. The mark of the section goes to the last paragraph, not to an empty one."""
        new = self.made.add_section(WD_SECTION.CONTINUOUS)
        before, mark = self.made.element.body.xpath("./w:p[position() > last() - 2]")
        before.set_sectPr(mark.pPr.sectPr)
        mark.getparent().remove(mark)
        (cols,) = new._sectPr.xpath("./w:cols")
        cols.set(qn("w:num"), str(columns))
        cols.set(qn("w:space"), str(round(GUTTER * 20)))

    def _rule(self, together: bool) -> None:
        made = self.made.add_paragraph()
        made.paragraph_format.space_after, made.paragraph_format.line_spacing = Pt(0), Pt(RULE)
        made.paragraph_format.keep_with_next = together
        edges, bottom = OxmlElement("w:pBdr"), None
        for side in ("bottom", "between"):
            bottom = OxmlElement(f"w:{side}")
            for key, value in {"val": "single", "sz": "4", "space": "1", "color": "808080"}.items():
                bottom.set(qn(f"w:{key}"), value)
            edges.append(bottom)
        made._p.get_or_add_pPr().insert_element_before(edges, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")

    def _figure(self, figure: Figure) -> None:
        made = self.made.add_paragraph()
        made.paragraph_format.keep_with_next = bool(figure.caption)
        shape = made.add_run().add_picture(BytesIO(png(figure)), width=Pt(self.width))
        shape._inline.docPr.set("descr", figure.alt)
        if figure.caption:
            run = self.made.add_paragraph().add_run(curled(figure.caption))
            run.font.size = Pt(8)

    def page(self) -> None:
        """Paper, margins, and the head and foot of each page."""
        section = self.made.sections[0]
        section.page_width, section.page_height = map(Pt, PAPER[self.sheet.paper])
        section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = map(Pt, MARGIN)
        section.header.paragraphs[0].add_run(self.sheet.head).font.size = Pt(8)
        foot = section.footer.paragraphs[0]
        foot.add_run(f"{self.sheet.foot}   ·   ").font.size = Pt(8)
        number = OxmlElement("w:fldSimple")
        number.set(qn("w:instr"), "PAGE")
        foot._p.append(number)


def _language(run: Any, language: str) -> None:
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), language)
    run._r.get_or_add_rPr().append(mark)


def _facts(made: Any, sheet: Sheet) -> None:
    """What the file says of itself; its date is that of the content."""
    facts, day = made.core_properties, parse(sheet.created).sort_key[0]
    facts.title, facts.author, facts.subject, facts.language = sheet.head, sheet.foot[:250], "Hand-out", "en"
    facts.created = facts.modified = datetime.combine(day, time())
    facts.last_modified_by, facts.comments, facts.revision = "", "", 1


def _still(data: bytes) -> bytes:
    """The same archive with fixed times inside."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return out.getvalue()


def document(sheet: Sheet) -> bytes:
    """The whole file."""
    setter = Setter(sheet)
    setter.page()
    for block in sheet.blocks:
        setter.block(block)
    _facts(setter.made, sheet)
    out = BytesIO()
    setter.made.save(out)
    return _still(out.getvalue())
