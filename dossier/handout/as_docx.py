"""A sheet as a Word file by python-docx, with real headings, so that a teacher can edit it. Same sheet, same bytes."""

from __future__ import annotations

import re
import zipfile
from copy import deepcopy
from datetime import datetime, time
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

from dossier.content.dates import parse
from dossier.content.direction import apart, dated, opens_right, unmarked
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
    Run,
    Sheet,
    Text,
    texts,
)
from dossier.handout.picture import lacks, png
from dossier.handout.wordml import Paragraph, bare, body, link, run, runs, twips
from dossier.progress import Said, silent
from dossier.render.markup import curled

HEADS = {1: (18, 0), 2: (13, 9), 3: (10.5, 6), 4: (9.5, 5)}  # size, room above
MARKS = {"sentence": 26.0, "claim": 26.0, "alignment": 22.0, "source": 20.0}  # width of the margin; without one the mark runs in
SIZES = {"Normal": 9.5, "Sheet small": 8.0, "Sheet record": 8.5, "Sheet source": 7.0}  # by style
SOFT, HANG, GUTTER, EDGE = 0.92, 8.0, 16.0, 24.0  # the last: from the paper's edge to head and foot
FONT, FONT_RIGHT, INK, LANGUAGE = "Calibri", "Arial", RGBColor(0, 0, 0), "en-GB"
HEADING = re.compile(r"Heading\d")
LEAD = 260  # signs of XML that a text under a heading may have to lead to columns: about two lines of one
MOST = 250  # letters that the file takes of a fact about itself
EPOCH = (1980, 1, 1, 0, 0, 0)  # of the files inside


