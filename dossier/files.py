"""Where dossiers lie on disk, and writing a file whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data" / "dossiers"
TEMPLATE = ROOT / "data" / "template"
SIGNS = ("dossier.yaml", "article.md", "periods.yaml", "events.yaml")  # any of them makes a folder a dossier
HIDDEN = (".", "__")  # `.git`, `.trash`; `__MACOSX`, `__pycache__`


def data_root() -> Path:
    """The folder that holds the dossiers; `DOSSIER_DATA` sets another."""
    return Path(os.environ.get("DOSSIER_DATA") or DATA)


def dossier_folders(root: Path) -> list[Path]:
    """Folders under `root` that hold a dossier, if only in part, by name. `root` itself may be one; hidden folders and those of a system are none."""
    if any((root / name).is_file() for name in SIGNS):
        return [root]
    return sorted({p.parent for name in SIGNS for p in root.glob(f"*/{name}") if not p.parent.name.startswith(HIDDEN)})


def listed(folder: Path, pattern: str = "*") -> list[Path]:
    """What lies in a folder, in order, without names that begin with a dot: systems put side files beside every file."""
    return sorted(path for path in folder.glob(pattern) if not path.name.startswith("."))


def stamp(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """What identifies the present state of a dossier's files: name, size and time of change of each."""
    out = []
    paths = (*folder.glob("*"), *folder.glob("context/*"), *folder.glob("series/*"))
    for path in paths:  # and no deeper: a dossier may be a repository
        with suppress(FileNotFoundError):  # an editor has just put another in its place
            if not path.name.startswith(".") and not path.is_dir():
                now = path.stat()
                out.append((str(path.relative_to(folder)), now.st_size, now.st_mtime_ns))
    return tuple(sorted(out))


def write_whole(path: Path, content: str | bytes) -> None:
    """Write beside the file, then put it in place, so that no reader sees half a file. Raises `OSError`."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        if path.exists():
            beside.chmod(path.stat().st_mode)
        beside.replace(path)
    except OSError as fault:
        raise type(fault)(fault.errno, fault.strerror, str(path)) from None
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
