"""Goals whose layout has cells: in tables, styrkort and columns, beside margins and letterheads."""

import pytest

from tests.extract.texts import goal_places, goals

FOUND = {
    "the figure of a sentence in a column of numbers": (
        "Mål 2020\n\nAlla ska trivas på sitt arbete varje dag\nSjukfrånvaron ska minska till högst\n4\tprocent av arbetstiden\n",
        [("Alla ska trivas på sitt arbete varje dag", 2020)],
    ),
    "a number beside the first line of its text, and beside the second": (
        "Mål för 2007\n\n1\tAlla skolor ska ha en hastighetssäkrad\npassage vid entrén\n\nMatsvinnet ska vara under 40\n2\tgram per portion och dag\nMäts genom: vägning\n",
        [("Alla skolor ska ha en hastighetssäkrad passage vid entrén", 2007), ("Matsvinnet ska vara under 40 gram per portion och dag", 2007)],
    ),
    "a verdict beside the goal's number": (
        "Nämndens mål 2016\n\nMål 1\tEj uppfyllt\nMängden avfall ska vara högst 160 kg per invånare\n\nMål 2\tDelvis uppfyllt\nAndelen nöjda kunder ska öka till 86 %\n",
        [("Mängden avfall ska vara högst 160 kg per invånare", 2016), ("Andelen nöjda kunder ska öka till 86 %", 2016)],
    ),
    "areas before columns of goals that the head leaves unnamed": (
        "Mål 2012\tMål 2014\nSkola\tAlla barn ska erbjudas plats inom tre månader\tMinst 92 % av eleverna ska vara behöriga\n"
        "Miljö\tKommunens oljepannor ska vara borttagna\tEnergianvändningen ska understiga 160 kWh\n",
        [("Alla barn ska erbjudas plats inom tre månader", 2012), ("Minst 92 % av eleverna ska vara behöriga", 2014),
         ("Kommunens oljepannor ska vara borttagna", 2012), ("Energianvändningen ska understiga 160 kWh", 2014)],
    ),
    "a column of years that goals are to be reached by": (
        "Mål\tNås senast år\nAlla ska kunna följa sitt ärende\t2023\nSvarstiden ska vara högst två dagar\t2022\n",
        [("Alla ska kunna följa sitt ärende", 2023), ("Svarstiden ska vara högst två dagar", 2022)],
    ),
    "a margin that names the year, and goes on over a page": (
        "Mål 2003\tVarje gata skall sopas minst två gånger om året. Parkerna skall vara städade före\nden 1 juni. Följande lydelse föreslås:\n\nforts § 84\tVägar: Alla hål skall lagas inom en vecka.\n\nResurser\tAnslaget är 4,2 mkr.\n",
        [("Varje gata skall sopas minst två gånger om året.", 2003), ("Parkerna skall vara städade före den 1 juni.", 2003), ("Alla hål skall lagas inom en vecka.", 2003)],
    ),
    "a heading in the margin that wraps beside its text": (
        "Vad nämnden vill\tNämnden vill att ingen ska vänta mer än två veckor på besked. Alla\nunder 1993\tansökningar skall besvaras skriftligt.\n",
        [("ingen ska vänta mer än två veckor på besked", 1993), ("Alla ansökningar skall besvaras skriftligt.", 1993)],
    ),
    "the first column of a table that its head leaves unnamed": (
        "Finansiella mål\n\tUtfall 2013\tMål 2015\nResultat i andel av skatter\t1,1 %\tminst 2 %\nSoliditet med ansvar för pensioner\t31 %\t35 %\n",
        [("Resultat i andel av skatter", 2015), ("Soliditet med ansvar för pensioner", 2015)],
    ),
    "a goal without a verb under an area's name in a table": (
        "Nämndens mål 2011\tMålvärde\tUtfall\tStatus\nSkola\t\t\t\nAlla elever ska kunna simma\t100 %\t92 %\tgul\nVägar\t\t\t\nInga olyckor på skolvägarna\t0\t2\tröd\n",
        [("Alla elever ska kunna simma", 2011), ("Inga olyckor på skolvägarna", 2011)],
    ),
    "numbers that the table's head does not name": (
        "Nämndens mål att nå år 2009\tUtfall 2008\tMålvärde\n1\tAlla bussar ska gå på biogas\t70 %\t100 %\n2\tInga turer ställs in\t4\t0\n",
        [("Alla bussar ska gå på biogas", 2009), ("Inga turer ställs in", 2009)],
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
    "two columns of goals, each with the year that a sentence tells of it": (
        "Mål\n\nFullmäktiges mål gäller 2015–2018. Nämndens egna mål avser 2017.\n\nFullmäktiges mål\tNämndens mål\tMålvärde\n"
        "Trygg hela livet\tMaten ska vara god på alla boenden\tminst 75 %\n\tBiståndet ska beslutas i tid varje gång\t100 %\n",
        [("Trygg hela livet", None), ("Maten ska vara god på alla boenden", 2017), ("Biståndet ska beslutas i tid varje gång", 2017)],
    ),
    "rows that end with their year, run together": (
        "Mål\n\nInriktning Målvärde Nås senast\nSjukfrånvaron ska minska i alla verksamheter 5 % 2013\nInvånarna ska vara nöjda med snöröjningen minst 60 2015\n",
        [("Sjukfrånvaron ska minska i alla verksamheter", 2013), ("Invånarna ska vara nöjda med snöröjningen", 2015)],
    ),
    "a heading's year before those of the columns, run together": (
        "Nämndens mål för 2011\n\nNr Mål Målnivå Utfallaug Utfall aug När\n2010 2011 målet\n1 Alla bygglov ska avgöras inom fem veckor 6,2 4,4 Ja\n2 Minst 90 avlopp ska inventeras 94 61 Nej\n",
        [("Alla bygglov ska avgöras inom fem veckor", 2011), ("Minst 90 avlopp ska inventeras", 2011)],
    ),
    "a year's column named in one word": (
        "Nr\tMål\tMålår\tUtfall\n1\tKundernas betyg ska vara minst 4\t2013\t3,8\n2\tAlla bussar ska gå på biogas\t2015\t70 %\n",
        [("Kundernas betyg ska vara minst 4", 2013), ("Alla bussar ska gå på biogas", 2015)],
    ),
    "a sentence over a table says what year its goals are for": (
        "Nedan visas de mål som styrelsen antog för 2008.\n\nMål\tBedömning\n1. Minst 70 % av hushållen skall sortera\tJa\n2. Alla kärl skall tömmas i tid\tNej\n",
        [("Minst 70 % av hushållen skall sortera", 2008), ("Alla kärl skall tömmas i tid", 2008)],
    ),
    "boxes of one goal each, wrapped": (
        "Dit ska vi 2027\n\nMål 1\tMål 2\nAlla boenden har en egen\tSvar på frågor lämnas inom två\nuteplats\tarbetsdagar\n\n"
        "Mål 3\tMål 4\nVarje brukare har en aktuell\tSjukfrånvaron är högst 6 procent\nplan\n\n"
        "Vad kostar det?\n\nKostnaden för uteplatserna är beräknad till 2 mnkr.\n",
        [("Alla boenden har en egen uteplats", 2027), ("Svar på frågor lämnas inom två arbetsdagar", 2027),
         ("Varje brukare har en aktuell plan", 2027), ("Sjukfrånvaron är högst 6 procent", 2027)],
    ),
    "a first column that goes on with what seems whole": (
        "Mål 2012\tMått\tUtfall\nAlla elever ska ha tillgång till vuxna\tEnkät\t71 %\nunder hela skoldagen\ti årskurs 5\n",
        [("Alla elever ska ha tillgång till vuxna under hela skoldagen", 2012)],
    ),
    "columns headed by when": (
        "Mål på sikt\n\nSenast 2024\tSenast 2026\nAlla bussar går på\tHållplatserna är anpassade för\nbiogas.\tresande med rullstol.\n",
        [("Alla bussar går på biogas.", 2024), ("Hållplatserna är anpassade för resande med rullstol.", 2026)],
    ),
    "a table that margin lines stand below": (
        "Fullmäktiges mål 2015–2018\tNämndens mål 2016\nEn trygg kommun att åldras i\tHemtjänsten ska ha högst tolv ansikten\n"
        "Anna Ek, utredare\nNämnden har bedömt att målet blir svårt att nå under året.\n\nSå arbetar vi under 2016\n",
        [("En trygg kommun att åldras i", None), ("Hemtjänsten ska ha högst tolv ansikten", 2016)],
    ),
    "headings in the margin": (
        "Kund\tMålen för kundområdet gäller hela planperioden 2018–2020 och mäts i branschens\ngemensamma undersökning.\n"
        "• Nöjdheten ska vara minst 75.\n\nMiljö\t• Andelen fossilt bränsle ska vara 0 procent senast\n2019.\n",
        [("Nöjdheten ska vara minst 75.", None), ("Andelen fossilt bränsle ska vara 0 procent senast 2019.", 2019)],
    ),
    "a list beside a table of sums": (
        "Verksamhetsmål 1997\ttkr\tBudget\n• Badhuset skall hålla öppet minst 40 timmar\t96\t97\nper vecka\tPersonal\t230\n• Köerna skall minska\tLokaler\t90\n",
        [("Badhuset skall hålla öppet minst 40 timmar per vecka", 1997), ("Köerna skall minska", 1997)],
    ),
    "slides that are headed by goals": (
        "Nämndens mål 2022\n\n1\tDet ska gå fort att få besked\tNås\n• Reglerna har inte behövt tillämpas\n\n2\tFler ska resa med buss\tNås inte\n",
        [("Det ska gå fort att få besked", 2022), ("Fler ska resa med buss", 2022)],
    ),
    "the targets of several years": (
        "Nr\tMål\tMått\tMålvärde 2013\tMålvärde 2015\n1\tLäckorna på ledningsnätet ska bli färre\tantal\thögst 35\thögst 25\n2\tFler ska erbjudas kommunalt vatten\tantal\t–\tminst 45\n",
        [("Läckorna på ledningsnätet ska bli färre", 2013), ("Fler ska erbjudas kommunalt vatten", 2015)],
    ),
    "a caption under the table": (
        "Perspektiv\tMål\tMålvärde\nMedborgare\tHjälpen ska komma snabbt fram\thögst 9 min\nTillsynen ska ske enligt plan\t100 %\nTabell 1. Direktionens mål för 2016\n",
        [("Hjälpen ska komma snabbt fram", 2016), ("Tillsynen ska ske enligt plan", 2016)],
    ),
    "cells that wrap": (
        "Nämndens mål 2023\tMått\tMålvärde\nPersonalkontinuiteten ska\tAntal personal som\thögst 14\nförbättras\ten brukare möter\n",
        [("Personalkontinuiteten ska förbättras", 2023)],
    ),
    "another body's goals between the rows": (
        "Nämndens mål 2023\tMått\tMålvärde\nFullmäktiges mål 2023–2026: Invånarna lever ett tryggt liv\nBrukarna är nöjda med hemtjänsten\tenkät\tminst 88 %\n",
        [("Invånarna lever ett tryggt liv", None), ("Brukarna är nöjda med hemtjänsten", 2023)],
    ),
    "columns, each under its own heading": (
        "Levnadsvanor\tPsykisk hälsa\nMål till och med 2024\tMål 2022\n• Högst 5 % av eleverna i årskurs 9 röker.\t• Väntetiden ska vara kortare än 14\n"
        "• Minst 60 % av barnen går till skolan.\tdagar.\n",
        [("Högst 5 % av eleverna i årskurs 9 röker.", 2024), ("Väntetiden ska vara kortare än 14 dagar.", 2022),
         ("Minst 60 % av barnen går till skolan.", 2024)],
    ),
    "a column that names each goal's year": (
        "Nr\tKommunfullmäktiges mål\tGäller år\tMålvärde\nA\tInvånarna har förtroende för kommunen\t2022\tNMI 62\nB\tHeltid är norm i alla verksamheter\t2023\t100 %\n",
        [("Invånarna har förtroende för kommunen", 2022), ("Heltid är norm i alla verksamheter", 2023)],
    ),
    "earlier goals that a sentence tells of": (
        "Mål\tFör det kommande budgetåret, 1997, bör nämnden ställa upp följande mål. De kan avläsas i bokslutet,\nsom revisorerna efterlyste i sin granskning av 1994 års mål.\n\n"
        "Hälsa\na) Antalet arbetsskador skall minska.\n\nb) Frånvaron skall sjunka.\n",
        [("Antalet arbetsskador skall minska.", 1997), ("Frånvaron skall sjunka.", 1997)],
    ),
    "no row of the table after": (
        "Mål\tMålvärde\tUtfall\nHushållen ska lämna mindre restavfall\thögst 190\t203\n\nMängden restavfall minskade, men inte så mycket som det hade planerats.\n\n"
        "Fraktion\t2010\t2011\nFarligt avfall\t255\t262\n",
        [("Hushållen ska lämna mindre restavfall", None)],
    ),
    "the figure that a goal wants, in the next line of its column": (
        "Mål 6\tMått: personalsystemet\nAndelen heltidsanställda ska öka från\tnovember\n41 till 50 %\n",
        [("Andelen heltidsanställda ska öka från 41 till 50 %", None)],
    ),
    "under a head that asks": (
        "Vad vill vi uppnå 2018?\tHur gör vi?\nAlla ska få svar inom en vecka\tVi bemannar telefonen\nIngen ska vänta på plats\tVi öppnar en avdelning\n",
        [("Alla ska få svar inom en vecka", 2018), ("Ingen ska vänta på plats", 2018)],
    ),
    "with two measures, before a table of figures": (
        "§ 12\tUppföljning av nämndens mål för 2019\n\nMål\tIndikator\tAug\tMålvärde\nKön ska minska till högst 40 barn\tAntal barn i kö\t71\t40\nBesök per elev 7–20 år\t27\t28\nFler barn ska kunna simma\tAndel simkunniga\t93\t95\n\nI siffror\n\nInkomna klagomål\t126\t140\nRadonmätta bostäder\t57\t184\n",
        [("Kön ska minska till högst 40 barn", 2019), ("Fler barn ska kunna simma", 2019)],
    ),
    "several in one cell, numbered, with bullets or one under the other": (
        "Fullmäktiges mål\tNämndens mål 2024\nTrygga gator\t\nAlla ska känna sig trygga på gatorna\t1. Minst 80 % ska vara nöjda med ljuset 2. Alla parker ska ha ljus 3. Fel ska lagas inom 2 dagar\nKlimatet\t\nUtsläppen ska halveras till 2030 Alla sjöar ska ha god status\t• Alla bilar ska vara elbilar 2026 • Fler ska åka buss\n",
        [("Alla ska känna sig trygga på gatorna", None), ("Minst 80 % ska vara nöjda med ljuset", 2024), ("Alla parker ska ha ljus", 2024), ("Fel ska lagas inom 2 dagar", 2024), ("Utsläppen ska halveras till 2030", 2030), ("Alla sjöar ska ha god status", None), ("Alla bilar ska vara elbilar 2026", 2026), ("Fler ska åka buss", 2024)],
    ),
    "counted in a cell, beside the number of what they are to reach": (
        "Nr\tMål 2024\tMått\n4\t1. Alla gator ska ha ljus 2. Alla parker ska ha ljus\tantal\n",
        [("Alla gator ska ha ljus", 2024), ("Alla parker ska ha ljus", 2024)],
    ),
    "in one cell, with a figure of its own and a name amid it": (
        "Mål\tUtfall\nDe 3 Simskolorna ska samverka med Norra Simklubben i Ekby\tja\nFler ska kunna simma 200 meter\t81 %\n",
        [("De 3 Simskolorna ska samverka med Norra Simklubben i Ekby", None), ("Fler ska kunna simma 200 meter", None)],
    ),
    "in a row far below its table, and no row of another's": (
        "Mål\tMått\t2009\t2010\tMålnivå\nMinst 90 procent ska ha bredband\tAndel hushåll\t11 %\t19 %\t90 %\n\nSkolan hör till byn.\n\nStängs den ena följer de andra.\n\nSå är det.\n\nOch så går det.\n\nDet vet alla.\n\nFler ska åka buss till skolan\tResor\t1 830\t2 204\t2 500\n\nPengar\tNämnden har gett enheten en ram på 31 mkr\n",
        [("Minst 90 procent ska ha bredband", None), ("Fler ska åka buss till skolan", None)],
    ),
    "each with the year in which it is reached": (
        "Effektmål\tMäts genom\tUppnås\n4\tAntalet företag ska öka från 22 till 40\tregistret\t2002\n5\tArbetslösheten i kommunen ska halveras\tsiffror\t2000\n",
        [("Antalet företag ska öka från 22 till 40", 2002), ("Arbetslösheten i kommunen ska halveras", 2000)],
    ),
    "proposed beside those of the year before": (
        "Nämndmål 2017\tFörslag till nämndmål 2018\nAlla elever ska nå målen i svenska\tMinst 80 procent ska nå alla mål\n",
        [("Alla elever ska nå målen i svenska", 2017), ("Minst 80 procent ska nå alla mål", 2018)],
    ),
    "under a head that names their year above it": (
        "Nämndens mål 2016\t\t\tUtfall\nNr\tMål\tIndikator\t2015\n1\tFler elever ska ta examen inom tre år\tAndel, %\t66\n2\tEleverna ska känna sig trygga här\tAndel, %\t88\n",
        [("Fler elever ska ta examen inom tre år", 2016), ("Eleverna ska känna sig trygga här", 2016)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FOUND)
def test_goals_of_cells_are_found(name: str) -> None:
    text, expected = FOUND[name]
    assert goals(text) == expected


def test_a_goals_place_begins_behind_the_gap_before_it() -> None:
    assert goal_places("Mål\n\nDelmål 1.\tAlla barn ska kunna simma.\n") == ["Alla barn ska kunna simma."]
