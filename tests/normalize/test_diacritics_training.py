"""Training: the split, the channel, the automaton, the scores, and a model from a handful of pages."""

import gzip
import json
import shutil
from pathlib import Path

import pytest

from normalize.diacritics import artefact
from normalize.diacritics.repair import PARTS, Repairer
from normalize.diacritics.training import baselines, build, calibrate, channel, data, measure, score
from normalize.diacritics.training.data import Material, Pair
from normalize.diacritics.training.hunspell import word_forms
from normalize.diacritics.training.sources import LISTS, Sources, read_terms

SENTENCES = [
    "Målet är att alla ska få vård i tid.",
    "Nämnden föreslår att ärendet återremitteras för utredning.",
    "Vi har en plan för året och för åren som kommer.",
    "Kommunen har sökt bidrag för vårdplatser och skolplatser.",
    "Skolan har fått bidrag för en ny skolgård på våren.",
    "Nämnden beslutar att godkänna planen för vårdplatser.",
    "Det var vår skola och här har vi mål för var och en.",
]


def scanned(text: str) -> str:
    """As an OCR without Swedish reads it: ö as é before r, the other marks lost."""
    return score.strip(text.replace("ör", "ér"))


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pairs = [Pair("\n".join(SENTENCES), scanned("\n".join(SENTENCES)))] * 3
    material = Material(
        pairs={"train": pairs, "dev": [], "test": []},
        text={"train": SENTENCES * 20, "dev": [], "test": []},
        extra=[],
    )
    forms = ["vård", "vårdplats", "vårdplatser", "platser", "vårdhem", "vårdtid", "hem", "tid", "gård", "skolgård"]
    sources = Sources({"plan": 1e-4}, forms, ["tertial"], {"the": 0.05, "for": 0.01, "of": 0.03, "plan": 1e-4})
    path = tmp_path_factory.mktemp("model") / "tiny.bin"
    artefact.write(path, *build.train(material, sources))
    return path


def test_a_small_model_repairs_what_it_learnt(model: Path) -> None:
    text = " ".join(SENTENCES)
    assert Repairer(model).repaired(scanned(text)) == text


@pytest.mark.parametrize("part", PARTS)
def test_every_part_can_be_left_out(model: Path, part: str) -> None:
    text = " ".join(SENTENCES)
    assert len(Repairer(model, without=[part]).repaired(scanned(text)).split()) == len(text.split())


def test_unknown_parts_are_refused(model: Path) -> None:
    with pytest.raises(ValueError, match="no such part"):
        Repairer(model, without=["kontext"])


def test_training_twice_gives_the_same_bytes(model: Path, tmp_path: Path) -> None:
    opened = artefact.load(model)
    again = tmp_path / "again.bin"
    arrays = {name: build.np.frombuffer(view, view.format) for name, view in opened.arrays.items()}
    artefact.write(again, opened.meta, arrays)
    assert again.read_bytes() == model.read_bytes()


def test_other_files_are_no_models(tmp_path: Path) -> None:
    path = tmp_path / "text.bin"
    path.write_bytes(b"no model at all")
    with pytest.raises(ValueError, match="diarium train"):
        artefact.load(path)


def test_the_channel_learns_how_often_a_letter_is_read_as_another() -> None:
    pairs = [("för", "for")] * 8 + [("för", "fér")] * 2 + [("på", "pa")] * 5 + [("och", "och")] * 100
    table = channel.learn(pairs)
    assert table["o"]["ö"] < table["é"]["ö"] < table["6"]["ö"]
    assert table["o"]["o"] < 0.1


