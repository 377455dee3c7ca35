"""Officers told by the words around their names and by what these stand among, where no rule knows the place."""

from collections.abc import Iterator, Sequence, Set

from extract.pipes import tree_model, word_model
from extract.pipes.officer_candidates import candidates, features
from extract.pipes.people import Found
from extract.pipes.sections import Line, Section
from extract.pipes.word_model import FOLDER

WORDS = FOLDER / "officer_words.json"
MODEL = FOLDER / "officer_trees.json"
# Log-odds from which on a name is an officer's. Chosen by leaving out documents that the rules of their day had not seen.
_OFFICER = 1.2
_MOST = 50  # of a document


def worded(lines: Sequence[Line], sections: Sequence[Section], kind: str | None, others: Set[int]) -> Iterator[Found]:
    """The likeliest officers whose title stands before, behind or below them; none in a list of recipients.

    `others` are where the lines begin in which those of other parties stand.
    """
    those = candidates(lines, sections, kind)
    if not those:
        return
    words = [word_model.log_odds(WORDS, one.around.split()) for one in those]
    odds = tree_model.load(MODEL).scores(features(lines, kind, those, words)).tolist()
    for likelihood, one in sorted(zip(odds, those, strict=True), key=lambda pair: -pair[0])[:_MOST]:
        if likelihood < _OFFICER:
            return
        if one.title and not one.is_listed and lines[one.line].start not in others:
            yield Found(one.name, one.title, None, tree_model.share(likelihood))
