"""Paragraphs of a Word file as its XML.

They are written as text and read in once. python-docx, which does the rest of the file, looks through all styles for each
paragraph and through all links for each link, so that the time of a long sheet grows with its square.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from docx.oxml.ns import nsdecls

from dossier.content.direction import APART, END, LEFT_MARK, RIGHT_MARK, opens_right, runs_right
from dossier.handout.bidi import levels

NOISE = re.compile(r' xmlns:(?:w|r|wp)="[^"]*"|(?<=>)\s+(?=<)')  # names that `body` declares, and blanks between elements
PIECES = re.compile(r"[\t\r\n]|[^\t\r\n]+")
BARRED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # no file of XML may hold them
MARKED = re.compile(f"{LEFT_MARK}\\d[\\dX/{LEFT_MARK}.~?%-]*(?<![/.-])")  # a date before which a sign of its direction stands
HELD = re.compile(f"{APART}([^{APART}{END}]*){END}")
SIGNS = {"\t": "<w:tab/>", "\r": "<w:br/>", "\n": "<w:br/>"}
EDGES = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="1" w:color="808080"/>' for side in ("bottom", "between"))


def twips(points: float) -> int:
    """Points as a Word file counts: in twentieths."""
    return round(points * 20)


def run(text: str, bold: bool = False, size: float = 0.0, language: str = "", right: bool = False) -> str:
    """Text in one look, perhaps in a language of its own; `right`: it runs from the right."""
    look = (["<w:b/>", "<w:bCs/>"] if right else ["<w:b/>"]) if bold else []
    half = round(size * 2)
    look += ([f'<w:sz w:val="{half}"/>'] + ([f'<w:szCs w:val="{half}"/>'] if right else [])) if size else []
    look += ["<w:rtl/>"] if right else []
    if language:
        said = quoteattr(language)
        look += [f"<w:lang w:val={said} w:bidi={said}/>"]
    said = "".join(SIGNS.get(piece) or _text(piece) for piece in PIECES.findall(BARRED.sub("", text)))
    return f"<w:r>{'<w:rPr>' + ''.join(look) + '</w:rPr>' if look else ''}{said}</w:r>"


def runs(text: str, bold: bool = False, size: float = 0.0, language: str = "", right: bool = False) -> str:
    """Text as runs of one direction each, in a paragraph that runs from the `right` or from the left.

    Not every Word knows the signs that keep a text apart: an older one after it does as much. They stay about a text that runs from
    the right in a line that does not, where a date parts it.
    """
    if not runs_right(text):
        return run(text, bold, size, language)
    ways = [
        level % 2 == 1 or (level > 1 and letter.isdigit()) for level, letter in zip(levels(text, int(right)), text, strict=True)
    ]
    for date in MARKED.finditer(text):
        ways[slice(*date.span())] = [False] * len(date.group())
    kept = not right and any(opens_right(held[1]) and MARKED.search(held[1]) for held in HELD.finditer(text))
    mark = {} if kept else str.maketrans({APART: None, END: RIGHT_MARK if right else LEFT_MARK})
    parts = ((way, "".join(text[i] for i in places)) for way, places in groupby(range(len(text)), ways.__getitem__))
    return "".join(run(shown, bold, size, language, way) for way, part in parts if (shown := part.translate(mark)))


def _text(piece: str) -> str:
    kept = ' xml:space="preserve"' if piece != piece.strip() else ""
    return f"<w:t{kept}>{escape(piece)}</w:t>"


def link(key: str, said: str) -> str:
    """A run as a link to the address that the file holds under a key."""
    return f'<w:hyperlink r:id="{key}">{said}</w:hyperlink>'


@dataclass
class Paragraph:
    """A paragraph: the id of its style, its runs, and what it has of its own; lengths are in points, `exact` is the pitch of lines.

    `right`: it runs from the right, and its left is its right. `section` is the XML of a section that ends with it.
    """

    style: str = ""
    runs: list[str] = field(default_factory=list)
    with_next: bool | None = None
    whole: bool = False
    begins_page: bool = False
    ruled: bool = False
    tab: float = 0.0
    after: float | None = None
    exact: float = 0.0
    left: float = 0.0
    first: float = 0.0
    right: bool = False
    section: str = ""

    def written(self) -> str:
        """Its XML, in the order of the schema."""
        own = [f'<w:pStyle w:val="{self.style}"/>'] if self.style else []
        if self.with_next is not None:
            own.append("<w:keepNext/>" if self.with_next else '<w:keepNext w:val="0"/>')
        own += ["<w:keepLines/>"] if self.whole else []
        own += ["<w:pageBreakBefore/>"] if self.begins_page else []
        own += [f"<w:pBdr>{EDGES}</w:pBdr>"] if self.ruled else []
        own += [f'<w:tabs><w:tab w:pos="{twips(self.tab)}" w:val="left"/></w:tabs>'] if self.tab else []
        own += ["<w:bidi/>"] if self.right else []
        own.append(self._room())
        look = "".join(own) + self.section
        return f"<w:p>{'<w:pPr>' + look + '</w:pPr>' if look else ''}{''.join(self.runs)}</w:p>"

    def _room(self) -> str:
        """The room after it, between its lines and beside it."""
        after = f' w:after="{twips(self.after)}"' if self.after is not None else ""
        exact = f' w:line="{twips(self.exact)}" w:lineRule="exact"' if self.exact else ""
        spacing = f"<w:spacing{after}{exact}/>" if after or exact else ""
        hanging = f' w:hanging="{twips(-self.first)}"' if self.first else ""
        return spacing + (f'<w:ind w:left="{twips(self.left)}"{hanging}/>' if self.left else "")


def bare(xml: str) -> str:
    """The XML of a part as `body` may hold it."""
    return NOISE.sub("", xml).strip()


def body(paragraphs: list[Paragraph]) -> str:
    """A body of paragraphs, to be read in."""
    return f"<w:body {nsdecls('w', 'r', 'wp')}>{''.join(one.written() for one in paragraphs)}</w:body>"
