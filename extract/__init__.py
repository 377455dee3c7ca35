"""One document: bytes -> pages -> record."""
