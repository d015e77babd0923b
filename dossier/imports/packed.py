"""What is looked at in a packed spreadsheet before a library opens it: that it is one, that it is not endless, and that it declares nothing."""

from __future__ import annotations

import zipfile
from pathlib import Path

from dossier.imports.cells import MOST_BYTES
from dossier.imports.faults import Refused

MOST_PARTS = 2_000
DECLARED = b"<!DOCTYPE"  # no spreadsheet program writes one, and entities are declared in it


def looked_at(path: Path) -> None:
    """Raise `Refused` for a file that is no sound zip, or whose parts are too many, too large or declare entities."""
    try:
        with zipfile.ZipFile(path) as packed:
            parts = packed.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > 3 * MOST_BYTES:
                raise Refused("unpacked, the file is too large to be a sheet of records.")
            for part in parts:
                if part.filename.endswith(".xml"):
                    with packed.open(part) as stream:
                        if DECLARED in stream.read().replace(b"\0", b"").upper():
                            raise Refused(
                                f"its part {part.filename} declares a document type, which no spreadsheet program writes."
                            )
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as fault:
        raise Refused(f"it is no spreadsheet that can be opened ({fault}). Save it again in your spreadsheet program.") from None


def chosen(names: list[str], wanted: str | None) -> tuple[str, list[str]]:
    """The sheet to read, the first where none is named, and what to say of the others. Raises `Refused`."""
    if not names:
        raise Refused("there is no sheet in it.")
    if wanted is not None and wanted not in names:
        raise Refused(f"there is no sheet “{wanted}”. There are: {', '.join(names)}.")
    name = wanted or names[0]
    others = [f"“{one}”" for one in names if one != name]
    return name, [f"not read: sheet {', '.join(others)}. Another is chosen with --sheet NAME."] if others else []
