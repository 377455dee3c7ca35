"""Example of rules of one's own, for an archive that writes `Delges:` and `Ärendet utgår`.

One component adds to Diarium's decisions, one finds the recipients in place of Diarium's, and indicators, of which the
archive has none, are not looked for: `diarium convert 2018/ --out OUT --pipes extract.examples.delges`.
"""

import re

from spacy.language import Language
from spacy.tokens import Doc

from extract.pipes.findings import Decision, Text, add

PIPES = ["utgar"]
REPLACES = {"diarium_recipients": "delges", "diarium_indicators": None}

_UTGAR = re.compile(r"^Ärendet utgår\b.*$", re.MULTILINE)
_DELGES = re.compile(r"^Delges:\s*(.+)$", re.MULTILINE)
_NAME = re.compile(r"[^,\s][^,]*")


@Language.component("utgar")
def utgar(doc: Doc) -> Doc:
    """Adds to `decisions` that the matter was withdrawn."""
    for found in _UTGAR.finditer(doc.text):
        add(doc, "decisions", found.span(), Decision("beslut"), confidence=0.9)
    return doc


@Language.component("delges")
def delges(doc: Doc) -> Doc:
    """Adds `recipients`: the names after `Delges:`, parted by commas."""
    for line in _DELGES.finditer(doc.text):
        for name in _NAME.finditer(doc.text, line.start(1), line.end(1)):
            add(doc, "recipients", name.span(), Text(name[0].strip()), confidence=0.9)
    return doc
