"""Makes inputs that are broken, each in its own way."""

import random
from pathlib import Path

import pikepdf
from PIL import Image

REASONS = {
    "encrypted.pdf": "encrypted",
    "truncated.pdf": "damaged",
    "nothing.pdf": "empty",
    "image.pdf": "mislabelled",
    "noise.txt": "not-text",
    "no-pages.pdf": "no-pages",
    "cut.png": "damaged",
    "letter.docx": "unknown-kind",
}


def make_broken(folder: Path) -> None:
    """One file for each row of `REASONS`."""
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(folder / "encrypted.pdf", encryption=pikepdf.Encryption(user="hemligt", owner="hemligt"))
        document.save(folder / "whole.pdf")
    whole = (folder / "whole.pdf").read_bytes()
    (folder / "whole.pdf").unlink()
    (folder / "truncated.pdf").write_bytes(whole[: len(whole) // 3])
    (folder / "nothing.pdf").write_bytes(b"")
    Image.new("L", (60, 60), 255).save(folder / "cut.png")
    (folder / "image.pdf").write_bytes((folder / "cut.png").read_bytes())
    (folder / "cut.png").write_bytes((folder / "cut.png").read_bytes()[:60])
    (folder / "noise.txt").write_bytes(random.Random(7).randbytes(4096))
    with pikepdf.new() as document:
        document.save(folder / "no-pages.pdf")
    (folder / "letter.docx").write_bytes(b"PK\x03\x04 not read")
