"""The named-entity model: it is small, knows names that no list has, and is made again from marked sentences."""

import json
from pathlib import Path

import pytest

from extract.names import MODEL, persons
from extract.names.model import PERSON, empty
from extract.names.sentences import SHOWINGS, Sentence, Shower, read_sentences
from extract.names.training import example, train

LINES = (
    ("Ärendet har beretts av Abdirahman Warsame på förvaltningen.", ("Abdirahman Warsame",)),
    ("Enligt Gunhild Westman är det en god idé.", ("Gunhild Westman",)),
    ("Avgiften höjs med två procent från och med nästa år.", ()),
)
SENTENCES = "Anna\tPER\nBerg\tPER\nbor\t0\ni\t0\nUmeå\tLOC\n.\t0\n\nKommunen\tORG\nbygger\t0\nskolor\t0\n.\t0\n\n"


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_people_of_a_line(line: str, expected: tuple[str, ...]) -> None:
    assert persons(line) == expected


def test_the_model_is_small_and_has_its_card() -> None:
    card = json.loads(MODEL.with_suffix(".json").read_text(encoding="utf-8"))
    assert card["bytes"] == MODEL.stat().st_size < 6_000_000
    assert card["trained_on"]["licence"] == "CC BY 4.0"
    assert {kind for kind, _ in SHOWINGS} == set(card["measured_on_test"]["people"])


def test_sentences_are_read_with_tabs_or_spaces(tmp_path: Path) -> None:
    file = tmp_path / "ner.tsv"
    file.write_text(SENTENCES.replace("\t0", "   0"), encoding="utf-8")
    assert [len(sentence.tokens) for sentence in read_sentences(file)] == [6, 4]


@pytest.mark.parametrize("kind", [kind for kind, _ in SHOWINGS])
def test_a_shown_sentence_keeps_its_names(kind: str) -> None:
    sentence = Sentence(("Åsa", "Öberg", ",", "chef"), ("PER", "PER", "0", "0"))
    shown = Shower(1).shown(sentence, kind)
    assert shown.labels == sentence.labels
    (entity,) = example(empty(), shown).reference.ents
    assert (entity.text, entity.label_) == (" ".join(shown.tokens[:2]), PERSON)


def test_the_same_seed_shows_the_same() -> None:
    sentence = Sentence(("Åsa", "Öberg", "är", "på", "väg"), ("PER", "PER", "0", "0", "0"))
    one, other = Shower(2), Shower(2)
    assert [one.show(sentence) for _ in range(20)] == [other.show(sentence) for _ in range(20)]


def test_training_writes_a_model_and_its_card(tmp_path: Path) -> None:
    for name in ("my_ner_train.tsv", "my_ner_test.tsv"):
        (tmp_path / name).write_text(SENTENCES * 6, encoding="utf-8")
    said: list[str] = []
    card = train(tmp_path, tmp_path / "names.bin", epochs=1, say=said.append)
    assert (tmp_path / "names.bin").stat().st_size == card["bytes"]
    assert len(said) == 1
    assert json.loads((tmp_path / "names.json").read_text(encoding="utf-8")) == card


def test_a_folder_without_sentences_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="has no"):
        train(tmp_path, tmp_path / "names.bin", epochs=1, say=print)
