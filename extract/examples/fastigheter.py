"""Example of a field of one's own: the fastigheter that a document names, as `Kråkerum 2:14`.

`diarium convert 2018/ --out OUT --pipes extract.examples.fastigheter` writes them to the records' `extra`.
"""

import re

from spacy.language import Language
from spacy.tokens import Doc

from extract.pipes.findings import add

PIPES = ["fastigheter"]

# "fastigheten Kråkerum Lövåsa 2:14", "Björkhaga S:3"; not "kl. 13:30" and not "12:50 kronor".
_FASTIGHET = re.compile(r"((?:[A-ZÅÄÖ][a-zåäö]+ )+)((?:\d{1,3}|[Ss]):\d{1,4})(?![\d:]|,\d| (?:kr|tkr|procent|%))")


@Language.component("fastigheter")
def fastigheter(doc: Doc) -> Doc:
    """Adds `fastigheter`, which stand in the record's `extra`."""
    for found in _FASTIGHET.finditer(doc.text):
        value = {"trakt": found[1].strip(), "enhet": found[2]}
        add(doc, "fastigheter", found.span(), value, confidence=0.95)
    return doc
