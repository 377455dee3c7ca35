"""What kind of money a sum is: by its column, its sentence, its list."""

import pytest

from tests.extract.texts import kinds


def test_kind_is_the_column_s() -> None:
    text = "Belopp i tkr\nVerksamhet Utfall 2017 Budget 2018 Prognos 2018\nFörskola 48 300 49 900 51 250\n"
    assert kinds(text) == ["utfall", "budget", "prognos"]


# What a sum is called by the words around it.
KINDS = [
    ("Försäkringsbolaget har ersatt skadan med 11 000 kr.", ["annat"]),
    ("Rätten utdömde ett vite på 25 000 kr.", ["annat"]),
    ("Tomten, som kommunen köpte för 38 000 kronor, är bebyggd.", ["annat"]),
    ("Av investeringsanslaget på 6 mnkr återstår hälften.", ["anslag"]),
    ("Skolans kommunbidrag är 88 mnkr. Därav får fritidshemmen 12 mnkr.", ["budget", "budget"]),
    ("Nämnden hemställer hos drätselkammaren om 300 000 kr till bryggan.", ["ansokt"]),
    ("Ridklubben begär en ersättning om 900 kronor för skadan.", ["kostnad"]),
    ("Torgavgifterna väntas inbringa 80 000 kr.", ["annat"]),
    ("Intäkterna från tomtavgifter blir 2,1 mkr.", ["annat"]),
    ("Av anslaget till resebidrag finns 40 tkr kvar.", ["anslag"]),
    ("Utbyggnaden ryms inom ett anslag på 12 mkr.", ["anslag"]),
    ("Förslaget slutar på 3 120 tkr.", ["budget"]),
    ("Nämnden väntas hamna på 24,5 mkr.", ["prognos"]),
    ("Bron blev 300 tkr billigare än väntat.", ["annat"]),
    ("Upprustningen har offererats för 95 000 kr.", ["annat"]),
    ("Länsstyrelsen lämnar 60 000 kr till en ny spång.", ["bidrag"]),
    ("Varje lunch kostar i genomsnitt 21 kronor.", ["kostnad"]),
    ("En lunch kostar 21 kronor.", ["avgift"]),
    ("Hissen hyrs för 12 tkr i månaden.", ["kostnad"]),
    ("Skötseln beräknas till 8 000 kr om året.", ["kostnad"]),
    ("Ett årskort kostar 450 kr.", ["avgift"]),
    ("En ny maskin kostar 450 000 kr.", ["kostnad"]),
    ("Avgiften höjs från 90 till 110 kronor.", ["avgift", "avgift"]),
    ("Trafikverkets medfinansiering uppgår till 4 miljoner kr.", ["bidrag"]),
    ("Entreprenörens vite, 200 000 kr, är bestritt.", ["annat"]),
    ("Lägsta anbudet är 187 500 kr.", ["annat"]),
    ("Fullmäktige har anvisat en nettoram om 148,6 mnkr.", ["budget"]),
    ("Förskolan överskrider sin budget med 2,6 mnkr.", ["annat"]),
    ("Under året investerades 1 875 tkr i en ny släckbil.", ["investering"]),
    ("Föreningen får ett bidrag om 385 tkr och har av fonden beviljats 120 tkr.", ["bidrag", "beviljat"]),
    ("Av anslaget för idrottsbidrag återstår 40 tkr.", ["anslag"]),
    ("Nämnden begär att taxan höjs till 870 kronor.", ["avgift"]),
    ("Av ramen för vägar har 3 tkr använts.", ["utfall"]),
    ("I investeringsplanen finns 2 mnkr för en bro.", ["investering"]),
    ("Tjänsten kostar inkl. sociala avgifter 78.500 kronor.", ["kostnad"]),
    ("Till skåpen behövs pant, 20 kr.", ["annat"]),
    ("Ett ungdomskort för 395 kronor är rimligt.", ["avgift"]),
    ("Statsbidrag lämnas enl. SFS 1975:112 med 40 % av lönekostnaden, dock högst 80.000 kronor.", ["bidrag"]),
    ("Kostnaden, 80 tkr, ryms inom nämndens budget.", ["kostnad"]),
    ("Avgiften är 200 kr för vuxna och 100 kr för barn, som betalas i förskott.", ["avgift", "avgift"]),
    ("Resenärerna betalar 4 kr per resa.", ["avgift"]),
    ("Projektet finansieras med 400 tkr från Allmänna arvsfonden.", ["bidrag"]),
    ("I årets budget finns 300 tkr upptagna för ändamålet, varav 120 tkr har förbrukats.", ["budget", "utfall"]),
    ("Anslaget i 1988 års stat utgör 95.000 kr.", ["anslag"]),
    ("Utställningen beräknas draga 45.000 kronor.", ["kostnad"]),
    ("Verksamhetens nettokostnad blev 12,4 mnkr.", ["utfall"]),
    ("Föreningen hemställer om bidrag till ett nytt tak med 20.000 kr.", ["ansokt"]),
    ("Elevpengen är 92 000 kr.", ["bidrag"]),
    ("Kommunen har själv lagt ned 1,9 milj. kr på fönster.", ["kostnad"]),
    ("Marken har undersökts av länsstyrelsen för 118 tkr.", ["kostnad"]),
    ("Ny ateljé i källaren: 85 tkr.", ["kostnad"]),
    ("Till det kommer försäkring och service, ungefär 6 500 kr per cykel.", ["kostnad"]),
    ("Återstoden av ramen för torget, 25 tkr, sparas.", ["budget"]),
    ("Resterande belopp, 130 tkr, måste tillskjutas.", ["annat"]),
    ("Till Hembygdsföreningen i Mo utbetalas 90 000 kr.", ["bidrag"]),
    ("Belysningen, 85 000 kr om året, ryms i enhetens ram.", ["kostnad"]),
    ("I sin plan har nämnden 1,9 Mkr 1998 och 2,3 Mkr 1999.", ["plan", "plan"]),
    ("I långtidsbudgeten finns 700.000 kr upptagna.", ["plan"]),
    ("Taxan väntas ge 140 tkr i ökade intäkter.", ["annat"]),
    ("Avgiftsintäkterna stannar vid 5,2 mkr.", ["annat"]),
    ("Årets vinst, kronor 238.114:-, balanseras i ny räkning.", ["utfall"]),
    ("Det statliga stödet för sjuklöner, 640 tkr, räcker.", ["bidrag"]),
    ("Klubben söker 45 tkr; lägsta anbudet är 30 tkr.", ["ansokt", "annat"]),
    ("Nämnden omfördelar 450 tkr från administration till elevhälsa.", ["budget"]),
    ("Nämnden anhåller om en utökad ram på 850 000 kr.", ["budget"]),
    ("Att begära 45.000 kronor i tilläggsanslag för snöröjning.", ["anslag"]),
    ("Nämnden begär att 60 tkr tillförs den.", ["anslag"]),
    ("Byalaget ber om 8 000 kr för att laga bryggan.", ["ansokt"]),
    ("Ansökningsavgiften är 5 600 kr.", ["avgift"]),
    ("Snöröjningen kostade 2,1 mnkr, mot budgeterade 1,6 mnkr.", ["utfall", "budget"]),
    ("Bokslutet för 2014 visar en nettokostnad på 45,2 mnkr.", ["utfall"]),
    ("Personalkostnaden till och med augusti uppgår till 23,4 mnkr.", ["utfall"]),
    ("Kostnaden för placeringar ser ut att landa på 4,5 mnkr.", ["prognos"]),
    ("Den årliga effekten uppskattas till 1,2 mnkr.", ["annat"]),
    ("Skolans ram är 1,4 mnkr större än förra året.", ["annat"]),
    ("Av dessa kan 40.000 kr tas ur 1984 års driftstat.", ["budget"]),
    ("Barn under 12 år betalar 20 kronor.", ["avgift"]),
    ("Båtplats upplåts för 1 200 kr per säsong.", ["avgift"]),
    ("Nämnden lämnar 5 000 kr till scoutkåren.", ["bidrag"]),
    ("Kostnaden ryms i nämndens anslag för konst, 140 000 kr.", ["anslag"]),
]


