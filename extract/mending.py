"""What a page's text becomes once lost letters and signs are given back, with every change."""

from collections.abc import Sequence
from dataclasses import replace

from extract.letter_spacing import close_up
from normalize import symbols
from normalize.diacritics import Edit, repair
from normalize.names import mend_names


def mended(text: str, *, signs: bool) -> tuple[str, tuple[Edit, ...]]:
    """The repaired text and its edits; `signs`: whether §, % and the like may be lost, and words spaced out."""
    repaired = repair(text)
    named, edits = mend_names(text, repaired.text, repaired.edits)
    for step in (symbols.mend, close_up) if signs else ():
        after, found = step(named)
        if not _overlap(edits, found):
            named, edits = after, _together(edits, found)
    return named, edits


def _overlap(letters: Sequence[Edit], signs: Sequence[Edit]) -> bool:
    """Whether a later change was made within a word that an earlier one had changed."""
    shift = 0
    for sign in signs:
        start = sign.start - shift
        end = start + len(sign.before)
        if any(edit.start < end and edit.end > start for edit in letters):
            return True
        shift += len(sign.after) - len(sign.before)
    return False


def _together(letters: Sequence[Edit], signs: Sequence[Edit]) -> tuple[Edit, ...]:
    """Both, in order, with the places of the letters moved by the signs before them."""
    moved = []
    for edit in letters:
        shift = 0
        for sign in signs:
            if sign.start >= edit.start + shift:
                break
            shift += len(sign.after) - len(sign.before)
        moved.append(replace(edit, start=edit.start + shift, end=edit.end + shift) if shift else edit)
    return tuple(sorted([*moved, *signs], key=lambda edit: edit.start))
