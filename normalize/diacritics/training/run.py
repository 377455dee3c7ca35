"""From a folder of material to a model file with its card: the whole of `diarium train`."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from normalize.diacritics import artefact
from normalize.diacritics.repair import Repairer
from normalize.diacritics.training import build, calibrate, data, measure, score
from normalize.diacritics.training.data import Material, Split
from normalize.diacritics.training.sources import read_sources


def run(
    folder: Path,
    out: Path,
    dictionary: Path | None,
    tell: Callable[[str], None],
    documents: Sequence[Sequence[str]] = (),
) -> dict[str, Any]:
    """Trains, calibrates on the dev split, measures on test; writes the model and its card.

    ``documents`` are lines of such documents as are to be repaired, to learn how their words are used.
    """
    start = time.monotonic()
    tell("reading material")
    material = data.load(folder, [line for lines in documents for line in lines])
    sources = read_sources(dictionary)
    tell("learning words, language and channel")
    meta, arrays = build.train(material, sources)
    artefact.write(out, meta, arrays)
    tell("calibrating on the dev split")
    if material.pairs["dev"]:
        meta["calibration"] = calibrate.fit(Repairer(out), material.pairs["dev"])
        artefact.write(out, meta, arrays)
    seconds = round(time.monotonic() - start)
    tell("measuring on the test split")
    card = {
        "model": out.name,
        "bytes": out.stat().st_size,
        "trained_on": describe(folder, material, dictionary) | {"gold_documents": len(documents)},
        "how": HOW,
        "seconds": seconds,
        "measured_on_test": measure_model(Repairer(out), material, "test"),
        "licences": LICENCES,
        "command": "diarium train --data DIR"
        + " --dictionary sv_SE.dic" * bool(dictionary)
        + " --gold" * bool(documents),
    }
    text = json.dumps(card, ensure_ascii=False, indent=2)
    out.with_suffix(".json").write_text(text + "\n", encoding="utf-8")
    return card


HOW = (
    "Noisy channel: P(read | written) by alignment of the words of training pages, four rounds of "
    "hard expectation maximisation; P(written) by a Kneser-Ney trigram model over words, kept only "
    "where a word has a rival; compounds from parts learnt by expectation maximisation over word "
    "types; a four-letter model for unknown words; confidence by logistic regression on dev pages. "
    "Pages and blocks of 250 paragraphs are held out by the hash of their text (10 % and 2 % each "
    "to dev and test), and paragraphs of held-out pages are left out of the text."
)


# What the words come from; the model keeps words and counts of them, nothing of the running text.
LICENCES = {
    "wordfreq": "word lists CC BY-SA 4.0 (Robyn Speer, github.com/rspeer/wordfreq, names its sources); code Apache 2.0",
    "hunspell-sv": "sv_SE dictionary LGPL 3, copyright 2003-2014 Göran Andersson",
    "GeoNames": "names of places CC BY 4.0 (geonames.org)",
    "model": "The words of the model are partly taken from these lists; whoever passes it on names all three, under "
    "CC BY-SA 4.0 and LGPL 3. A model trained without --dictionary has nothing of hunspell-sv.",
}


def describe(folder: Path, material: Material, dictionary: Path | None) -> dict[str, Any]:
    """What the model was trained on."""
    return {
        "files": sorted(path.name for pattern in data.PATTERNS for path in folder.glob(pattern)),
        "dictionary": dictionary.name if dictionary else None,
        "frequencies": "wordfreq (sv, en, de, fr, fi, es)",
        "pages": {split: len(pairs) for split, pairs in material.pairs.items()},
        "paragraphs": {split: len(lines) for split, lines in material.text.items()},
        "other_sentences": len(material.extra),
    }


def measure_model(repairer: Repairer, material: Material, split: Split) -> dict[str, Any]:
    """The figures of the accuracy table on one split."""
    pairs, texts = material.pairs[split], measure.pages(material.text[split])
    figures: dict[str, Any] = {}
    if pairs:
        figures["pages"] = score.score_pages(pairs, repairer.repaired).figures
        error, edits = measure.measure_calibration(pairs, repairer)
        figures["calibration"] = {"expected_error": error, "edits": edits}
        figures["not_replayed"] = measure.measure_replay((pair.read for pair in pairs), repairer)
    if texts:
        stripped = measure.measure_stripped(texts, repairer.repaired)
        figures["stripped"] = {
            "words": stripped.words,
            "right": stripped.right / max(1, stripped.words),
        }
        words, changed = measure.measure_clean(texts, repairer)
        figures["clean"] = {"words": words, "changed": changed}
    return figures