@pytest.mark.parametrize(("text", "expected"), KINDS)
def test_kinds_of_sentences(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


def test_kinds_of_tables_and_lists() -> None:
    fees = "Taxa för lokaler\n\nAvgifter i kronor\nLokal\tGällande\tFörslag 1985\nSporthall, hel plan\t40\t48\nSal\t18\t20\n"
    assert kinds(fees) == ["avgift"] * 4
    items = "Kostnadsberäkning\n\nPump med tillbehör ......\t18.750:-\nSchaktning ......\t4.350:50\n"
    assert kinds(items) == ["kostnad"] * 2
    no_heading = "Förslaget innebär följande\n\nMålning och golv\t46.000:-\nOförutsett\t4.350:50\n"
    assert kinds(no_heading) == ["kostnad"] * 2
    prices = "Priser (kr per dygn)\n\nTält\t1994\t1995\nLiten\t60\t65\nStor\t80\t90\n"
    assert kinds(prices) == ["avgift"] * 4
    rates = "Arvoden till gode män\n\nBelopp i kronor\nUppdrag\tNuvarande\tFörslag 1998\nFörvalta\t2 900\t3 600\nBevaka\t1 200\t1 600\n"
    assert kinds(rates) == ["kostnad"] * 4
    parts = "Belopp i tkr\n\n1991\t1992\nPersonal\t310\t325\nLokaler\t85\t90\nSumma\t395\t415\n"
    assert kinds(parts) == ["kostnad"] * 6
