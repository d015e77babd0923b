"""A sheet as a Word file by python-docx, with real headings, so that a teacher can edit it. Same sheet, same bytes."""

from __future__ import annotations

import zipfile
from datetime import datetime, time
from io import BytesIO
from typing import Any
from unicodedata import bidirectional

from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
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

HEADS = {1: (18, 0), 2: (13, 9), 3: (10.5, 6), 4: (9.5, 5)}  # size, room above
MARKS = {"sentence": 26.0, "claim": 26.0, "alignment": 22.0, "source": 20.0}  # width of the margin; without one the mark runs in
SIZES = {"Normal": 9.5, "Sheet small": 8.0, "Sheet record": 8.5, "Sheet source": 7.0}  # by style
SOFT, HANG, GUTTER, EDGE = 0.92, 8.0, 16.0, 24.0  # the last: from the paper's edge to head and foot
FONT, INK, LANGUAGE = "Calibri", RGBColor(0, 0, 0), "en-GB"
EPOCH = (1980, 1, 1, 0, 0, 0)  # of the files inside


class Setter:
    """Puts blocks into a document."""

    def __init__(self, sheet: Sheet):
        self.sheet, self.made = sheet, Document()
        self.width = self.whole = PAPER[sheet.paper][0] - MARGIN[1] - MARGIN[3]
        self.fresh = False  # the next heading begins a sheet
        self.style = "Normal"

    def block(self, block: Block, together: bool = False) -> None:
        """One block; `together`: it stays with what follows."""
        match block:
            case Heading():
                self._heading(block)
            case Text():
                made = self._paragraph(block.runs, "Sheet small" if block.kind == "small" else self.style)
                made.paragraph_format.keep_with_next, made.paragraph_format.keep_together = together, True
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

    def _paragraph(self, line: Line, style: str) -> Any:
        made = self.made.add_paragraph(style=style)
        self._runs(made, line, style)
        return made

    def _runs(self, paragraph: Any, line: Line, style: str) -> None:
        for one in line:
            kept = one.href or one.style == "original"
            run = paragraph.add_run(one.text if kept else curled(one.text))
            if one.style == "b":
                run.bold = True
            elif one.style == "soft":
                run.font.size = Pt(round(SIZES[style] * SOFT * 2) / 2)
            elif one.style == "original":
                _language(run, self.sheet.language)
            if one.href.startswith(("http://", "https://")):
                _linked(paragraph, run, one.href)

    def _heading(self, block: Heading) -> None:
        made = self.made.add_heading(level=block.level)
        if block.tag:
            made.add_run(f"[{block.tag}] ").font.size = Pt(8)
        made.add_run(curled(block.text))
        if self.fresh:
            made.paragraph_format.page_break_before = True
        self.fresh = False

    def _entry(self, e: Entry, together: bool) -> None:
        style, margin = self.style, MARKS.get(e.kind, 0.0)
        if self.style != "Normal" and e.kind == "source":
            style = "Sheet source"
        lines = [e.runs, *e.below]
        for i, line in enumerate(lines):
            made = self.made.add_paragraph(style=style)
            look = made.paragraph_format
            look.left_indent, look.space_after = Pt(margin or HANG), Pt(2)
            look.keep_together, look.keep_with_next = True, together or i + 1 < len(lines)
            if i == 0:
                look.first_line_indent = Pt(-(margin or HANG))
                if margin:
                    look.tab_stops.add_tab_stop(Pt(margin))
                made.add_run(curled(e.mark) + ("\t" if margin else "\u2002"))
            self._runs(made, line, style)

    def _columns(self, block: Columns) -> None:
        """Blocks in a section of two columns."""
        self.made.paragraphs[-1].paragraph_format.keep_with_next = True
        self._section(2)
        self.style, self.width = "Sheet record", (self.whole - GUTTER) / 2
        for one in block.blocks:
            self.block(one)
        self.style, self.width = "Normal", self.whole
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
        made.paragraph_format.keep_with_next = True  # what follows says what it shows
        shape = made.add_run().add_picture(BytesIO(png(figure)), width=Pt(self.width))
        shape._inline.docPr.set("descr", figure.alt)
        if figure.caption:
            self.made.add_paragraph(curled(figure.caption), style="Sheet small")

    def page(self) -> None:
        """Paper, margins, and the head and foot of each page."""
        section = self.made.sections[0]
        section.page_width, section.page_height = map(Pt, PAPER[self.sheet.paper])
        section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = map(Pt, MARGIN)
        section.header_distance = section.footer_distance = Pt(EDGE)
        head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
        head.style = foot.style = self.made.styles["Sheet small"]
        head.add_run(self.sheet.head)
        foot.paragraph_format.tab_stops.add_tab_stop(Pt(self.whole), WD_TAB_ALIGNMENT.RIGHT)
        foot.add_run(f"{self.sheet.foot}\t")
        number = OxmlElement("w:fldSimple")
        number.set(qn("w:instr"), "PAGE")
        number.append(foot.add_run("1")._r)
        foot._p.append(number)

    def styles(self) -> None:
        """The looks that a teacher can change for the whole sheet, and the language of all but the author's words."""
        styles = self.made.styles
        for name, size in SIZES.items():
            style = styles[name] if name == "Normal" else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = None if name == "Normal" else styles["Normal"]
            style.font.name, style.font.size = FONT, Pt(size)
            style.paragraph_format.space_after, style.paragraph_format.line_spacing = Pt(3), 1.0
        for level, (size, above) in HEADS.items():
            style = styles[f"Heading {level}"]
            for old in style.element.rPr.xpath("./w:rFonts | ./w:color"):
                style.element.rPr.remove(old)
            style.font.name, style.font.size, style.font.color.rgb, style.font.italic = FONT, Pt(size), INK, False
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(above), Pt(3)
        for mark in styles.element.xpath("./w:docDefaults//w:lang"):
            mark.set(qn("w:val"), LANGUAGE)


def _language(run: Any, language: str) -> None:
    """The author's words keep their language and their direction of writing."""
    if any(bidirectional(c) in ("R", "AL") for c in run.text):
        run.font.rtl = True
    if language:
        mark = OxmlElement("w:lang")
        mark.set(qn("w:val"), language)
        mark.set(qn("w:bidi"), language)
        run._r.get_or_add_rPr().append(mark)


def _linked(paragraph: Any, run: Any, address: str) -> None:
    """Makes a run a link."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run._r.addprevious(link)
    link.append(run._r)


def _facts(made: Any, sheet: Sheet) -> None:
    """What the file says of itself; its date is that of the content."""
    facts, day = made.core_properties, parse(sheet.created).sort_key[0]
    facts.title, facts.author, facts.subject, facts.language = sheet.head, sheet.foot[:250], "Hand-out", LANGUAGE
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
    setter.styles()
    setter.page()
    for block in sheet.blocks:
        setter.block(block)
    _facts(setter.made, sheet)
    out = BytesIO()
    setter.made.save(out)
    return _still(out.getvalue())
