"""Measured values in tables: what a row measures, in which period, in which unit."""

import pytest

from tests.extract.texts import indicators

TABLES = {
    "heads that tell the same years apart": (
        "Nyckeltal\n\n\tKommunen\t\tRiket\t\n\t2019\t2020\t2019\t2020\nAndel nöjda elever, %\t80\t82\t85\t86\n",
        [("Andel nöjda elever", "Kommunen 2019", 80, "%"), ("Andel nöjda elever", "2020", 82, "%"),
         ("Andel nöjda elever", "Riket 2019", 85, "%"), ("Andel nöjda elever", "2020", 86, "%")],
    ),
    "years under a head that stands over all of them": (
        "Nämndens mål\tMått\tUtfall\t\t\tMålvärde\n\t\t2012\t2013\t2014\t\nKön ska minska\tVäntetid, dagar\t71\t64\t52\t50\n"
        "Fler ska trivas\tNöjda brukare, %\t84\t86\t87\t90\n",
        [("Väntetid", "2012", 71, "dagar"), ("Väntetid", "2013", 64, "dagar"), ("Väntetid", "2014", 52, "dagar"),
         ("Nöjda brukare", "2012", 84, "%"), ("Nöjda brukare", "2013", 86, "%"), ("Nöjda brukare", "2014", 87, "%")],
    ),
    "years beside the head of the names": (
        "Nuläge\tMätning\t2013\t2014\nHur det går\tSkolor som är klara\t0\t3\nför barnen\tEkologisk mat, %\t18\t22\n",
        [("Skolor som är klara", "2013", 0, None), ("Skolor som är klara", "2014", 3, None),
         ("Ekologisk mat", "2013", 18, "%"), ("Ekologisk mat", "2014", 22, "%")],
    ),
    "rows grouped under a word before their names": (
        "Nyckeltal\tApr 2023\tApr 2024\nVolym\tUtförda timmar\t16 210\t17 480\n\tBeläggning, %\t96,4\t98,8\nKö\tVäntetid, dagar\t34\t52\n",
        [("Utförda timmar", "Apr 2023", 16210, None), ("Utförda timmar", "Apr 2024", 17480, None), ("Beläggning", "Apr 2023", 96.4, "%"),
         ("Beläggning", "Apr 2024", 98.8, "%"), ("Väntetid", "Apr 2023", 34, "dagar"), ("Väntetid", "Apr 2024", 52, "dagar")],
    ),
    "a target with its word beside a goal": (
        "Mål\tIndikator\tMålvärde 2013\tUtfall 2011\n1. Alla elever når målen\tAndel behöriga\tminst 95 %\t88,4 %\n"
        "2. Inget barn kränks\tAnmälda kränkningar\thögst 40\t71\n",
        [("Andel behöriga", "Utfall 2011", 88.4, "%"), ("Anmälda kränkningar", "Utfall 2011", 71, None)],
    ),
    "cards that name what is measured, a line for each result": (
        "Mål 3\tMått: Bokningar per vecka i\nLokalerna ska användas mer\tidrottshallen\npå kvällar\tUtfall 2014: 41,5\n\tUtfall 2015: 47\n\n"
        "Indikator: Andel nöjda med maten\nResultat 2014: 71 %\n",
        [("Bokningar per vecka i idrottshallen", "2014", 41.5, None), ("Bokningar per vecka i idrottshallen", "2015", 47, None),
         ("Andel nöjda med maten", "2014", 71, "%")],
    ),
    "a label that ends in a figure and its unit": (
        "Mått 2007 2008 2009\nAndel simkunniga i årskurs 6, % 93 89 91\nVäntande 14 12 11\n",
        [("Andel simkunniga i årskurs 6", "2007", 93, "%"), ("Andel simkunniga i årskurs 6", "2008", 89, "%"),
         ("Andel simkunniga i årskurs 6", "2009", 91, "%"), ("Väntande", "2007", 14, None), ("Väntande", "2008", 12, None), ("Väntande", "2009", 11, None)],
    ),
    "the year of the goals before those of the columns, and rulers read as marks": (
        "Mål 2009 2007 2008 2009 Mål Trend\nAndel som får svar i tid 52%; 58%) 61%| O A\nAndel nöjda med bemötandet 83% 81% 88% O v\n",
        [("Andel som får svar i tid", "2007", 52, "%"), ("Andel som får svar i tid", "2008", 58, "%"), ("Andel som får svar i tid", "2009", 61, "%"),
         ("Andel nöjda med bemötandet", "2007", 83, "%"), ("Andel nöjda med bemötandet", "2008", 81, "%"), ("Andel nöjda med bemötandet", "2009", 88, "%")],
    ),
    "columns of measures whose rows are periods, though nothing says so": (
        "Besök\tAndel barn, %\nMars–maj 2011\t4 120\t31\nJuni–juli 2011\t9 870\t44\n",
        [("Besök", "Mars–maj 2011", 4120, None), ("Andel barn", "Mars–maj 2011", 31, "%"),
         ("Besök", "Juni–juli 2011", 9870, None), ("Andel barn", "Juni–juli 2011", 44, "%")],
    ),
    "columns of measures of places": (
        "Provpunkt\tpH\tFosfor, mg/l\nInlopp\t7,1\t6,2\nUtlopp\t6,9\t0,3\n",
        [("Inlopp", "pH", 7.1, None), ("Inlopp", "Fosfor, mg/l", 6.2, "mg/l"),
         ("Utlopp", "pH", 6.9, None), ("Utlopp", "Fosfor, mg/l", 0.3, "mg/l")],
    ),
    "columns of measures of places whose gaps a scan lost": (
        "Anläggning Elförbrukning, MWh Vattenförbrukning, m3\nSimhallen 1 214 18 400\nIshallen 988 9 700\nSporthallen 311 1 250\n",
        [("Simhallen", "Elförbrukning, MWh", 1214, "MWh"), ("Simhallen", "Vattenförbrukning, m3", 18400, "m3"),
         ("Ishallen", "Elförbrukning, MWh", 988, "MWh"), ("Ishallen", "Vattenförbrukning, m3", 9700, "m3"),
         ("Sporthallen", "Elförbrukning, MWh", 311, "MWh"), ("Sporthallen", "Vattenförbrukning, m3", 1250, "m3")],
    ),
    "measures whose columns are places": (
        "Mått\tNorra\tSödra\nInskrivna barn\t214\t188\nFrånvaro, %\t6,1\t7,4\n",
        [("Inskrivna barn", "Norra", 214, None), ("Inskrivna barn", "Södra", 188, None),
         ("Frånvaro", "Norra", 6.1, "%"), ("Frånvaro", "Södra", 7.4, "%")],
    ),
    "a row that cannot be read under a ruled head": (
        "Är_________Elever ____ Lästimmar_____ Lärare\n1974 ube Oe 41 250 po 56\n1975 347 46 900 66\n1976 391 52 430 71\n",
        [("Elever", "1975", 347, None), ("Lästimmar", "1975", 46900, None), ("Lärare", "1975", 66, None),
         ("Elever", "1976", 391, None), ("Lästimmar", "1976", 52430, None), ("Lärare", "1976", 71, None)],
    ),
    "a column of measurings beside two of goals, the first of which spans rows": (
        "Fullmäktiges mål\tNämndens mål\tMätning\tHelår 2008\tAug 2009\n"
        "Ett tryggt liv\tFler ska trivas\tAndel som trivs\t71 %\t78 %\n\tKön ska vara kort\tKötid, dagar\t41\t38\n",
        [("Andel som trivs", "Helår 2008", 71, "%"), ("Andel som trivs", "Aug 2009", 78, "%"),
         ("Kötid", "Helår 2008", 41, "dagar"), ("Kötid", "Aug 2009", 38, "dagar")],
    ),
    "tables abreast whose heads are the same": (
        "Mått\t2019\t2020\tMålvärde\nMått\t2019\t2020\tMålvärde\nNöjda gäster\t71 %\t74 %\t80 %\nSjukfrånvaro\t6,1 %\t7,0 %\t–\n",
        [("Nöjda gäster", "2019", 71, "%"), ("Nöjda gäster", "2020", 74, "%"),
         ("Sjukfrånvaro", "2019", 6.1, "%"), ("Sjukfrånvaro", "2020", 7.0, "%")],
    ),
    "marks of colours behind the figures": (
        "Mått Utfall 2018 Utfall 2019 Mål Trend\nFrånvaro, % 7,1 6,8 6,5 O\nNöjda, % 82 85 90 @\nBredband, % 71 79 85 ©\n",
        [("Frånvaro", "Utfall 2018", 7.1, "%"), ("Frånvaro", "Utfall 2019", 6.8, "%"), ("Nöjda", "Utfall 2018", 82, "%"),
         ("Nöjda", "Utfall 2019", 85, "%"), ("Bredband", "Utfall 2018", 71, "%"), ("Bredband", "Utfall 2019", 79, "%")],
    ),
    "figures that a scan read as letters, a row whose capital it read as small": (
        "Ärenden 1981 1982 1983\nDispenser 41 37 52\nBygglov 142 155 iva\növriga besök 71 68 49\n",
        [("Dispenser", "1981", 41, None), ("Dispenser", "1982", 37, None), ("Dispenser", "1983", 52, None),
         ("Bygglov", "1981", 142, None), ("Bygglov", "1982", 155, None),
         ("övriga besök", "1981", 71, None), ("övriga besök", "1982", 68, None), ("övriga besök", "1983", 49, None)],
    ),
    "rows that months begin under a name that wraps": (
        "Period Elever Närvaro (%) Vidare till\nstudier eller arbete\njan-jun 2021 14 71 2\njul-dec 2021 22 78 7\n",
        [("Elever", "jan-jun 2021", 14, None), ("Närvaro", "jan-jun 2021", 71, "%"),
         ("Vidare till studier eller arbete", "jan-jun 2021", 2, None), ("Elever", "jul-dec 2021", 22, None),
         ("Närvaro", "jul-dec 2021", 78, "%"), ("Vidare till studier eller arbete", "jul-dec 2021", 7, None)],
    ),
    "one column under a day, its unit below": (
        "Mätpunkt\tDen 3 juni 1977\ndB(A)\nTorget 4\t61\nBryggan\t48\n",
        [("Torget 4", "Den 3 juni 1977", 61, None), ("Bryggan", "Den 3 juni 1977", 48, None)],
    ),
    "a label that a scan parts from its rest, an index before each figure": (
        "Mått 2016 2017\nNöjda företag NKI 66 NKI 70\nTrygga gäster på 83 86\n\nfritidsgårdarna (%)\n",
        [("Nöjda företag", "2016", 66, None), ("Nöjda företag", "2017", 70, None),
         ("Trygga gäster på fritidsgårdarna", "2016", 83, "%"), ("Trygga gäster på fritidsgårdarna", "2017", 86, "%")],
    ),
    "columns below the first, each under its period": (
        "Nyckeltal\n\n1999\nFörbrukad sand, ton 1910\nPlanterade träd 64\n\n2000\n1 480\n85\n",
        [("Förbrukad sand", "1999", 1910, "ton"), ("Planterade träd", "1999", 64, None),
         ("Förbrukad sand", "2000", 1480, "ton"), ("Planterade träd", "2000", 85, None)],
    ),
    "a share of the costs, among costs": (
        "Mått\t2017\t2018\nNettokostnad mot budget\t101,9 %\t100,7 %\nKostnad per plats\t412\t398\n",
        [("Nettokostnad mot budget", "2017", 101.9, "%"), ("Nettokostnad mot budget", "2018", 100.7, "%")],
    ),
    "words behind the figures, as the head's last column says": (
        "Perspektiv | Nämndens mål 2022 Resultat 2019 Resultat 2020 Målvärde Källa |\n"
        "Den som söker bygglov ska få beslut snabbt 41 dagar 37 dagar högst 30 dagar | Ärendesystemet\n"
        "Livsmedel ska kontrolleras varje år 88 % 81 % 100 % Tillsynsregistret |\n",
        [("Den som söker bygglov ska få beslut snabbt", "Resultat 2019", 41, "dagar"),
         ("Den som söker bygglov ska få beslut snabbt", "Resultat 2020", 37, "dagar"),
         ("Livsmedel ska kontrolleras varje år", "Resultat 2019", 88, "%"), ("Livsmedel ska kontrolleras varje år", "Resultat 2020", 81, "%")],
    ),
    "halves of school years, whose years stand below": (
        "Nämndmål Målvärde Utfall ht Utfall vt\n2009 2007 2008\nFöräldrarna är nöjda med förskolan 95 % 89 % 91 %\nBarn får plats i tid minst 90 % 74 % 83 %\n",
        [("Föräldrarna är nöjda med förskolan", "Utfall ht 2007", 89, "%"), ("Föräldrarna är nöjda med förskolan", "Utfall vt 2008", 91, "%"),
         ("Barn får plats i tid", "Utfall ht 2007", 74, "%"), ("Barn får plats i tid", "Utfall vt 2008", 83, "%")],
    ),
    "a span of months that a line end divides": (
        "Mål\tUtfall 2018\tUtfall jan–\n\t\taug 2019\nSjukfrånvaro, %\t7,1\t6,8\nFrånvaro i skolan, %\t5\t4\n",
        [("Sjukfrånvaro", "Utfall 2018", 7.1, "%"), ("Sjukfrånvaro", "Utfall jan–aug 2019", 6.8, "%"),
         ("Frånvaro i skolan", "Utfall 2018", 5, "%"), ("Frånvaro i skolan", "Utfall jan–aug 2019", 4, "%")],
    ),
    "lines over the head that head nothing": (
        "§ 18\n\nAntal lovärenden m m under 1989\n\nÄrenden 1988 1989\nBygglov, beviljade 143 168\nSlutbesiktningar 71 64\n",
        [("Bygglov, beviljade", "1988", 143, None), ("Bygglov, beviljade", "1989", 168, None),
         ("Slutbesiktningar", "1988", 71, None), ("Slutbesiktningar", "1989", 64, None)],
    ),
    "a wrapped head over rows of periods, each column of a size of its own": (
        "År Sökande till Antagna från IM, %\nutbildningen\n2017 1 214 38\n2018 1 198 41\n",
        [("Sökande till utbildningen", "2017", 1214, None), ("Antagna från IM", "2017", 38, "%"),
         ("Sökande till utbildningen", "2018", 1198, None), ("Antagna från IM", "2018", 41, "%")],
    ),
    "rows of periods in columns, a name that ends as that of a target": (
        "Månad\tBesök på badet\tKlagomål\tLån i SFI-hyllan\nJanuari\t3 412\t12\t2,5\nFebruari\t2 980\t9\t3,1\n",
        [("Besök på badet", "Januari", 3412, None), ("Klagomål", "Januari", 12, None), ("Lån i SFI-hyllan", "Januari", 2.5, None),
         ("Besök på badet", "Februari", 2980, None), ("Klagomål", "Februari", 9, None), ("Lån i SFI-hyllan", "Februari", 3.1, None)],
    ),
    "periods below each other under what they measure": (
        "Personalomsättning\nHelår 2009: 11,2 %\nHelår 2010: 9,8 %\n",
        [("Personalomsättning", "Helår 2009", 11.2, "%"), ("Personalomsättning", "Helår 2010", 9.8, "%")],
    ),
    "a scan's goals that wrap past their figures, a rule read as a letter": (
        "Mål i Målvärde Utfall 2014 Bedömn.\nAlla som söker till gymnasiet i minst 80 % 74 % gul\n\nKvistaby ska få sitt förstahandsval\n"
        "Färre ska vänta på plats minst 90 % 84 % röd\n",
        [("Alla som söker till gymnasiet i Kvistaby ska få sitt förstahandsval", "Utfall 2014", 74, "%"),
         ("Färre ska vänta på plats", "Utfall 2014", 84, "%")],
    ),
    "sums of a plan whose unit stands below": ("Objekt\t2023\t2024\nTak\t3 200\t7 500\nBuss\t900\t4 100\nInvesteringar, tkr\n", []),
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
    "a head of two lines, a target beside the label, and how far the goal is reached": (
        "Nr Nämndens mål Målvärde 2016 2017 Riket Uppfyllt\n2017 2017\n1 Fler ska cykla till arbetet minst 20 % 14 % 17 % 12 % Delvis\n"
        "2 Väntetiden ska minska högst 30 41 38 - Nej\n",
        [("Fler ska cykla till arbetet", "2016", 14, "%"), ("Fler ska cykla till arbetet", "2017", 17, "%"),
         ("Fler ska cykla till arbetet", "Riket 2017", 12, "%"),
         ("Väntetiden ska minska", "2016", 41, None), ("Väntetiden ska minska", "2017", 38, None)],
    ),
    "a tertial read as figures, its year below": (
        "Indikator Utfall T1 2019 1722019 Mål2019 Trend\n2018\nNöjda besökare 81 % 79 % 84 % 85 % T\n",
        [("Nöjda besökare", "Utfall 2018", 81, "%"), ("Nöjda besökare", "T1 2019", 79, "%"), ("Nöjda besökare", "T2 2019", 84, "%")],
    ),
    "cells that span rows": (
        "Fullmäktiges mål\tNämndens mål 2017\tMålvärde\t2016\t2017\nEtt tryggt Almby\tKön ska minska\thögst 20\t31\t24\n"
        "\tAlla ska svara\t100 %\t84 %\t92 %\n",
        [("Kön ska minska", "2016", 31, None), ("Kön ska minska", "2017", 24, None),
         ("Alla ska svara", "2016", 84, "%"), ("Alla ska svara", "2017", 92, "%")],
    ),
    "a unit of several words behind the label": (
        "Nyckeltal\t2018\t2019\nFall, per 1 000 invånare\t44\t41\nUttag, tusen m³\t2 914\t3 105\nHandläggningstid, median\t31\t27\n",
        [("Fall", "2018", 44, "per 1 000 invånare"), ("Fall", "2019", 41, "per 1 000 invånare"),
         ("Uttag", "2018", 2914, "tusen m³"), ("Uttag", "2019", 3105, "tusen m³"),
         ("Handläggningstid, median", "2018", 31, None), ("Handläggningstid, median", "2019", 27, None)],
    ),
    "places beside each other": (
        "Nyckeltal Almby 2018 Almby 2019 Berga 2019\nElever per lärare 12,1 11,8 13,0\nNöjda elever, % 81 84 79\n",
        [("Elever per lärare", "Almby 2018", 12.1, None), ("Elever per lärare", "Almby 2019", 11.8, None),
         ("Elever per lärare", "Berga 2019", 13.0, None), ("Nöjda elever", "Almby 2018", 81, "%"),
         ("Nöjda elever", "Almby 2019", 84, "%"), ("Nöjda elever", "Berga 2019", 79, "%")],
    ),
    "names first, then the columns side by side": (
        "Nyckeltal\n\nPlatser i förskolan\n\nElever per lärare\nSjukfrånvaro, %\n\nDelår 2018 Delår 2019\n846 831\n12,4 12,1\n8,9 7,6\n",
        [("Platser i förskolan", "Delår 2018", 846, None), ("Elever per lärare", "Delår 2018", 12.4, None),
         ("Sjukfrånvaro", "Delår 2018", 8.9, "%"), ("Platser i förskolan", "Delår 2019", 831, None),
         ("Elever per lärare", "Delår 2019", 12.1, None), ("Sjukfrånvaro", "Delår 2019", 7.6, "%")],
    ),
    "a head of no period, and units that only the cells know": (
        "Mål\tMått\tMålvärde\tUtfall\nSnabb hjälp\tAndel lösta ärenden\tminst 65 %\t68 %\nTillsyn\tAntal objekt\t120\t97 objekt\n",
        [("Andel lösta ärenden", "Utfall", 68, "%"), ("Antal objekt", "Utfall", 97, "objekt")],
    ),
    "counts under another table of sums": (
        "Nyckeltal\t2017\t2018\nKostnad, kr per plats\t254 310\t261 870\n\nHändelser\n\nTyp\tT1 2018\tT2 2018\nFall\t92\t79\n",
        [("Fall", "T1 2018", 92, None), ("Fall", "T2 2018", 79, None)],
    ),
    "a goal and its measure, both wrapped, whose gap is lost": (
        "Nr Mål Mått Målvärde 2016 2017\n1 Trygga brukare i Andel nöjda med minst 88 % 84 % 86 % Nej\nhemtjänsten bemötandet\n"
        "2 Kön till förskolan Genomsnittlig väntetid högst 30 41 38 Nej\nska minska\n",
        [("Andel nöjda med bemötandet", "2016", 84, "%"), ("Andel nöjda med bemötandet", "2017", 86, "%"),
         ("Genomsnittlig väntetid", "2016", 41, None), ("Genomsnittlig väntetid", "2017", 38, None)],
    ),
    "days that head columns, and a lost decimal comma": (
        "Mätplats 4 juni 18 juni\nBryggan 61 5,8\nViken 4,0 4,4\n",
        [("Bryggan", "4 juni", 6.1, None), ("Bryggan", "18 juni", 5.8, None),
         ("Viken", "4 juni", 4.0, None), ("Viken", "18 juni", 4.4, None)],
    ),
    "a target amid the figures, and how far it is reached in words": (
        "Mål Utfall 31/8 Målvärde Bedömning\n1. Handläggningen ska gå fort 9 dagar högst 7 dagar Osäkert\n2. Fler ska svara 61% minst 65% Nås ej\n",
        [("Handläggningen ska gå fort", "Utfall 31/8", 9, "dagar"), ("Fler ska svara", "Utfall 31/8", 61, "%")],
    ),
    "a space lost in a head": (
        "Tertial 22021 Tertial 22022\nTillsynsbesök 31 44\nHandläggningstid 38 dagar 33 dagar\n",
        [("Tillsynsbesök", "Tertial 2 2021", 31, None), ("Tillsynsbesök", "Tertial 2 2022", 44, None),
         ("Handläggningstid", "Tertial 2 2021", 38, "dagar"), ("Handläggningstid", "Tertial 2 2022", 33, "dagar")],
    ),
    "heads parted over two lines of a scan's text": (
        "Läget Läget Senaste\n2016 2017 mätning 2018\nNöjda gäster, % 71 74 78\nVäntetid, dagar 12 10 9\n",
        [("Nöjda gäster", "Läget 2016", 71, "%"), ("Nöjda gäster", "Läget 2017", 74, "%"),
         ("Nöjda gäster", "Senaste mätning 2018", 78, "%"), ("Väntetid", "Läget 2016", 12, "dagar"),
         ("Väntetid", "Läget 2017", 10, "dagar"), ("Väntetid", "Senaste mätning 2018", 9, "dagar")],
    ),
    "a spoilt cell behind a unit": (
        "Mått 2011 2012 2013\nNöjda gäster, % 71 74 78\nVäntetid, dagar Ja 10 9\n",
        [("Nöjda gäster", "2011", 71, "%"), ("Nöjda gäster", "2012", 74, "%"), ("Nöjda gäster", "2013", 78, "%"),
         ("Väntetid", "2012", 10, "dagar"), ("Väntetid", "2013", 9, "dagar")],
    ),
    "rows of words, indexes in cells, rates in labels": (
        "Område\tNämndens mål för år 2015\tResultat 2013\tResultat 2014\nKultur\tAlla ska kunna låna hemma\tEj mätt\tNås ej\n"
        "Fritid\tGästerna ska vara nöjda\tNKI 61\tNKI 64\n\nMått\t2013\t2014\nLån, band per invånare\t6,1\t6,4\n",
        [("Gästerna ska vara nöjda", "Resultat 2013", 61, None), ("Gästerna ska vara nöjda", "Resultat 2014", 64, None),
         ("Lån", "2013", 6.1, "band per invånare"), ("Lån", "2014", 6.4, "band per invånare")],
    ),
    "rows that are years, under a table of sums": (
        "Bokslut\tBudget\n2001\t2001\nIntäkter, tkr\t61\t60\nKostnader, tkr\t64\t62\n\nÅr\tBåtplatser\tUthyrda, %\n1999\t1 214\t86,8\n2000\t1 198\t85,9\n",
        [("Båtplatser", "1999", 1214, None), ("Uthyrda", "1999", 86.8, "%"),
         ("Båtplatser", "2000", 1198, None), ("Uthyrda", "2000", 85.9, "%")],
    ),
    "rows that are terms, their gaps lost": (
        "Termin Elever Elever per lärare\nHT 2003 1 214 11,8\nVT 2004 1 198 11,9\n",
        [("Elever", "HT 2003", 1214, None), ("Elever per lärare", "HT 2003", 11.8, None),
         ("Elever", "VT 2004", 1198, None), ("Elever per lärare", "VT 2004", 11.9, None)],
    ),
    "all labels before all figures": (
        "2004 2005\n\nAntal besök\n\nNöjda besökare, %\n\nSyrehalt, mg/l\n\n812 840\n78,4 76,5\n9,1 8,8\n",
        [("Antal besök", "2004", 812, None), ("Nöjda besökare", "2004", 78.4, "%"), ("Syrehalt", "2004", 9.1, "mg/l"),
         ("Antal besök", "2005", 840, None), ("Nöjda besökare", "2005", 76.5, "%"), ("Syrehalt", "2005", 8.8, "mg/l")],
    ),
    "a column of words behind the figures": (
        "Mål Mätvärde Utfall Kommentar\nSvar lämnas snabbt högst 30 | 41 min. Ej uppnått. Bilen går 90 km\n"
        "Frånvaron ska minska 7 % 6,4 % Uppnått, mest i norr.\n",
        [("Svar lämnas snabbt", "Utfall", 41, "min."), ("Frånvaron ska minska", "Utfall", 6.4, "%")],
    ),
    "years below heads, where a column of words has none": (
        "Mått\tUtfall T2\tUtfall T2\tMålvärde\tStatus\n2010\t2011\t2011\nNöjda gäster\t43 %\t41 %\t45 %\tGul\nLov, st\t112\t164\t150\tGrön\n",
        [("Nöjda gäster", "Utfall T2 2010", 43, "%"), ("Nöjda gäster", "Utfall T2 2011", 41, "%"),
         ("Lov", "Utfall T2 2010", 112, "st"), ("Lov", "Utfall T2 2011", 164, "st")],
    ),
    "counts above a table of sums that tells its unit": (
        "2014 2015\nTillsynsbesök 241 236\nKlagomål 73 69\n\nBelopp i tkr Utfall 2014 Budget 2015\nIntäkter 4 105 4 300\nKostnader 9 862 9 915\n",
        [("Tillsynsbesök", "2014", 241, None), ("Tillsynsbesök", "2015", 236, None),
         ("Klagomål", "2014", 73, None), ("Klagomål", "2015", 69, None)],
    ),
    "counts under a caption that tells the day, and one of money among them": (
        "Läget den 1 oktober 1985\n\nKö till förskolan\t41 barn\nHyra per lokal\t812 kr\nUtdelade portioner\t212\n",
        [("Kö till förskolan", "den 1 oktober 1985", 41, "barn"), ("Utdelade portioner", "den 1 oktober 1985", 212, None)],
    ),
    "counts under a caption, their gaps lost": (
        "Verksamheten i siffror 1994\n\nInskrivna barn i daghem 118\nLån: 21 400\n",
        [("Inskrivna barn i daghem", "1994", 118, None), ("Lån", "1994", 21400, None)],
    ),
    "counts that have each its own day": (
        "Invånare 1/1 1974\t6.210\nInvånare 1/1 1975\t6.184\nLediga lägenheter 15 oktober 1975\t12\n",
        [("Invånare", "1/1 1974", 6210, None), ("Invånare", "1/1 1975", 6184, None), ("Lediga lägenheter", "15 oktober 1975", 12, None)],
    ),
    "cards whose figures stand over their names": (
        "41 300\nBesök på badet\nT1 2018\nT1 2017: 38 900\n\n6,2 %\nSjukfrånvaro\nT1 2018\nT1 2017: 5,8 %\n",
        [("Besök på badet", "T1 2018", 41300, None), ("Besök på badet", "T1 2017", 38900, None),
         ("Sjukfrånvaro", "T1 2018", 6.2, "%"), ("Sjukfrånvaro", "T1 2017", 5.8, "%")],
    ),
    "cards side by side, one of money": (
        "7,4 %\t318\t-2,1 mnkr\nSjukfrånvaro 2021\tHushåll med bistånd i mars 2021\tAvvikelse mot budget 2021\n",
        [("Sjukfrånvaro", "2021", 7.4, "%"), ("Hushåll med bistånd", "i mars 2021", 318, None)],
    ),
    "kinds over years, beside a column of words and one of numbers": (
        "Indikator\tTill mål\tUtfall\tUtfall\tÖnskad\n2018\t2019\triktning\nNöjda gäster\t1\t61 %\t66 %\t↗\nYta, hektar\t2\t4,1\t4,4\t↗\n",
        [("Nöjda gäster", "Utfall 2018", 61, "%"), ("Nöjda gäster", "Utfall 2019", 66, "%"),
         ("Yta", "Utfall 2018", 4.1, "hektar"), ("Yta", "Utfall 2019", 4.4, "hektar")],
    ),
    "kinds over years, with what a scan makes of the other heads": (
        "4 ‘: Utfall Utfall ae\nOmråde Mål Mått 2006 2007 Målnivå Ansvarig\nFler ska läsa Andel låntagare 71 74 80 LH\nKön ska minska Antal i kö 41 38 20 MS\n",
        [("Andel låntagare", "Utfall 2006", 71, None), ("Andel låntagare", "Utfall 2007", 74, None),
         ("Antal i kö", "Utfall 2006", 41, None), ("Antal i kö", "Utfall 2007", 38, None)],
    ),
    "names that dots lead from, one of which begins on the line above": (
        "1987\t1988\t1989\nInskrivna elever .......\t412\t431\t447\nAndel av lärarna med utbild-\nning, % ................\t34\t38\t45\n",
        [("Inskrivna elever", "1987", 412, None), ("Inskrivna elever", "1988", 431, None), ("Inskrivna elever", "1989", 447, None),
         ("Andel av lärarna med utbildning", "1987", 34, "%"), ("Andel av lärarna med utbildning", "1988", 38, "%"), ("Andel av lärarna med utbildning", "1989", 45, "%")],
    ),
    "a heading run together with a row, and dashes before the rest of a name": (
        "Mått 2018 2019 2020\nKULTUR OCH FRITID Lån per invånare 5,1 5,4 5,6\nAndel elever som får lära sig att 41 42 - simma och dyka, %\nBesök i badet 61 66 ~\n",
        [("Lån per invånare", "2018", 5.1, None), ("Lån per invånare", "2019", 5.4, None), ("Lån per invånare", "2020", 5.6, None),
         ("Andel elever som får lära sig att simma och dyka", "2018", 41, "%"), ("Andel elever som får lära sig att simma och dyka", "2019", 42, "%"),
         ("Besök i badet", "2018", 61, None), ("Besök i badet", "2019", 66, None)],
    ),
    "a figure in a name, where the others have one column less": (
        "Indikator 2016 2017 Riket 2017\nPersonal under 14 dagar 17 16 15\nNöjda, % 81 84 80\nTrygga, % 77 - 79\n",
        [("Personal under 14 dagar", "2016", 17, None), ("Personal under 14 dagar", "2017", 16, None), ("Personal under 14 dagar", "Riket 2017", 15, None),
         ("Nöjda", "2016", 81, "%"), ("Nöjda", "2017", 84, "%"), ("Nöjda", "Riket 2017", 80, "%"), ("Trygga", "2016", 77, "%"), ("Trygga", "Riket 2017", 79, "%")],
    ),
    "an area and a number before the goal, a measure that the goal begins like": (
        "Område Nr | Mål Mått Utfall 2004 Mål 2005\nTrygga gator 1 | Olyckorna ska bli färre Olyckor med skadade 11 7\n2 | Sjukfrånvaron ska minska Sjukfrånvaro, % 7,1 6,0\n",
        [("Olyckor med skadade", "Utfall 2004", 11, None), ("Sjukfrånvaro", "Utfall 2004", 7.1, "%")],
    ),
    "under years that a scan misread": (
        "L979 1980 1981\nUtryckningar 188 203 214\nInsatstid i tätort, min 8,5 8,2 9,1\n",
        [("Utryckningar", "1979", 188, None), ("Utryckningar", "1980", 203, None), ("Utryckningar", "1981", 214, None),
         ("Insatstid i tätort", "1979", 8.5, "min"), ("Insatstid i tätort", "1980", 8.2, "min"), ("Insatstid i tätort", "1981", 9.1, "min")],
    ),
    "under years run together, and noise between others": (
        "ee ed 19761977 1978\nArbetsorder 412 455 538\n\nNytt.\n\nMål Mått 2019 +=©2020. «712021 Målvärde\nLamporna lagas inom fem dagar Andel lagade i tid 77% 81% 92% 90%\n",
        [("Arbetsorder", "1976", 412, None), ("Arbetsorder", "1977", 455, None), ("Arbetsorder", "1978", 538, None),
         ("Andel lagade i tid", "2019", 77, "%"), ("Andel lagade i tid", "2020", 81, "%"), ("Andel lagade i tid", "T1 2021", 92, "%")],
    ),
    "a figure of which a scan left a letter": (
        "2013 2014 2015\nInventerade förskolor 0 S 7\nElever i kö 41 58 oF\n",
        [("Inventerade förskolor", "2013", 0, None), ("Inventerade förskolor", "2015", 7, None), ("Elever i kö", "2013", 41, None), ("Elever i kö", "2014", 58, None)],
    ),
    "years over several columns each": (
        "Nyckeltal\t2011\t\t2012\t\nKv\tMän\tKv\tMän\nHeltid (%)\t48\t82\t53\t84\nSjukfrånvaro (%)\t6,6\t3,0\t7,1\t3,4\n",
        [(name, period, value, "%") for name, values in (("Heltid", (48, 82, 53, 84)), ("Sjukfrånvaro", (6.6, 3, 7.1, 3.4)))
         for period, value in zip(("2011 Kv", "2011 Män", "2012 Kv", "2012 Män"), values, strict=True)],
    ),
    "a source too near the last figure": (
        "Nyckeltal\t2021\t2022 Källa\nResor per invånare\t33\t47 Länstrafiken\nEgen solel, MWh\t198\t305 Fastighetsenheten\n",
        [("Resor per invånare", "2021", 33, None), ("Resor per invånare", "2022", 47, None), ("Egen solel", "2021", 198, "MWh"), ("Egen solel", "2022", 305, "MWh")],
    ),
    "a column without a head, which is of no year": (
        "Nyckeltal\t2019\t2020\t\nAndel nöjda, %\t80\t85\t5\nAndel trygga, %\t70\t74\t4\n",
        [("Andel nöjda", "2019", 80, "%"), ("Andel nöjda", "2020", 85, "%"), ("Andel trygga", "2019", 70, "%"), ("Andel trygga", "2020", 74, "%")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_values_of_tables(name: str) -> None:
    text, expected = TABLES[name]
    assert indicators(text) == expected