@pytest.mark.parametrize(
    ("written", "read", "pieces"),
    [
        ("för", "f6r", [("f", "f"), ("ö", "6"), ("r", "r")]),
        ("mål", "méal", [("m", "m"), ("å", "éa"), ("l", "l")]),
        ("över", "Gver", [("ö", "G"), ("v", "v"), ("e", "e"), ("r", "r")]),
        ("Över", "Over", [("ö", "o"), ("v", "v"), ("e", "e"), ("r", "r")]),
        ("ökad", "kad", [("ö", ""), ("k", "k"), ("a", "a"), ("d", "d")]),
    ],
)
def test_words_are_aligned_letter_by_letter(written: str, read: str, pieces: list[channel.Piece]) -> None:
    assert channel.align(written, read, {}) == pieces


def test_a_dictionary_gives_its_inflected_forms(tmp_path: Path) -> None:
    (tmp_path / "x.aff").write_text(
        "SET UTF-8\nFORBIDDENWORD %\nNEEDAFFIX ¤\nONLYINCOMPOUND Z\nSFX A Y 2\nSFX A 0 en [^e]\nSFX A e en e\n"
    )
    (tmp_path / "x.dic").write_text("4\nmål/A\npojke/A\nfel/%\nverksamhets/Z\n")
    assert sorted(word_forms(tmp_path / "x.dic")) == ["mål", "målen", "pojke", "pojken"]


def test_nothing_held_out_is_learnt_from(tmp_path: Path) -> None:
    truths = [f"Paragraf {n} om skolan.\nStycke {n} om vården.\nDelad {n // 2}." for n in range(200)]
    with gzip.open(tmp_path / "my_pairs.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps({"truth": truth, "ocr_eng": truth}) + "\n" for truth in truths)
    (tmp_path / "text.txt").write_text("\n".join(line for truth in truths for line in truth.split("\n")))
    material = data.load(tmp_path)
    paragraphs = {
        split: {p for pair in pairs for p in pair.truth.split("\n")} for split, pairs in material.pairs.items()
    }
    held = paragraphs["dev"] | paragraphs["test"]
    assert paragraphs["dev"]
    assert paragraphs["test"]
    assert held.isdisjoint(paragraphs["train"])
    assert paragraphs["dev"].isdisjoint(paragraphs["test"])
    assert held.isdisjoint(material.text["train"])
    assert data.load(tmp_path) == material


def test_words_are_counted_as_by_hand() -> None:
    counted = score.Score()
    counted.add("Målet är – ett mål på fem år", "Malet ar - ett mal pa fem ar", "Målet är - ett mal på fäm år")
    assert (counted.words, counted.damaged, counted.fixed, counted.harmed) == (8, 5, 4, 1)
    assert counted.errors_before == 5
    assert counted.errors_after == 2
    assert list(counted.missed) == [("mål", "mal", "mal")]
    assert list(counted.harms) == [("fem", "fäm")]


def test_calibration_error_is_the_distance_of_sureness_from_truth() -> None:
    assert calibrate.expected_error([0.8] * 10, [True] * 8 + [False] * 2) == pytest.approx(0.32)
    assert calibrate.expected_error([1.0] * 10, [True] * 10) == 0


def test_replay_is_measured(model: Path) -> None:
    assert measure.measure_replay([scanned(" ".join(SENTENCES))], Repairer(model)) == 0


def test_a_peer_that_is_not_installed_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(baselines.shutil, "which", lambda _: None)
    with pytest.raises(baselines.MissingToolError, match="apt install hunspell hunspell-sv"):
        baselines.hunspell()


@pytest.mark.skipif(not shutil.which("hunspell"), reason="hunspell is an optional peer")
def test_hunspell_gives_its_first_suggestion_for_unknown_words() -> None:
    try:
        correct = baselines.hunspell()
    except baselines.MissingToolError:
        pytest.skip("hunspell has no Swedish dictionary here")
    assert correct("att godkdnna en plan 2012") == "att godkänna en plan 2012"


def test_terms_are_words() -> None:
    terms = [term for path in LISTS for term in read_terms(path)]
    assert {"tertial", "Östersund", "KSAU", "Öregrund"} <= set(terms)
    assert all(term.isalpha() for term in terms)
