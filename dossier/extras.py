"""What the core does without: libraries that an extra of the distribution brings, asked for where they are first needed."""

from __future__ import annotations

from importlib.util import find_spec

EXTRAS = {
    "app": ("streamlit", "pandas", "plotly"),
    "paper": ("resvg_py", "reportlab", "docx", "PIL", "uharfbuzz"),
    "frames": ("pandas",),
    "imports": ("openpyxl", "odfdo", "bibtexparser", "pylatexenc", "rispy"),
    "events": ("ibis", "duckdb", "sqlglot", "pyarrow"),
}  # by extra, the modules that it brings


class ExtraMissing(ImportError):
    """A library is not installed; the message names the extra that brings it."""


def need(extra: str, what: str, *modules: str) -> None:
    """Raise `ExtraMissing` where modules of an extra (default: all) are not installed; `what` needs them and begins the sentence."""
    if lacking := [name for name in modules or EXTRAS[extra] if not _found(name)]:
        raise ExtraMissing(f"{what} needs what is not installed here ({', '.join(lacking)}): pip install 'dossier[{extra}]'")


def there(extra: str) -> bool:
    """Whether all modules of an extra are installed."""
    return all(map(_found, EXTRAS[extra]))


def _found(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ImportError:  # a finder of somebody's own may refuse it
        return False
