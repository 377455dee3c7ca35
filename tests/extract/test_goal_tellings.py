"""For when goals hold of which nothing near says it."""

from datetime import date

import pytest

from extract.pipes.goal_tellings import Tellings
from extract.pipes.goal_years import Said
from extract.pipes.sections import lines_of

GOAL = "Alla ska få svar inom en vecka"
WRITTEN = date(2011, 11, 8)
# What stands over a goal and under it -> for when it holds, as the lines tell; "-" where they tell nothing.
TOLD = {
    "of all, further up": (
        "Målen gäller för verksamhetsåret 2012 om inget annat sägs.\n\nMål\n\nUtfall 2010: 81 procent\n\n{}\n",
        2012,
    ),
    "of all, in a column": (
        "Planen är för personalen\tMålen på nästa sida avser 2012 om inte annat sägs.\n\nMål\n\n{}\n",
        2012,
    ),
    "of all, said of what was named before": ("Våra mål\n\nDär ej annat anges gäller de 2012.\n\nSkola\n\n{}\n", 2012),
    "a heading that asks": ("Hur gick det med 2011 års mål?\n\nSnabba besked\n\n{}\n", 2011),
    "a heading over areas": ("Nämndens mål för 2012\n\nSkola\n\nFler ska läsa.\n\nVård\n\n{}\n", 2012),
    "next year": ("Mål för nästa år\n\n{}\n", 2012),
    "a caption under the table": ("{}\n\nTabell 1. Nämndens mål för 2012\n", 2012),
    "what is decided of them": ("{}\n\nNämnden fastställer målen för 2012 enligt denna skrivelse.\n", 2012),
    "with what lies beyond": ("Nämndens mål 2012 med utblick mot 2014\n\n{}\n", 2012),
    "several years": ("Mål för 2012\n\nDärtill kommer följande mål som löper över flera år:\n\n{}\n", None),
    "for good": ("Mål för 2012\n\nFler ska läsa.\n\nTills vidare\n\n{}\n", None),
    "another heading without a year": (
        "Mål 2012\n\nFler ska läsa.\nAlla ska simma.\nIngen ska vänta.\n\nMål\n\n{}\n",
        "-",
    ),
    "of other figures": ("De stora siffrorna avser 2010 där inget annat sägs.\n\n{}\n", "-"),
    "an outcome over the next card": (
        "Målen avser 2012 om inte annat sägs.\n\nUtfall 2010: 17\nMål 2\tMått: enkät\n{}\tmätning\n",
        2012,
    ),
    "of the state's": ("De nationella målen från 1999 gäller alltjämt.\n\n{}\n", "-"),
    "of one list among others": (
        "Vid utgången av 2013 ska vi ha nått följande mål:\n\nFler ska läsa.\n\nMiljö\n\n{}\n",
        "-",
    ),
    "another's year behind it": ("{}\n\nMålen för 2013 beslutas av fullmäktige.\n", "-"),
    "by when they are to be fulfilled": ("Mål som ska vara uppfyllda till och med 2013\n\nSkola\n\n{}\n", 2013),
    "of former goals": (
        "Nämndens mål för 2012\n\nDe mål som gällde under 2010 och 2011 var för många.\n\n{}\n",
        2012,
    ),
    "a heading over a table's head": ("Nämndens mål för 2012\nIndikator 2010 2011\n{}\n", 2012),
    "a heading over cells, with outcomes": (
        "Enhetens mål för 2012, med utfall 2009–2011\nMål\t2010\t2011\n{}\t4\t5\n",
        2012,
    ),
    "heads of columns that agree": ("Fullmäktiges mål 2012\tNämndens mål 2012\n{}\tFler ska läsa\n", 2012),
    "heads of columns that do not": ("Fullmäktiges mål 2011\tNämndens mål 2012\n{}\tFler ska läsa\n", None),
    "a heading in the margin of a table's head": ("Mål 2012\tMål\tHelår 2010\tHelår 2011\n1\t{}\t71 %\t78 %\n", 2012),
    "by when they are to be fulfilled, said of what was named before": (
        "Programmet har sju mål. De ska vara uppfyllda vid utgången av 2013 om inte annat sägs.\n\nSkola\n\n{}\n",
        2013,
    ),
    "by when something else is to be ready": (
        "Mål\n\n{}\n\nTvå skolor byggs i Ekby. Dessa ska vara klara år 2016.\n",
        "-",
    ),
    "a target under the goal": ("{}\n\nAndel nöjda\nMålvärde 2012: minst 80 %\n", 2012),
    "targets of one year under other goals": ("Snabba besked\nMålnivå år 2012 är 8 dagar\n\n{}\n", 2012),
    "targets of several years": (
        "Snabba besked\nMål 2012: 8 dagar\n\nNöjda brukare\nMål 2014: 90 %\n\nTrygghet\n\n{}\n",
        "-",
    ),
    "a head of targets": ("Mått Målvärde 2010 2011\n{}\n", "-"),
    "in another paragraph of the minutes": ("§ 4\tMål för 2012\n\nFler ska läsa.\n\n§ 5\tUngdomsgården\n\n{}\n", "-"),
}


@pytest.mark.parametrize("name", TOLD)
def test_year_is_told(name: str) -> None:
    text, expected = TOLD[name]
    text = text.format(GOAL)
    told = Tellings(list(lines_of(text)), WRITTEN).of(text.index(GOAL))
    assert ("-" if told is None else told.year) == expected


def test_of_what_is_told_in_passing_only_what_holds_for_all_counts() -> None:
    text = f"Mål för 2012\n\nMålen avser 2013 om inget annat sägs.\n\nMål för 2014\n\n{GOAL}\n"
    told = Tellings(list(lines_of(text)), None)
    assert told.of(text.index(GOAL)) == Said(2014)
    assert told.of(text.index(GOAL), in_passing=True) == Said(2013)
