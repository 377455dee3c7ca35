"""Goals in the layouts of plans, styrkort and protokoll, clean and damaged."""

import pytest

from tests.extract.texts import goals

FOUND = {
    "one that begins as another ends": (
        "Mål för 2015\n\n- Andelen elever som når målen ska öka\n- Andelen elever som når målen ska öka i matematik till 80 %\n",
        [("Andelen elever som når målen ska öka", 2015), ("Andelen elever som når målen ska öka i matematik till 80 %", 2015)],
    ),
    "in words of setting that no list knows": (
        "Läget\n\nI kontorets arbetsplan har för badet under 1986 upptagits som mål att vattnet skall hålla minst 27 grader, att alla förskolebarn skall få simundervisning. Nämnden har för 2004 preciserat målet till att minst 90 procent av besluten ska fattas inom tre veckor.\n",
        [("vattnet skall hålla minst 27 grader", 1986), ("alla förskolebarn skall få simundervisning", 1986), ("minst 90 procent av besluten ska fattas inom tre veckor", 2004)],
    ),
    "for then as well": (
        "Målet är att anslutningen år 1987 omfattar minst 60 procent av husen och att inget hushåll då skall ha längre än 300 meter att gå.\n",
        [("anslutningen år 1987 omfattar minst 60 procent av husen", 1987), ("inget hushåll då skall ha längre än 300 meter att gå", 1987)],
    ),
    "a wording over paragraphs that name areas": (
        "Mål 1998\n\nKontoret anför att målen bör skrivas om. Följande lydelse föreslås:\n\nBoende: Kön skall vara högst tre månader.\n\nMat: Den som får mat hem skall kunna välja rätt.\n\nYrkanden\n\nEva Ek (s) yrkar bifall.\n",
        [("Kön skall vara högst tre månader.", 1998), ("Den som får mat hem skall kunna välja rätt.", 1998)],
    ),
    "a list that a plan's sentence opens with its att": (
        "Varför plan?\n\nI kommunens program för 2012 sägs att\n\n• Bergdala ska ha länets bästa vägar\n\n• inget barn ska behöva gå mer än tre kilometer\n\nDirektionen har för 2021 slagit fast att\n\n• alla larm ska besvaras inom 60 sekunder.\n• ingen utryckning ska ta mer än tio minuter\n",
        [("Bergdala ska ha länets bästa vägar", 2012), ("inget barn ska behöva gå mer än tre kilometer", 2012), ("alla larm ska besvaras inom 60 sekunder.", 2021), ("ingen utryckning ska ta mer än tio minuter", 2021)],
    ),
    "adopted in an item of a decision": (
        "Beslut\n\nNämnden beslutar\n\n- att anta följande mål för 2013:\n\n1. Alla gator ska vara sopade före den 1 maj.\n2. Minst 90 procent av felen ska vara åtgärdade inom tio dagar.\n\n- att målen följs upp i mars.\n",
        [("Alla gator ska vara sopade före den 1 maj.", 2013), ("Minst 90 procent av felen ska vara åtgärdade inom tio dagar.", 2013)],
    ),
    "headings that a sentence counts": (
        "Verksamhetsplan\n\nMålen för 2020 är tre och står som rubriker nedan.\n\n1. Invånarna får svar samma dag\n\nKontaktcenter bemannas på lördagar.\n\n2. Minst 80 procent av cheferna stannar kvar\n\nEtt program startar.\n\n3. Ingen lokal står tom mer än sex månader\n\nEnheten ser över bestånden.\n",
        [("Invånarna får svar samma dag", 2020), ("Minst 80 procent av cheferna stannar kvar", 2020), ("Ingen lokal står tom mer än sex månader", 2020)],
    ),
    "numbered, each explained": (
        "Planen har tre mål. Under varje mål står varför.\n\n1. Alla ska kunna cykla tryggt till skolan\nVarför? Många skjutsas.\n2. Läckaget ska minska till 12 procent\nVarför? Vattnet räcker inte.\n3. Fler ska vara nöjda med parkerna\nVarför? Betyget sjönk.\n",
        [("Alla ska kunna cykla tryggt till skolan", None), ("Läckaget ska minska till 12 procent", None), ("Fler ska vara nöjda med parkerna", None)],
    ),
    "counted within the sentence, or after its colon": (
        "Målen för 2017 är att (1) alla barn ska få plats och (2) ingen grupp ska ha fler än 16 barn. Målet till 2019 är tydligt: ingen elev ska sakna betyg i svenska.\n",
        [("alla barn ska få plats", 2017), ("ingen grupp ska ha fler än 16 barn", 2017), ("ingen elev ska sakna betyg i svenska", 2019)],
    ),
    "behind what a paragraph tells first": (
        "Verksamhetsmål 2005.\n\nSkolan har haft ett bra år. Eleverna ska känna sig trygga på väg till skolan. Bussarna går oftare.\n\nDet räcker inte för alla. Till och med 2007 ska ingen ha mer än en timme till skolan.\n",
        [("Eleverna ska känna sig trygga på väg till skolan.", 2005), ("Till och med 2007 ska ingen ha mer än en timme till skolan.", 2007)],
    ),
    "a later goal with its year in brackets": (
        "Våra mål 2017\n\n• En trasig gunga lagas inom fem dagar\n• Inget övergångsställe saknar belysning\n\nLångsiktigt mål (2022): alla brunnar ska ha galler.\n",
        [("En trasig gunga lagas inom fem dagar", 2017), ("Inget övergångsställe saknar belysning", 2017), ("alla brunnar ska ha galler.", 2022)],
    ),
    "a paragraph that begins with a figure": (
        "Nämndens mål för 2014\n\n90 procent av eleverna ska nå målen i alla ämnen.\n",
        [("90 procent av eleverna ska nå målen i alla ämnen.", 2014)],
    ),
    "areas that paragraphs begin with": (
        "Parknämndens mål för 2003\n\nLekplatser. Alla gungor ska vara besiktigade. Under 2001 var hälften det. Minst tio lekplatser ska ha sandlåda.\n\nStränder. Ingen strand ska ha otjänligt vatten.\n",
        [("Alla gungor ska vara besiktigade.", 2003), ("Minst tio lekplatser ska ha sandlåda.", 2003), ("Ingen strand ska ha otjänligt vatten.", 2003)],
    ),
    "goals with a time of their own after the others": (
        "Mål för 2010\n\n1. Minst hälften ska vara nöjda.\n2. Kön ska vara borta.\n\nPå längre sikt\nNämnden har också andra mål. Senast 2014 ska alla bilar gå på el. Fram till 2015 ska tre torg vara byggda. För åren 2011–2013 gäller även att kostnaden inte ska överstiga rikets.\n",
        [("Minst hälften ska vara nöjda.", 2010), ("Kön ska vara borta.", 2010), ("Senast 2014 ska alla bilar gå på el.", 2014), ("Fram till 2015 ska tre torg vara byggda.", 2015), ("kostnaden inte ska överstiga rikets", None)],
    ),
    "goals parted by semicolons": (
        "Våra mål till 2012 är följande. Andelen som cyklar ska fördubblas; varje skola ska ha cykelställ.\n",
        [("Andelen som cyklar ska fördubblas", 2012), ("varje skola ska ha cykelställ.", 2012)],
    ),
    "boxes with a goal and what is done": (
        "Våra mål\n\nMål 1\nFler ska åka buss till arbetet\nVi delar ut tidtabeller.\n\nMål 2\nHållplatserna ska vara belysta\nNya stolpar i maj.\n",
        [("Fler ska åka buss till arbetet", None), ("Hållplatserna ska vara belysta", None)],
    ),
    "years over lines that state how it will be": (
        "Miljömål\n\nTill 2012\nAlla pannor eldas med pellets.\nHälften av bussarna går på gas.\n\nTill 2016\nInga bäckar är kulverterade.\nVarje kök sorterar sitt avfall.\n",
        [("Alla pannor eldas med pellets.", 2012), ("Hälften av bussarna går på gas.", 2012), ("Inga bäckar är kulverterade.", 2016), ("Varje kök sorterar sitt avfall.", 2016)],
    ),
    "a year that each line begins with": (
        "Regionen har beslutat om följande etappmål:\n\n2024: Resorna med flyg har halverats.\n2028: Samtliga sjukhus värms med fjärrvärme.\n",
        [("Resorna med flyg har halverats.", 2024), ("Samtliga sjukhus värms med fjärrvärme.", 2028)],
    ),
    "a whole programme's time, another's wish for a year": (
        "1 Bakgrund\nByalaget ville se ett mål om 40 % ängar redan 2009.\n\n2 Mål\nMålen gäller hela programtiden om inget annat sägs.\n\nStaden\nMål 1 Ingen ska ha långt till en park.\nMål 2 År 2010 ska alla parker ha bänkar.\n",
        [("Ingen ska ha långt till en park.", None), ("År 2010 ska alla parker ha bänkar.", 2010)],
    ),
    "one goal counted, and how it went": (
        "Mål för 2004\n\nBadet. Här föreslår vi bara ett mål: Vattnet ska hålla 28 grader. I fjol höll det 26.\n\nMål 2: Minst 90 procent ska kunna simma. Målet har uppnåtts.\n",
        [("Vattnet ska hålla 28 grader.", 2004), ("Minst 90 procent ska kunna simma.", 2004)],
    ),
    "what an inspection has set up for itself": (
        "Bakgrund\n\nNämnden har i sin verksamhetsplan satt upp att kötiden till dagmamma ska vara högst tre månader från och med 1989 och att ingen grupp ska ha fler än 15 barn.\n",
        [("kötiden till dagmamma ska vara högst tre månader från och med 1989", 1989), ("ingen grupp ska ha fler än 15 barn", None)],
    ),
    "how work is to be directed in a year, and what comes some day": (
        "Fritidsnämnden bör för 1985 inrikta sitt arbete på att alla skolbarn kan simma 200 meter samt att minst tio nya ledare utbildas. På längre sikt är målet att varje tätort skall ha en bollplan.\n",
        [("alla skolbarn kan simma 200 meter", 1985), ("minst tio nya ledare utbildas", 1985), ("varje tätort skall ha en bollplan", None)],
    ),
    "a year before the first verb holds for the second": (
        "Beslöts att som riktpunkt ange att kön under 1974 skall nedbringas till högst 200 sökande, samt att varje barnfamilj skall erbjudas bostad.\n",
        [("kön under 1974 skall nedbringas till högst 200 sökande", 1974), ("varje barnfamilj skall erbjudas bostad", 1974)],
    ),
    "what a body binds itself to": (
        "Gatukontoret åtar sig för 1991 att hål i gatan skall lagas inom tre dygn och att snöröjningen skall vara klar före klockan sju.\n",
        [("hål i gatan skall lagas inom tre dygn", 1991), ("snöröjningen skall vara klar före klockan sju", 1991)],
    ),
    "what stands over a label in each area": (
        "Vad vi ska klara under 2017\n\nRENT VATTEN\nBetyget höjs till lägst 4,1 senast\n2019\nSå här följer vi upp: årlig enkät.\n\nPERSONAL\nAlla ska vilja stanna kvar\nSå här följer vi upp: Andel ja i enkäten.\n",
        [("Betyget höjs till lägst 4,1 senast 2019", 2019), ("Alla ska vilja stanna kvar", 2017)],
    ),
    "a foot between areas, a slide's question after them": (
        "Mål inför 2012\n\nBibliotek\nUtlåningen ska öka till 9 000 lån\n\nVarje klass ska besöka biblioteket minst en gång\n\nKulturförvaltningen\n\nKulturskola\nKön till piano ska vara högst 20 barn\n\nHur går vi vidare?\n\nNämnden tar ställning i maj.\n",
        [("Utlåningen ska öka till 9 000 lån", 2012), ("Varje klass ska besöka biblioteket minst en gång", 2012), ("Kön till piano ska vara högst 20 barn", 2012)],
    ),
    "an area between items, a number over two lines": (
        "Mål 2014\n\n- Olyckorna ska understiga 40 per 1\n000 boende\nEtt arbete att trivas med\n- Frånvaron ska vara högst 6 %\n",
        [("Olyckorna ska understiga 40 per 1 000 boende", 2014), ("Frånvaron ska vara högst 6 %", 2014)],
    ),
    "a sentence that a gap divides": (
        "Läget\n\nDessutom gäller fullmäktiges mål att inga lokaler ska stå tomma\n\nlängre än sex månader.\n",
        [("inga lokaler ska stå tomma längre än sex månader", None)],
    ),
    "what a line tells only of goals": (
        "Det här vill vi uppnå 2009\n\nBADEN\nSamtliga badplatser har utmärkt vatten\nSå här mäter vi: Prover varje månad.\n\nPERSONALEN\nSommarvikarierna vill komma tillbaka\nSå följer vi upp: Enkät i augusti.\n",
        [("Samtliga badplatser har utmärkt vatten", 2009), ("Sommarvikarierna vill komma tillbaka", 2009)],
    ),
    "each of a form of its own, with names amid it": (
        "Kommunstyrelsens mål 2019\n\nMål 1. Medborgarna i Berga ska vara nöjda med Kommunstyrelsens service.\n"
        "Mål 2. Personalen på Tekniska kontoret ska trivas.\nMål 3. Invånarantalet ska öka till 12 000.\n",
        [("Medborgarna i Berga ska vara nöjda med Kommunstyrelsens service.", 2019),
         ("Personalen på Tekniska kontoret ska trivas.", 2019), ("Invånarantalet ska öka till 12 000.", 2019)],
    ),
    "with abbreviations, and what is to end": (
        "Mål för 2019\n\n- Antalet anmälningar enl. Lex Sarah ska minska med hälften\n"
        "- Användningen av glyfosat ska upphöra till år 2025\n",
        [("Antalet anmälningar enl. Lex Sarah ska minska med hälften", 2019),
         ("Användningen av glyfosat ska upphöra till år 2025", 2025)],
    ),
    "that end in a number which is none of an item": (
        "Målen är följande. Alla elever ska kunna läsa i årskurs 1. Alla elever ska kunna räkna i årskurs 2. Ingen ska mobbas.\n",
        [("Alla elever ska kunna läsa i årskurs 1.", None), ("Alla elever ska kunna räkna i årskurs 2.", None),
         ("Ingen ska mobbas.", None)],
    ),
    "numbered in a paragraph's line, without stops": (
        "Målen är följande: 1. Butiken ska hålla öppet minst 42 timmar i veckan 2. Antalet kunder ska öka till 500 i veckan"
        " 3. Hemsändning ska erbjudas alla hushåll\n",
        [("Butiken ska hålla öppet minst 42 timmar i veckan", None), ("Antalet kunder ska öka till 500 i veckan", None),
         ("Hemsändning ska erbjudas alla hushåll", None)],
    ),
    "each with what is done for it": (
        "Mål för 2007\n\nMål 1. Första fordon ska vara framme inom 10 minuter. Tiden mäts i larmcentralens system.\n\n"
        "Mål 2. Alla elever ska få brandskyddsutbildning. Utbildningen ges på brandstationen.\n",
        [("Första fordon ska vara framme inom 10 minuter.", 2007), ("Alla elever ska få brandskyddsutbildning.", 2007)],
    ),
    "of a programme, which was adopted another year": (
        "I programmet, som fullmäktige antog den 14 december 2009, är målen att alla lokaler ska vara fria från hinder år 2015"
        " och att minst 60 procent av lägenheterna ska kunna nås utan trappsteg.\n",
        [("alla lokaler ska vara fria från hinder år 2015", 2015),
         ("minst 60 procent av lägenheterna ska kunna nås utan trappsteg", None)],
    ),
    "numbered under areas": (
        "Mål för 1995\nEtablering\n1. Minst 25 nya företag skall startas.\nTurism\n2. Antalet gästnätter skall öka.\n",
        [("Minst 25 nya företag skall startas.", 1995), ("Antalet gästnätter skall öka.", 1995)],
    ),
    "paragraphs of one sentence under what introduces them": (
        "Mål för 2012\n\nMålen är desamma som förra året.\n\nAlla badplatser ska ha godkänt vatten.\n\nIngen väntar längre än tre dagar på svar.\n\nMålen redovisas i bokslutet.\n",
        [("Alla badplatser ska ha godkänt vatten.", 2012), ("Ingen väntar längre än tre dagar på svar.", 2012)],
    ),
    "a heading that tells in other words what is to be reached, its paragraphs": (
        "Dit ska vi nå 2022\n\nAndelen resor med cykel ska öka till 25 procent.\n\nIngen ska omkomma i trafiken i tätorten.\n",
        [("Andelen resor med cykel ska öka till 25 procent.", 2022), ("Ingen ska omkomma i trafiken i tätorten.", 2022)],
    ),
    "what was promised": (
        "Det här har vi lovat under 2014\n\n• Alla barn ska få plats inom två månader\n• Ingen grupp ska ha fler än 17 barn\n",
        [("Alla barn ska få plats inom två månader", 2014), ("Ingen grupp ska ha fler än 17 barn", 2014)],
    ),
    "sentences behind one that sets them up without the word": (
        "Inriktning\n\nInför 2016 har presidiet och förvaltningen enats om följande. Svarstiden i växeln ska vara högst 40 sekunder. "
        "Varje medborgare ska få besked inom två dagar. Arbetet leds av kanslichefen.\n",
        [("Svarstiden i växeln ska vara högst 40 sekunder.", 2016), ("Varje medborgare ska få besked inom två dagar.", 2016)],
    ),
    "paragraphs under a programme's word for a year": (
        "Kommunens folkhälsoprogram anger för 2020 följande:\n\nAndelen rökare i årskurs 9 ska vara under 5 procent.\n\n"
        "Alla barn ska kunna simma 200 meter.\n\nFöreningen har sökt bidrag för 2018.\n",
        [("Andelen rökare i årskurs 9 ska vara under 5 procent.", 2020), ("Alla barn ska kunna simma 200 meter.", 2020)],
    ),
    "what a plan says for a year": (
        "Skäl\n\nI nämndens verksamhetsplan för 2006 sägs att ingen elev ska ha längre skolväg än fyra kilometer och att alla skolskjutsar ska ha bälte.\n",
        [("ingen elev ska ha längre skolväg än fyra kilometer", 2006), ("alla skolskjutsar ska ha bälte", 2006)],
    ),
    "one more goal in the next sentence": (
        "Nämndens mål för 1987 är att köerna skall vara borta. Härtill kommer målet att all personal skall ha utbildning vid utgången av 1988.\n",
        [("köerna skall vara borta", 1987), ("all personal skall ha utbildning vid utgången av 1988", 1988)],
    ),
    "goals for one and for another": (
        "Mål\n\nFör 2012 har vi enats om tre mål. För hemtjänsten är målet att varje brukare ska möta högst tolv personer. "
        "För särskilt boende gäller att maten ska få betyget fyra, och för staben att sjukfrånvaron inte ska överstiga 5 procent.\n",
        [("varje brukare ska möta högst tolv personer", 2012), ("maten ska få betyget fyra", 2012),
         ("sjukfrånvaron inte ska överstiga 5 procent", 2012)],
    ),
    "att-satser on the line below what opens them": (
        "För 2011 föreslår förvaltningen att målen för biblioteket ska vara\natt varje barn får ett lånekort och att minst 40 procent av invånarna är låntagare.\n",
        [("varje barn får ett lånekort", 2011), ("minst 40 procent av invånarna är låntagare", 2011)],
    ),
    "a later goal in the prose under the heading": (
        "Mål\n\nMålet för 2004 är att alla grupphem har egen sjuksköterska. På längre sikt, till utgången av 2007, ska samtliga boende ha eget kök. Målen följs upp i bokslutet.\n",
        [("alla grupphem har egen sjuksköterska", 2004), ("På längre sikt, till utgången av 2007, ska samtliga boende ha eget kök.", 2007)],
    ),
    "states to be reached, each explained": (
        "Mål till 2010\n\nFosforutsläppen har halverats jämfört med 1995. Detta är viktigt för viken.\n\n"
        "Alla de skolor som 2001 saknade en energiplan har fått en. Kontoret har beräknat kostnaden.\n\nIngen värms längre med olja.\n",
        [("Fosforutsläppen har halverats jämfört med 1995.", 2010), ("Alla de skolor som 2001 saknade en energiplan har fått en.", 2010),
         ("Ingen värms längre med olja.", 2010)],
    ),
    "a verdict under each": (
        "Uppföljning av nämndens mål 2018\n\nFler ska cykla till arbetet\nMålet är delvis uppfyllt\nCykelräkningen visar en ökning.\n\n"
        "Alla hållplatser ska vara tillgängliga\nMålet är inte uppnått\nTre återstår.\n",
        [("Fler ska cykla till arbetet", 2018), ("Alla hållplatser ska vara tillgängliga", 2018)],
    ),
    "a result under each": (
        "Vad nämnden hade föresatt sig\n\nI verksamhetsplanen för 2003 angavs två mål. Här återges de.\n\n"
        "Simkunnigheten ska vara minst 95 procent\nResultat: 93 procent.\n\nAlla badplatser ska ha livboj\nResultat: Uppnått.\n",
        [("Simkunnigheten ska vara minst 95 procent", 2003), ("Alla badplatser ska ha livboj", 2003)],
    ),
    "a measure beside the goal": (
        "Mål för 2007\nMål 1. Alla elever ska kunna läsa i årskurs 2. Mäts genom: läsprov i maj\nMål 2. Frånvaron ska vara lägre än 5 procent. Matt: skolans register\n",
        [("Alla elever ska kunna läsa i årskurs 2", 2007), ("Frånvaron ska vara lägre än 5 procent", 2007)],
    ),
    "bullets read as signs before small letters": (
        "Nämndens mål för 1991 antogs i höstas och gäller alltjämt:\n\n= inget bibliotek skall läggas ned,\n\n= utlåningen skall öka till 90 000 band.\n",
        [("inget bibliotek skall läggas ned", 1991), ("utlåningen skall öka till 90 000 band.", 1991)],
    ),
    "promises": (
        "Våra åtaganden 2019\n\n• Du ska få svar inom två dagar\n• Alla brukare ska ha en kontaktperson\n",
        [("Du ska få svar inom två dagar", 2019), ("Alla brukare ska ha en kontaktperson", 2019)],
    ),
    "att-satser under their heading": (
        "Målsättning för budgetåret 1978\n\natt samtliga pensionärer skall erbjudas hemsamarit\natt väntetiden till pensionärshem skall minska till ett år\n",
        [("samtliga pensionärer skall erbjudas hemsamarit", 1978), ("väntetiden till pensionärshem skall minska till ett år", 1978)],
    ),
    "labelled goals under the year's måluppfyllelse": (
        "Måluppfyllelse 2017\n\nMål: Alla elever ska nå kunskapskraven i årskurs 3.\nUtfall: 91 procent.\n",
        [("Alla elever ska nå kunskapskraven i årskurs 3.", 2017)],
    ),
    "what the goals have been": (
        "Nämndens mål för 1983 har varit följande. Alla pensionärer som så önskar skall få lunch. Färdtjänstens väntetid skall vara högst en halvtimme.\n",
        [("Alla pensionärer som så önskar skall få lunch.", 1983), ("Färdtjänstens väntetid skall vara högst en halvtimme.", 1983)],
    ),
    "a list told in the year's läsår": (
        "Mål för 2003\n\n- Alla barn ska kunna simma. Målet ska vara nått läsåret 2004/05.\n- Biblioteket ska ha öppet på söndagar.\n",
        [("Alla barn ska kunna simma.", None), ("Biblioteket ska ha öppet på söndagar.", 2003)],
    ),
    "a goal after a colon": (
        "Bakgrund\n\nUtöver detta gäller ett långsiktigt mål:\n\nAndelen ekologisk mat ska vara minst 40 % år 2030.\n",
        [("Andelen ekologisk mat ska vara minst 40 % år 2030.", 2030)],
    ),
    "labelled, in a year told before": (
        "Uppföljning\n\nI internbudgeten för 2001 angav nämnden två mål för verksamheten.\n\n"
        "Mål: Antalet olyckor på kommunens gator skall minska.\nResultat: Elva olyckor.\n",
        [("Antalet olyckor på kommunens gator skall minska.", 2001)],
    ),
    "a styrkort of one year": (
        "Verksamhetsplan för äldreomsorgen\n\nStyrkort 2021\n\nMedborgare\nMål 1 Våra äldre ska känna sig trygga hemma\nMått: enkät. Målvärde 2021: 86 %.\n\n"
        "Ekonomi\nMål 2 Nämnden har en budget i balans\n",
        [("Våra äldre ska känna sig trygga hemma", 2021), ("Nämnden har en budget i balans", 2021)],
    ),
    "a sentence that opens the list with its year": (
        "Mål\n\nNämnden har antagit följande mål för 2024:\n• Fler barn ska lära sig simma före tio års ålder\n"
        "• Biblioteken ska ha öppet även på söndagar\n",
        [("Fler barn ska lära sig simma före tio års ålder", 2024), ("Biblioteken ska ha öppet även på söndagar", 2024)],
    ),
    "a table that has lost its gaps": (
        "Nämndens mål 2022\n\nMål Målvärde Mått\nFler barn ska gå eller cykla till skolan minst 60 % Resvaneenkät i årskurs 2\n",
        [("Fler barn ska gå eller cykla till skolan", 2022)],
    ),
    "an att-sats that opens a list": (
        "Beslut\n\nNämnden beslutar\n\n1. att för 2004 anta följande mål:\n\n– Kön till förskolan skall vara borta\n– Alla barn skall ha en egen plats\n\n"
        "2. att höja avgiften till 500 kronor\n",
        [("Kön till förskolan skall vara borta", 2004), ("Alla barn skall ha en egen plats", 2004)],
    ),
    "a sentence far above that sets the year": (
        "Så styr vi\n\nVad som här sägs om mål avser 2009 om inte annat anges.\n\nMål för simhallen\n• Vattnet ska hålla minst 27 grader.\n• Alla ska känna sig välkomna.\n",
        [("Vattnet ska hålla minst 27 grader.", 2009), ("Alla ska känna sig välkomna.", 2009)],
    ),
    "a sentence that adds a goal": (
        "Kommunens mål för 2019 är att alla elever ska kunna simma och att köerna ska minska. Senast 2022 ska dessutom alla bussar gå på biogas. Rektorn ansvarar.\n",
        [("alla elever ska kunna simma", 2019), ("köerna ska minska", 2019), ("Senast 2022 ska dessutom alla bussar gå på biogas.", 2022)],
    ),
    "areas in the margin that a scan ran together with the items": (
        "Mål för 1986\nVatten 1. Läckorna på ledningsnätet skall bli färre.\n2. Alla brunnar skall provtas.\nGator 3. Snöröjningen skall vara klar före klockan sju.\n",
        [("Läckorna på ledningsnätet skall bli färre.", 1986), ("Alla brunnar skall provtas.", 1986), ("Snöröjningen skall vara klar före klockan sju.", 1986)],
    ),
    "rows of a scan with a year of their own": (
        "Område Mål Målår Nuläge\nVärme Alla skolor ska värmas med fjärrvärme 2014 60 %\nTrafik Hälften av bilarna ska gå på gas 2016 20 %\n",
        [("Alla skolor ska värmas med fjärrvärme", 2014), ("Hälften av bilarna ska gå på gas", 2016)],
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
    "numbered boxes that a scan ran together": (
        "Strategiska mål 2022\n\nMål 1. Vi har en god ekonomi. Mål 2. Alla har ett arbete att gå till.\n",
        [("Vi har en god ekonomi.", 2022), ("Alla har ett arbete att gå till.", 2022)],
    ),
    "lettered headings with years": (
        "A. Mål att uppnå under 1991\nMål 1. Kön till barnomsorgen skall vara borta.\n\n"
        "B. Mål som gäller under 1992\nMål 2. Alla daghem skall ha egen kokerska.\n",
        [("Kön till barnomsorgen skall vara borta.", 1991), ("Alla daghem skall ha egen kokerska.", 1992)],
    ),
    "in a sentence, proposed": (
        "Styrelsen har enats om att målen för 1994 ska vara att alla samtal besvaras samma dag och att kön till tomter är borta. "
        "På sikt, senast år 1997, är målet att ingen ska behöva vänta på en tomt.\n",
        [("alla samtal besvaras samma dag", 1994), ("kön till tomter är borta", 1994), ("ingen ska behöva vänta på en tomt", 1997)],
    ),
    "in a sentence": (
        "Nämnden har som mål att ingen ska vänta mer än två månader på beslut. Det följs upp.\n",
        [("ingen ska vänta mer än två månader på beslut", None)],
    ),
    "areas under a numbered heading, which the next of its kind ends": (
        "3.1 Nämndens mål 2021\n\nNämnden har fastställt nedanstående mål.\n\n3.1.1 Trygghet\n• Alla äldre ska känna sig trygga.\n\n"
        "3.1.2 Delaktighet\n• Brukarna ska kunna påverka sin vardag.\n\n3.2 Uppdrag\n• Förvaltningen ska utreda en ny organisation.\n",
        [("Alla äldre ska känna sig trygga.", 2021), ("Brukarna ska kunna påverka sin vardag.", 2021)],
    ),
    "inriktningsmål and delmål under an area": (
        "Inriktningsmål och delmål\n\nSkola\n\nInriktningsmål\nVarje elev skall lämna skolan med goda kunskaper.\n\nDelmål\n"
        "– Alla skall kunna simma senast 2012.\n– Frånvaron skall halveras.\n\nResurser\nSkattesatsen skall vara oförändrad.\n",
        [("Varje elev skall lämna skolan med goda kunskaper.", None), ("Alla skall kunna simma senast 2012.", 2012), ("Frånvaron skall halveras.", None)],
    ),
    "sentences under areas, followed by their measures": (
        "Mål för verksamhetsåret 2007\n\nTrygghet\nIngen skall behöva vara rädd. Antalet olyckor skall understiga 20.\nMäts genom: enkät.\nStrategi: Rastvakter anställs.\n",
        [("Ingen skall behöva vara rädd.", 2007), ("Antalet olyckor skall understiga 20.", 2007)],
    ),
    "a sentence that sets the year of all where nothing else is said": (
        "Mål\n\nGruppen har enats om följande mål. Om inget annat sägs gäller de för 1983.\n\nHem\na) Varje hem skall besökas.\n\nFritid\nb) År 1984 skall tio föreningar delta.\n",
        [("Varje hem skall besökas.", 1983), ("År 1984 skall tio föreningar delta.", 1984)],
    ),
    "years that stand alone over goals": (
        "Vi föreslår få och mätbara mål.\n\nSenast 2026\nMål A. Alla verksamheter har en plan\n\n2028\nMål B. Kommunhuset klarar tre dygn utan el\n",
        [("Alla verksamheter har en plan", 2026), ("Kommunhuset klarar tre dygn utan el", 2028)],
    ),
    "rows of a scan: words of their next line at the end": (
        "Mål 1998 Utfall 1998 Bedömning\nMinst 95 % av resenärerna skall hämtas inom 15 84% Uppnås inte minuter från avtalad tid\nKostnaden per resa skall understiga 125 kr 138 kr Uppnås inte\n",
        [("Minst 95 % av resenärerna skall hämtas inom 15 minuter från avtalad tid", 1998), ("Kostnaden per resa skall understiga 125 kr", 1998)],
    ),
    "after a sentence that announces them": (
        "För 1997 har vi satt upp två mål. Den ogiltiga frånvaron skall inte överstiga 2 procent. Minst 90 procent av föräldrarna skall delta. Frånvaron räknas ur klassböckerna.\n",
        [("Den ogiltiga frånvaron skall inte överstiga 2 procent.", 1997), ("Minst 90 procent av föräldrarna skall delta.", 1997)],
    ),
    "in an att-sats": (
        "att som mål för 1988 års val anta att samtliga lokaler skall kunna nås med rullstol och att köerna skall vara högst tio minuter,\n",
        [("samtliga lokaler skall kunna nås med rullstol", 1988), ("köerna skall vara högst tio minuter", 1988)],
    ),
    "clauses of a sentence": (
        "I budget 2018 beslutade fullmäktige om två finansiella mål: resultatet ska uppgå till minst två procent och investeringarna ska finansieras utan lån.\n",
        [("resultatet ska uppgå till minst två procent", 2018), ("investeringarna ska finansieras utan lån", 2018)],
    ),
    "boxes read as signs": (
        "Nämndens mål 2009\n\n] Mål 1. Minst 85 % ska vara nöjda med maten\n\nResultat\n78 procent.\n\nI] Mål 2. Ingen ska behöva vänta mer än 90 dagar\n\nMål 2 går åt fel håll.\n",
        [("Minst 85 % ska vara nöjda med maten", 2009), ("Ingen ska behöva vänta mer än 90 dagar", 2009)],
    ),
    "parts that name their years": (
        "Mål\n\nNäringsliv\n\nDetta ska vi uppnå under 2012\nMål 1 Minst 120 företag har fått råd\n\nTrafik\n\nTill utgången av 2014\nMål 2 Alla hållplatser är tillgängliga\n\n"
        "Kultur\n\nVår ambition 2012–2015\nMål 3 Teatern når publik i alla kommuner\n",
        [("Minst 120 företag har fått råd", 2012), ("Alla hållplatser är tillgängliga", 2014), ("Teatern når publik i alla kommuner", None)],
    ),
    "rows under a head that cannot be read": (
        "Förbundets mål för 2006\nMålen fastställdes av direktionen.\n\n[Må TiivarcieT\n\n| Skolket ska bort | högst 8 % | 9,6 % | 8,8 %\n",
        [("Skolket ska bort", 2006)],
    ),
    "goals that say that goals are reached": (
        "Mål för 2011\n• Alla elever ska nå målen i svenska\n• Alla ska få en plan\n",
        [("Alla elever ska nå målen i svenska", 2011), ("Alla ska få en plan", 2011)],
    ),
    "what is to hold, after a comma": (
        "Läget\n\nFör år 1979 bör enligt kontoret gälla, att ingen skall vänta mer än tio dagar på plats, samt att varje barn skall ha en egen säng.\n",
        [("ingen skall vänta mer än tio dagar på plats", 1979), ("varje barn skall ha en egen säng", 1979)],
    ),
    "att-satser of one sentence, some at their lines' beginnings": (
        "Läget\n\nFör år 1979 bör enligt kontoret gälla, att ingen skall vänta mer än tio dagar på plats,\natt kön skall minska från 85 till 60,\nsamt att varje barn skall ha en egen säng.\n",
        [
            ("ingen skall vänta mer än tio dagar på plats", 1979),
            ("kön skall minska från 85 till 60", 1979),
            ("varje barn skall ha en egen säng", 1979),
        ],
    ),
    "agreed on on a day of another year": (
        "Mål för 2014\n\nVid ett möte den 12–13 november 2013 enades styrelsen om att målen för det kommande året ska vara att uthyrningen ska nå 90 procent och att sjukfrånvaron ska hållas under 3 procent.\n",
        [("uthyrningen ska nå 90 procent", 2014), ("sjukfrånvaron ska hållas under 3 procent", 2014)],
    ),
    "with another's goals as ground": (
        "Med länsstyrelsens mål som grund har nämnden satt som mål att alla avlopp ska vara inventerade 2012.\n",
        [("alla avlopp ska vara inventerade 2012", 2012)],
    ),
    "counted as the first and the second": (
        "Enheten har två mål för 2018. Det första är att alla samtal ska besvaras inom fem minuter och det andra att ingen ska behöva ringa två gånger.\n",
        [("alla samtal ska besvaras inom fem minuter", 2018), ("ingen ska behöva ringa två gånger", 2018)],
    ),
    "behind the list, for a year of its own": (
        "Mål 2008\n\n- Alla gator ska vara belysta\n- Ingen ska vänta mer än en vecka\n\nSenast 2010 ska därutöver samtliga lekplatser vara besiktigade. Arbetet leds av gatuchefen.\n",
        [("Alla gator ska vara belysta", 2008), ("Ingen ska vänta mer än en vecka", 2008), ("Senast 2010 ska därutöver samtliga lekplatser vara besiktigade.", 2010)],
    ),
    "in boxes that the text has lost": (
        "Målen står i rutor och inleder varje avsnitt.\n\nBarnomsorg\n\nAlla barn ska få plats inom tre månader.\n\nVi bygger i Åby.\n\nSkola\n\nSenast 2004 ska ingen elev sakna betyg i svenska.\n\nLäxhjälpen byggs ut.\n",
        [("Alla barn ska få plats inom tre månader.", None), ("Senast 2004 ska ingen elev sakna betyg i svenska.", 2004)],
    ),
    "years between the lists": (
        "Mål\n\n2021\n\n- Alla gator ska vara belysta\n- Fler ska cykla\n\n2022\n\n- Ingen gata ska ha hål\n\nPå sikt gäller också:\n\n- Alla bilar ska gå på gas\n",
        [("Alla gator ska vara belysta", 2021), ("Fler ska cykla", 2021), ("Ingen gata ska ha hål", 2022), ("Alla bilar ska gå på gas", None)],
    ),
    "years that set none": (
        "Mål 2012\n\n- Andelen nöjda ska öka från 70 % (2010) till 80 %\n- Frånvaron ska vara högst 5 % (2011: 6,2 %)\n- Kostnaden ska ligga på 2011 års nivå\n- Vision 2020 ska vara känd av alla\n- Alla bilar ska gå på gas (senast 2015)\n- Mellan 2012 och 2014 ska tio gator byggas om\n",
        [("Andelen nöjda ska öka från 70 % (2010) till 80 %", 2012), ("Frånvaron ska vara högst 5 % (2011: 6,2 %)", 2012), ("Kostnaden ska ligga på 2011 års nivå", 2012), ("Vision 2020 ska vara känd av alla", 2012), ("Alla bilar ska gå på gas (senast 2015)", 2015), ("Mellan 2012 och 2014 ska tio gator byggas om", None)],
    ),
    "a second of them, told in a sentence of its own": (
        "Mål för 2004\n\nEtt första mål är att minst 92 % av eleverna ska vara behöriga. Det andra målet är att alla ska få plats inom 60 dagar.\n",
        [("minst 92 % av eleverna ska vara behöriga", 2004), ("alla ska få plats inom 60 dagar", 2004)],
    ),
    "under its name and number": (
        "Mål för 2019\n\nMål 1 – Snabb hjälp\nDen som ringer ska få hjälp inom tio minuter.\n",
        [("Den som ringer ska få hjälp inom tio minuter.", 2019)],
    ),
    "how each went in brackets, how it is judged in a heading": (
        "Nämnden hade dessa mål för 2009:\n- Gångvägarna ska vara snöröjda före klockan sju. (Inte nått)\n\nAlla skolor ska ha bibliotek.\n\nBedömning: målet nås.\n",
        [("Gångvägarna ska vara snöröjda före klockan sju.", 2009), ("Alla skolor ska ha bibliotek.", 2009)],
    ),
    "lists below a sentence of when they hold": (
        "Målen avser hela perioden om inte ett år anges.\n\nTillgänglighet\n\n- Biblioteken ska ha öppet minst 50 timmar.\n- Senast 2009 ska alla filialer ha en dator.\n",
        [("Biblioteken ska ha öppet minst 50 timmar.", None), ("Senast 2009 ska alla filialer ha en dator.", 2009)],
    ),
    "for when all are set, said behind them": (
        "Mål\n\n1. Alla hallar ska ha dusch\n2. Fler flickor ska träna\n3. Under mandatperioden ska en bana byggas\n\nMålen ska vara uppfyllda senast den 31 december 2007.\n",
        [("Alla hallar ska ha dusch", 2007), ("Fler flickor ska träna", 2007), ("Under mandatperioden ska en bana byggas", None)],
    ),
    "told to follow, under headings of areas": (
        "Nedan redovisas nämndens mål för 2020 under respektive område. De följs upp i maj.\n\nBarn och unga\n\n- Alla barn ska erbjudas plats\n- Fler elever ska nå målen\n",
        [("Alla barn ska erbjudas plats", 2020), ("Fler elever ska nå målen", 2020)],
    ),
    "under a heading with its year in brackets": (
        "Mål (2016 om inget annat anges)\n\n• Alla ska få svar inom en vecka\n• Ingen ska vänta på plats (2017)\n",
        [("Alla ska få svar inom en vecka", 2016), ("Ingen ska vänta på plats (2017)", 2017)],
    ),
    "with its measure in the next item": (
        "Mål 2014\n\n• Minst 80 procent av kunderna ska vara nöjda\n• Mäts genom enkät i oktober\n• Frånvaron ska vara högst 5 procent\n• Indikator: andelen dagar\n",
        [("Minst 80 procent av kunderna ska vara nöjda", 2014), ("Frånvaron ska vara högst 5 procent", 2014)],
    ),
    "behind numbers that a scan ran together with their word": (
        "Nämnden beslutar\n\natt  anta följande mål för 1994:\n\nGator\n\nMall Gatorna skall vara plogade före klockan sju\n\nMal2  Antalet hål skall minska\n\nParker\n\nMalå Alla parker skall ha bänkar\nMål 5 _— Varje gunga skall vara hel\n",
        [("Gatorna skall vara plogade före klockan sju", 1994), ("Antalet hål skall minska", 1994), ("Alla parker skall ha bänkar", 1994), ("Varje gunga skall vara hel", 1994)],
    ),
    "run together with what is said of them": (
        "Mål 1996\n\n• Alla barn ska kunna simma\n• Andelen nöjda ska öka till 80 procent Målen följs upp av kontoret i maj.\n",
        [("Alla barn ska kunna simma", 1996), ("Andelen nöjda ska öka till 80 procent", 1996)],
    ),
    "under what is to have been reached": (
        "Vid projektets slut ska följande ha uppnåtts:\n\n* Minst 20 nya arbeten ska ha tillkommit 1999\n\n+ Alla byar ska ha buss\n",
        [("Minst 20 nya arbeten ska ha tillkommit 1999", 1999), ("Alla byar ska ha buss", None)],
    ),
    "counted in one sentence": (
        "Mål 1992\n\nFör badet är målen två. Det ena är att vattnet skall hålla minst 27 grader, det andra att alla elever skall kunna simma. Tre saker till sägs. Det första målet är att ingen skall vänta mer än en vecka; det andra är att kön skall halveras.\n",
        [("vattnet skall hålla minst 27 grader", 1992), ("alla elever skall kunna simma", 1992), ("ingen skall vänta mer än en vecka", 1992), ("kön skall halveras", 1992)],
    ),
    "as it is when reached, in a year to come": (
        "Övergripande mål\n\nÅr 2030 finns minst två bussturer om dagen till varje by.\n\nDet har gått åt andra hållet länge. Bussarna har blivit färre.\n",
        [("År 2030 finns minst två bussturer om dagen till varje by.", 2030)],
    ),
    "under an area whose name may end goals": (
        "Planens mål\n\nTrygghet\n\n• Alla ska få hjälp inom en timme\n• Ingen ska behöva byta personal\n\nResurser\n\n• Andelen anställda med utbildning ska öka till 90 %\n• Alla bilar ska vara elbilar\n",
        [("Alla ska få hjälp inom en timme", None), ("Ingen ska behöva byta personal", None), ("Andelen anställda med utbildning ska öka till 90 %", None), ("Alla bilar ska vara elbilar", None)],
    ),
    "under a heading that a list of people in the document's head stands over": (
        "Verksamhetsplan 2013\n\nAnsvarig: Eva Ek, chef\n\nNämndens mål 2014\n\nNämnden antog sina mål den 12 december 2013. De hör till de fyra områden som gäller för hela kommunen, och alla följs upp i mars varje år.\n\nKULTUR\n\n• Barn ska låna minst 18 böcker var\n• Bokbussen ska besöka alla skolor\n",
        [("Barn ska låna minst 18 böcker var", 2014), ("Bokbussen ska besöka alla skolor", 2014)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FOUND)
def test_goals_are_found(name: str) -> None:
    text, expected = FOUND[name]
    assert goals(text) == expected
