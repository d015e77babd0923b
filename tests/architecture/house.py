"""What the house rules look at: the project's files, its modules and pages, and their syntax trees."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PASSING = {".git", ".venv", "__pycache__", ".pytest_cache", ".ruff_cache", ".mypy_cache", ".hypothesis", "node_modules"}


@cache
def files() -> tuple[Path, ...]:
    """Every file that is, or would be, in the repository. Where git cannot tell, all files but caches."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        told = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode("utf-8")
        found = [ROOT / name for name in told.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        found = [path for path in ROOT.rglob("*") if not PASSING & set(path.relative_to(ROOT).parts)]
    return tuple(sorted(path for path in set(found) if path.is_file()))


def name(path: Path) -> str:
    """A file's path as people write it: from the root, with forward slashes."""
    return path.relative_to(ROOT).as_posix()


MODULES = tuple(sorted((ROOT / "dossier").rglob("*.py")))
PAGES = tuple(sorted((ROOT / "pages").glob("*.py")))
ROUTER = ROOT / "dashboard.py"
ASSETS = tuple(sorted(path for path in (ROOT / "dossier").rglob("*") if path.parent.name == "assets" and path.is_file()))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), name(path))


def imported(path: Path) -> set[str]:
    """The top names of what a file imports, wherever in it."""
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


def texts(path: Path) -> list[tuple[int, str]]:
    """Every text in a file's code, with its line; f-strings by their fixed pieces."""
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


def functions(path: Path) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef)]
