"""Gives names of people their lost letters back, where the repair of words, which knows few names, did not."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from normalize.diacritics import Edit
from normalize.names.lists import UNKNOWN, name_lists
from normalize.names.readings import Reading, best_place, best_reading, is_word, may_be
from normalize.unicode import fold

_TOKEN = re.compile(r"[^\W_][\w&]*")
_PARTICLES = frozenset({"von", "af", "de", "van"})
_EMAIL = re.compile(r"([a-z][a-z-]+)\.([a-z][a-z-]+)\s?@\s?[a-z]")
_MOST_SURNAMES = 2
_LEAST_SHARE = 0.55  # of its rivals' likelihood: a name less sure stays as it was read
_LEAST_SHARE_NEW = 0.9  # of a surname that no list has
_MOST_AS_READ = (
    0.03  # of the likelihood: where it is so unlikely as it was read, it gets its likeliest letters all the same
)
# What a scanner makes of å, ä and ö in nine of ten cases, and those themselves.
_MARKED = re.compile(r"[aoéåäö6AOÅÄÖ]")
_SHORTEST_PLACE = 4  # letters
_DEAREST_MADE = 13.5  # nats: a name made of parts that are on the lists
_LEAST_PLACE_SHARE = 0.8
_SURE = 0.6  # the most that a name's letters can be trusted: of names alike, lists tell only the commoner


def mend_names(raw: str, text: str, edits: Sequence[Edit]) -> tuple[str, tuple[Edit, ...]]:
    """The text and its edits with the names of people mended; `raw` is the text as it was read, before `edits`.

    Only a text that was damaged is touched, and in it only words after a first name.

    >>> raw = "Foredragande: fastighetschef Bjorn Brannmark"
    >>> edits = [Edit(0, 12, "Foredragande", "Föredragande", 0.99, None)]
    >>> mend_names(raw, "Föredragande: fastighetschef Bjorn Brannmark", edits)[0]
    'Föredragande: fastighetschef Björn Brännmark'
    """
    if not edits:
        return text, tuple(edits)
    before = {(edit.start, edit.end): edit for edit in edits}
    named = _letters_of_emails(raw)
    changes: dict[tuple[int, int], tuple[str, float]] = {}
    for line in re.finditer(r"[^\n]+", text):
        tokens = [(match.start() + line.start(), match.end() + line.start()) for match in _TOKEN.finditer(line[0])]
        for place, after, share in [*_places(text, tokens, before), *_names(text, tokens, before, named)]:
            changes[place] = (after, share)
    return _with(text, before, changes)


Place = tuple[int, int]


def _names(
    text: str, tokens: Sequence[Place], edits: Mapping[Place, Edit], named: Mapping[str, str]
) -> Iterator[tuple[Place, str, float]]:
    """The words of the line's names as they should be: place, word, how sure."""
    index = 0
    while index < len(tokens):
        first = _reading(text, tokens[index], edits, named, first=True)
        surnames = list(_surnames(text, tokens[index:], edits, named)) if first else []
        if first and surnames:
            yield tokens[index], first[0].written, first[1]
            yield from surnames
        index += 1


def _places(text: str, tokens: Sequence[Place], edits: Mapping[Place, Edit]) -> Iterator[tuple[Place, str, float]]:
    """Capitalised words that are none of the dictionary, and that are made as names of places are: "Lindesas"."""
    for place in tokens:
        raw, repaired = _raw(text, place, edits), text[slice(*place)]
        if len(raw) < _SHORTEST_PLACE or not raw[0].isupper() or is_word(repaired):
            continue
        for genitive in ("", "s"):
            stem = raw.removesuffix(genitive)
            found, share = best_place(stem)
            is_sure = found.cost <= _DEAREST_MADE and share >= _LEAST_PLACE_SHARE
            if is_sure and genitive == raw[len(stem) :] and _MARKED.sub("*", found.written) == _MARKED.sub("*", stem):
                if found.written + genitive != repaired:
                    yield place, found.written + genitive, share
                break


