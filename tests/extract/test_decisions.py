"""Decisions as municipalities have put them since the seventies."""

import pytest

from tests.extract.documents import record_of

HEAD = "Ekby kommun\tTjänsteskrivelse\n2019-03-05\nDnr KS 2019/12\n\nKommunstyrelsen\n\nNy lekplats i Berga\n\n"
EXTRACT = "Ekby kommun\tProtokollsutdrag\nKommunstyrelsen\t2019-03-05\n\n§ 12 Ny lekplats i Berga\n\n"
DELEGATED = "Ekby kommun\tDelegationsbeslut\nMiljökontoret\t2011-03-05\nDnr MN 2011/12\n\nTillstånd på Ekby 1:2\n\n"

CASES = [
    pytest.param(EXTRACT + "1. Beslut\nKommunstyrelsen beslutar\na) anta planen,\nb) avslå motionen.\n2. Bakgrund och behov\nAvtalet löper ut den 30 april.\n3. Mål\nAlla gator ska vara sandade.",
                 ["anta planen,", "avslå motionen."], {"beslut"}, id="numbered heading after the decision"),
    pytest.param(EXTRACT + "Kommunstyrelsen uppdrager åt kommunchefen att i stället undersöka frågan.",
                 ["Kommunstyrelsen uppdrager åt kommunchefen att i stället undersöka frågan."], {"beslut"}, id="old form of the verb"),
    pytest.param(HEAD + "Förslag till beslut\nKommunstyrelsen beslutar\n1. att anta planen,\n2. att uppdra åt kommunchefen att återkomma.",
                 ["att anta planen,", "att uppdra åt kommunchefen att återkomma."], {"forslag"}, id="lead-in under proposal"),
    pytest.param(HEAD + "Förslag till beslut\nAnta planen för lekplatser.\nMotionen anses besvarad.\n\nBakgrund\nPlanen antogs 2012.",
                 ["Anta planen för lekplatser.", "Motionen anses besvarad."], {"forslag"}, id="without a body"),
    pytest.param(DELEGATED + "Beslut\n\nMed stöd av miljönämndens delegationsordning, punkt 4.6,\n\nbeslutar jag följande.\n\n• Ansökan beviljas till och med 2012.\n\n• En avgift tas ut.",
                 ["Ansökan beviljas till och med 2012.", "En avgift tas ut."], {"beslut"}, id="not what it rests on"),
    pytest.param(EXTRACT + "Yrkanden\nHerr Ek yrkar avslag.\nOrdföranden ställer proposition och finner bifall.\nEfter överläggning bifaller styrelsen förslaget, varvid beslöts\n\natt bygga lekplatsen,\n\natt anslå 4.000 kronor.",
                 ["att bygga lekplatsen,", "att anslå 4.000 kronor."], {"beslut"}, id="below the vote, without a heading"),
    pytest.param(HEAD + "Förslag till beslut\na) att anta planen, samt\nb) att avslå motionen.",
                 ["att anta planen, samt", "att avslå motionen."], {"forslag"}, id="lettered"),
    pytest.param(HEAD + "Kontoret har prövat frågan och får hemställa\n\natt nämnden måtte godkänna planen,\n\natt anslag beviljas.",
                 ["att nämnden måtte godkänna planen,", "att anslag beviljas."], {"forslag"}, id="old request in running text"),
    pytest.param(EXTRACT + "Beslut\nKommunstyrelsen beslutar med stöd av 5 kap. 2 § lagen att\n1. förbjuda verksamheten,\n2. ta ut en avgift.",
                 ["förbjuda verksamheten,", "ta ut en avgift."], {"beslut"}, id="law in the lead-in"),
    pytest.param(EXTRACT + "Kommunstyrelsens beslut\nKommunstyrelsen beslutar att 1. anta planen, 2. uppdra åt kommunchefen att återkomma.",
                 ["anta planen,", "uppdra åt kommunchefen att återkomma."], {"beslut"}, id="numbered within a line"),
    pytest.param(EXTRACT + "Beslut\nKommunstyrelsen föreslår kommunfullmäktige besluta\natt anta planen.\n\nReservation\nEva Al (M) reserverar sig.",
                 ["att anta planen."], {"forslag"}, id="proposal to a higher body"),
    pytest.param(EXTRACT + "Yrkanden\nEva Al (M) yrkar att planen avslås.\n\nBeslutsgång\nOrdföranden finner att planen antas.\n\nBeslut\nPlanen antas.",
                 ["Planen antas."], {"beslut"}, id="not what was asked for"),
    pytest.param(EXTRACT + "Ärendet\tPlanen har varit utställd.\nYrkanden\tEva Al (m) yrkar avslag.\nBeslut\tKommunstyrelsen beslutar\n\natt anta planen.",
                 ["att anta planen."], {"beslut"}, id="headings in the margin"),
    pytest.param(EXTRACT + "Kommunstyrelsen beslutade den 3 maj 2018 att utreda frågan.\n\nBeslut\nKommunstyrelsen antar planen. Kommunstyrelsen ger kommunchefen i uppdrag att återkomma.",
                 ["Kommunstyrelsen antar planen.", "Kommunstyrelsen ger kommunchefen i uppdrag att återkomma."], {"beslut"}, id="not what was decided earlier"),
    pytest.param(EXTRACT + "Beslut\n2 _ att anta planen,\n~ att avslå motionen.\nBeslutet är fattat med stöd av delegationsordningen.",
                 ["att anta planen,", "att avslå motionen."], {"beslut"}, id="bullets misread"),
    pytest.param(EXTRACT + "Beslut\nBolagets ägardirektiv (org.nr 5564) antas.\nNämnden har tagit del av redovisningen.",
                 ["Bolagets ägardirektiv (org.nr 5564) antas.", "Nämnden har tagit del av redovisningen."], {"beslut"}, id="abbreviation ends no sentence"),
    pytest.param(EXTRACT + "Motionen\tI en motion föreslås en ny lekplats.\nArbetsutskottets\tatt motionen avslås,\nförslag\tatt frågan utreds.\nBeslut\tPlanen antas.",
                 ["att motionen avslås,", "att frågan utreds.", "Planen antas."], {"forslag", "beslut"}, id="heading in two lines of the margin"),
    pytest.param(HEAD + "Tjänstemannaförslag till beslut\nAnta alternativ B. Motionen anses besvarad.",
                 ["Anta alternativ B.", "Motionen anses besvarad."], {"forslag"}, id="a letter that ends a sentence"),
    pytest.param(HEAD + "Kontoret, som i likhet med konsulten anser att den dyrare av de båda lösningarna är att föredra, får på grund av det anförda hemställa att nämnden måtte besluta\n\natt utföra arbetet,\n\natt infordra anbud.",
                 ["att utföra arbetet,", "att infordra anbud."], {"forslag"}, id="long lead-in"),
    pytest.param(EXTRACT + "Meddelanden\n• Länsrättens beslut 2019-02-19 angående tillsyn (dnr 94)\n• Inbjudan till konferens den 7 november\n\nBeslut\nMeddelandena läggs till handlingarna.",
                 ["Meddelandena läggs till handlingarna."], {"beslut"}, id="no list of messages"),
    pytest.param(EXTRACT + "Beslut\nStödet beviljas. Bidraget betalas ut mot redovisning.\nBidraget gäller bara år 2020.",
                 ["Stödet beviljas.", "Bidraget betalas ut mot redovisning.", "Bidraget gäller bara år 2020."], {"beslut"}, id="right under a decision"),
    pytest.param(EXTRACT + "Beslut\natt antalet mål ska vara tre och\natt andelen nöjda ska vara högst.\n\nVotering\nDen andra att-satsen antas utan omröstning.",
                 ["att antalet mål ska vara tre och att andelen nöjda ska vara högst."], {"beslut"}, id="one att-sats in two"),
    pytest.param(HEAD + "Förslag till beslut: Kommunstyrelsen beslutar\n1. att anta planen för lekplatser\t3. att avslå motionen om staket\n2. att utse Eva Al till ombud\t4. att lägga rapporten till handlingarna",
                 ["att anta planen för lekplatser", "att avslå motionen om staket", "att utse Eva Al till ombud", "att lägga rapporten till handlingarna"], {"forslag"}, id="two columns"),
    pytest.param(HEAD + "Förslag till beslut\nKommunstyrelsen beslutar att\n1\tanta planen för lekplatser\n2\tavslå motionen om staket",
                 ["anta planen för lekplatser", "avslå motionen om staket"], {"forslag"}, id="numbers in a column"),
    pytest.param(HEAD + "Förslag till beslut\nKommunstyrelsen\tatt anta planen;\nKommunstyrelsen\tatt avslå motionen;",
                 ["att anta planen;", "att avslå motionen;"], {"forslag"}, id="the body in the margin"),
    pytest.param(EXTRACT + "Beslut\nKommunstyrelsen beslutar att anta planen, att avslå motionen samt att uppdra åt kommunchefen att utreda frågan och att återkomma.",
                 ["att anta planen", "att avslå motionen", "att uppdra åt kommunchefen att utreda frågan och att återkomma."], {"beslut"}, id="coordinated"),
    pytest.param(EXTRACT + "Beslut\nKommunstyrelsen beslutar att anse att frågan är utredd och att den kan avslutas.",
                 ["Kommunstyrelsen beslutar att anse att frågan är utredd och att den kan avslutas."], {"beslut"}, id="what is thought is no decision"),
    pytest.param(HEAD + "Kontoret får hemställa\n\natt nämnden måtte uppdraga åt byggmästaren\natt infordra anbud, samt\n\nEkby kommun Tel 0470/112 40\n\natt nämnden måtte anslå 9.000 kronor.",
                 ["att nämnden måtte uppdraga åt byggmästaren att infordra anbud, samt", "att nämnden måtte anslå 9.000 kronor."], {"forslag"}, id="who is asked; a page's foot in the list"),
    pytest.param(HEAD + "Att ta ställning till\n→ Nämnden föreslås anta planen.\n→ Styrelsen föreslås säga upp avtalet.\n→ Svar väntas i maj.",
                 ["Nämnden föreslås anta planen.", "Styrelsen föreslås säga upp avtalet."], {"forslag"}, id="bullets without a heading"),
    pytest.param(HEAD + "Läget\nAndel beslut i tid\t94 %\t96 %\n• Färre ansökningar än i fjol underlättar\n• Reglerna är oförändrade", [], set(), id="a row leads in nothing"),
    pytest.param(HEAD + "Med hänvisning härtill får kontoret h e m s t ä l l a,\n\ndels att nämnden antager planen,\ndels ock a t t anbud infordras.",
                 ["dels att nämnden antager planen,", "dels ock a t t anbud infordras."], {"forslag"}, id="stressed"),
    pytest.param(HEAD + "Kontoret vördsamt utbeder sig\n\natt anta planen,\n\natt avslå motionen.",
                 ["att anta planen,", "att avslå motionen."], {"forslag"}, id="lead-in in unknown words"),
    pytest.param(HEAD + "Syftet med planen är\n\natt anta utmaningar,\n\natt ge alla en lekplats.", [], set(), id="an aim leads in nothing"),
    pytest.param(EXTRACT + "Beslut\tStödet beviljas. Avgiften är 90 kr. Villkor för stödet: • Lokalen ska stängas kl. 23. • Bord ska tas in i maj.",
                 ["Stödet beviljas.", "Avgiften är 90 kr.", "Lokalen ska stängas kl. 23.", "Bord ska tas in i maj."], {"beslut"}, id="bullets run together in a box"),
    pytest.param(EXTRACT + "Beslut\n1. att anta följande regler:\n– stängt på lördagar\n– öppet på söndagar\n2. att avslå motionen.",
                 ["att anta följande regler: – stängt på lördagar – öppet på söndagar", "att avslå motionen."], {"beslut"}, id="a list within an item"),
    pytest.param(EXTRACT + "Beslut\nNämnden föreslår\natt följande villkor ställs:\n\na) Bullret får inte öka.\nb) Vägen ska vattnas.",
                 ["Bullret får inte öka.", "Vägen ska vattnas."], {"forslag"}, id="a lead-in of its own in the list"),
    pytest.param(EXTRACT + "Beslut\n\nÄrendet\n\nYrkanden\n\nReservation\n\nKommunstyrelsen beslutar\n\natt anta planen.\n\nEva Al (M) yrkar att motionen avslås.",
                 ["att anta planen."], {"beslut"}, id="headings of the margin read first"),
    pytest.param(EXTRACT + "Barn- och\t1. Avgiften fastställs.\nskolnämndens\t2. Motionen avslås.\nbeslut\t3. Planen antas.",
                 ["Avgiften fastställs.", "Motionen avslås.", "Planen antas."], {"beslut"}, id="heading in three lines of the margin"),
    pytest.param(EXTRACT + "Att jämte ordföranden justera dagens protokoll utsågs Nils Ek.", ["Att jämte ordföranden justera dagens protokoll utsågs Nils Ek."], {"beslut"}, id="decided in the passive"),
    pytest.param(HEAD + "För 2019 föreslås följande mål:\n• Alla ska ha en lekplats\n• Ingen ska vänta", [], set(), id="a list of goals"),
    pytest.param(EXTRACT + "Bidrag beviljas enligt normerna endast till förening med ungdomar.\n\nAnsökan bifalles.", ["Ansökan bifalles."], {"beslut"}, id="a rule is told"),
    pytest.param(EXTRACT + "Kommunfullmäktige antog planen i mars. Taxan fastställs av kommunfullmäktige varje år.\n\nFrågan avskrivs.", ["Frågan avskrivs."], {"beslut"}, id="what is so each year"),
    pytest.param(EXTRACT + "Hälsovårdsnämnden tillstyrker förslaget.\n\nEva Al och Bo Ek får delta i kursen.", ["Eva Al och Bo Ek får delta i kursen."], {"beslut"}, id="another body's opinion"),
    pytest.param(EXTRACT + "Det uppdrogs åt kommunchefen att återkomma i juni.", ["Det uppdrogs åt kommunchefen att återkomma i juni."], {"beslut"}, id="somebody was asked"),
    pytest.param(HEAD + "I en motion föreslås\natt lekplatser rustas,\natt staket sätts upp.\n\nFörslag till beslut\nAvslå motionen.", ["Avslå motionen."], {"forslag"}, id="what a motion asks for"),
    pytest.param(EXTRACT + "Beslut\nNämnden beslutar\n- att anta följande mål för 1991:\nUndervisning\n1. Alla elever skall kunna läsa.\n- att målen följs upp i mars.", ["att anta följande mål för 1991:", "att målen följs upp i mars."], {"beslut"}, id="goals that are adopted"),
    pytest.param(EXTRACT + "Beslut\natt anta planen,\n\nBox 14, 265 02 EKBY\tTel 0418-322 00\nEkby kommun\tDnr 214/86\t2 (2)\n\natt avslå motionen. Eva Al reserverar sig.", ["att anta planen,", "att avslå motionen."], {"beslut"}, id="a page's foot and head in the list"),
    pytest.param(EXTRACT + "Beslut\natt anta taxan enligt ovan\natt gälla från 1987,\natt hos kommunfullmäktige föreslå\natt anslag beviljas.", ["att anta taxan enligt ovan att gälla från 1987,", "att hos kommunfullmäktige föreslå att anslag beviljas."], {"beslut", "forslag"}, id="an att that is part of an item"),
    pytest.param(EXTRACT + "Beslut\natt träffa avtal om bryggan vid norra viken med Ekby Rederi\nAB för två år.",
                 ["att träffa avtal om bryggan vid norra viken med Ekby Rederi AB för två år."], {"beslut"}, id="a name in two lines"),
    pytest.param(DELEGATED + "Beslut\nMiljönämnden medger dispens.\n\nTillståndet förenas med följande villkor:\n- Träden ska ersättas. För arbetet deponeras 500 kronor.\n- Arbetet får inte ske i maj.\n\nSkäl\nTräden är sjuka.",
                 ["Miljönämnden medger dispens.", "Träden ska ersättas.", "För arbetet deponeras 500 kronor.", "Arbetet får inte ske i maj."], {"beslut"}, id="conditions of a decision"),
    pytest.param(DELEGATED + "Beslut\n\nSkäl\n\nUpplysningar\n\nMed stöd av 13 § lämnar jag tillstånd till en bädd.\n\nFör prövningen tas ut en avgift på 900 kronor.\n\nAnsökan inkom i maj och kompletterades.",
                 ["Med stöd av 13 § lämnar jag tillstånd till en bädd.", "För prövningen tas ut en avgift på 900 kronor."], {"beslut"}, id="rules beside a sentence that decides"),
    pytest.param(HEAD + "Ordförandens förslag\n\nKommunstyrelsen fördelar ramen enligt tabellen.\n\nwww.ekby.se • info@ekby.se • Sida 1 av 2",
                 ["Kommunstyrelsen fördelar ramen enligt tabellen."], {"forslag"}, id="a verb of no list; a page's foot"),
    pytest.param(EXTRACT + "Yrkande. Eva Al (m) yrkar att taxan lämnas.\nBeslut. Taxan höjs med 3 procent från årsskiftet.",
                 ["Taxan höjs med 3 procent från årsskiftet."], {"beslut"}, id="headings run in"),
    pytest.param(EXTRACT + "Yrkande\tEva Al (m) yrkade avslag.\n\nNämnden beslöt\tatt antaga planen,\n\natt avslå motionen.",
                 ["att antaga planen,", "att avslå motionen."], {"beslut"}, id="lead-in in the margin"),
    pytest.param(HEAD + "Kontoret föreslår att målen för 2019 ska vara att\n\na) ingen ska vänta mer än fem dagar,\nb) andelen nöjda ska öka.\n\nFörslag till beslut\natt anta målen.",
                 ["att anta målen."], {"forslag"}, id="goals that are proposed"),
    pytest.param(EXTRACT + "Beslut\n1 ) Planen för lekplatser antas.\n2 ) För inköp anslås 95 000 kr.\n\nUpplysningar lämnas av Eva Lund, tfn 0470-18 140.",
                 ["Planen för lekplatser antas.", "För inköp anslås 95 000 kr."], {"beslut"}, id="a gap before the bracket; where to ask"),
    pytest.param(EXTRACT + "Kommunstyrelsen beslutar\n(1) att taxan höjs till 12 kronor,\n(2) att informera resenärerna.",
                 ["att taxan höjs till 12 kronor,", "att informera resenärerna."], {"beslut"}, id="numbers in brackets"),
    pytest.param(EXTRACT + "Beslut\n• Taxan höjs till 12 kronor.\n• Paragrafen förklaras omedelbart justerad.\n\nParagrafen är justerad.",
                 ["Taxan höjs till 12 kronor.", "Paragrafen förklaras omedelbart justerad."], {"beslut"}, id="justified at once"),
    pytest.param(DELEGATED + "Beslut\nMed stöd av punkt 4 i delegationsordningen beslutar jag följande.\n\nJag beviljar klubben 6 000 kronor.\n\nJag medger dispens från 7 kap. 11 § miljöbalken, på följande villkor:\n– Arbetet utförs i maj.\n– Död ved lämnas kvar.\n\nAvgiften är 820 kronor.",
                 ["Jag beviljar klubben 6 000 kronor.", "Jag medger dispens från 7 kap. 11 § miljöbalken, på följande villkor:", "Arbetet utförs i maj.", "Död ved lämnas kvar.", "Avgiften är 820 kronor."], {"beslut"}, id="what follows, and on what conditions"),
    pytest.param("EKBY KOMMUN\tYTTRANDE\nMiljönämnden\t1989-05-23\n\nNämnden är inte negativ till en ny täkt.\n\nEkby miljönämnd\n\n– tillstyrker ansökan för fem år,\n\n– föreslår att säkerhet ställs,\n\n– avstyrker asfaltverket.",
                 ["tillstyrker ansökan för fem år,", "föreslår att säkerhet ställs,", "avstyrker asfaltverket."], {"beslut", "forslag"}, id="a list of what the body does"),
    pytest.param(HEAD + "Eleverna på skolan\n• ger varandra stöd\n• tar ansvar för miljön", [], set(), id="a list of what pupils do"),
    pytest.param(HEAD + "Bakgrund\nLäsåret har 178 dagar.\n\nVårt förslag till nämndens beslut: Nämnden antar läsårstiderna.",
                 ["Nämnden antar läsårstiderna."], {"forslag"}, id="to the nämnd, which is not named"),
    pytest.param(HEAD + "Skolkontoret och fritidskontoret föreslår att nämnden antar läsårstiderna.",
                 ["Skolkontoret och fritidskontoret föreslår att nämnden antar läsårstiderna."], {"forslag"}, id="two who propose"),
    pytest.param(EXTRACT + "Nämndens a) Rapporten läggs till handlingarna.\nbeslut b) Till föreningen utbetalas 90 000 kr.\nc) Medlen tas ur anslaget.",
                 ["Rapporten läggs till handlingarna.", "Till föreningen utbetalas 90 000 kr.", "Medlen tas ur anslaget."], {"beslut"}, id="a heading in the margin whose gap is lost"),
    pytest.param(HEAD + "Förslag till beslut\n\nI kommunstyrelsen\n\n1. Taxan höjs från maj.\n\nKommunfullmäktige för egen del\n\n1. Avtalet sägs upp.\n\nSammanfattning\n\nTaxan höjs var tredje år.",
                 ["Taxan höjs från maj.", "Avtalet sägs upp."], {"forslag"}, id="parted by bodies"),
    pytest.param(HEAD + "Förslag till beslut\n\nAvseende motionen\n\nMotionen avslås.\n\nBakgrund\n\nTaxan höjdes 2012.",
                 ["Motionen avslås."], {"forslag"}, id="parted by matters"),
    pytest.param(HEAD + "På grund av vad ovan anförts anhålles\n\ndels\tatt styrelsen antager anbudet,\ndels ock\tatt avtalet anses upphöra.",
                 ["att styrelsen antager anbudet,", "att avtalet anses upphöra."], {"forslag"}, id="dels in a column, asked in the passive"),
    pytest.param(HEAD + "Anbud har infordrats.\n\nSkolkontoret får härmed anhålla om ett tilläggsanslag å 8.400 kronor.",
                 ["Skolkontoret får härmed anhålla om ett tilläggsanslag å 8.400 kronor."], {"forslag"}, id="asked for in a sentence"),
    pytest.param(HEAD + "I motionen föreslås att lekplatsen byggs ut. I skrivelsen anhålles om svar.", [], set(), id="what others ask for"),
    pytest.param(HEAD + "Hemställan\tMed stöd härav hemställes att\nnämnden måtte föreslå fullmäktige besluta\natt antaga anbudet,\natt avslå motionen.",
                 ["att antaga anbudet,", "att avslå motionen."], {"forslag"}, id="lead-in in two lines"),
    pytest.param(EXTRACT + "Länsstyrelsen har hörts.\n\nSociala\t1. Avgiften höjs till 8 kronor.\ncentralnämnden\t2. Resenärerna informeras.\nbeslöt\t3. Avgiften gäller från maj.",
                 ["Avgiften höjs till 8 kronor.", "Resenärerna informeras.", "Avgiften gäller från maj."], {"beslut"}, id="lead-in in three lines of the margin"),
    pytest.param(EXTRACT + "Underlag för beslut\n• Utskottets protokoll 30 maj 2012, § 33\n• Skrivelse 21 maj\n\nNämndens beslut\n1. Rapporten godkänns.",
                 ["Rapporten godkänns."], {"beslut"}, id="a known heading leads in nothing"),
    pytest.param(EXTRACT + "Beslut 1. Nämnden antar planen.\n2. Punkt 3 i planen utgår.\nÄrendet Den 1 mars bildades en enhet.",
                 ["Nämnden antar planen.", "Punkt 3 i planen utgår."], {"beslut"}, id="a number beside a heading whose gap is lost"),
    pytest.param(EXTRACT + "Yrkande\n\nBeslut\n\nTaxa för taxi\n\nOrdföranden finner att förslaget har bifallits.\n\na) att höja taxan,\n\nb) att avslå motionen.",
                 ["att höja taxan,", "att avslå motionen."], {"beslut"}, id="a list whose lead-in a scan read elsewhere"),
    pytest.param("EKBY KOMMUN\tYTTRANDE\nMiljönämnden\t2009-05-23\n\nBoverket\n\nRemissvar om bygglov\n\nEkby kommun tillstyrker förslaget om lov men avstyrker avgiften. Kommunen är i huvudsak positiv.",
                 ["Ekby kommun tillstyrker förslaget om lov men avstyrker avgiften."], {"beslut"}, id="a municipality states"),
    pytest.param("Region Ekby\tYTTRANDE\nRegionstyrelsen\t2009-05-23\n\nBoverket\n\nRemissvar om lov\n\nRegionstyrelsen avstyrker förslaget. Länsstyrelsen tillstyrker det.",
                 ["Regionstyrelsen avstyrker förslaget."], {"beslut"}, id="a region states"),
    pytest.param(HEAD + "Kontoret föreslår nämnden besluta\n1 anta anbudet på 212.000 kr,\n2 finansiera köpet ur anslaget för maskiner, samt\n3 uppdra åt kontoret att sälja lastaren.",
                 ["anta anbudet på 212.000 kr,", "finansiera köpet ur anslaget för maskiner, samt", "uppdra åt kontoret att sälja lastaren."], {"forslag"}, id="bare numbers"),
    pytest.param(EXTRACT + "Kommunstyrelsens\tKommunstyrelsen antar planen.\nbeslut\nKommunstyrelsen avslår motionen.",
                 ["Kommunstyrelsen antar planen.", "Kommunstyrelsen avslår motionen."], {"beslut"}, id="nothing beside a margin's second line"),
    pytest.param(HEAD + "Förslag\nKontoret hemställer, att nämnden antager planen, och att nämnden anvisar 85.000 kronor.",
                 ["att nämnden antager planen", "att nämnden anvisar 85.000 kronor."], {"forslag"}, id="each att-sats with its own body"),
    pytest.param(EXTRACT + "Kommunstyrelsen beslutar att stänga badet vecka 28, att hänvisa gästerna till sjön samt att ge kontoret i uppdrag att sätta upp skyltar.",
                 ["att stänga badet vecka 28", "att hänvisa gästerna till sjön", "att ge kontoret i uppdrag att sätta upp skyltar."], {"beslut"}, id="any act after a comma"),
    pytest.param(EXTRACT + "Beslut\nKommunstyrelsen beslutar\n1. att anta följande mål,\n\nPersonal\n\nSjukfrånvaron ska minska.\n2. att fastställa budgeten.",
                 ["att anta följande mål,", "att fastställa budgeten."], {"beslut"}, id="a list that goes on under a heading"),
    pytest.param(EXTRACT + "Beslut\nKommunstyrelsen beslutar\n1. att anta följande mål,\n\nPersonal\n\nSjukfrånvaron har minskat.\n\nSkolan\n\nEleverna har blivit fler.\n2. att fastställa budgeten.",
                 ["att anta följande mål,", "att fastställa budgeten."], {"beslut"}, id="a list that goes on under a second heading"),
    pytest.param(EXTRACT + "Beslut\nPlanen antas.\nParagrafen justeras omedelbart.",
                 ["Planen antas.", "Paragrafen justeras omedelbart."], {"beslut"}, id="approved at once"),
    pytest.param(HEAD + "Kommunstyrelsen föreslås besluta hemställan a) att kajen förstärks,\nb) att uppdra åt kontoret att söka bidrag.",
                 ["att kajen förstärks,", "att uppdra åt kontoret att söka bidrag."], {"forslag"}, id="the first item on its lead-in's line"),
    pytest.param(DELEGATED + "Beslut\n☒ Ansökan bifalles ☐ Ansökan avslås\n1. Tillstånd lämnas till och med maj.",
                 ["Ansökan bifalles", "Tillstånd lämnas till och med maj."], {"beslut"}, id="the ticked of a form's choices"),
    pytest.param(HEAD + "Förslag till beslut\natt anta anbudet från Ek & Son AB,\ndaterat den 1 september,\natt avslå motionen.",
                 ["att anta anbudet från Ek & Son AB, daterat den 1 september,", "att avslå motionen."], {"forslag"}, id="more of it behind a comma"),
    pytest.param(EXTRACT + "Kommunstyrelsens beslut\t1. Planen antas.\n2. Avgiften skall vara 40 kr.\nMål, punkt 1\tUnder 1995 skall badet nå följande:\na) Fler bad än i fjol.",
                 ["Planen antas.", "Avgiften skall vara 40 kr."], {"beslut"}, id="the body's decision in the margin, and a heading below"),
    pytest.param(DELEGATED + "Vad jag har\tJag beviljar ansökan.\nbeslutat\tBeloppet betalas ut i maj.\n\nVarför\tBidrag ges inte i efterhand.",
                 ["Jag beviljar ansökan.", "Beloppet betalas ut i maj."], {"beslut"}, id="plain language in the margin"),
    pytest.param(EXTRACT + "Nytt torg har byggts.\n\nBeslut Torget skall heta Kvarntorget.\n\nExpedieras Gatukontoret",
                 ["Torget skall heta Kvarntorget."], {"beslut"}, id="any sentence that rules beside a lost gap"),
    pytest.param(EXTRACT + "Beslut\nKommunstyrelsen beslöt\natt inköpa tomten,\nsamt att hos kommunfullmäktige hemställa om medel.",
                 ["att inköpa tomten,", "att hos kommunfullmäktige hemställa om medel."], {"beslut"}, id="samt att"),
    pytest.param(HEAD + "Kontorets förslag\n\nKommunstyrelsen antar målen i avsnitt 2.\n\nKommunstyrelsen fastställer budgeten enligt\n\navsnitt 3.\n\n1. Utgångspunkter\n\nKommunfullmäktige beslutade den 18 juni 2018 om ramen.",
                 ["Kommunstyrelsen antar målen i avsnitt 2.", "Kommunstyrelsen fastställer budgeten enligt avsnitt 3."], {"forslag"}, id="up to a chapter, over gaps"),
    pytest.param(EXTRACT + "Beslut\nNämnden beslöt\natt hos kommunstyrelsen hemställa,\natt medel anvisas, samt\natt utreda lokalfrågan.",
                 ["att hos kommunstyrelsen hemställa, att medel anvisas, samt", "att utreda lokalfrågan."], {"beslut", "forslag"}, id="put to others behind a comma"),
    pytest.param(EXTRACT + "Ärendet\n\nYrkanden\n\nBeslutsgång\n\nBeslut\n\nExp\n\nBadet slits.\n\nEva Al (m) yrkar avslag.\n\n1. Taxan skall vara 30 kr.\n\n2. Anslaget överförs till badet.\n\n3. Badchefen får i uppdrag att informera.",
                 ["Taxan skall vara 30 kr.", "Anslaget överförs till badet.", "Badchefen får i uppdrag att informera."], {"beslut"}, id="numbered below a margin read at once"),
    pytest.param("Kommunstyrelsen\tYTTRANDE\n2009-05-23\n\nBoverket\n\nRemissvar om lov\n\nTäkten ligger nära en källa, varför kommunstyrelsen avstyrker ansökan.\n\nUtredningens förslag\tUtredningen föreslår att vägen flyttas.",
                 ["kommunstyrelsen avstyrker ansökan."], {"beslut"}, id="behind its reason, not what others propose"),
    pytest.param(EXTRACT + "För enheten föreslås dessa mål för 2014:\n• Utläckaget ska minska till 18 procent.\n• Alla pumpar ska ha reservkraft.\n\nBeslut\nNämnden antar målen.",
                 ["Nämnden antar målen."], {"beslut"}, id="no goals that are proposed"),
    pytest.param(EXTRACT + "Kommunstyrelsen beslutar med anledning av dessa synpunkter att\n1. Avslå ansökan om bygglov.\n2. Uppdra åt förvaltningen att informera sökanden.",
                 ["Avslå ansökan om bygglov.", "Uppdra åt förvaltningen att informera sökanden."], {"beslut"}, id="on what was said before"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "decisions", "kinds"), CASES)
