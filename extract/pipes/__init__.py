"""The spaCy pipeline: one component per field.

Importing this package registers the factories of `PIPES`, in the order in which they build on each other.
"""

from extract.pipes import (
    budgets,
    dates,
    decisions,
    goals,
    handlaggare,
    header,
    indicators,
    kind,
    paragraphs,
    recipients,
    sections,
    title,
    tokens,
)

PIPES = (
    "diarium_sections",
    "diarium_kind",
    "diarium_header",
    "diarium_title",
    "diarium_dates",
    "diarium_budgets",
    "diarium_goals",
    "diarium_paragraphs",
    "diarium_decisions",
    "diarium_handlaggare",
    "diarium_recipients",
    "diarium_indicators",
)

__all__ = [
    "PIPES",
    "budgets",
    "dates",
    "decisions",
    "goals",
    "handlaggare",
    "header",
    "indicators",
    "kind",
    "paragraphs",
    "recipients",
    "sections",
    "title",
    "tokens",
]
