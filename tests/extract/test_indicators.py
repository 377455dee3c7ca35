"""Measured values in tables and sentences; targets and money are none."""

import pytest

from extract.pipes.measures import RULES
from tests.extract.texts import indicators

TABLES = {
    "a scan's running text": (
        "Nyckeltal 2013 2014 Tertial 1-2\n2015\nNärvaro vid möten 71% 78 % | 83 %\nDeltagare i kurser 640 815 902\n",
        [("Närvaro vid möten", "2013", 71, "%"), ("Närvaro vid möten", "2014", 78, "%"),
         ("Närvaro vid möten", "Tertial 1-2 2015", 83, "%"), ("Deltagare i kurser", "2013", 640, None),
         ("Deltagare i kurser", "2014", 815, None), ("Deltagare i kurser", "Tertial 1-2 2015", 902, None)],
    ),
    "a wrapped label, and a unit in the label": (
        "2019 2020\nNöjda med snöröjning av gång- och 61 % 66 %\ncykelvägar\nFörbrukad sand, ton 1 910 1 480\n",
        [("Nöjda med snöröjning av gång- och cykelvägar", "2019", 61, "%"),
         ("Nöjda med snöröjning av gång- och cykelvägar", "2020", 66, "%"),
         ("Förbrukad sand", "2019", 1910, "ton"), ("Förbrukad sand", "2020", 1480, "ton")],
    ),
    "a column that names the measure": (
        "Mål 2014\tMäts genom\tMålvärde 2014\tUtfall 2014\nHyresgästerna ska vara nöjda\tAndel nöjda i enkät\t80 %\t84 %\n",
        [("Andel nöjda i enkät", "Utfall 2014", 84, "%")],
    ),
    "a column of units, and one of nothing that is measured": (
        "Nyckeltal\tEnhet\tKälla\t2019\t2020\nElever per lärare\tantal\tSkolverket\t12,1\t11,8\n"
        "Nöjda elever\tprocent\tEnkät\t81\t84\n",
        [("Elever per lärare", "2019", 12.1, None), ("Elever per lärare", "2020", 11.8, None),
         ("Nöjda elever", "2019", 81, "%"), ("Nöjda elever", "2020", 84, "%")],
    ),
    "a space lost in a head": (
        "Tertial 22021 Tertial 22022\nTillsynsbesök 31 44\nHandläggningstid 38 dagar 33 dagar\n",
        [("Tillsynsbesök", "Tertial 2 2021", 31, None), ("Tillsynsbesök", "Tertial 2 2022", 44, None),
         ("Handläggningstid", "Tertial 2 2021", 38, "dagar"), ("Handläggningstid", "Tertial 2 2022", 33, "dagar")],
    ),
}  # fmt: skip
NONE = {
    "a target": "Sjukfrånvaron ska vara högst 5 % år 2019.\n",
    "a count in passing": "Vid mötet överlämnades en lista med 211 namn.\n",
    "money": "Belopp i tkr\nVerksamhet Utfall 2017 Budget 2018\nFörskola 48 300 49 900\n",
}


@pytest.mark.parametrize("name", TABLES)
def test_values_of_tables(name: str) -> None:
    text, expected = TABLES[name]
    assert indicators(text) == expected


@pytest.mark.parametrize("name", NONE)
def test_what_was_not_measured(name: str) -> None:
    assert indicators(NONE[name]) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.yes)
def test_rule_reads_its_sentence(rule: object) -> None:
    assert len(indicators(getattr(rule, "yes"))) == 1  # noqa: B009 - the rule is a row of the table
