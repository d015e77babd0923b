"""A dossier as one HTML file that needs no server, no network and no script to be read."""

from __future__ import annotations

from dossier.publish.page import LIMIT, PACKED, page

__all__ = ["LIMIT", "PACKED", "page"]
