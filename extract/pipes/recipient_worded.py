"""What recipients are by their words and by what they stand among: those that no list tells, and none for sure."""

import re
from collections.abc import Iterator, Sequence, Set

from extract.pipes import passage_words, tree_model
from extract.pipes.people import Cell, names_in
from extract.pipes.recipient_candidates import candidates, features
from extract.pipes.recipient_forms import begins_sure
from extract.pipes.sections import Line, Section
from extract.pipes.terms import HEADING_KINDS, TITLE
from extract.pipes.word_model import FOLDER
from normalize.unicode import fold

MODEL = FOLDER / "recipient_trees.json"
# Log-odds from which on a candidate is a recipient, and by its words alone down from which what a list holds is none.
# Chosen by leaving out documents that the rules of their day had not seen.
_RECIPIENT, _NONE = 1.0, -4.5
_TITLED = re.compile(r"\w+(?:\s[A-ZÅÄÖ][\w-]+){2,3}")  # "Skoldirektör Bo Ek"


def is_ruled_out(text: str) -> bool:
    """Whether what a list holds is no recipient, by its words: "Summa 22 400"; of people's names they say nothing."""
    folded = fold(text)
    if names_in((0, text)) or begins_sure(folded) or (_TITLED.fullmatch(text) and TITLE.match(folded)):
        return False
    return passage_words.log_odds(passage_words.RECIPIENTS, folded) <= _NONE


def worded(
    lines: Sequence[Line], sections: Sequence[Section], found: Sequence[Cell], senders: Set[str]
) -> Iterator[tuple[Cell, float]]:
    """The likely recipients that share no characters, and in a table no row, with those found, the likeliest first.

    Each is told with its confidence. `senders` are the folded names of those who send or sign the document: none is
    told of it.
    """
    those = candidates(lines, sections)
    if not those:
        return
    words = [passage_words.log_odds(passage_words.RECIPIENTS, one.folded) for one in those]
    odds = tree_model.load(MODEL).scores(features(lines, those, words)).tolist()
    taken = {at for start, text in found for at in range(start, start + len(text))}
    rows = {
        index
        for index, line in enumerate(lines)
        if "\t" in line.text and not taken.isdisjoint(range(line.start, line.end))
    }
    for likelihood, one in sorted(zip(odds, those, strict=True), key=lambda pair: -pair[0]):
        if likelihood < _RECIPIENT:
            return
        place = range(one.start, one.end)
        is_other = one.folded in senders or one.folded in HEADING_KINDS or one.line in rows
        if not is_other and taken.isdisjoint(place):
            taken.update(place)
            yield (one.start, one.text), tree_model.share(likelihood)
