"""The library for other people's programs and notebooks: `dossier.open` and what it gives."""

from dossier.api.events import EventStore, open_events
from dossier.api.faults import DossierError
from dossier.api.opened import OpenDossier
from dossier.api.opening import open

__all__ = ["DossierError", "EventStore", "OpenDossier", "open", "open_events"]
