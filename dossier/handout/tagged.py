"""The tags of a PDF: what each thing on its pages is, in reading order, for those who read by ear.

ReportLab writes none. Its canvas is taught here to mark what is drawn, and to write the tree of the marks into the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObject, PDFObjectReference, PDFString
from reportlab.pdfgen.canvas import Canvas

from dossier.handout.faces import Face
from dossier.handout.shaping import Embedded

Numbers = Mapping[str, tuple[int, int]]  # number and version of each object of a file


@dataclass(frozen=True)
class Mark:
    """What is drawn for a thing: mark `number` of a page or, where a link is named, that link."""

    page: str
    number: int = 0
    link: str = ""

    def written(self, numbers: Numbers) -> str:
        """As the file has it."""
        what = f"/Type/OBJR/Obj {numbers[self.link][0]} 0 R" if self.link else f"/Type/MCR/MCID {self.number}"
        return f"<<{what}/Pg {numbers[self.page][0]} 0 R>>"


@dataclass
class Node:
    """A thing of the document: its kind in PDF, what it is in words or in which language, and what it holds."""

    kind: str
    alt: str = ""
    language: str = ""
    kids: list[Node | Mark] = field(default_factory=list)

    def add(self, kind: str, alt: str = "", language: str = "") -> Node:
        """A new thing at the end of this one."""
        self.kids.append(made := Node(kind, alt, language))
        return made

    def last(self, kind: str) -> Node:
        """The last thing here where it is of this kind, else a new one."""
        found = self.kids[-1] if self.kids else None
        return found if isinstance(found, Node) and found.kind == kind else self.add(kind)


class Element(PDFObject):
    """A thing as an object of the file, written in one go: there are thousands, and ReportLab takes long over each."""

    def __init__(self, node: Node, parent: str, kids: list[str | Mark]):
        self.node, self.parent, self.kids = node, parent, kids

    def format(self, document: Any) -> bytes:
        """Its bytes, once all objects have their numbers."""
        numbers, node = document.idToObjectNumberAndVersion, self.node
        kids = " ".join(f"{numbers[kid][0]} 0 R" if isinstance(kid, str) else kid.written(numbers) for kid in self.kids)
        head = f"<</Type/StructElem/S/{node.kind}/P {numbers[self.parent][0]} 0 R/K[{kids}]".encode("ascii")
        words = (("Alt", node.alt), ("Lang", node.language))
        return head + b"".join(f"/{key}".encode() + PDFString(text).format(document) for key, text in words if text) + b">>"


class TaggedCanvas(Canvas):
    """A canvas on which all is a part of `tree`, or an artifact that is not read out. The file is dated `day`."""

    def __init__(self, *args: Any, tree: Node, day: date, **more: Any):
        super().__init__(*args, **more)
        self._doc._timeStamp.YMDhms = (day.year, day.month, day.day, 0, 0, 0)
        self.tree, self.now = tree, tree
        self.owners: list[list[Node] | Node] = []  # of the marks of a page, or of a link, by key
        self.key: int | None = None  # of this page
        self.names: dict[int, int] = {}
        self.fonts: dict[Face, Embedded] = {}  # of other scripts

    def embedded(self, face: Face) -> Embedded:
        """A font of another script as the file has it."""
        return self.fonts.setdefault(face, Embedded(face, f"X{len(self.fonts) + 1}"))

    @contextmanager
    def tagged(self, node: Node) -> Iterator[None]:
        """What is drawn meanwhile belongs to the node."""
        if self.key is None:
            self.key = len(self.owners)
            self.owners.append([])
        marks: Any = self.owners[self.key]
        node.kids.append(Mark(self._doc.thisPageName(), len(marks)))
        self.addLiteral(f"/{node.kind} <</MCID {len(marks)}>> BDC")
        marks.append(node)
        self.now = node
        yield
        self.addLiteral("EMC")

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """What is drawn meanwhile is not read out: head, foot, lines to write on."""
        self.addLiteral("/Artifact BMC")
        yield
        self.addLiteral("EMC")

    def linkURL(self, url: str, rect: Any, *args: Any, **more: Any) -> None:
        """A link, with its address as words for it, as a part of what is tagged now."""
        super().linkURL(url, rect, *args, StructParent=len(self.owners), Contents=PDFString(url), **more)
        link = self.now.add("Link")
        link.kids.append(Mark(self._doc.thisPageName(), link=self._annotationrefs[-1].name))
        self.owners.append(link)

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
        for font in self.fonts.values():
            font.put_into(self._doc)
        root = "tags"
        whole = PDFObjectReference(self._written(self.tree, root))
        keys = [one for i, owner in enumerate(self.owners) for one in (i, self._owner(owner))]
        tree = {"Type": PDFName("StructTreeRoot"), "K": whole, "ParentTree": PDFDictionary({"Nums": PDFArray(keys)})}
        self._doc.Reference(PDFDictionary(tree), root)
        self._doc.Catalog.StructTreeRoot, self._doc.Catalog.MarkInfo = PDFObjectReference(root), PDFDictionary({"Marked": "true"})
        self.setViewerPreference("DisplayDocTitle", "true")
        super().save()

    def _name(self, node: Node) -> str:
        return f"tag{self.names.setdefault(id(node), len(self.names))}"

    def _owner(self, owner: list[Node] | Node) -> Any:
        one = PDFObjectReference
        return one(self._name(owner)) if isinstance(owner, Node) else PDFArray([one(self._name(node)) for node in owner])

    def _written(self, node: Node, parent: str) -> str:
        """The name of the node as an object of the file, with all in it."""
        name = self._name(node)
        kids = [self._written(kid, name) if isinstance(kid, Node) else kid for kid in node.kids]
        self._doc.Reference(Element(node, parent, kids), name)
        return name