def test_decisions_are_found(text: str, decisions: list[str], kinds: set[str]) -> None:
    record = record_of(text)
    assert [decision.text for decision in record.decisions] == decisions
    assert {decision.kind for decision in record.decisions} == kinds


def test_old_minutes_decide_in_running_text() -> None:
    record = record_of(
        "EKBY KOMMUN\tPROTOKOLL\nByggnadsnämnden\t1974-05-06\n\nNärvarande: Nils Ek (c), ordförande\n\n"
        "§ 44\nBygglov för garage\nEn granne har yttrat sig. Nämnden beslöt bevilja ansökan. Mot beslutet reserverade sig Eva Al.\n\n"
        "§ 45\nMeddelanden\nBeslöts att lägga meddelandena till handlingarna."
    )
    assert [decision.text for decision in record.decisions] == [
        "Nämnden beslöt bevilja ansökan.",
        "Beslöts att lägga meddelandena till handlingarna.",
    ]


MINUTES: tuple[tuple[str, list[str]], ...] = (
    ("Bygglov\nNämnden biföll ansökan.", ["Nämnden biföll ansökan."]),
    ("Bidrag\nPå förslag av ordföranden beviljades föreningen 500 kr.", ["På förslag av ordföranden beviljades föreningen 500 kr."]),
    ("Inköp\nEfter diskussion enades nämnden om att inköpa en bil.", ["Efter diskussion enades nämnden om att inköpa en bil."]),
    ("\tÅt ordföranden uppdrogs att träffa avtal om\nHamn-\tbostad.", ["Åt ordföranden uppdrogs att träffa avtal om Hamn- bostad."]),
    ("Remiss\nÄrendet remitterades till kontoret. Kontoret har svarat.\n\nNämnden avslog ansökan.", ["Nämnden avslog ansökan."]),
    ("Vägen\nNämnden godkände planen den 3 maj 1971. Genom beslut den 11 maj uppdrog nämnden åt kontoret att svara.", []),
    ("Förhandling\nParterna är överens om att\n• tiderna ändras i maj,\n• en skyddsrond hålls.", ["tiderna ändras i maj,", "en skyddsrond hålls."]),
    ("Stipendium\nTill 1974 års stipendiat utsågs Bo Ek.", ["Till 1974 års stipendiat utsågs Bo Ek."]),
    ("Taxa\nDrätselkammaren tar för närvarande ut 70 kr. Byggnadsnämnden beslöt höja avgiften.", ["Byggnadsnämnden beslöt höja avgiften."]),
    ("Lön\nSkolstyrelsen beslutade 1974-02-26, § 18, att höja lönen.\nNämnden avslog begäran.", ["Nämnden avslog begäran."]),
    ("Skrivelse\nI utlåtandet föreslås avslag. Däri avstyrks köpet. Skrivelsen överlämnas inte.", []),
    ("Val\nEfter votering beslöts\n\natt utse Bo Ek,\n\natt avslå motionen.\n\nTill suppleant valdes Eva Al.", ["att utse Bo Ek,", "att avslå motionen.", "Till suppleant valdes Eva Al."]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "decisions"), MINUTES)
