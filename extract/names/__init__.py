"""The named-entity model: which words of a line are a person's name."""

from extract.names.model import MODEL, persons

__all__ = ["MODEL", "persons"]
