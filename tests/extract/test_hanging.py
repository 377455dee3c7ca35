"""What hangs below a text that stands beside its label is joined to it, and nothing else is."""

import pytest

from extract.compose import compose
from extract.flow import flow
from extract.pages import Page, Word
from tests.extract.test_layout import line, word

_TEXT = 130  # points from the page's edge to the text
_PROSE = "Namnden har under hela aret arbetat med planen for alla skolor i kommunen"


def _joined(words: list[Word]) -> list[str]:
    text, placed, _ = compose(words)
    return [one for one in flow([Page(1, "text", text, text, (), 595, 842, placed)]).text.split("\n") if one]


def _below(*texts: str, x: float = _TEXT) -> list[Word]:
    return [part for place, text in enumerate(texts) for part in line(text, 54 + 14 * place, x=x)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(
            [*line("Delmål 4", 40), *line("Trafiken på Brovägen ska understiga 6 000 fordon per dygn år", 40, x=_TEXT), *_below("1991.")],
            ["Delmål 4\tTrafiken på Brovägen ska understiga 6 000 fordon per dygn år 1991."],
            id="a figure that the text wants",
        ),
        pytest.param(
            [*line("Ärendet", 40), *line("Nämnden har den 3 maj prövat frågan om tom- ", 40, x=_TEXT), *_below("terna i Berga och lämnat den utan vidare åt-", "gärd tills våren kommer.")],
            ["Ärendet\tNämnden har den 3 maj prövat frågan om tomterna i Berga och lämnat den utan vidare åtgärd tills våren kommer."],
            id="divided words",
        ),
        pytest.param(
            [*line("Kopia till", 40), *line("Kommunstyrelsen och dess utskott i Ekby", 40, x=_TEXT), *_below("Revisorerna", _PROSE)],
            ["Kopia till\tKommunstyrelsen och dess utskott i Ekby", "Revisorerna", _PROSE],
            id="no item of a list",
        ),
        pytest.param(
            [*line("Mätpunkt", 40), *line("Den 14 maj 1975", 40, x=_TEXT), *_below("dB(A)", _PROSE)],
            ["Mätpunkt\tDen 14 maj 1975", "dB(A)", _PROSE],
            id="no head's second line",
        ),
        pytest.param(
            [*line("Ärendet", 40), *line("Nämnden har under hela året arbetat med planen för alla", 40, x=_TEXT), *_below("skolor i kommunen.", x=_TEXT + 30)],
            ["Ärendet\tNämnden har under hela året arbetat med planen för alla", "skolor i kommunen."],
            id="not what begins elsewhere",
        ),
        pytest.param(
            [word("7", 50, 40), *line("Kostnad", 40, x=90), *line("12 400 kronor", 40, x=300), *line("exklusive moms", 54, x=300)],
            ["7\tKostnad\t12 400 kronor", "exklusive moms"],
            id="no cell of few words",
        ),
    ],
)  # fmt: skip
def test_what_hangs_below_a_text(words: list[Word], expected: list[str]) -> None:
    assert _joined(words) == expected
