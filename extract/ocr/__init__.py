"""A page image -> words with boxes and confidence."""

from extract.ocr.page import read_image
from extract.ocr.see import version

__all__ = ["read_image", "version"]
