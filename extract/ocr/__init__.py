"""A page image -> words with boxes and confidence."""

from extract.ocr.page import read_image, version

__all__ = ["read_image", "version"]
