"""The tags of a PDF: what each thing on its pages is, in reading order, for those who read by ear.

ReportLab writes none. Its canvas is taught here to mark what is drawn, and to write the tree of the marks into the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFString
from reportlab.pdfgen.canvas import Canvas


@dataclass
class Node:
    """A thing of the document: its kind in PDF, what it is in words or in which language, and what it holds."""

    kind: str
    alt: str = ""
    language: str = ""
    kids: list[Any] = field(default_factory=list)

    def add(self, kind: str, alt: str = "", language: str = "") -> Node:
        """A new thing at the end of this one."""
        self.kids.append(made := Node(kind, alt, language))
        return made

    def last(self, kind: str) -> Node:
        """The last thing here where it is of this kind, else a new one."""
        return self.kids[-1] if self.kids and self.kids[-1].kind == kind else self.add(kind)


class TaggedCanvas(Canvas):
    """A canvas on which all is a part of `tree`, or an aside that is not read out. The file is dated `day`."""

    def __init__(self, *args: Any, tree: Node, day: date, **more: Any):
        super().__init__(*args, **more)
        self._doc._timeStamp.YMDhms = (day.year, day.month, day.day, 0, 0, 0)
        self.tree, self.now = tree, tree
        self.owners: list[list[Node] | Node] = []  # of the marks of a page, or of a link, by key
        self.key: int | None = None  # of this page
        self.names: dict[int, int] = {}

    @contextmanager
    def told(self, node: Node) -> Iterator[None]:
        """What is drawn meanwhile belongs to the node."""
        if self.key is None:
            self.key = len(self.owners)
            self.owners.append([])
        marks: Any = self.owners[self.key]
        node.kids.append(PDFDictionary({"Type": PDFName("MCR"), "Pg": self._page(), "MCID": len(marks)}))
        self.addLiteral(f"/{node.kind} <</MCID {len(marks)}>> BDC")
        marks.append(node)
        self.now = node
        yield
        self.addLiteral("EMC")

    @contextmanager
    def aside(self) -> Iterator[None]:
        """What is drawn meanwhile is not read out: head, foot, lines to write on."""
        self.addLiteral("/Artifact BMC")
        yield
        self.addLiteral("EMC")

    def linkURL(self, url: str, rect: Any, *args: Any, **more: Any) -> None:
        """A link, with its address as words for it, as a part of what is told now."""
        super().linkURL(url, rect, *args, StructParent=len(self.owners), Contents=PDFString(url), **more)
        link = self.now.add("Link")
        link.kids.append(PDFDictionary({"Type": PDFName("OBJR"), "Pg": self._page(), "Obj": self._annotationrefs[-1]}))
        self.owners.append(link)

    def _page(self) -> PDFObjectReference:
        return PDFObjectReference(self._doc.thisPageName())

    def showPage(self) -> None:
        """The page ends; it says under which key its marks stand."""
        super().showPage()
        if self.key is not None:
            page = self._doc.Pages.pages[-1]
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs, self.key = self.key, PDFName("S"), None

    def save(self) -> None:
        """The file ends with the tree."""
        if self._code:
            self.showPage()
        root = PDFObjectReference("tags")
        whole = self._written(self.tree, root)
        keys = [one for i, owner in enumerate(self.owners) for one in (i, self._owner(owner))]
        tree = {"Type": PDFName("StructTreeRoot"), "K": whole, "ParentTree": PDFDictionary({"Nums": PDFArray(keys)})}
        self._doc.Reference(PDFDictionary(tree), "tags")
        self._doc.Catalog.StructTreeRoot, self._doc.Catalog.MarkInfo = root, PDFDictionary({"Marked": "true"})
        self.setViewerPreference("DisplayDocTitle", "true")
        super().save()

    def _name(self, node: Node) -> PDFObjectReference:
        return PDFObjectReference(f"tag{self.names.setdefault(id(node), len(self.names))}")

    def _owner(self, owner: list[Node] | Node) -> Any:
        return self._name(owner) if isinstance(owner, Node) else PDFArray([self._name(node) for node in owner])

    def _written(self, node: Node, parent: PDFObjectReference) -> PDFObjectReference:
        """The node and all in it as objects of the file."""
        name = self._name(node)
        kids = [self._written(kid, name) if isinstance(kid, Node) else kid for kid in node.kids]
        said: dict[str, Any] = {"Type": PDFName("StructElem"), "S": PDFName(node.kind), "P": parent, "K": PDFArray(kids)}
        said |= {key: PDFString(text) for key, text in (("Alt", node.alt), ("Lang", node.language)) if text}
        self._doc.Reference(PDFDictionary(said), name.name)
        return name
