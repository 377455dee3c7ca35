"""Sums in tables of running text and in sentences, in layouts of municipal budgets and reports, clean and damaged."""

import pytest

from extract.pipes.money import UNITS, UnitRule, unit_in
from tests.extract.texts import sums

# A text, and the kronor and year of each of its sums.
TABLES = {
    "a unit that a clause of the text above names": (
        "Beloppen är angivna i tusental kronor. Portionspriset är 52 kronor fr.o.m. den 1 mars.\nÅtgärd\t2011\t2012\tHela projektet\n"
        "Stigar\t140\t220\t360\nSkyltar\t90\t160\t250\n",
        [(52, None), (140e3, 2011), (220e3, 2012), (360e3, None), (90e3, 2011), (160e3, 2012), (250e3, None)],
    ),
    "totals of several years beside a column that names the unit": (
        "Finansiering\tBelopp i tkr\n\t1997\t1998\tTotalt\nStaten\t500\t800\t1 300\nKommunen\t450\t600\t1 050\n",
        [(500e3, 1997), (800e3, 1998), (1300e3, None), (450e3, 1997), (600e3, 1998), (1050e3, None)],
    ),
    "a unit beside the figures, under the label of several rows": (
        "Område\tNyckeltal\t2012\t2013\nFörskola\tInskrivna barn\t812\t845\n\tKostnad per barn, kr\t112 400\t115 900\n",
        [(112400, 2012), (115900, 2013)],
    ),
    "counts under a dash for nothing": (
        "Verksamhet, tkr\t2012\t2013\t2014\nHyror\t40\t50\t60\nAntal elever\t–\t845\t850\n",
        [(40e3, 2012), (50e3, 2013), (60e3, 2014)],
    ),
    "targets of no year beside the outcome of one": (
        "Mål\tUtfall 2014\tMålvärde\nKostnaden för vikarier ska minska\t3,9 mnkr\t1,5 mnkr\nSjukfrånvaron ska minska\t8 %\t7 %\n",
        [(3.9e6, 2014), (1.5e6, None)],
    ),
    "years in kronor over the columns": (
        "Upprättat förslag förelåg:\n\n1974 kr\t1975 kr\nBindning\t6.200\t7.150\nLöner\t104.300\t119.750\n",
        [(6200, 1974), (7150, 1975), (104300, 1974), (119750, 1975)],
    ),
    "two columns whose thousands look like one figure": (
        "Beräknad kostnad, tkr\n\nAlt. A Alt.B\nAggregat med skåp 2 150 1970\nRör 310 265\nEl 540 540\nSumma 3 000 2775\n",
        [(2150e3, None), (1970e3, None), (310e3, None), (265e3, None), (540e3, None), (540e3, None), (3e6, None), (2775e3, None)],
    ),
    "beside running text whose lines a reader ran together with the rows": (
        "Biblioteken lånade ut fler böcker än på flera år, tkr Bokslut 1988 Budget 1989\n"
        "trots att filialen i Hult var stängd under sommaren. Personal 1 204 1 310\n"
        "Mobila bokbestånd har ställts ut på arbetsplatserna. Media 415 420\nLäsfrämjande Lokaler 388 402\n",
        [(1204e3, 1988), (1310e3, 1989), (415e3, 1988), (420e3, 1989), (388e3, 1988), (402e3, 1989)],
    ),
    "labels that end in a range, under the unit of a heading farther up": (
        "Ekonomi\nDriftredovisning per verksamhet (tkr)\n\nSida ett\n\nVerksamhet Budget Utfall Avvikelse\n2014 2014\nÅrskurs 1-6 41 700 42 900 -1 200\n"
        "Årskurs 7-9 86 400 85 900 500\n",
        [(41700e3, 2014), (42900e3, 2014), (-1200e3, 2014), (86400e3, 2014), (85900e3, 2014), (500e3, 2014)],
    ),
    "a unit that a scan has spoilt, of figures too large for thousands": (
        "krqn0r ee Bokslut 1977 Budget 1978\nDaghem 1.914.206 2.250.000\nFritidshem 688.911 715.000\n",
        [(1914206, 1977), (2250000, 1978), (688911, 1977), (715000, 1978)],
    ),
    "a total that no word names, under units in brackets": (
        "KOSTNADER Plats A Plats B\n(1000-tal kronor)\nTunnel, 9 m 402 402\nRamper 88 131\nRäcken 60 -\nBelysning 21 24\n571 557\n",
        [(402e3, None), (402e3, None), (88e3, None), (131e3, None), (60e3, None), (21e3, None), (24e3, None), (571e3, None), (557e3, None)],
    ),
    "years of two digits, and a mark that a scan set": (
        "Belopp i tkr.\nBudget 87 Bokslut 87 _Avvikelse\nPersonal 1.145 902 243\nMaterial 318 655 —337\n",
        [(1145e3, 1987), (902e3, 1987), (243e3, 1987), (318e3, 1987), (655e3, 1987), (-337e3, 1987)],
    ),
    "a row whose name has a point and whose follower begins small": (
        "Belopp i kronor:\n\nFirma Pannor Kulvert Summa\nRör AB Lund 214.500 88.200 302.700\nIng.firma P Ek 198.000 93.750 291.750\n"
        "värme HB 231.000 - 231.000\n",
        [(214500, None), (88200, None), (302700, None), (198000, None), (93750, None), (291750, None), (231000, None), (231000, None)],
    ),
    "a caption that points down, above other lines": (
        "att fastställa bidragen för andra halvåret 1980 enligt nedan,\natt ansökan från ridklubben behandlas våren 1981.\nFörening\tMedlemmar\tBidrag, kr\n"
        "Hults IK\t212\t8 480\nBerga SK\t97\t3 880\n",
        [(8480, 1980), (3880, 1980)],
    ),
    "a head of two rows that a scan has run together": (
        "Läget i april\nmnkr Budget jan- Utfall jan- Budget Prognos Avvikelse\napr 2011 apr 2011 helår 2011 __-s+iheilar 2011 helår\n"
        "Skola 20,1 19,8 60,4 61,0 -0,6\nBad 3,2 3,3 9,5 9,4 0,1\n",
        [(20.1e6, 2011), (19.8e6, 2011), (60.4e6, 2011), (61e6, 2011), (-0.6e6, 2011),
         (3.2e6, 2011), (3.3e6, 2011), (9.5e6, 2011), (9.4e6, 2011), (0.1e6, 2011)],
    ),
    "months and years under the kinds, cell by cell": (
        "Drift, mnkr\nEnhet\tUtfall\tUtfall\tBudget\tAvvikelse\njan–aug\tjan–aug\t2021\n2020\t2021\nPark\t4,2\t4,4\t6,7\t-0,1\nGata\t9,8\t8,9\t13,1\t0,3\n",
        [(4.2e6, 2020), (4.4e6, 2021), (6.7e6, 2021), (-0.1e6, 2021), (9.8e6, 2020), (8.9e6, 2021), (13.1e6, 2021), (0.3e6, 2021)],
    ),
    "a single column whose year ends in one": (
        "Beräknad kostnad (tkr)\nPost\tKostnad 2021\nChassi\t2 465\nRadio\t96\n",
        [(2465e3, 2021), (96e3, 2021)],
    ),
    "heads that a narrow gap has run together in one cell": (
        "Ramar, tkr\nNämnd\tBokslut 2019\tBudget 2020 Plan 2021\nSkola\t120\t125\t131\nVård\t300\t310\t322\n",
        [(120e3, 2019), (125e3, 2020), (131e3, 2021), (300e3, 2019), (310e3, 2020), (322e3, 2021)],
    ),
    "units in a row of their own": (
        "Objekt Utgift Bidrag Netto\nkr kr kr\nGångbana 40 000 10 000 30 000\nLekplats 85 500 20 500 65 000\n",
        [(40e3, None), (10e3, None), (30e3, None), (85500, None), (20500, None), (65e3, None)],
    ),
    "columns read apart, the first with its labels": (
        "Tabell 3: Drift 2017 (mnkr)\n\nNämnd Utfall 2016\nStab 4,1\nBad 12,0\n\nBudget 2017 Utfall 2017 Avvikelse\n4,3 4,2 0,1\n\n12,5 12,9 -0,4\n",
        [(4.1e6, 2016), (12e6, 2016), (4.3e6, 2017), (4.2e6, 2017), (0.1e6, 2017), (12.5e6, 2017), (12.9e6, 2017), (-0.4e6, 2017)],
    ),
    "a caption with the unit right below": (
        "Objekt\t2023\t2024\nNy spång\t3 200\t7 500\nBåthus\t–\t4 100\nKommande investeringar, tkr\n",
        [(3200e3, 2023), (7500e3, 2024), (4100e3, 2024)],
    ),
    "years in the head, unit above": (
        "Driftbudget, belopp i tkr\n\nVerksamhet Bokslut 2017 Budget 2018 Plan 2019\n"
        "Politisk verksamhet 1 950 2 100 2 150\nFörskola 48 300 49 900 51 250\nSumma 50 250 52 000 53 400\n",
        [(1950e3, 2017), (2100e3, 2018), (2150e3, 2019), (48300e3, 2017), (49900e3, 2018), (51250e3, 2019),
         (50250e3, 2017), (52000e3, 2018), (53400e3, 2019)],
    ),
    "head of two lines": (
        "Resultatbudget (mnkr)\n\nBokslut Budget Plan Plan\n2016 2017 2018 2019\n"
        "Verksamhetens intäkter 212,4 198,0 201,5 205,0\nVerksamhetens kostnader -1 012,6 -1 031,2 -1 060,0 -1 088,4\n",
        [(212.4e6, 2016), (198e6, 2017), (201.5e6, 2018), (205e6, 2019),
         (-1012.6e6, 2016), (-1031.2e6, 2017), (-1060e6, 2018), (-1088.4e6, 2019)],
    ),
    "short years": (
        "Investeringar tkr Budget -18 Plan -19\nGator och vägar 4 500 5 000\nFordon 900 1 100\n",
        [(4500e3, 2018), (5000e3, 2019), (900e3, 2018), (1100e3, 2019)],
    ),
    "one column under a heading that names the unit": (
        "Investeringskalkyl 2019, belopp i tkr\n\nMark 310\nStomme och tak 1 140\nOförutsett 215\nSumma 1 665\n",
        [(310e3, 2019), (1140e3, 2019), (215e3, 2019), (1665e3, 2019)],
    ),
    "a scan's marks of ruled lines": (
        "Belopp i tkr\nVerksamhet Utfall| Budget} Plan\n2015 2016 2017\n"
        "Äldreomsorg 79 320| 80250 79850;\nStöd enligt LSS 25942| 27950} 28900}\n_ Stab | 7214 7 400] 7550\n",
        [(79320e3, 2015), (80250e3, 2016), (79850e3, 2017), (25942e3, 2015), (27950e3, 2016), (28900e3, 2017),
         (7214e3, 2015), (7400e3, 2016), (7550e3, 2017)],
    ),
    "letters for digits": (
        "mnkr Utfall 2018 Budget 2019\nSkola l2,5 13,1\nVård 1 O02,5 1 010,0\n",
        [(12.5e6, 2018), (13.1e6, 2019), (1002.5e6, 2018), (1010e6, 2019)],
    ),
    "columns one after the other": (
        "Prognos, tkr\n\nNämnd\n\nKommunstyrelsen\nSocialnämnden\n\nSumma\n\nBudget 2023\n98 450\n421 300\n\n519 750\n\n"
        "Prognos 2023\n97 900\n433 150\n531 050\n",
        [(98450e3, 2023), (421300e3, 2023), (519750e3, 2023), (97900e3, 2023), (433150e3, 2023), (531050e3, 2023)],
    ),
    "labels beside the first column only": (
        "tkr Budget 2023\nPersonal 38 600\nFordon 6 240\nSumma 44 840\n\nPrognos 2023\n39 750\n6 900\n46 650\n",
        [(38600e3, 2023), (6240e3, 2023), (44840e3, 2023), (39750e3, 2023), (6900e3, 2023), (46650e3, 2023)],
    ),
    "a head that returns without its caption": (
        "Tabell 1. Investeringar per projekt, belopp i kkr\n\nProjekt\tBudget\tUtfall\n2014\t2014\nBro\t4 200\t2 850\n\nBergköpings kommun\n\n"
        "Projekt\tBudget\tUtfall\n2014\t2014\nVäg\t3 000\t540\n",
        [(4200e3, 2014), (2850e3, 2014), (3000e3, 2014), (540e3, 2014)],
    ),
    "a caption below": (
        "Bokslut 1996\tBokslut 1997\nTaxi\t3 918\t4 342\nBuss\t1 204\t1 177\n\nTabell 1: Resornas kostnader, tkr\n\nFakturorna har granskats.\n",
        [(3918e3, 1996), (4342e3, 1997), (1204e3, 1996), (1177e3, 1997)],
    ),
    "kronor and öre": (
        "Avgifter i kronor\n\nAvgift\tGällande\tFörslag 1987\nBarn\t7:50\t9:00\nBastu, vuxen\t–\t15:00\n",
        [(7.5, None), (9, 1987), (15, 1987)],
    ),
    "years of two digits below their heads": (
        "tkr\tBudget\tBudget\n\t95\t96\nPersonal\t2.310\t2.340\nLokaler\t905\t915\n",
        [(2310e3, 1995), (2340e3, 1996), (905e3, 1995), (915e3, 1996)],
    ),
    "days as heads": (
        "Mnkr\tUtfall\tUtfall\tBudget\n\t190831\t180831\t2019\nAvgifter\t49,8\t47,1\t74,0\nÖvrigt\t3,3\t2,9\t4,5\n",
        [(49.8e6, 2019), (47.1e6, 2018), (74e6, 2019), (3.3e6, 2019), (2.9e6, 2018), (4.5e6, 2019)],
    ),
    "years and months as heads": (
        "Tkr\tUtfall\tUtfall\tBudget\tAvvikelse\n\t0904\t1004\t2010\nAvgifter\t498\t471\t1 400\t20\nHyror\t33\t29\t90\t-5\n",
        [(498e3, 2009), (471e3, 2010), (1400e3, 2010), (20e3, 2010), (33e3, 2009), (29e3, 2010), (90e3, 2010), (-5e3, 2010)],
    ),
    "counts beside sums": (
        "Bidrag, kronor\n\nFörening\tMedl.\tBeviljat 2008\tSökt 2009\nKören\t84\t30 000\t45 000\nKlubben\t26\t9 000\t12 000\n",
        [(30e3, 2008), (45e3, 2009), (9e3, 2008), (12e3, 2009)],
    ),
    "prose beside a table": (
        "Sammandrag, tkr\n\nVerksamhet\tBudget 2009\tPlan 2010\nSkola\t48 300\t49 900\nom fler elever än väntat\tVård\t21 400\t22 000\n",
        [(48300e3, 2009), (49900e3, 2010), (21400e3, 2009), (22000e3, 2010)],
    ),
    "months wrapped in a head, figures told apart by their difference": (
        "Belopp i tkr\nUtfall jan- Budget 2006 Prognos Avvikelse\naug 2006 2006\nAvgifter 63 466 95 200 96 100 900\n"
        "Personal -44 180 -67 900 -68 600 -700\n",
        [(63466e3, 2006), (95200e3, 2006), (96100e3, 2006), (900e3, 2006),
         (-44180e3, 2006), (-67900e3, 2006), (-68600e3, 2006), (-700e3, 2006)],
    ),
    "fees in whole kronor": (
        "Förvaltningen föreslår följande avgifter, i kronor per månad.\n\n1986 1987\nDaghem 565:- 620:-\nFritidshem 280:- 340:-\n",
        [(565, 1986), (620, 1987), (280, 1986), (340, 1987)],
    ),
    "a row's own unit": (
        "Nyckeltal\tEnhet\t2017\t2018\nKostnad per elev\tkr\t98 400\t101 250\nElever per lärare\tantal\t12,1\t11,8\n"
        "Kostnad per plats, kr\t–\t811 000\t820 500\nNöjda brukare, %\t–\t81\t84\n",
        [(98400, 2017), (101250, 2018), (811000, 2017), (820500, 2018)],
    ),
    "columns that count something else": (
        "Bidrag 2012, kronor\n\nFörening\tMedl.\tSökt 2012\tBeviljat 2012\nHyttans IF\t312\t40 000\t25 000\nFolkdanslaget\t44\t8 000\t8 000\n",
        [(40000, 2012), (25000, 2012), (8000, 2012), (8000, 2012)],
    ),
    "fees in kronor and öre": (
        "Avgifter i kronor\n\nAvgift\tGällande\tFörslag 1985\nBastu\t7:50\t9:00\nTiokort\t60:00\t75:00\n",
        [(7.5, None), (9, 1985), (60, None), (75, 1985)],
    ),
    "a column of belopp is in the table's unit": (
        "Prioriterade åtgärder, tkr\n\nÅtgärd\tOmråde\tBelopp\nTakbyte\t2\t1 450\nHiss\t1\t900\n",
        [(1450e3, None), (900e3, None)],
    ),
    "what compares two years' columns, what is of several years": (
        "Drift, tkr\n\nVerksamhet\tBudget 2020\tUtfall 2020\tAvvikelse\tUtfall 2019\tPlan 2021–2023\nBibliotek\t510\t498\t12\t470\t1 600\n",
        [(510e3, 2020), (498e3, 2020), (12e3, 2020), (470e3, 2019), (1600e3, None)],
    ),
    "at what prices is no year": (
        "Kalkyl i 2012 års priser, tkr\n\nDel\tAlt A\tAlt B\nMark\t1 150\t380\nHus\t3 400\t1 290\n",
        [(1150e3, None), (380e3, None), (3400e3, None), (1290e3, None)],
    ),
    "a unit in a note below": (
        "Verksamhet\tBudget 2018\tPrognos 2018\nBibliotek\t4 510\t4 600\nBad\t980\t950\n\nBelopp i tkr.\n",
        [(4510e3, 2018), (4600e3, 2018), (980e3, 2018), (950e3, 2018)],
    ),
    "a unit for the whole document": (
        "Samtliga belopp anges i tkr om inget annat sägs.\n\nUnder året har nämnden arbetat med sina mål.\n\nUtfallet är som väntat.\n\nNedan följer en tabell.\n\n"
        "Verksamhet\tBudget 2018\tUtfall 2018\nBibliotek\t4 510\t4 600\nBad\t980\t950\n",
        [(4510e3, 2018), (4600e3, 2018), (980e3, 2018), (950e3, 2018)],
    ),
    "a month in a head": (
        "Tkr\tUtfall 2019-08\tBudget 2019\nAvgifter\t4 920\t7 380\nHyror\t415\t620\n",
        [(4920e3, 2019), (7380e3, 2019), (415e3, 2019), (620e3, 2019)],
    ),
    "a gap that is too narrow": (
        "Kostnader, tkr\n\n1991\t1992\nLöner\t-610 -1 120\nHyra\t-90\t-95\nData\t120\t40\n",
        [(-610e3, 1991), (-1120e3, 1992), (-90e3, 1991), (-95e3, 1992), (120e3, 1991), (40e3, 1992)],
    ),
    "what a year's head says besides": (
        "Kostnader, tusental kronor\n\n\t2008\t2009\t2010 beräknad\nArvoden\t480\t610\t975\nResor\t92\t88\t70\n",
        [(480e3, 2008), (610e3, 2009), (975e3, 2010), (92e3, 2008), (88e3, 2009), (70e3, 2010)],
    ),
    "columns that end with their units, gaps lost": (
        "Förslag Anskaffning, tkr | Drift per år, tkr\nTräbro 3 150 | 210\nStålbro 5 400 | 90\n",
        [(3150e3, None), (210e3, None), (5400e3, None), (90e3, None)],
    ),
    "alternatives side by side": (
        "Kostnader enligt följande (kronor).\n\nAlt 1 Alt 2\nMaskiner 114.000 168.000\nBygge 31.500 12.000\nSumma 145.500 180.000\n",
        [(114e3, None), (168e3, None), (31500, None), (12e3, None), (145500, None), (180e3, None)],
    ),
    "figures whose labels stand elsewhere": (
        "Ekonomi\nBelopp itkr\n\nLek\nIdrott\n\nHamn\nTotalt netto\n\nBudget Utfall jan- Prognos Avvikelse\n2013 aug 2013 2013\n\n"
        "12 400 5 820 13 100 -700\n\n6 150 4044 5 950 200\n\n18 550 9 864 19 050 -500\n",
        [(12400e3, 2013), (5820e3, 2013), (13100e3, 2013), (-700e3, 2013), (6150e3, 2013), (4044e3, 2013), (5950e3, 2013),
         (200e3, 2013), (18550e3, 2013), (9864e3, 2013), (19050e3, 2013), (-500e3, 2013)],
    ),
    "figures whose labels are of another number": (
        "Belopp i tkr\n\nLek och idrott, som förvaltningen driver med egen personal i fyra hallar och på nio planer i kommunen.\n\n"
        "Budget Utfall\n2013 2013\n4 400 5 820\n6 150 4 044\n",
        [(4400e3, 2013), (6150e3, 2013), (5820e3, 2013), (4044e3, 2013)],
    ),
    "what the last column is tells thousands from columns": (
        "Tabell 3. Drift, belopp i tkr\n\nVerksamhet Budget 2017 Utfall jan-aug Prognos 2017 Avvikelse\n2017\n\n"
        "Stab 18 300 12 150 18 200 100\n\nSkola 96 750 67 020 101 300 -4 550\n\nVård 142 300 95 400 143 100 -800\n",
        [(18300e3, 2017), (12150e3, 2017), (18200e3, 2017), (100e3, 2017), (96750e3, 2017), (67020e3, 2017),
         (101300e3, 2017), (-4550e3, 2017), (142300e3, 2017), (95400e3, 2017), (143100e3, 2017), (-800e3, 2017)],
    ),
    "the year of a sentence before the one that leads in": (
        "Nämnden fick 1,5 mnkr för 2012. Åtgärdernas kostnader:\n\nÅtgärd\tKostnad, tkr\nBrygga\t240\nStig\t110\n",
        [(1.5e6, 2012), (240e3, None), (110e3, None)],
    ),
    "months as four digits": (
        "Drift, tkr\n\nUtfall\tUtfall\tBudget\tAvvikelse\n0804\t0904\t2009\nBad\t4 102\t4 316\t9 900\t120\nBibliotek\t1 871\t2 045\t6 300\t-50\n",
        [(4102e3, 2008), (4316e3, 2009), (9900e3, 2009), (120e3, 2009), (1871e3, 2008), (2045e3, 2009), (6300e3, 2009), (-50e3, 2009)],
    ),
    "what is spent up to a year": (
        "Projekt, tkr\n\nProjekt\tUtfall t.o.m. 2019\tBudget 2020\nBro\t4 150\t1 200\nTorg\t380\t940\n",
        [(4150e3, None), (1200e3, 2020), (380e3, None), (940e3, 2020)],
    ),
    "a list that a sentence leads in": (
        "Tekniska kontoret har tillsammans med föreningens byggkommitté gjort följande beräkning i 1986 års penningvärde, i kronor:\n\n"
        "Kiosk, 24 m2\t86.000\nLekredskap, 4 st\t31.500\nSumma\t117.500\n",
        [(86e3, None), (31500, None), (117500, None)],
    ),
    "counts over a table of sums": (
        "Verksamhetsmått\n\n2011\t2012\t2013\nTillsynsbesök\t241\t236\t188\nAnmälningar\t73\t69\t84\n\nEkonomi\n\n"
        "Belopp i tkr\tUtfall 2012\tBudget 2013\nLöner\t1 410\t1 520\n",
        [(1410e3, 2012), (1520e3, 2013)],
    ),
    "a table of counts below": (
        "Ekonomi\n\nMnkr\tBokslut 2000\tBudget 2001\nIntäkter\t61,4\t60,2\nKostnader\t-64,0\t-62,1\n\nÅr\tHus\tFel\n1999\t1 214\t2 940\n2000\t1 198\t2 715\n",
        [(61.4e6, 2000), (60.2e6, 2001), (-64e6, 2000), (-62.1e6, 2001)],
    ),
    "a minus that a scan reads as two lines": (
        "Mnkr Utfall 2000 Budget 2001\nIntäkter 61,4 60,2\nKostnader =64,0 =62,1\n",
        [(61.4e6, 2000), (60.2e6, 2001), (-64e6, 2000), (-62.1e6, 2001)],
    ),
    "a row of telephones": (
        "Kontorets kostnader, tkr\n\nBudget 1996 Budget 1997\nPorto och telefon 310 325\nTryckning 85 90\n",
        [(310e3, 1996), (325e3, 1997), (85e3, 1996), (90e3, 1997)],
    ),
    "a calculation beside a budget": (
        "Belopp i tkr\n\nBudget 2010 _—‘Kalkyl 2011\nSpont 9 800 10 150\nPumpar 2 200 5 700\n",
        [(9800e3, 2010), (10150e3, 2011), (2200e3, 2010), (5700e3, 2011)],
    ),
    "a list with leaders": (
        "Kostnadsberäkning\n\nPump med tillbehör ......\t18.750:-\nSchaktning ......\t4.350:50\nSumma kronor ......\t23.100:50\n",
        [(18750, None), (4350.5, None), (23100.5, None)],
    ),
}  # fmt: skip
SENTENCES = [
    (
        "Värmen, som 1993 kostade 642.000 kronor, väntas efter bygget stanna vid 455.000 kronor.",
        [(642e3, 1993), (455e3, None)],
    ),
    ("För bilen, inköpt år 1966, erbjuds mellan 3.000 kr och 6.500 kr.", [(3000, None), (6500, None)]),
    ("Bilen, inköpt 1966 för 12.000 kr, ska säljas.", [(12000, 1966)]),
    ("Snöröjningen kostade november 1977 - mars 1978 1.385.000 kr.", [(1385000, None)]),
    ("Nämnden begär att andelen för 1998 och 1999, 1 050 tkr, tas upp i planen.", [(1050e3, None)]),
    ("Förbundet, som bildades 1982, fick 1997 en ram på 40 000 kronor.", [(40e3, 1997)]),
    ("Ersättningen för kostnader, 3,7 mnkr, avser 2020 och bokfördes i mars.", [(3.7e6, 2020)]),
    ("Hyran är 11 250 kr i månaden och stiger den 1 april 2018 till 11 475 kr.", [(11250, None), (11475, 2018)]),
    ("Snöröjningen kostade 5,9 mnkr under januari–april 2013.", [(5.9e6, 2013)]),
    ("Nämnden beviljar klubben 45 000 kronor i arrangörsstöd.", [(45e3, None)]),
    ("Kommunen har under 1991 och 1992 lagt ner 2 mnkr på torget.", [(2e6, None)]),
    ("Bad 1981: avgiften för vuxen blir 7:00 och för barn 2:50 (oförändrad).", [(7, 1981), (2.5, 1981)]),
    ("I planen finns 4 mnkr för bron 2017 och 6 mnkr för vägen 2018.", [(4e6, 2017), (6e6, 2018)]),
    ("För åren 2017 och 2018 avsätts 4 mnkr.", [(4e6, None)]),
    ("Bidraget upphörde 1996 och var dessförinnan 310 000 kr om året.", [(310e3, None)]),
    ("Nämnden ersattes med 12 400 kronor den 2 december 2011.", [(12400, None)]),
    ("Hyran är 900 kronor, mot 750 kronor som utgick 1984.", [(900, None), (750, 1984)]),
    ("Från den 1 mars 2016 höjs priset för lån av sal till 250 kronor.", [(250, 2016)]),
    ("Avgiften höjdes den 1 juli 1997 från 25 till 35 kr per resa.", [(25, None), (35, 1997)]),
    ("Terminsavgiften höjs från 350 kr till 450 kr från och med höstterminen 2006.", [(350, None), (450, 2006)]),
    ("Nätavgiften blir 4 260 kronor per år från och med den 1 januari 2018.", [(4260, 2018)]),
    ("Bygget väntas kosta 25–30 Mkr.", [(25e6, None), (30e6, None)]),
    ("Nettokostnaden var 1 412 000 kr 1983 mot 1.105.000 kr 1981.", [(1412e3, 1983), (1105e3, 1981)]),
    ("En klimatpott om 3 mnkr per år 2022–2025 inrättas.", [(3e6, None)]),
    ("Medel anvisas med 611 mnkr till nämndernas drift 2014.", [(611e6, 2014)]),
    ("Målningen, kostnadsberäknad till 64.000 kronor, utförs våren 1985.", [(64e3, 1985)]),
    ("Ramen 2018: 16,9 mnkr netto.", [(16.9e6, 2018)]),
    ("Timpriset är fr.o.m. den 1 april 1992 212 kr.", [(212, 1992)]),
    (
        "Intäkterna väntas 1987 bli 4 milj kronor, vilket är 380 000 kronor mer än i budget 1986.",
        [(4e6, 1987), (380e3, 1987)],
    ),
    ("Nämnden beviljar 412 500 kronor ur 2025 års medel för oförutsedda behov.", [(412500, 2025)]),
    ("I budget 2019 finns 350 tkr avsatta.", [(350e3, 2019)]),
    ("Kontoret begär 12.500:- för återstoden av år 1971.", [(12500, 1971)]),
    ("Nämnden avsatte 1,3 mnkr för att under 2020 anställa två handläggare.", [(1.3e6, 2020)]),
    ("För projektet har 85 tkr reserverats i budget 2023.", [(85e3, 2023)]),
    ("Avgiften höjs till 1 140 kronor från och med den 1 juli 2022.", [(1140, 2022)]),
    ("Sedan den 1 januari 2015 får styrelsen köpa för högst 5 miljoner kronor.", [(5e6, None)]),
    (
        "Ramen är 155 mnkr för 2026, 140 mnkr för 2027 och 120 mnkr för 2028.",
        [(155e6, 2026), (140e6, 2027), (120e6, 2028)],
    ),
    ("Prognosen för 2014 är 6,2 Mkr, dvs. 650 tkr sämre än budget.", [(6.2e6, 2014), (650e3, 2014)]),
    ("Kostnaden blev 12,5 mnikr.", [(12.5e6, None)]),
    ("Bidraget är tjugofem tusen kronor.", [(25e3, None)]),
    ("Terminsavgiften höjs fr.o.m. den 1 augusti 1988 från 80 till 95 kronor.", [(80, None), (95, 1988)]),
    ("Avgiften blir 9:50 fr o m den 1 januari 1983 mot nu 8:00.", [(9.5, 1983), (8, None)]),
    ("Hyran blir 400 kr för föreningar och 900 kr för andra från och med den 1 juli 2009.", [(400, 2009), (900, 2009)]),
    ("Nämnden får 800 tkr ur trygghetsmedlen 2014.", [(800e3, 2014)]),
    ("Omsättningen var 4 mnkr mot 5 mnkr samma period 2011.", [(4e6, None), (5e6, 2011)]),
    ("Bron kostar 14 mnkr i 1993 års prisnivå.", [(14e6, None)]),
    ("Enligt samrådet 3/10 2001 kostar vägen 2 Mkr.", [(2e6, None)]),
    ("Förbundet har sedan mars 1979 betalat 4 000 kr i hyra.", [(4000, None)]),
    ("Stöd lämnas med 60 000 kronor för tiden 1 mars–31 oktober 2021.", [(60e3, 2021)]),
    ("Till scenen gick 2 mkr ur budgeten 2018; resten, 1 mkr, söks för 2019.", [(2e6, 2018), (1e6, 2019)]),
    ("Lönebidraget om 90 tkr från januari 2011 räcker.", [(90e3, 2011)]),
    ("Nämnden flyttar 3 mnkr från 2019 till 2020 års investeringsbudget.", [(3e6, 2020)]),
    ("Under 1991 såldes 4 100 kort. Priset var samma år 85 kr.", [(85, 1991)]),
    ("Ramen ökar med 4 mnkr mer än i år men 2 mnkr mindre än begärt.", [(4e6, None), (2e6, None)]),
    ("Ett skåp kostar ca 8 000 - 10 000 kr.", [(8000, None), (10000, None)]),
    ("På kontot är 65 tkr reserverade 2014.", [(65e3, 2014)]),
    ("Höjningen väntas ge 140 tkr i ökade intäkter 2010.", [(140e3, 2010)]),
    ("Hyran, som f.n. är 12:-, bör fr.o.m. den 1 maj 1980 vara 18:- per dygn.", [(12, None), (18, 1980)]),
    ("Stödet lämnas med 40 tkr, sedan bygget blev klart 2009.", [(40e3, None)]),
]
NO_SUMS = {
    "a table of contents": "Innehåll\n\nInledning 3\nEkonomi, tkr 12\nMål 2019 14\n",
    "tax rates": "Utdebiteringen, 19:85 kr, är oförändrad. Det motsvarar ca 14 öre av skattekronan.",
    "counts": "Antal elever 2017 2018 2019\nFörskola 612 640 655\nSkola 1 215 1 180 1 240\n",
    "telephone numbers": "Budget 2024\nFrågor? ekonomi@kommunen.example eller 0479-55 11 12\n",
    "alarms by year": "Antal larm\t2017\t2018\nBrand\t31\t27\nTrafik\t24\t29\n",
    "counts in a document with a unit": "Samtliga belopp anges i tkr.\n\nNämnden har tre enheter.\n\nDe leds av var sin chef.\n\nPersonal per den 31 december.\n\nEnhet\t2017\t2018\nNorr\t31\t27\nSyd\t24\t29\n",
    "seconds": "Nyckeltal\t2017\t2018\nAnspänningstid, sek\t88\t84\nSvarstid, sek\t31\t29\n",
    "times": "Avgångar\tVardag\tLördag\nTorget\t07:15\t09:30\nSkolan\t07:45\t10:05\n",
    "a list of dates": "Tider 2023, tkr\nNämnden 12 maj\nStyrelsen 7 juni\n",
}


