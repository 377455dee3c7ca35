"""Judges a PDF page's text layer: is it worth keeping, or is the page better read from its image?"""

from collections.abc import Sequence

from extract.pages import Word

# A scan whose layer holds a stamped page number or diary number has not been read.
_FEWEST_WORDS_ON_SCAN = 12
_READABLE_SHARE = 0.7


def is_usable(words: Sequence[Word], *, has_image: bool, is_drawn: bool) -> bool:
    """Whether the words are the page's text: enough of them for a page with a full-page image, and readable.

    `has_image`: an image covers the page; `is_drawn`: the page draws any image or line. A page without words that
    draws nothing is blank, and its empty layer is right.
    """
    if not words:
        return not is_drawn
    if has_image and len(words) < _FEWEST_WORDS_ON_SCAN:
        return False
    return _readable_share(words) >= _READABLE_SHARE


def _readable_share(words: Sequence[Word]) -> float:
    """The share of characters that text is made of; fonts without a Unicode map give private and control ones."""
    text = "".join(word.text for word in words)
    if "(cid:" in text:
        return 0.0
    return sum(char.isalnum() or char.isascii() or char in "§–—”“’‘•°²³½¼¾€£·…×±" for char in text) / max(len(text), 1)