def test_minutes_decide_in_the_past(text: str, decisions: list[str]) -> None:
    head = "EKBY KOMMUN\tPROTOKOLL\nByggnadsnämnden\t1974-05-06\n\nNärvarande: Nils Ek (c), ordförande\n\n§ 44"
    record = record_of(
        head + ("" if text.startswith("\t") else "\n") + text + "\n\n§ 45\nAvslutning\nOrdföranden tackade."
    )
    assert [decision.text for decision in record.decisions] == decisions


def test_a_paragraph_under_its_bare_number_may_be_called_as_a_list_is() -> None:
    text = (
        "Skolstyrelsen\nPROTOKOLL 1978-03-02\nNärvarande: Bo Ek (s), Eva Al (m), Per Dahl (c)\n\n"
        "§ 12\nJustering\nAtt jämte ordföranden justera dagens protokoll utsågs Eva Al av styrelsen.\n\n"
        "§ 13\nAnmälningar\nFöljande anmäldes:\na) Cirkulär nr 12\nb) Rektors skrivelse om skolmåltiderna på Backaskolan\n"
        "Anmälningarna lades till handlingarna.\n\n"
        "§ 14\nInköp\nStyrelsen beslöt att inköpa fem maskiner. Kostnaden får belasta inventariekontot.\n"
    )
    assert [item.text for item in record_of(text).decisions] == [
        "Att jämte ordföranden justera dagens protokoll utsågs Eva Al av styrelsen.",
        "Anmälningarna lades till handlingarna.",
        "Styrelsen beslöt att inköpa fem maskiner.",
        "Kostnaden får belasta inventariekontot.",
    ]