@pytest.mark.parametrize("name", TABLES)
def test_sums_of_tables(name: str) -> None:
    text, expected = TABLES[name]
    assert sums(text) == expected


# Pages that a table goes on over: what ends the first one and heads the second.
PAGE_ENDS = {
    "the head's page ends": ("Tkr\tBokslut 2007\tBudget 2008\n\nHasselhem AB · Verksamhetsplan\t1", "Hyror\t68 900\t70 300\nLån\t9 950\t10 600"),
    "a header stands over the rows": ("Tkr\tBokslut 2007\tBudget 2008", "Norra Hasselbygden\tDelårsrapport\n\nHyror\t68 900\t70 300\nLån\t9 950\t10 600"),
    "a foot that looks like a head stands amid the rows": (
        "Tkr\tBokslut 2007\tBudget 2008\nHyror\t68 900\t70 300\n\nTertialrapport 1 2008\t1/2", "Lån\t9 950\t10 600",
    ),
    "an address stands amid the rows": (
        "Tkr\tBokslut 2007\tBudget 2008\nHyror\t68 900\t70 300\n\nHassla kommun · Box 3 · 564 00 Hassla · tel 0300-69 12 00 · fax 0300-69 12 99 · org.nr 212000-8899 1(2)",
        "Lån\t9 950\t10 600",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGE_ENDS)
def test_a_table_goes_on_over_the_page(name: str) -> None:
    assert sums(*PAGE_ENDS[name]) == [(68900e3, 2007), (70300e3, 2008), (9950e3, 2007), (10600e3, 2008)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yrkande\tRune Al (c) yrkar att bokbussens anslag höjs med 15.000\nkronor utöver förslaget.", [(15e3, None)]),
        (
            "Avgift\tEnligt taxan, antagen 2005-11-28, tas timavgift ut med 725\nkr för år 2006. Faktura sänds.",
            [(725, 2006)],
        ),
        (
            "Utredning\tTolv platser hyrs för ett pris som ger en kostnad på 5,1 mnkr\nför 2003 och 850 tkr för 2004.",
            [(5.1e6, 2003), (850e3, 2004)],
        ),
        ("Yrkande\tRune Al (c) yrkar avslag på förslaget.\nkronor 450 utgår.", [(450, None)]),
    ],
)
def test_a_sentence_beside_a_margin_goes_on_below(text: str, expected: list[tuple[float, int | None]]) -> None:
    assert sums(text) == expected


