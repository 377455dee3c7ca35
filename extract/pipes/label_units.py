"""What a label says that its figures are counted in: `Förbrukad sand, ton`, `Sjukfrånvaro (%)`."""

import re

from normalize.figures import UNIT
from normalize.unicode import fold

# "Förbrukad sand, ton", "Sjukfrånvaro (%)": a label that says what its figures are counted in.
_LABEL_UNIT = re.compile(
    rf"(?:,\s|\s\(|\si\s)(?P<unit>{UNIT}|antal|st\.?|årsarb\w*\.?|tjänster|lån|besök|resor|fordon|invånare|barn|[kMG]?Wh?|mil|liter|gram|hektar|kvadratmeter|kubikmeter|kilometer|kilo|mg/l|dB\s?\(?A?\)?|°C|promille)\)?$"
    rf"|(?:,\s|\s\()(?P<phrase>(?:{UNIT}|antal|andel|tusen(?:tal)?|1[ .]?000(?:-tal)?|hundratal|kbm|[kMGT]Wh|CO2|[mM][²³23]|kubik|gram|liter|meter|mil|grader|per\s\d)(?![^\W\d_])[^,()]{{0,40}})\)?$"
    r"|(?:,\s|\s\()(?P<ratio>[^\W\d_]\w*/\w+[²³]?)\)?$"
    rf"|(?:,\s|\s\()(?P<rate>(?!snitt|medel|genomsnitt)[^\W\d_][^\s,()]{{0,20}}\s(?:per|/)\s[^,()]{{1,30}})\)?$"
)


def parted(label: str) -> tuple[str, str | None]:
    """The label's name, and the unit that it gives."""
    if unit := _LABEL_UNIT.search(label):
        return label[: unit.start()], unit[unit.lastgroup or 0]
    return label.rstrip(" ,"), "%" if "%" in label or "procent" in fold(label) else None
