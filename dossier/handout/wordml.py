"""Paragraphs of a Word file as its XML.

They are written as text and read in once. python-docx, which does the rest of the file, looks through all styles for each
paragraph and through all links for each link, so that the time of a long sheet grows with its square.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from unicodedata import bidirectional
from xml.sax.saxutils import escape, quoteattr

from docx.oxml.ns import nsdecls

NOISE = re.compile(r' xmlns:(?:w|r|wp)="[^"]*"|(?<=>)\s+(?=<)')  # names that `body` declares, and blanks between elements
PIECES = re.compile(r"[\t\r\n]|[^\t\r\n]+")
BARRED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # no file of XML may hold them
SIGNS = {"\t": "<w:tab/>", "\r": "<w:br/>", "\n": "<w:br/>"}
EDGES = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="1" w:color="808080"/>' for side in ("bottom", "between"))


def twips(points: float) -> int:
    """Points as a Word file counts: in twentieths."""
    return round(points * 20)


def run(text: str, bold: bool = False, size: float = 0.0, language: str | None = None) -> str:
    """Text in one look; with a `language`, in it and in the direction of its letters."""
    look = ["<w:b/>"] if bold else []
    look += [f'<w:sz w:val="{round(size * 2)}"/>'] if size else []
    if language is not None:
        look += ["<w:rtl/>"] if any(bidirectional(c) in ("R", "AL") for c in text) else []
        said = quoteattr(language)
        look += [f"<w:lang w:val={said} w:bidi={said}/>"] if language else []
    said = "".join(SIGNS.get(piece) or _text(piece) for piece in PIECES.findall(BARRED.sub("", text)))
    return f"<w:r>{'<w:rPr>' + ''.join(look) + '</w:rPr>' if look else ''}{said}</w:r>"


def _text(piece: str) -> str:
    kept = ' xml:space="preserve"' if piece != piece.strip() else ""
    return f"<w:t{kept}>{escape(piece)}</w:t>"


def link(key: str, said: str) -> str:
    """A run as a link to the address that the file holds under a key."""
    return f'<w:hyperlink r:id="{key}">{said}</w:hyperlink>'


@dataclass
class Paragraph:
    """A paragraph: the id of its style, its runs, and what it has of its own; lengths are in points, `exact` is the pitch of lines.

    `section` is the XML of a section that ends with it.
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
