"""Dossier: read the relationship between two states. The public names, and nothing else; each is imported when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dossier.api import DossierError, EventStore, OpenDossier, open_events
    from dossier.api import open as open
    from dossier.content.checks import Report, examine
    from dossier.content.model import Dossier
    from dossier.content.problems import Problem

# Without `open`, so that `from dossier import *` leaves Python's own in place.
__all__ = ["Dossier", "DossierError", "EventStore", "OpenDossier", "Problem", "Report", "examine", "open_events"]
__version__ = "0.1.0"

_WHERE = {
    "Dossier": "dossier.content.model",
    "DossierError": "dossier.api",
    "EventStore": "dossier.api",
    "OpenDossier": "dossier.api",
    "Problem": "dossier.content.problems",
    "Report": "dossier.content.checks",
    "examine": "dossier.content.checks",
    "open": "dossier.api",
    "open_events": "dossier.api",
}


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_WHERE[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_WHERE})
