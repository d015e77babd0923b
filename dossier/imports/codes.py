"""CAMEO codes out of cells: a spreadsheet makes 42 of 042, which is found again where only one code can be meant."""

from __future__ import annotations

from dossier.content.files import called
from dossier.content.vocabulary import cameo
from dossier.imports.cells import Cell
from dossier.imports.faults import Unclear


def keeps_zeros(cells: list[Cell], typed: bool) -> bool:
    """Whether texts in these cells still have their zeros: where the file tells text from number, or a code begins with one."""
    return typed or any(cell.text.startswith("0") for cell in cells)


def read(cell: Cell, whole: bool, known: str = "") -> tuple[str, str]:
    """The code that a cell says, and a remark where it was read otherwise than it stands there.

    Parameters
    ----------
    cell : Cell
        A cell that is not empty.
    whole : bool
        Whether a text in it has kept its zeros.
    known : str
        The code that the dossier has for this record.

    Raises `Unclear`.
    """
    text = cell.text.removesuffix(".0")
    if cell.kind not in ("text", "number") or not (text.isascii() and text.isdigit()):
        raise Unclear(
            f"“{cell.text}” is no CAMEO code.", f"Take one from {called('shared/cameo.csv')}, and format the column as text."
        )
    if text.startswith("0"):
        return text, ""
    meant = [code for code in (text, f"0{text}") if code in cameo()]
    if known in meant and known != text and not (whole and cell.kind == "text" and text in meant):
        also = f" (if {text}, {cameo()[text].label}, is meant, set it in the dossier itself)" if text in meant else ""
        return known, f"{text} is read as {known}, which the dossier has: a spreadsheet takes the zero{also}."
    if known and known == text:
        return text, ""
    if len(meant) > 1 and not (whole and cell.kind == "text"):
        what = " or ".join(f"{code}, {cameo()[code].label}" for code in meant)
        raise Unclear(
            f"“{text}” may be {what}: a spreadsheet takes zeros from codes.",
            "Format the column as text and write the code again.",
        )
    if meant and meant[0] != text:  # it is no code as it stands
        return meant[0], f"{text} is read as {meant[0]}: a spreadsheet takes the zero."
    return text, ""