def test_a_head_at_a_page_s_top_is_no_line_between_pages() -> None:
    first = "Anslaget räcker till följande:\n\nHassla kommun\t1(2)"
    assert sums(first, "Åtgärd\tKostnad, tkr\tAnsvarig\nKran\t2 400\tGatuchefen\nKabel\t11 750\tBolaget") == [
        (2400e3, None), (11750e3, None),
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sums_of_sentences(text: str, expected: list[tuple[float, int | None]]) -> None:
    assert sums(text) == expected


@pytest.mark.parametrize("name", NO_SUMS)
def test_what_is_no_money(name: str) -> None:
    assert sums(NO_SUMS[name]) == []


def test_a_list_whose_scan_has_lost_dashes_and_gaps() -> None:
    assert sums("Kostnaderna fördelar sig sålunda:\n\ngolvbeläggning 74.500:\noförutsett 12.000:\n") == [
        (74500, None), (12000, None),
    ]  # fmt: skip
    grants = "Bidragen delas enligt följande, belopp i kronor för 1991:\n\nFörbund Ansökt Bidrag 1991\n"
    rows = "Medborgarskolan 95 000 52 500\nVuxenskolan 150 000 131 000\n"
    assert [amount for amount, _ in sums(grants + rows)] == [95e3, 52500, 150e3, 131e3]


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in UNITS for text in rule.yes])
def test_unit_is_read(rule: UnitRule, text: str) -> None:
    assert unit_in(text) == rule.factor


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in UNITS for text in rule.no])
def test_what_is_no_unit(rule: UnitRule, text: str) -> None:
    assert unit_in(text) != rule.factor
