"""How large an input may be, and what is said of a larger one."""

from pathlib import Path

from extract.errors import UnreadableInput

MAX_PIXELS = 150_000_000  # of an image; an A0 plan at 300 dpi has 139 million
MAX_PAGES = 20_000  # a year's protokoll of a large town has some 5,000
MAX_TEXT_BYTES = 50_000_000  # some 15,000 pages


def check_pixels(path: Path, width: int, height: int) -> None:
    """Refuses an image of more than `MAX_PIXELS`.

    Raises:
        UnreadableInput: it has more.
    """
    if width * height > MAX_PIXELS:
        raise too_many_pixels(path)


def check_pages(path: Path, pages: int) -> None:
    """Refuses a document of more than `MAX_PAGES`.

    Raises:
        UnreadableInput: it has more.
    """
    if pages > MAX_PAGES:
        raise _too_large(path, f"has more than {MAX_PAGES:,} pages", "split it")


def check_text(path: Path) -> None:
    """Refuses a text file of more than `MAX_TEXT_BYTES`.

    Raises:
        UnreadableInput: it has more.
        OSError: the file cannot be looked at.
    """
    if path.stat().st_size > MAX_TEXT_BYTES:
        raise _too_large(path, f"holds more than {MAX_TEXT_BYTES // 1_000_000} MB of text", "split it")


def too_many_pixels(path: Path) -> UnreadableInput:
    """The error for an image of more than `MAX_PIXELS`."""
    return _too_large(path, f"has an image of more than {MAX_PIXELS // 1_000_000} million pixels", "scale it down")


def _too_large(path: Path, problem: str, remedy: str) -> UnreadableInput:
    return UnreadableInput(path, "too-large", problem, remedy)
