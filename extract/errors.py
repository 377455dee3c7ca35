"""What can be wrong with an input, said so that a person can act on it."""

from pathlib import Path


class DiariumError(Exception):
    """Something that the user can mend; the message says what and how."""


class UnreadableInput(DiariumError):
    """An input file that cannot be read: what is wrong with it and the way out.

    `reason` is one of a few fixed words, so that failures can be counted by cause.
    """

    def __init__(self, path: Path, reason: str, problem: str, remedy: str) -> None:
        super().__init__(f"{path}: {problem}; {remedy}")
        self.path = path
        self.reason = reason
        self.problem = problem
        self.remedy = remedy


class OcrKilled(DiariumError):
    """Tesseract was ended from outside, by the system or a person: the page says nothing of it, another try may."""


class MissingTesseract(DiariumError):
    """Tesseract, or one of its languages, is not installed."""