def _surnames(
    text: str, tokens: Sequence[Place], edits: Mapping[Place, Edit], named: Mapping[str, str]
) -> Iterator[tuple[Place, str, float]]:
    """What follows the first of `tokens`, which is a first name: its other half after a hyphen, and surnames."""
    count = 0
    for (_, end), place in pairwise(tokens):
        word, parting = text[slice(*place)], text[end : place[0]]
        count += parting != "-" and len(word) > 1 and word not in _PARTICLES
        if parting not in (" ", ". ", "-") or count > _MOST_SURNAMES:
            return
        if word in _PARTICLES or len(word) == 1:
            continue
        if not _raw(text, place, edits)[:1].isupper():
            return
        reading = _reading(text, place, edits, named, first=not count)
        if reading:
            yield place, reading[0].written, reading[1]
        elif word[0].islower():
            yield place, word[0].upper() + word[1:], _SURE


def _raw(text: str, place: Place, edits: Mapping[Place, Edit]) -> str:
    return edits[place].before if place in edits else text[slice(*place)]


def _reading(
    text: str, place: Place, edits: Mapping[Place, Edit], named: Mapping[str, str], *, first: bool
) -> tuple[Reading, float] | None:
    """The name that the word most likely is, None when it is none that the lists know."""
    raw = _raw(text, place, edits)
    if not raw[0].isupper() or raw.isupper():
        return None
    letters = named.get(_blurred(raw), "")
    repaired = text[slice(*place)]
    found, share = best_reading(raw, first=first, letters=letters)
    is_known = not letters and _is_listed(repaired, first=first) and not _is_listed(found.written, first=first)
    if is_known and not may_be(raw, repaired):
        return Reading(repaired, UNKNOWN), _SURE
    if first and found.cost == UNKNOWN:
        return None
    is_new = not first and name_lists().surname(found.written) == UNKNOWN and found.written.lower() != raw.lower()
    is_sure = share >= (_LEAST_SHARE_NEW if is_new else _LEAST_SHARE) or (is_new and found.as_read <= _MOST_AS_READ)
    if not is_sure and raw.isalpha():  # a figure stands in no name
        return None if _is_listed(repaired, first=first) else (Reading(raw, UNKNOWN), _SURE)
    return found, share


def _is_listed(word: str, *, first: bool) -> bool:
    """Whether the lists know the name as it is written."""
    return (name_lists().first_name(word) if first else name_lists().listed_surname(word)) < UNKNOWN


def _letters_of_emails(raw: str) -> dict[str, str]:
    """Letters of the names in e-mail addresses, by what is left of them when a scan mistakes one for another."""
    return {_blurred(part): part for match in _EMAIL.finditer(raw) for part in match.groups()}


def _blurred(word: str) -> str:
    """The word with one sign for all the letters that a scanner makes of å, ä and ö."""
    return re.sub(r"[aodéi&6460]", "*", fold(word))


def _with(
    text: str, edits: Mapping[Place, Edit], changes: Mapping[Place, tuple[str, float]]
) -> tuple[str, tuple[Edit, ...]]:
    """The text with the changes made, and all edits with their places in it."""
    parts: list[str] = []
    kept: list[Edit] = []
    done = length = 0
    for place in sorted({*edits, *changes}):
        start, end = place
        edit = edits.get(place)
        raw = edit.before if edit else text[start:end]
        after, share = changes.get(place, (text[start:end], 0.0))
        parts += (text[done:start], after)
        length += start - done
        if after != raw:
            is_same = edit is not None and edit.after == after
            made = edit if is_same and edit else Edit(0, 0, raw, after, min(share, _SURE), None)
            kept.append(replace(made, start=length, end=length + len(after)))
        length += len(after)
        done = end
    parts.append(text[done:])
    return "".join(parts), tuple(kept)
