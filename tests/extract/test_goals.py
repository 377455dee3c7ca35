"""Goals in the layouts of plans, styrkort and protokoll, clean and damaged; talk about goals is none."""

import pytest

from tests.extract.texts import goals

FOUND = {
    "numbered under areas": (
        "Mål för 1995\nEtablering\n1. Minst 25 nya företag skall startas.\nTurism\n2. Antalet gästnätter skall öka.\n",
        [("Minst 25 nya företag skall startas.", 1995), ("Antalet gästnätter skall öka.", 1995)],
    ),
    "labelled, in a year told before": (
        "Uppföljning\n\nI internbudgeten för 2001 angav nämnden två mål för verksamheten.\n\n"
        "Mål: Antalet olyckor på kommunens gator skall minska.\nResultat: Elva olyckor.\n",
        [("Antalet olyckor på kommunens gator skall minska.", 2001)],
    ),
    "a styrkort of one year": (
        "Styrkort 2021\n\nMedborgare\nMål 1 Våra äldre ska känna sig trygga hemma\nMått: enkät. Målvärde 2021: 86 %.\n\n"
        "Ekonomi\nMål 2 Nämnden har en budget i balans\n",
        [("Våra äldre ska känna sig trygga hemma", 2021), ("Nämnden har en budget i balans", 2021)],
    ),
    "a sentence that opens the list with its year": (
        "Mål\n\nNämnden har antagit följande mål för 2024:\n• Fler barn ska lära sig simma före tio års ålder\n"
        "• Biblioteken ska ha öppet även på söndagar\n",
        [("Fler barn ska lära sig simma före tio års ålder", 2024), ("Biblioteken ska ha öppet även på söndagar", 2024)],
    ),
    "a column of targets that has the year": (
        "Mål\tMått\tUtfall 2022\tMålvärde 2023\nMaten ska vara god på alla boenden\tenkät\t71 %\t75 %\n"
        "Biståndet ska beslutas i tid varje gång\tandel\t88 %\t100 %\n",
        [("Maten ska vara god på alla boenden", 2023), ("Biståndet ska beslutas i tid varje gång", 2023)],
    ),
    "two columns of goals": (
        "Nämndens mål\n\nFullmäktiges mål\tNämndens mål 2017\tMålvärde 2017\n"
        "Trygg hela livet\tMaten ska vara god på alla boenden\tminst 75 %\nBiståndet ska beslutas i tid varje gång\t100 %\n",
        [("Trygg hela livet", None), ("Maten ska vara god på alla boenden", 2017), ("Biståndet ska beslutas i tid varje gång", 2017)],
    ),
    "a table that has lost its gaps": (
        "Nämndens mål 2022\n\nMål Målvärde Mått\nFler barn ska gå eller cykla till skolan minst 60 % Resvaneenkät i årskurs 2\n",
        [("Fler barn ska gå eller cykla till skolan", 2022)],
    ),
    "bullets misread": (
        "Nämndens mål 2023\n\n¢ Fler invånare ska kunna simma\ne Väntetiden ska vara högst 30 dagar\n* Alla ska få svar\n",
        [("Fler invånare ska kunna simma", 2023), ("Väntetiden ska vara högst 30 dagar", 2023), ("Alla ska få svar", 2023)],
    ),
    "only the first bullet is left": (
        "Våra strategiska mål\n\n• Vi är en öppen resurs för länets kommuner\nVi har ett jämlikt partnerskap i länet\n"
        "Vårt arbete gör skillnad för invånarna\n\nVi bygger utveckling på beprövad erfarenhet\n\nHändelser i urval\n\nDet har hänt mycket.\n",
        [("Vi är en öppen resurs för länets kommuner", None), ("Vi har ett jämlikt partnerskap i länet", None),
         ("Vårt arbete gör skillnad för invånarna", None), ("Vi bygger utveckling på beprövad erfarenhet", None)],
    ),
    "in a sentence": (
        "Nämnden har som mål att ingen ska vänta mer än två månader på beslut. Det följs upp.\n",
        [("ingen ska vänta mer än två månader på beslut", None)],
    ),
}  # fmt: skip
TALK = {
    "follow-up": "Uppföljning av målen\n\n- Målen följs upp i delårsrapporten.\n- Redovisning sker i mars.\n",
    "a target": "Mål: minst 80 %\n",
    "decisions about goals": "Nämnden beslutar att anta målen för 2012.\n",
    "a table of figures": "Mål 2018\n\nVerksamhet\tMål 2018\tUtfall 2018\nFörskola\t85 %\t82 %\n",
}


@pytest.mark.parametrize("name", FOUND)
def test_goals_are_found(name: str) -> None:
    text, expected = FOUND[name]
    assert goals(text) == expected


@pytest.mark.parametrize("name", TALK)
def test_talk_about_goals_is_none(name: str) -> None:
    assert goals(TALK[name]) == []
