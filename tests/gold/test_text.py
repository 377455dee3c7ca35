"""Error rates, repairs and letters are as counted by hand."""

import unicodedata

import pytest

from gold.letters import LetterCounts, count_letters
from gold.text import ErrorRate, RepairCounts, character_errors, judge_repairs, raw_text, word_errors
from tests.gold.samples import page


@pytest.mark.parametrize(
    ("read", "truth", "errors", "length"),
    [
        ("f6r 2019", "för 2019", 1, 8),
        ("fr", "för", 1, 3),  # one left out
        ("f ör", "för", 1, 3),  # a space put in
        ("", "för", 3, 3),
        ("för", "", 3, 0),
        ("", "", 0, 0),
        ("KS 2018–109 ”mål”", 'KS 2018-109 "mål"', 0, 17),  # dashes and quotes are folded
        ("en\n två", "en två", 0, 6),
    ],
)
def test_character_errors(read: str, truth: str, errors: int, length: int) -> None:
    assert character_errors(read, truth) == ErrorRate(errors, length)


def test_composed_and_decomposed_letters_are_the_same() -> None:
    written = "Förslag på åtgärder"
    assert character_errors(unicodedata.normalize("NFD", written), written) == ErrorRate(0, 19)
    assert word_errors(written, unicodedata.normalize("NFD", written)) == ErrorRate(0, 3)


def test_word_errors() -> None:
    assert word_errors("Kommunen f6r godkanna planen", "Kommunen får godkänna planen nu") == ErrorRate(3, 5)
    assert word_errors("Kommunen f6r godkanna planen", "Kommunen får godkänna planen nu").rate == 3 / 5


def test_rates_of_pages_are_those_of_their_text() -> None:
    assert (ErrorRate(3, 91) + ErrorRate(5, 500)).rate == 8 / 591
    assert ErrorRate().rate == 0.0


def test_raw_text_is_what_the_scan_said() -> None:
    assert raw_text(page("{f6r→för} 2019 {godkdnna→godkänna}.")) == "f6r 2019 godkdnna."


@pytest.mark.parametrize(
    ("marked", "truth", "expected"),
    [
        ("{f6r→för} 2019", "för 2019", RepairCounts(right=1)),
        ("f6r 2019", "för 2019", RepairCounts(missed=1)),
        ("{f6r→fär} 2019", "för 2019", RepairCounts(wrong=1)),
        ("{for→för} the people", "for the people", RepairCounts(harmful=1)),
        ("för 2019", "för 2019", RepairCounts()),
        # The comma beside the word was misread; that is not the repair's doing.
        ("att {godkdnna→godkänna}. planen", "att godkänna, planen", RepairCounts(right=1)),
        # A misreading that lost no letter of the repair's is none of its misses; nor is a word never read.
        ("områdel är stort", "området är mycket stort åt", RepairCounts()),
        # Two words run together and parted again, and one parted in two and joined.
        ("{pavag→på väg} hem", "på väg hem", RepairCounts(right=1)),
        ("{f or→för} oss", "för oss", RepairCounts(right=1)),
        (
            "{Vdr→Vår} {mal→mål} ar att {bera→bära} {mal→mål} för {gora→göra}",
            "Vår mål är att bera mal för göra",
            RepairCounts(right=3, missed=1, harmful=2),
        ),
    ],
)
def test_repairs(marked: str, truth: str, expected: RepairCounts) -> None:
    assert judge_repairs(page(marked), truth)[0] == expected


def test_a_word_wrong_for_another_reason_than_an_edit_is_not_harm() -> None:
    counted, _ = judge_repairs(page("kommunen {f6r→för} bealut"), "kommunen för beslut")
    assert counted == RepairCounts(right=1)


def test_each_repair_has_its_verdict() -> None:
    _, verdicts = judge_repairs(page("{f6r→för} {for→för} {mdl→mal}", confidence=0.8), "för for mål")
    assert verdicts == [(0.8, True), (0.8, False), (0.8, False)]


def test_repairs_as_precision_and_recall() -> None:
    counted = RepairCounts(right=6, wrong=1, missed=2, harmful=1).counts
    assert counted.precision == 6 / 8
    assert counted.recall == 6 / 9


def test_letters_lost_and_returned() -> None:
    counted = count_letters(page("{f6r→för} pa {A→Å}ngan dr"), "för på Ångan är å")
    assert dict(counted.read) == {
        ("ö", "6"): 1,
        ("å", "a"): 1,
        ("Å", "A"): 1,
        ("ä", "d"): 1,
        ("å", ""): 1,
    }
    assert dict(counted.returned) == {("ö", "6"): 1, ("Å", "A"): 1}


def test_letters_that_were_read_right_are_counted_too() -> None:
    counted = count_letters(page("på på"), "på på") + LetterCounts()
    assert dict(counted.read) == {("å", "å"): 2}
    assert not counted.returned
