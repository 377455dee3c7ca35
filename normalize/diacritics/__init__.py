"""Gives back the å, ä and ö that an OCR without Swedish lost."""

from normalize.diacritics.repair import Edit, Repaired, Repairer, repair

__all__ = ["Edit", "Repaired", "Repairer", "repair"]
