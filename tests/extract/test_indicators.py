"""Measured values in sentences; targets and money are none, in tables neither."""

import pytest

from extract.pipes.measure_rules import RULES
from tests.extract.texts import indicators

SENTENCES = {
    "Andelen svar ökar. Resultat: Svarstiden var i medeltal 4,5 månader.": [("Svarstiden", None, 4.5, "månader")],
    "Läsåret 2004/05 var 81,4 procent av eleverna behöriga till gymnasiet.": [
        ("eleverna behöriga till gymnasiet", "Läsåret 2004/05", 81.4, "%")],
    "Väntetid till logoped: 7 veckor (mars 2012)": [("Väntetid till logoped", "mars 2012", 7, "veckor")],
    "Här inträffade 11 olyckor utanför tätort under 2013.": [("olyckor utanför tätort", "under 2013", 11, None)],
    "4. Antalet barn som vräks ska vara högst ett.\nResultat 2019: 3": [("Antalet barn som vräks ska vara högst ett", "2019", 3, None)],
    "Antalet utförda körningar var 61 340 mot budgeterade 59 500.": [("Antalet utförda körningar", None, 61340, None)],
    "Andelen elever som lämnade år 9 med behörighet uppgick våren 2002 till 88,4 % (våren 2001: 90,1 %).": [
        ("Andelen elever som lämnade år 9 med behörighet", "våren 2002", 88.4, "%"),
        ("Andelen elever som lämnade år 9 med behörighet", "våren 2001", 90.1, "%")],
    "Andelen föräldrar som uppgivit att barnet trivs var hösten 2002 hela 93 procent.": [
        ("Andelen föräldrar som uppgivit att barnet trivs", "hösten 2002", 93, "%")],
    "Enligt berättelsen var antalet samtal 164 under 2016 och beläggningen på hemmet, som har tre platser, 81 procent.": [
        ("antalet samtal", "under 2016", 164, None), ("beläggningen på hemmet", "under 2016", 81, "%")],
    "I september 2013 var 7,9 procent av kommunens invånare i åldern 16–64 år inskrivna som arbetslösa.": [
        ("kommunens invånare i åldern 16–64 år inskrivna som arbetslösa", "I september 2013", 7.9, "%")],
    "Den genomsnittliga svarstiden var 48 sek under 2012.": [("Den genomsnittliga svarstiden", "under 2012", 48, "sek")],
    "Andelen svensk mjölk uppgick till 6,2 procent av inköpen under 2006 (föregående år 3,1 procent).": [
        ("Andelen svensk mjölk", "under 2006", 6.2, "%"), ("Andelen svensk mjölk", "föregående år", 3.1, "%")],
    "Frånvaron uppgick under våren 2016 till 5,9 % av tiden, att jämföra med 5,1 % samma period 2015.": [
        ("Frånvaron", "under våren 2016", 5.9, "%"), ("Frånvaron", "samma period 2015", 5.1, "%")],
    "Den 1 mars 1981 var 17 procent av kommunens invånare pensionärer. Motsvarande andel i länet var 15 procent.": [
        ("kommunens invånare pensionärer", "Den 1 mars 1981", 17, "%"), ("Motsvarande andel i länet", "Den 1 mars 1981", 15, "%")],
    "Skolans oljeåtgång var eldningssäsongen 1979/80 i medeltal 41 liter.": [
        ("Skolans oljeåtgång", "eldningssäsongen 1979/80", 41, "liter")],
    "Antalet lärare är f.n. 17,5. Svarstiden var i genomsnitt 74 sekunder.": [
        ("Antalet lärare", "f.n.", 17.5, None), ("Svarstiden", None, 74, "sekunder")],
    "Svinnet vägdes i mars 2009. Medelåldern är 41,5 år.": [("Medelåldern", None, 41.5, "år")],
    "I enkäten svarade femtio procent att de är nöjda med öppettiderna.": [
        ("svarade att de är nöjda med öppettiderna", None, 50, "%")],
    "10.400 besök under 2021": [("besök", "under 2021", 10400, None)],
    "Antalet abonnenter utgjorde 412 vid utgången av december 1984.": [
        ("Antalet abonnenter", "vid utgången av december 1984", 412, None)],
    "Andelen elever som inte kunde simma stannade vid 9 procent.": [("Andelen elever som inte kunde simma", None, 9, "%")],
    "Det totala antalet vårddygn var 1 210 under 1991.": [("Det totala antalet vårddygn", "under 1991", 1210, None)],
    "Antalet lån sjönk från 11 240 år 1993 till 6 870 år 1996.": [
        ("Antalet lån", "år 1993", 11240, None), ("Antalet lån", "år 1996", 6870, None)],
    "Läget (april 2019): täckningsgrad 71 %, svarstid 4 dagar": [
        ("täckningsgrad", "april 2019", 71, "%"), ("svarstid", "april 2019", 4, "dagar")],
    "Närvaro hösten 2021: 78 procent\tAndel kvinnor 2021: 31 procent": [
        ("Närvaro", "hösten 2021", 78, "%"), ("Andel kvinnor", "2021", 31, "%")],
    "Vid räkningen i maj 1998 var andelen cyklister 12 procent.": [("andelen cyklister", "maj 1998", 12, "%")],
    "Antalet beviljade timmar var i snitt 11 850 per månad.": [("Antalet beviljade timmar", None, 11850, "per månad")],
    "Lånen vid filialen uppgick under första halvåret till 2.140.": [
        ("Lånen vid filialen", "under första halvåret", 2140, None)],
    "Andelen nöjda var 61 procent (motsvarande period förra året 58 procent).": [
        ("Andelen nöjda", None, 61, "%"), ("Andelen nöjda", "motsvarande period förra året", 58, "%")],
    "Antalet båtplatser uppgick till 1 118 (1 204 sommaren 1993).": [
        ("Antalet båtplatser", None, 1118, None), ("Antalet båtplatser", "sommaren 1993", 1204, None)],
    "Vid 2006 års provtagning var siktdjupet 2,4 meter.": [("siktdjupet", "2006", 2.4, "meter")],
    "Andelen behöriga var 81 % 2019. Motsvarande siffra för 2018 var 76 %.": [
        ("Andelen behöriga", "2019", 81, "%"), ("Andelen behöriga", "för 2018", 76, "%")],
    "Motsvarande siffra för 2018 var 76 %.": [],
    "Under 1997 inkom 41 anmälningar och andelen utredda var 88 procent.": [
        ("anmälningar", "Under 1997", 41, None), ("andelen utredda", "Under 1997", 88, "%")],
    "Väntetiden är tre veckor till logoped (våren 1988).": [("Väntetiden", "våren 1988", 3, "veckor")],
    "Antalet hushåll med bidrag ökade från 318 år 1990 till 455 år 1992.": [
        ("Antalet hushåll med bidrag", "år 1990", 318, None), ("Antalet hushåll med bidrag", "år 1992", 455, None)],
    "Medelåldern var 41,5 år 1994 (året innan 42).": [("Medelåldern", "1994", 41.5, "år"), ("Medelåldern", "året innan", 42, None)],
    "Antalet barn 6–9 år i kö var 31 den 1 oktober 2001.": [("Antalet barn 6–9 år i kö", "den 1 oktober 2001", 31, None)],
    "Bredvid\tAndelen behöriga lärare var 84 procent våren 2009\n(våren 2008 81 procent).": [
        ("Andelen behöriga lärare", "våren 2009", 84, "%"), ("Andelen behöriga lärare", "våren 2008", 81, "%")],
    "Sjukfrånvaron var 4 procent (föregående är 5 procent).": [
        ("Sjukfrånvaron", None, 4, "%"), ("Sjukfrånvaron", "föregående år", 5, "%")],
    "Väntetiden för dem var 1996 fyrtiotvå dagar.": [("Väntetiden för dem", "1996", 42, "dagar")],
    "Antalet låntagare var 1 204 den 31 december 1987 och antalet lån 31 440.": [
        ("Antalet låntagare", "den 31 december 1987", 1204, None), ("antalet lån", "den 31 december 1987", 31440, None)],
    "Antalet resor på linje 4 var 41 300 under 2019 och 22 950 under 2020.": [
        ("Antalet resor på linje 4", "under 2019", 41300, None), ("Antalet resor på linje 4", "under 2020", 22950, None)],
    "Under 1995 var sjukfrånvaron 22 dagar i skolan och 15 dagar inom hemtjänsten.": [
        ("sjukfrånvaron i skolan", "Under 1995", 22, "dagar"), ("sjukfrånvaron inom hemtjänsten", "Under 1995", 15, "dagar")],
    "Under 2003 och 2004 var beläggningen 81 resp. 86 procent.": [
        ("beläggningen", "Under 2003", 81, None), ("beläggningen", "2004", 86, "%")],
    "Vårdtiden sjönk från 14 till 11 dagar mellan 1984 och 1986.": [
        ("Vårdtiden", "1984", 14, None), ("Vårdtiden", "1986", 11, "dagar")],
    "Andelen behöriga ökade från 61 procent 2015 till 72 procent 2018.": [
        ("Andelen behöriga", "2015", 61, "%"), ("Andelen behöriga", "2018", 72, "%")],
    "Nämnden följer sjukfrånvaron. Under 2011 uppgick den till 6,2 procent.": [("sjukfrånvaron", "Under 2011", 6.2, "%")],
    "Resultat 2016: besökare 4 112, medlemmar 388.": [("besökare", "2016", 4112, None), ("medlemmar", "2016", 388, None)],
    "Väntetiden i genomsnitt var 19 dagar under 2008.": [("Väntetiden", "under 2008", 19, "dagar")],
    "Andelen elever i årskurs 9 som är behöriga var 86,4 procent våren 2009.": [
        ("Andelen elever i årskurs 9 som är behöriga", "våren 2009", 86.4, "%")],
    "Under läsåret 2003/04 var den ogiltiga frånvaron 2,1 procent.": [
        ("den ogiltiga frånvaron", "Under läsåret 2003/04", 2.1, "%")],
    "Svarsfrekvensen var 61,5 procent 2016 mot 58,0 procent 2014.": [
        ("Svarsfrekvensen", "2016", 61.5, "%"), ("Svarsfrekvensen", "2014", 58.0, "%")],
    "Antalet tillstånd var 1 043 den 31 december 1997.": [("Antalet tillstånd", "den 31 december 1997", 1043, None)],
    "Hösten 1994 uppgick antalet sökande till 2.318.": [("antalet sökande", "Hösten 1994", 2318, None)],
    "Nyckeltal: Kö till förskola den 15 oktober 2001: 34 barn.": [
        ("Kö till förskola", "den 15 oktober 2001", 34, "barn")],
    "Sjukfrånvaron bland lärarna var 7,2 procent under perioden januari–augusti.": [
        ("Sjukfrånvaron bland lärarna", "under perioden januari–augusti", 7.2, "%")],
    "Svarsfrekvensen vid senaste mätningen var 46 procent.": [
        ("Svarsfrekvensen", "vid senaste mätningen", 46, "%")
    ],
    "Den genomsnittliga väntetiden var under 1997 tre veckor.": [
        ("Den genomsnittliga väntetiden", "under 1997", 3, "veckor")],
    "Soliditeten var 31 procent per den 30 april 2009.": [("Soliditeten", "per den 30 april 2009", 31, "%")],
    "1. Fallolyckorna ska minska.\nResultat: 41 fallolyckor under 2011.": [("fallolyckor", "under 2011", 41, None)],
    "2. Väntetiden ska minska till 10 dagar.\nResultat: I snitt 12,5 dagar.": [
        ("Väntetiden ska minska till 10 dagar", None, 12.5, "dagar")],
    "Svarsfrekvensen var vid senaste mätningen 46 procent.": [("Svarsfrekvensen", "vid senaste mätningen", 46, "%")],
}  # fmt: skip
NONE = {
    "a page's number over a title": "12\nVerksamheten 2009\n\nNämnden har tre mål.\n",
    "what is planned for a day to come": "Planerade platser den 1 oktober 2030\n\nFörskola\t41\nFritidshem\t32\n",
    "a row run together with the one above": "Mått 2014 2015\nNöjda gäster 38 % 41 % - LH Vägt svinn, gram per portion 58 51\n",
    "how many sit in a body": "Antalet ledamöter var 11. Antalet ersättare har varit 9.\n",
    "days in a list": "Möten under hösten: 8 och 22 oktober samt 6 november.\n",
    "those who wait, told in passing": "Den 15 september 1997 stod 57 barn i kö.\n",
    "a numbered heading": "Plan\n\n12 Mål för 2008\n\nNämnden har tre mål.\n",
    "a page's number": "Mått\t2016\t2017\nDelårsrapport\tVON/2016:218\t2 (2)\nNämndens rapport\tVON/2016:218\t3 (3)\n",
    "what lies ahead": "Planen gäller från den 1 maj 1998.\n\n40 lägenheter under 2001\n",
    "a time that is agreed": "Leveranstiden är 14 veckor från beställning.\n",
    "days to come": "Nämnden sammanträder under våren 1996: 24 januari, 14 februari.\n",
    "a list that holds a sum of money": "Resultat 2016: besökare 4 112, intäkter 388 tkr.\n",
    "who are members, in passing": "Föreningen hade vid årsskiftet 231 medlemmar.\n",
    "a result of years to come": "Nuläge: Mätning saknas i mars 2002.\n",
    "a place whose name begins as a month": "Kontoret\tMarstrands stad\nKontoret\t1\nEnheten\t2\n",
    "a share that is aimed at": "60 % av personalen ska ha utbildning under 2000. Avsikten är att 40 % av husen ansluts under 1999.\n",
    "a change": "Sjukfrånvaron har minskat med 1,3 procentenheter sedan 2016.\n",
    "money that no unit tells": "Verksamhet\tBudget 2016\tUtfall 2016\tAvvikelse 2016\nVägar\t3 000\t540\t2 460\nBroar\t900\t0\t900\n",
    "what a thing costs": "Nyckeltal\t2016\t2017\nNettokostnad per elev\t74 310\t76 890\n",
    "a day": "Sammanträdet var 12 maj 2014.\n",
    "what a goal aims at in a further clause": "Målen är att alla deltar och att svarsfrekvensen är 100 %.\n",
    "shares of money's payers beside their money": "Tabell 2. Medlemsbidrag, tkr\n\tAndel\t2014\t2015\nAlmby\t60 %\t3 400\t3 500\nBerga\t40 %\t2 266\t2 333\n",
    "a target": "Sjukfrånvaron ska vara högst 5 % år 2019.\n",
    "some of so many": "1. Kvarteren ska vara trygga.\nResultat: Sju kvarter av nio.\n",
    "what somebody did": "Under 1996 behandlade nämnden 412 ärenden.\n",
    "a count in passing": "Vid mötet överlämnades en lista med 211 namn.\n",
    "the numbers of pages over their titles": "1\nÅrsberättelse 2019\nBild av torget\n\n2\nSammanfattning 2019\n\n3\nPersonal 2019\n",
    "acts by year and number": "Lagar\nFörordning 2003:389\nSkollagen 2010:800\n",
    "documents of a day, and their pages": "Protokoll 2020-03-04 12\nProtokoll 2020-04-04 31\n",
    "sums of years, that no unit tells": "Skatteintäkter 2019 1 234\nSkatteintäkter 2020 1 300\n",
    "money": "Belopp i tkr\nVerksamhet Utfall 2017 Budget 2018\nFörskola 48 300 49 900\n",
}


@pytest.mark.parametrize("text", SENTENCES)
def test_values_of_sentences(text: str) -> None:
    assert indicators(text + "\n") == SENTENCES[text]


@pytest.mark.parametrize("name", NONE)
def test_what_was_not_measured(name: str) -> None:
    assert indicators(NONE[name]) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.yes)
def test_rule_reads_its_sentence(rule: object) -> None:
    assert indicators(getattr(rule, "yes"))  # noqa: B009 - the rule is a row of the table
