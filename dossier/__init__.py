"""Dossier: read the relationship between two states. The public names, and nothing else."""

from dossier.checks import Report, examine
from dossier.model import Dossier
from dossier.problems import Problem

__all__ = ["Dossier", "Problem", "Report", "examine"]
__version__ = "0.1.0"
