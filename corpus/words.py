"""Words as the search compares them: as written, by stem, by the parts of compounds, and with å ä ö or without."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import Stemmer

from normalize.diacritics.repair import lexicon

# What SQLite's unicode61 tokenizer takes for a word, so that both see the same ones.
WORD = re.compile(r"[^\W_]+")
FOLDED = "_"  # marks a stem that is another word without å ä ö; no word of a text begins so
_STEMMER = Stemmer.Stemmer("swedish")
_REMEMBERED = 2**18  # words; a large archive has millions, most of them once
_SHORTEST_PART = 4
# Endings that a list of words holds as words, of text whose lines broke before them.
_ENDING = re.compile(r"(?:sam)?het(?:en|er|s)*|n?ing(?:en|ar|arna)?s?|ande[tn]?|else[nr]?|g?et(?:en|er)|[er]+nas")
_RARE = 18.75  # nats
# Words of three letters that end compounds are common ones (väg, mål, hus); most others are endings.
_RARE_SHORT = 11.5
_SHORT_ENDINGS = frozenset(("are", "ens", "sen", "ser", "ner", "ren", "ter", "ten", "des", "ets", "kan", "ska", "ing"))
_SHORTEST_COMPOUND = 7
_LONGEST_COMPOUND = 40

# Words without a subject: a query in plain language ("motion om kolonilotter") is not about them.
STOPWORDS = frozenset(
    re.findall(
        r"\w+",
        "och i att det som en på är av för med till den har de inte om ett men var från vid så kan när efter upp man "
        "ska skall eller under där ut här nu in över hos blir dess detta dessa samt vilka vilket hur vad vem",
    )
)


def words(text: str) -> Iterator[str]:
    """The words of a text in small letters.

    >>> list(words("Mål 2019: KS/2018"))
    ['mål', '2019', 'ks', '2018']
    """
    return iter(WORD.findall(text.lower()))


def fold(text: str) -> str:
    """The text in small letters without marks.

    >>> fold("Åhléns Ängar på Ö")
    'ahlens angar pa o'
    """
    return "".join(sign for sign in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(sign))


@lru_cache(_REMEMBERED)
def stem(word: str) -> str:
    """The stem of a word in small letters.

    >>> stem("kommunens"), stem("protokollets"), stem("skolan") == stem("skola")
    ('kommun', 'protokoll', True)
    """
    return str(_STEMMER.stemWord(_indefinite(word))) if word.isalpha() else word


def _indefinite(word: str) -> str:
    """A noun without the article that the snowball stemmer leaves on: `protokollet`, `skolan`, `frånvarons`."""
    bare = word.removesuffix("s")
    without = {"et": (bare[:-2], bare[:-1]), "an": (bare[:-1],), "on": (bare[:-1],)}.get(bare[-2:], ())
    return next((base for base in without if _is_word(base)), word)


@lru_cache(_REMEMBERED)
def _is_word(word: str, *, rare: float = _RARE) -> bool:
    """Whether a word is known, and not so rare that it is likelier a piece of one (`ernas`, `verksamh`)."""
    number = lexicon().number(word) if len(word) >= 3 else -1
    return number >= 0 and lexicon().cost(number) < rare


@lru_cache(_REMEMBERED)
def _known(word: str) -> bool:
    return len(word) >= _SHORTEST_PART and lexicon().number(word) >= 0


@lru_cache(_REMEMBERED)
def _is_first_part(part: str) -> bool:
    """Whether a compound may begin so: a word, one with a linking s or e, or one that lost its last vowel."""
    if _known(part) or (part.endswith(("s", "e")) and _known(part[:-1])):
        return True
    return any(lexicon().number(part + vowel) >= 0 for vowel in ("a", "e", "an"))


@lru_cache(_REMEMBERED)
def _is_last_part(part: str) -> bool:
    if len(part) < _SHORTEST_PART:
        return len(part) == _SHORTEST_PART - 1 and part not in _SHORT_ENDINGS and _is_word(part, rare=_RARE_SHORT)
    if _ENDING.fullmatch(part):
        return False
    return _is_word(part) or (part.endswith("s") and _is_word(part[:-1]))


@lru_cache(_REMEMBERED)
def parts(word: str) -> tuple[str, ...]:
    """The parts of a compound, two for each way to halve it in known words; () when it is none.

    >>> parts("medborgarinflytande")
    ('medborgar', 'inflytande')
    >>> parts("skolbänk"), parts("kommun")
    (('skol', 'bänk'), ())
    """
    if not (_SHORTEST_COMPOUND <= len(word) <= _LONGEST_COMPOUND and word.isalpha()):
        return ()
    found: list[str] = []
    for place in range(3, len(word) - _SHORTEST_PART + 2):
        first, last = word[:place], word[place:]
        if _is_last_part(last) and _is_first_part(first):
            found += (first, last)
    return tuple(found)


@lru_cache(_REMEMBERED)
def terms(word: str) -> str:
    """What the index holds for a word beside itself: its stem, those of its parts, and these without their marks.

    >>> terms("målen")
    'mål _mal'
    >>> terms("medborgarinflytande")
    'medborgarinflyt medborg inflyt'
    """
    stems = dict.fromkeys((stem(word), *(stem(_unlinked(part)) for part in parts(word))))
    folded = {stemmed: fold(stemmed) for stemmed in stems}
    return " ".join((*stems, *(FOLDED + plain for stemmed, plain in folded.items() if plain != stemmed)))


@lru_cache(_REMEMBERED)
def term_set(word: str) -> frozenset[str]:
    """The terms of a word, as a set."""
    return frozenset(terms(word).split())


def _unlinked(part: str) -> str:
    """A first part without its linking s: `sammanträdes` -> `sammanträde`."""
    return part.removesuffix("s") if part.endswith("s") and _known(part.removesuffix("s")) else part


def index_terms(text: str) -> str:
    """The terms of all words of a text, as one string for the index."""
    return " ".join(map(terms, WORD.findall(text.lower())))
