"""Dossier: read the relationship between two states. The public names, and nothing else."""

from dossier.content.checks import Report, examine
from dossier.content.model import Dossier
from dossier.content.problems import Problem

__all__ = ["Dossier", "Problem", "Report", "examine"]
__version__ = "0.1.0"
