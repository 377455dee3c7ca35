"""One reader per input kind, each yielding pages of positioned words, page by page."""

from extract.readers.kinds import KINDS, Kind, kind_of, known_suffix

__all__ = ["KINDS", "Kind", "kind_of", "known_suffix"]