def test_a_body_called_otherwise_decides_in_its_own_minutes() -> None:
    record = record_of(
        "EKBY KOMMUN\tPROTOKOLL\nCentrala samverkansgruppen\t2008-03-13\n\nNärvarande: Nils Ek, ordförande\n\n"
        "§ 12\tPatrik Ek går igenom sjukfrånvaron. Socialnämnden beslutade 2008-02-26 att slå ihop\n"
        "grupperna. Arbetsgruppen föreslår nya tider.\nSamverkansgruppen noterar informationen.\n\n"
        "§ 13\tSamverkansgruppen antar rutinen."
    )
    assert [decision.text for decision in record.decisions] == [
        "Samverkansgruppen noterar informationen.",
        "Samverkansgruppen antar rutinen.",
    ]


def test_a_statement_decides_verb_by_verb() -> None:
    head = "Ekby kommun\tYTTRANDE\nSocialnämnden\t1982-05-06\n\nLänsstyrelsen\n\nYttrande över ansökan\n\n"
    acts = ("tillstyrker nämnden ansökan", "avstyrker nämnden fler platser", "föreslår nämnden att villkor ställs.")
    in_prose = record_of(f"{head}Av dessa skäl {acts[0]}, {acts[1]} samt {acts[2]}\n\nUlla Ek")
    assert [decision.text for decision in in_prose.decisions] == list(acts)
    in_list = record_of(f"{head}Av dessa skäl\n\na) {acts[0]},\n\nb) {acts[1]},\n\nc) {acts[2]}\n\nUlla Ek")
    assert [decision.text.rstrip(",") for decision in in_list.decisions] == list(acts)