class Setter:
    """Puts blocks into a document."""

    def __init__(self, sheet: Sheet):
        self.sheet, self.made = sheet, Document()
        self.width = self.whole = PAPER[sheet.paper][0] - MARGIN[1] - MARGIN[3]
        self.fresh = False  # the next heading begins a sheet
        self.style = "Normal"
        self.rows: list[Paragraph] = []
        self.sections = self.pictures = 0
        self.links: dict[str, str] = {}  # the key of each address
        self.styles()
        self.page()
        names = [*SIZES, *(f"Heading {level}" for level in HEADS)]
        self.ids = {name: self.made.styles[name].style_id for name in names} | {"Normal": ""}

    def block(self, block: Block, together: bool = False) -> None:
        """One block; `together`: it stays with what follows."""
        match block:
            case Heading():
                self._heading(block)
            case Text():
                style = "Sheet small" if block.kind == "small" else self.style
                line, right = self._line(block.runs, style)
                self._add(style, line, with_next=together, whole=True, right=right)
            case Entry():
                self._entry(block, together)
            case Ruled():
                for i in range(block.lines):
                    self._add("Normal", with_next=together and i + 1 < block.lines, ruled=True, after=0, exact=RULE)
            case Figure():
                self._figure(block)
            case Group():
                for i, one in enumerate(block.blocks):
                    self.block(one, together or i + 1 < len(block.blocks) or isinstance(one, Ruled))
            case Columns():
                self._columns(block)
            case Break():
                self.fresh = True

    def _add(self, style: str, runs: list[str] | None = None, **own: Any) -> None:
        self.rows.append(Paragraph(self.ids[style], runs or [], **own))

    def _line(self, line: Line, style: str) -> tuple[list[str], bool]:
        """The runs of a line, and whether it runs from the right."""
        said = texts(line)
        right = opens_right("".join(said))
        return [self._run(one, text, style, right) for one, text in zip(line, said, strict=True)], right

    def _run(self, one: Run, text: str, style: str, right: bool) -> str:
        soft = round(SIZES[style] * SOFT * 2) / 2 if one.style == "soft" else 0.0
        made = runs(text, one.style == "b", soft, self.sheet.language if one.style == "original" else "", right)
        return link(self._address(one.href), made) if one.href.startswith(("http://", "https://")) else made

    def _address(self, href: str) -> str:
        """The key under which the file holds an address."""
        if href not in self.links:
            rels = self.made.part.rels
            self.links[href] = f"rId{len(rels) + 1}"
            rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, href, self.links[href], is_external=True)
        return self.links[href]

    def _heading(self, block: Heading) -> None:
        tag = [run(f"[{block.tag}] ", size=8)] if block.tag else []
        text = dated(curled(block.text))
        right = opens_right(text)
        self._add(f"Heading {block.level}", [*tag, runs(text, right=right)], begins_page=self.fresh, right=right)
        self.fresh = False

    def _entry(self, e: Entry, together: bool) -> None:
        style, margin = self.style, MARKS.get(e.kind, 0.0)
        if self.style != "Normal" and e.kind == "source":
            style = "Sheet source"
        lines = [e.runs, *e.below]
        for i, line in enumerate(lines):
            mark = [run(curled(e.mark) + ("\t" if margin else "\u2002"))] if i == 0 else []
            first: dict[str, float] = {"first": -(margin or HANG), "tab": margin} if mark else {}
            kept = together or i + 1 < len(lines)
            said, right = self._line(line, style)
            self._add(style, [*mark, *said], with_next=kept, whole=True, left=margin or HANG, after=2, right=right, **first)

    def _columns(self, block: Columns) -> None:
        """Blocks in a section of two columns, at whose beginning stands what leads to them.

        LibreOffice keeps no paragraph with the next where a section ends between them: a heading would stand alone.
        """
        start = self._lead()
        for row in self.rows[start:] or self.rows[-1:]:
            row.with_next = True
        if not self.rows[start - 1].section:
            self._section(before=start)
        self.style, self.width = "Sheet record", (self.whole - GUTTER) / 2
        for one in block.blocks:
            self.block(one)
        self.style, self.width = "Normal", self.whole
        self._section(2)

    def _lead(self) -> int:
        """Where the headings begin that lead to what comes next, with a short text under them."""
        last, at = self.rows[-1], len(self.rows)
        under = not HEADING.match(last.style) and sum(map(len, last.runs)) <= LEAD
        at -= under
        while at > 1 and HEADING.match(self.rows[at - 1].style):
            at -= 1
        return at if at < len(self.rows) - under else len(self.rows)

    def _section(self, columns: int = 1, before: int | None = None) -> None:
        """What has been set since the last section, up to a row, stands in so many columns."""
        self.rows[-1 if before is None else before - 1].section = bare(self._sectioned(columns).xml)
        self.sections += 1

    def _sectioned(self, columns: int) -> Any:
        """The properties of a section; the first names head and foot, which the others take over from it."""
        made = deepcopy(self.made.element.body.sectPr)
        made.attrib.clear()
        return self._continued(made, columns) if self.sections else made

    def _continued(self, section: Any, columns: int = 1) -> Any:
        """A section as one that goes on where the last one ends, in so many columns."""
        for one in section.xpath("./w:headerReference | ./w:footerReference"):
            section.remove(one)
        section.start_type = WD_SECTION.CONTINUOUS
        (cols,) = section.xpath("./w:cols")
        cols.set(qn("w:num"), str(columns))
        cols.set(qn("w:space"), str(twips(GUTTER)))
        return section

    def _figure(self, figure: Figure) -> None:
        self.pictures += 1
        shape = self.made.part.new_pic_inline(BytesIO(png(figure)), width=Pt(self.width))
        for key, said in {"id": f"{self.pictures}", "name": f"Picture {self.pictures}", "descr": figure.alt}.items():
            shape.docPr.set(key, said)
        for side in ("distT", "distB", "distL", "distR"):
            shape.set(side, "0")  # where nothing is said, LibreOffice sets a picture 9 points to the right
        drawn = f"<w:r><w:drawing>{bare(shape.xml)}</w:drawing></w:r>"
        self._add("Normal", [drawn], with_next=True)  # what follows says what it shows
        for said in filter(None, (figure.caption, lacks(figure))):
            self._add("Sheet small", [runs(dated(curled(said)))])

    def filled(self) -> None:
        """Put all that was set into the document."""
        last = self.made.element.body.sectPr
        for one in list(parse_xml(body(self.rows))):
            last.addprevious(one)
        if self.sections:
            self._continued(last)

    def page(self) -> None:
        """Paper, margins, and the head and foot of each page."""
        section = self.made.sections[0]
        section.page_width, section.page_height = map(Pt, PAPER[self.sheet.paper])
        section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = map(Pt, MARGIN)
        section.header_distance = section.footer_distance = Pt(EDGE)
        head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
        head.style = foot.style = self.made.styles["Sheet small"]
        _put(head, self.sheet.head)
        foot.paragraph_format.tab_stops.add_tab_stop(Pt(self.whole), WD_TAB_ALIGNMENT.RIGHT)
        _put(foot, f"{apart(self.sheet.foot)}\t")
        number = OxmlElement("w:fldSimple")
        number.set(qn("w:instr"), "PAGE")
        number.append(foot.add_run("1")._r)
        foot._p.append(number)

    def _look(self, style: Any, size: float) -> None:
        """Font and size of a style, for letters that run from the right too: Word has settings of their own for those."""
        style.font.name, style.font.size = FONT, Pt(size)
        style.element.rPr.rFonts.set(qn("w:cs"), FONT_RIGHT)
        for old in style.element.rPr.xpath("./w:szCs"):
            style.element.rPr.remove(old)
        other = OxmlElement("w:szCs")
        other.set(qn("w:val"), f"{round(size * 2)}")
        style.element.rPr.find(qn("w:sz")).addnext(other)

    def styles(self) -> None:
        """The looks that a teacher can change for the whole sheet, and the language of all but the author's words."""
        styles = self.made.styles
        for name, size in SIZES.items():
            style = styles[name] if name == "Normal" else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = None if name == "Normal" else styles["Normal"]
            self._look(style, size)
            style.paragraph_format.space_after, style.paragraph_format.line_spacing = Pt(3), 1.0
        for level, (size, above) in HEADS.items():
            style = styles[f"Heading {level}"]
            for old in style.element.rPr.xpath("./w:rFonts | ./w:color"):
                style.element.rPr.remove(old)
            self._look(style, size)
            style.font.color.rgb, style.font.italic = INK, False
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(above), Pt(3)
        for mark in styles.element.xpath("./w:docDefaults//w:lang"):
            mark.set(qn("w:val"), LANGUAGE)


def _put(paragraph: Any, text: str) -> None:
    """Put a text into a paragraph, each part in its direction."""
    for one in list(parse_xml(f"<w:p {nsdecls('w')}>{runs(dated(text))}</w:p>")):
        paragraph._p.append(one)


def _facts(made: Any, sheet: Sheet) -> None:
    """What the file says of itself; its date is that of the content."""
    facts, day = made.core_properties, parse(sheet.created).sort_key[0]
    facts.title, facts.author = unmarked(sheet.head)[:MOST], unmarked(sheet.foot)[:MOST]
    facts.subject, facts.language = "Hand-out", LANGUAGE
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


def document(sheet: Sheet, said: Said = silent) -> bytes:
    """The whole file; `said` is told how far it is."""
    setter = Setter(sheet)
    for i, block in enumerate(sheet.blocks):
        said(f"part {i + 1} of {len(sheet.blocks)} of the Word file", i / len(sheet.blocks))
        setter.block(block)
    setter.filled()
    _facts(setter.made, sheet)
    out = BytesIO()
    setter.made.save(out)
    return _still(out.getvalue())