def test_decision_goes_on_over_a_page() -> None:
    record = record_of(
        EXTRACT + "Beslut\nKommunstyrelsen beslutar att uppdra åt kommunchefen att senast i maj ta",
        "Ekby kommun Kommunstyrelsen 2019-03-05 Sida 2\n\nfram en plan för lekplatser.",
    )
    assert [decision.text for decision in record.decisions] == [
        "Kommunstyrelsen beslutar att uppdra åt kommunchefen att senast i maj ta fram en plan för lekplatser."
    ]


@pytest.mark.parametrize(
    "foot",
    [
        "Postadress 123 45 Ekby\tTel 0123-151 00 vx\tPostgiro 11 22 33-4",
        "Postadress\tBesöksadress\tTelefon\nBox 12\tStorgatan 3\t0123-151 00\n123 45 Ekby",
        "Ekby kommun · Box 12 · Tfn 0123-151 00\nwww.ekby.example · Org.nr 212000-0000",
    ],
)
def test_letterhead_at_a_page_foot_parts_no_list(foot: str) -> None:
    record = record_of(
        HEAD + "Facklig information har lämnats.\n\nKontoret föreslår att nämnden\n\n" + foot,
        "• antar målen för 2020,\n• fördelar ramen.\n\nEva Al\nkontorschef",
    )
    assert [decision.text for decision in record.decisions] == ["antar målen för 2020,", "fördelar ramen."]


def test_prose_with_a_telephone_at_a_page_foot_stays_where_it_stands() -> None:
    record = record_of(
        HEAD
        + "Förslag till beslut\nKommunstyrelsen beslutar att den som vill boka på tel 0123-151 00\neller via e-post ska",
        "betala i förväg.\n\nEva Al\nkontorschef",
    )
    assert [decision.text for decision in record.decisions] == [
        "Kommunstyrelsen beslutar att den som vill boka på tel 0123-151 00 eller via e-post ska betala i förväg."
    ]
