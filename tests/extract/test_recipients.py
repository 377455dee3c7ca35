"""Recipients and senders under the headings and in the letterheads of many municipalities and decades."""

import pytest

from extract.pages import Box
from extract.pipeline import load
from extract.pipes.findings import findings

BODY = """
Sammanfattning
Förvaltningen föreslår att taxan höjs med två procent. Förslaget ryms inom nämndens budget för året.

Beslut
Nämnden beslutar att taxan höjs från den 1 januari 2020.
"""

# What stands under the decision (a tab between columns), and who is named.
RECIPIENTS = (
    ("Beslutet ska skickas till:\n- Kommunstyrelsen\n- Ekonomiavdelningen\n- Akten", ["Kommunstyrelsen", "Ekonomiavdelningen", "Akten"]),
    ("Beslutet skickas till:\n• Samtliga nämnder\n• Kommunrevisionen", ["Samtliga nämnder", "Kommunrevisionen"]),
    ("Protokollsutdrag till\nKommunstyrelsen\nSamhällsbyggnadsförvaltningen", ["Kommunstyrelsen", "Samhällsbyggnadsförvaltningen"]),
    ("Protokollsutdrag: Socialnämnden, Ekonomienheten", ["Socialnämnden", "Ekonomienheten"]),
    ("Protokollsutdrag skickas till: Socialnämnden och Ekonomienheten.", ["Socialnämnden", "Ekonomienheten"]),
    ("Kopia till kommunstyrelsen och revisorerna.", ["kommunstyrelsen", "revisorerna"]),
    ("Delges: Hem och Skola i Ekby", ["Hem och Skola i Ekby"]),
    # Beside their heading, in small letters, with a day in it, in boxes
    ("Expedieras Lantmäteriet\nEkby Hamn AB\nAkten", ["Lantmäteriet", "Ekby Hamn AB", "Akten"]),
    ("Beslutet delges\tNils Holm\nLekskolan Svalan\nFritidschefen", ["Nils Holm", "Lekskolan Svalan", "Fritidschefen"]),
    ("E-post för kännedom:\nkommunchefen\nekonomichefen", ["kommunchefen", "ekonomichefen"]),
    ("Kopia till\nskolområdena\npersonalkontoret\nKommunals sektion 2", ["skolområdena", "personalkontoret", "Kommunals sektion 2"]),
    ("Expedierat 1987-03-02 till:\nByggnadsnämnden\nLänsarkitekten", ["Byggnadsnämnden", "Länsarkitekten"]),
    ("Delges\n☒ Sökanden\n☐ Fastighetsägaren\n☒ Räddningstjänsten", ["Sökanden", "Räddningstjänsten"]),
    ("Sändlista: [x] Sökanden [ ] Revisorerna [x] Polismyndigheten", ["Sökanden", "Polismyndigheten"]),
    ("Sändlista\n1 Kommunstyrelsen\n2 Socialnämnden", ["Kommunstyrelsen", "Socialnämnden"]),
    ("Prot.utdr.: KS, Ekby Idrottsförening", ["KS", "Ekby Idrottsförening"]),
    ("Utdrag till\nKommunstyrelsen, § 12\nSocialnämnden, § 14", ["Kommunstyrelsen, § 12", "Socialnämnden, § 14"]),
    ("Beslutet expedieras till\nTrygg Skadeförsäkring AB\nKommunens försäkringshandläggare", ["Trygg Skadeförsäkring AB", "Kommunens försäkringshandläggare"]),
    # Commas that part nothing, and none that parts
    ("Utdrag till: Ekby kommun, Ax Bygg AB (§ 14), revisorerna", ["Ekby kommun", "Ax Bygg AB (§ 14)", "revisorerna"]),
    ("Kopia till: Ax Bygg AB, Sala; Ekby sameby; kommunstyrelsen", ["Ax Bygg AB, Sala", "Ekby sameby", "kommunstyrelsen"]),
    ("Delges: Anna Karlsson, Skolgatan 3, 571 31 Nässjö", ["Anna Karlsson, Skolgatan 3, 571 31 Nässjö"]),
    ("Kopia till: Länsstyrelsen, planenheten, Vägverket, akten", ["Länsstyrelsen, planenheten", "Vägverket", "akten"]),
    ("Skickas till: Klaganden Länsstyrelsen, rättsenheten Miljökontoret (för kännedom)", ["Klaganden", "Länsstyrelsen, rättsenheten", "Miljökontoret (för kännedom)"]),
    ("Exp.: Trafikbolaget Norrbuss AB, Ekby IF", ["Trafikbolaget Norrbuss AB", "Ekby IF"]),
    ("Sänds till\nRevisorerna\nFöreningen Kultur i Ekby\n(för kännedom)", ["Revisorerna", "Föreningen Kultur i Ekby (för kännedom)"]),
    # Anything that is sent; after a sentence; in cells; with dashes
    ("Planen delges: Primärvården i Ekby, PRO Ekby, Handikapprådet och samtliga enheter.", ["Primärvården i Ekby", "PRO Ekby", "Handikapprådet", "samtliga enheter"]),
    ("Riktlinjerna delges samtliga förvaltningar.", ["samtliga förvaltningar"]),
    ("Avtalet skickas till:\nEkby Ryttarförening\nEkonomienheten", ["Ekby Ryttarförening", "Ekonomienheten"]),
    ("Beslutet ska delges följande:\nSökanden\nByggnadsnämnden", ["Sökanden", "Byggnadsnämnden"]),
    ("Utdrag ur protokollet tillställes: Länsstyrelsen, Fru Elsa Nord", ["Länsstyrelsen", "Fru Elsa Nord"]),
    ("Beslutet har 2014-03-04 expedierats till sökanden och länsstyrelsen.", ["sökanden", "länsstyrelsen"]),
    ("Programmet gäller ett år. Kopia till: revisorerna, ekonomikontoret. Det följs upp i mars.", ["revisorerna", "ekonomikontoret"]),
    ("Handläggare Bo Ek, controller\tKopia till Kommunstyrelsen; Kommunens revisorer", ["Kommunstyrelsen", "Kommunens revisorer"]),
    ("Delges (rek + mb) Ekby Hamn AB\tKopia Ekby sameby · Länsstyrelsen i Jämtlands län,\nnaturvårdsenheten · Lantmäteriet", ["Ekby Hamn AB", "Ekby sameby", "Länsstyrelsen i Jämtlands län, naturvårdsenheten", "Lantmäteriet"]),
    ("Utdrag till: Kommunstyrelsen - Ax Mark & Sjö AB - Turistbyrån", ["Kommunstyrelsen", "Ax Mark & Sjö AB", "Turistbyrån"]),
    ("Utdrag till: Rederi AB Norden, Byggnads AB Ek & Son", ["Rederi AB Norden", "Byggnads AB Ek & Son"]),
    ("För kännedom: Lärarförbundet, kassör Bo Ek, revisorerna\n\nEkby kommun - skolkontoret sid 3", ["Lärarförbundet", "kassör Bo Ek", "revisorerna"]),
    # Misread headings and signs; behind another column's words; a signature among them
    ("Avskritt til: Skolstyrelsen, Lönekontoret", ["Skolstyrelsen", "Lönekontoret"]),
    ("Kopla till: Socialnämnden", ["Socialnämnden"]),
    ("Sandllsta\nKommunstyrelsen\nRevisorerna", ["Kommunstyrelsen", "Revisorerna"]),
    ("Delges: Kommunstyrelsen + Socialnämnden + Ekby IF", ["Kommunstyrelsen", "Socialnämnden", "Ekby IF"]),
    ("Sändlista: Kommunstyrelsen ~ Socialnämnden - Drätselkontoret — Pensionärsrådet", ["Kommunstyrelsen", "Socialnämnden", "Drätselkontoret", "Pensionärsrådet"]),
    ("Delgivning: Sökanden (rek. + mb), Akten", ["Sökanden (rek. + mb)", "Akten"]),
    ("SOCIALKONTORET Utdrag till:\nEva Lund\nsocialchef\nKommunstyrelsen\nRevisorerna", ["Kommunstyrelsen", "Revisorerna"]),
    ("Dnr: KS 2019/33 Beslutet skickas till:\nHandläggare: Eva Lund, jurist Ekby IF\nTelefon: 0480-33 33 33 Ekonomienheten", ["Ekby IF", "Ekonomienheten"]),
    ("Handläggare Eva Lund, controller, 0304-77 12 40 Kopia till Kommunstyrelsen; Revisorerna", ["Kommunstyrelsen", "Revisorerna"]),
    ("Bilagor: 2 Sändlista: Kommunstyrelsen, Revisorerna, Akten", ["Kommunstyrelsen", "Revisorerna", "Akten"]),
    ("Kopia: Rektorerna\nEkonomikontoret\n\nEva Lund\nController\n\nLärarförbundet", ["Rektorerna", "Ekonomikontoret", "Lärarförbundet"]),
    ("Utdrag till\nKommunfullmäktige\nDrätselkontoret\n\nÅke Ek\nEkby bygdeförening (får kännedom)", ["Kommunfullmäktige", "Drätselkontoret", "Åke Ek", "Ekby bygdeförening (för kännedom)"]),
    ("Exp\nSocialchefen\nPensionärsrådet för kännedom", ["Socialchefen", "Pensionärsrådet för kännedom"]),
    ("Delges Kopia till\nEva Lund Solhaga skola\nBo Ek Socialnämnden", ["Eva Lund", "Solhaga skola", "Bo Ek", "Socialnämnden"]),
    ("Beslutsexpediering: Sökanden, Länsstyrelsen, Akten Datum: 1998-03-04", ["Sökanden", "Länsstyrelsen", "Akten"]),
    ("Expedierat 1998-05-06 till Kommunstyrelsen och Akten", ["Kommunstyrelsen", "Akten"]),
    ("Avsändare: Socialkontoret", []),
    ("Utdragsbestyrkande: Kommunstyrelsen", []),
    ("Beredning: Arbetsutskottet", []),
    ("Expr Kommunstyrelsen\nRektor Södra rektorsområdet\nK Granlund", ["Kommunstyrelsen", "Rektor Södra rektorsområdet", "K Granlund"]),
    ("Exo: Sökanden, Fastighetskontoret, Akten", ["Sökanden", "Fastighetskontoret", "Akten"]),
    ("Delges Anmäls till\nEkby Seglarklubb Fritidsnämnden 2022-06-15\nEkonomienheten\n\nBeslutet kan laglighetsprövas enligt kommunallagen.", ["Ekby Seglarklubb", "Ekonomienheten"]),
    # A form's boxes abreast, columns beside, the last column of minutes
    ("Beslutet tillställes\tAnmält i nämnden\nX Sökanden\tX Brandchefen\tByggnadsnämnden\t1986-08-19\t§ 117\nX Gatukontoret\tRevisorerna\tX Akten", ["Sökanden", "Brandchefen", "Gatukontoret", "Akten"]),
    ("Beslutet tillställes Anmält i nämnden\nSökanden [X] Brandchefen [ Byggnadsnämnden 1986-08-19", ["Sökanden", "Brandchefen"]),
    ("Sändlista\nX Sökanden\nX Ekonomikontoret\nFastighetskontoret", ["Sökanden", "Ekonomikontoret"]),
    ("Expedieras\tDatum\tSign\nSökanden\t2014-03-04\tEL\nGrannarna\t2014-03-04\tEL", ["Sökanden", "Grannarna"]),
    ("§\tÄrende och beslut\tExpedierat\n§ 317\tVentilation. Dnr 81.288\tFastighetskontoret\n\tNämnden anvisar 120 tkr.\tSocialnämnden", ["Fastighetskontoret", "Socialnämnden"]),
    ("Rätt utdraget betygar: Utdrag till:\nSkolstyrelsen\n\nGun-Britt Lund Byggnadskontoret\n\nkanslist Skoldirektör Bo Ek", ["Skolstyrelsen", "Byggnadskontoret", "Skoldirektör Bo Ek"]),
    # In a sentence; what a citizen is to send in is none
    ("Denna ansökan skickas till Socialkontoret.", []),
    ("Bilagan skickas till Rektorerna, Personalkontoret och Kommunens revisorer.", ["Rektorerna", "Personalkontoret", "Kommunens revisorer"]),
    ("Det här brevet går också till kommunfullmäktiges presidium, gatukontoret och Ekby byalag.", ["kommunfullmäktiges presidium", "gatukontoret", "Ekby byalag"]),
    ("En kopia av det här svaret har skickats till kommunstyrelsen och Ekby IF.", ["kommunstyrelsen", "Ekby IF"]),
    ("Bilderna läggs ut på webben och mejlas till: pensionärsrådet, nämndsekreteraren", ["pensionärsrådet", "nämndsekreteraren"]),
    ("Planen skickas till kommunstyrelsen och Ekby IF för kännedom.", ["kommunstyrelsen", "Ekby IF"]),
    ("Ansökan skickas till socialkontoret.", []),
    ("Rapporten skickas till tryckeriet i Ekby.", []),
    # Columns for copies and remarks; beside those who sign, or another label; a form's boxes over a gap
    ("SÄNDLISTA\t\t\nMottagare\tEx\tAnmärkning\nLänsstyrelsen, miljöenheten\t3\tmed bilagor 1-4\nGranskolan\t1\t\nEkby Såg ek för\t1\tför kännedom\n\nPostadress\tTelefon\n380 74 Ekby\t0485-980 00", ["Länsstyrelsen, miljöenheten", "Granskolan", "Ekby Såg ek för"]),
    ("SÄNDLISTA\n\nMottagare Ex Anmärkning\n\nLänsstyrelsen 3 med bilagor\n\nGranskolan 1\n\nEkby IF 1 för kännedom", ["Länsstyrelsen", "Granskolan", "Ekby IF"]),
    ("Ekby 2000-12-14\tDelges:\nKommunstyrelsen\nEva Lund\tBo Ek\tRevisorerna\ngatuchef\tekonom\tArbetsledarna", ["Kommunstyrelsen", "Revisorerna", "Arbetsledarna"]),
    ("Ekby 2000-12-14 Delges:\nKommunstyrelsen\nEva Lund Bo Ek Kommunrevisionen\n\nmark- och gatuchef ekonom Arbetsledarna", ["Kommunstyrelsen", "Kommunrevisionen", "Arbetsledarna"]),
    ("Kopia:\tVD Ekby Hamn AB\tBilaga:\tKalkyl\nLekmannarevisorerna\n\n1. Varför denna promemoria", ["VD Ekby Hamn AB", "Lekmannarevisorerna"]),
    ("Avskrift till\n[X] Sökanden\n[ ] Hyresnämnden\n\n{ ] Revisorerna\n[X] Drätselkontoret\n[X] Annan: Ekby Hamn AB", ["Sökanden", "Drätselkontoret", "Ekby Hamn AB"]),
    ("Skickas till\nX Sökanden\tAkten\nX Revisorerna\tX Gatukontoret", ["Sökanden", "Revisorerna", "Gatukontoret"]),
    # Two lists under one heading; politicians; a scan's rules between the columns; who is told, and who decides
    ("Beslutet skickas till\nFör verkställande\tFör kännedom\nMiljöenheten Ekonomienheten\tEva Lund (C) Bo Ek (S)", ["Miljöenheten", "Ekonomienheten", "Eva Lund (C)", "Bo Ek (S)"]),
    ("Beslutet skickas till\n| För verkställande\nI Miljöenheten\n1 Ekonomienheten\n\n: | För kännedom ~\nEva Lund (C)\nRevisorerna", ["Miljöenheten", "Ekonomienheten", "Eva Lund (C)", "Revisorerna"]),
    ("För beslut till: kommunfullmäktige i Sala, kommunstyrelsen i Ekby\nFör kännedom till: förbundets revisorer", ["kommunfullmäktige i Sala", "kommunstyrelsen i Ekby", "förbundets revisorer"]),
    ("Expedierat Rätt utdraget intygar\n1993-10-26 Eva Lund sekreterare\n\nKostnader, tkr 1993 1994\nGator 11 350 10 900\n\nUtdrag till:\nKommunstyrelsen", ["Kommunstyrelsen"]),
    ("Delges\nRevisorerna\nStyrelsens ordförande\nEva Lund", ["Revisorerna"]),
    ("Delges\nRevisorerna\nEkby kommun\tBesöksadress: Torget 1\tTelefon: 0383-55 00 00", ["Revisorerna"]),
    # Lines that end within a name
    ("Utdrag till: kommunstyrelsen, Ax Maskin AB, fru Elsa\nNordlander samt drätselkontoret.", ["kommunstyrelsen", "Ax Maskin AB", "fru Elsa Nordlander", "drätselkontoret"]),
    ("Delges\nRektorerna vid Norra och Södra skolan\nAkten", ["Rektorerna vid Norra och Södra skolan", "Akten"]),
    ("Skickas till\nFöreningen Torgets\nVänner\nKontoret,\nekonomienheten\nNämnden\n(anmälan)", ["Föreningen Torgets Vänner", "Kontoret, ekonomienheten", "Nämnden (anmälan)"]),
    ("Skickas till\nHyresgästernas\nRiksförbund\nAnna Clemens\nKommunstyrelsen", ["Hyresgästernas Riksförbund", "Anna Clemens", "Kommunstyrelsen"]),
    ("Skickas till\nMiljö- och\nbyggnadsnämnden\nSamhällsbyggnads-\nkontoret\nLänsstyrelsen i Västra\nGötalands län", ["Miljö- och byggnadsnämnden", "Samhällsbyggnadskontoret", "Länsstyrelsen i Västra Götalands län"]),
    # After a gap; a full stop that ends the list; other forms of headings
    ("Exp:\nEkonomikontoret\n\nSKTF\n\nAdvokat Bo Ek, ombud för dödsboet", ["Ekonomikontoret", "SKTF", "Advokat Bo Ek, ombud för dödsboet"]),
    ("Utdrag till: sökanden; skolstyrelsen;\nbrandchefen.\n\nInspektören föredrog offert från AB Plåt, Sala, å ett skåp", ["sökanden", "skolstyrelsen", "brandchefen"]),
    ("Exp. den 4 april 1979 till\nSkolstyrelsen", ["Skolstyrelsen"]),
    ("Protokollsutdrag tillställs Skolstyrelsen och Ekby IF", ["Skolstyrelsen", "Ekby IF"]),
    ("Delges med mottagningsbevis: Anna Ek, Storgatan 2, 123 45 Ekby", ["Anna Ek, Storgatan 2, 123 45 Ekby"]),
    ("Avskrift till Kst o Fritidskontoret", ["Kst", "Fritidskontoret"]),
    ("Meddelas: Anna Ek, Bo Lund samt akten", ["Anna Ek", "Bo Lund", "akten"]),
    ("Kopia till: Sala kommun, miljöförvaltningen, Sökanden", ["Sala kommun, miljöförvaltningen", "Sökanden"]),
    ("Skickas till: rektorn Brobyskolan, Socialchefen Eva Lund", ["rektorn Brobyskolan", "Socialchefen Eva Lund"]),
    ("Yrkanden\nReservation\nSändlista\n\nTaxa för sotning i Ekby samt ny ordning\n\nFackliga organisationer, rektorerna, Elevrådet vid Ekskolan", ["Fackliga organisationer", "rektorerna", "Elevrådet vid Ekskolan"]),
    # A form's choices abreast, and as a scan reads its boxes; names in two lines; a page's foot
    ("Expediering\tX Föreningen Ljus i Söder\tStadsrevisionen\tX Ekonomienheten", ["Föreningen Ljus i Söder", "Ekonomienheten"]),
    ("Delges\tSökanden\tLänsstyrelsen i Kalmar län", ["Sökanden", "Länsstyrelsen i Kalmar län"]),
    ("Beslutet skickas till: & Ekby Rökeri HB & Räddningstjänsten O Polismyndigheten", ["Ekby Rökeri HB", "Räddningstjänsten"]),
    ("Expediering [X]Föreningen Ljus [1)Stadsrevisionen [X]Ekonomienheten", ["Föreningen Ljus", "Ekonomienheten"]),
    ("Sändlista:\nEkonomikontoret\nLärarförbundets\nlokalavd.\nRektorn vid Berga\nskola", ["Ekonomikontoret", "Lärarförbundets lokalavd", "Rektorn vid Berga skola"]),
    ("Skickas till:\nSökanden\nEkonomienheten\n\nEkby kommun\nBesök: Storgatan 3\ninfo@ekby.example", ["Sökanden", "Ekonomienheten"]),
    # Commas over lines; what follows the list; a stamp or label beside it; a form's columns; in short
    ("Utdrag till: Kommunfullmäktige, kontorets ekonomiavdelning, Jobbspåret,\nrevisorerna (för kännedom)\nParagrafen justerad 2012-06-18. Anslag uppsatt 2012-06-19.", ["Kommunfullmäktige", "kontorets ekonomiavdelning", "Jobbspåret", "revisorerna (för kännedom)"]),
    ("Sändlista\nTekniska kontoret, Gatuenheten, Rektor Eva Al\nKommunrevisionen", ["Tekniska kontoret", "Gatuenheten", "Rektor Eva Al", "Kommunrevisionen"]),
    ("Delges: Sökanden\nAnslaget 2018-03-05", ["Sökanden"]),
    ("Exp\tKommunstyrelsen\nLänsstyrelsen\nPostkontoret i Berga\tKOMMUNSTYRELSE", ["Kommunstyrelsen", "Länsstyrelsen", "Postkontoret i Berga"]),
    ("Kopia: Sveriges Kommuner och Regioner Handläggare: Eva Al, strateg", ["Sveriges Kommuner och Regioner"]),
    ("Beslutet skickas till\nNamn\tRoll\nBo Ek\tSökande\nEkby IF\tGranne", ["Bo Ek", "Ekby IF"]),
    ("Bil: Turlista\nAvskr t rektor Ek f k", ["rektor Ek f k"]),
    ("Utdrag av protokollet tillställs Länsstyrelsen, överinspektören Karl Hamrin och inköpssektionen.", ["Länsstyrelsen", "överinspektören Karl Hamrin", "inköpssektionen"]),
    ("Sändlista: Rektorerna, Kommunal\n\nSkolförvaltningen + 54190 Granvik + Tel0511-770100 +* wwwgranvik.se", ["Rektorerna", "Kommunal"]),
    ("Kopia till\nRevisorerna\nGranviks kommun • Storgatan 1 • 541 90 Granvik • granvik.se", ["Revisorerna"]),
    ("Skickas till\n\nSökanden\n\n0 Revisorerna\n\nSala kommun, socialnämnden\n\nGranviks kommun, 459 90 Granvik - 0304-55 20 00", ["Sökanden", "Sala kommun, socialnämnden"]),
    ("Exp:\nByggnadsnämnden\n\nAnsökan om tjänstledighet", ["Byggnadsnämnden"]),
    # In sentences
    ("Planen sänds till kommunstyrelsen, Länsstyrelsen i Västra Götalands län samt de fackliga organisationerna.", ["kommunstyrelsen", "Länsstyrelsen i Västra Götalands län", "de fackliga organisationerna"]),
    ("En kopia av yttrandet skickas till Trafikverket och till kommunstyrelsen.", ["Trafikverket", "kommunstyrelsen"]),
    ("Rapporten lämnas till nämnden, som har att besluta om vidare åtgärder.", []),
    # What the citizen sends in
    ("Överklagandet skickas till: Miljönämnden, Box 12, 123 45 Ekby", []),
    ("Blanketten skickas till:\nSocialkontoret\nBox 1\n123 45 Ekby", []),
    # Read apart from their heading
    ("Yrkanden\nReservation\nExpedieras\n\nTaxa för sotning i Ekby samt ny ordning\nEva Lund (s) yrkar bifall till kontorets förslag och får medhåll av Bo Ek (m).\n\nSotaren Ekby AB\nRäddningschefen\n\nJusterandes sign", ["Sotaren Ekby AB", "Räddningschefen"]),
    ("Tidplan\nUnderlag\nBeslutet expedieras till\n\nAnna Berg\nFörvaltningschef\n\nHallen används mest av lagen i division fyra, och tiderna ses över i ett eget ärende.\n\nEkonomiavdelningen\nFastighets AB Ekbyhus\n\nBo Al\nIngenjör", ["Ekonomiavdelningen", "Fastighets AB Ekbyhus"]),
    ("Reservation\nExp till\n\nJusterat 1984-10-30\n\nAntalet elever i årskurs nio har ökat och nämnden behöver därför fler maskiner i salen.\n\nLänsskolnämnden i Kalmar län\nEkskolans expedition\n\nGRANVIKS KOMMUN\nKommunstyrelsen\nInk 1984-11-02", ["Länsskolnämnden i Kalmar län", "Ekskolans expedition"]),
    ("Protokollet ska Kommunstyrelsen i Ekby\nskickas till: Kommunstyrelsen i Sala", ["Kommunstyrelsen i Ekby", "Kommunstyrelsen i Sala"]),
    ("Utdrag till: Kommunkansliet, Tekniska kontoret samt Brandchefen", ["Kommunkansliet", "Tekniska kontoret", "Brandchefen"]),
    ("Exp: Kommunstyrelsen, Byggnadsnämnden", ["Kommunstyrelsen", "Byggnadsnämnden"]),
    ("Expediering:\nSökanden\nLänsstyrelsen i Kalmar län", ["Sökanden", "Länsstyrelsen i Kalmar län"]),
    ("Delges:\nSökanden\nKommunens revisorer", ["Sökanden", "Kommunens revisorer"]),
    ("Beslutet delges\nSökanden med mottagningsbevis\nGrannar enligt sändlista", ["Sökanden med mottagningsbevis", "Grannar enligt sändlista"]),
    ("Sändlista\nKommunstyrelsen\nRegion Kronoberg\nFöretagarna i Ljungby", ["Kommunstyrelsen", "Region Kronoberg", "Företagarna i Ljungby"]),
    ("Kopia till\nUlla Berg, Storgatan 4\nMiljökontoret", ["Ulla Berg, Storgatan 4", "Miljökontoret"]),
    ("För kännedom\nKommunfullmäktige\nRevisorerna", ["Kommunfullmäktige", "Revisorerna"]),
    ("Beslut expedieras till:\nKommunchefen\nHR-avdelningen\n\nLena Holm\nEnhetschef", ["Kommunchefen", "HR-avdelningen"]),
    ("Beslutet skickas till\nKommunchefen\nHR-avdelningen\n\nLena Holm Per Ek\nEnhetschef Utredare", ["Kommunchefen", "HR-avdelningen"]),
    ("Beslutet skickas till\nKommunchefen\nHR-avdelningen\n\nJusterandes signatur\tUtdragsbestyrkande", ["Kommunchefen", "HR-avdelningen"]),
    ("Beslutet skickas till\nKommunchefen\nHR-avdelningen\n\n§ 45\nNästa ärende\nKommunstyrelsen beslutar att godkänna rapporten.", ["Kommunchefen", "HR-avdelningen"]),
    ("Beslutet skickas till\nSamhällsbyggnadsförvaltningen, mark- och exploateringsenheten\nEkonomiavdelningen", ["Samhällsbyggnadsförvaltningen, mark- och exploateringsenheten", "Ekonomiavdelningen"]),
    ("Beslutet skickas till\n1. Barn- och utbildningsnämnden\n2. Kommunstyrelsen", ["Barn- och utbildningsnämnden", "Kommunstyrelsen"]),
    ("Protokollsutdrag sänds till kommunstyrelsen, socialnämnden och revisorerna", ["kommunstyrelsen", "socialnämnden", "revisorerna"]),
    ("Efter justering underrättas: 1) sökanden, 2) ekonomienheten, inköp", ["sökanden", "ekonomienheten, inköp"]),
    ("Beslutet ska\tSocialnämnden i Ekby\nskickas till:\tSocialnämnden i Berga\nAkten", ["Socialnämnden i Ekby", "Socialnämnden i Berga", "Akten"]),
    ("Delges\nSökanden\nGrannarna\n\tFler ska kunna åka buss till jobbet\nAkten", ["Sökanden", "Grannarna", "Akten"]),
    ("Beslutet meddelas\nSökanden\nFörsäkringskassan", ["Sökanden", "Försäkringskassan"]),
    ("Kopia för kännedom:\nPolismyndigheten i Kronobergs län", ["Polismyndigheten i Kronobergs län"]),
    ("Paragrafen skickas till\nKommunstyrelsen\nEkonomichefen", ["Kommunstyrelsen", "Ekonomichefen"]),
    ("Beslutsexpediering\nTekniska nämnden\nStadsbyggnadskontoret", ["Tekniska nämnden", "Stadsbyggnadskontoret"]),
    ("Delgivning:\nFastighetsägaren\nFöreningen Gamla Stan", ["Fastighetsägaren", "Föreningen Gamla Stan"]),
    ("Underrättelse till\nFastighetsägaren", ["Fastighetsägaren"]),
    ("Expedieras\n2019-05-06\nKommunstyrelsen", ["Kommunstyrelsen"]),
    ("Exp 12/5 -94:\nSocialförvaltningen\nAkten", ["Socialförvaltningen", "Akten"]),
    ("Beslutsmottagare\nKommunfullmäktige\nSamtliga nämnder", ["Kommunfullmäktige", "Samtliga nämnder"]),
    ("Protokollsutdrag till:\nKF\nTN\nEkonomichef", ["KF", "TN", "Ekonomichef"]),
    ("Meddelas:\nKlaganden (delges)\nLänsstyrelsen", ["Klaganden (delges)", "Länsstyrelsen"]),
    ("Kopia till\nMarkus Säll, planchef\nAkten", ["Markus Säll, planchef", "Akten"]),
    ("Expedieras till\tMotionären\nKommunkansliet, trafikhandläggaren\nLänstrafiken i Ekland AB", ["Motionären", "Kommunkansliet, trafikhandläggaren", "Länstrafiken i Ekland AB"]),
    ("Exp. Villabyggarna AB, Box 17, 871 01 Ekby\nMätkontoret", ["Villabyggarna AB, Box 17, 871 01 Ekby", "Mätkontoret"]),
    ("Delges: Parkkontoret, Ekby Hem och Skola-förening, lokalavd. av Rädda barnen", ["Parkkontoret", "Ekby Hem och Skola-förening", "lokalavd. av Rädda barnen"]),
    ("Avskrift till:\nBröderna Els Mek. Verkstad (rek.)\nHälsovårdsnämnden", ["Bröderna Els Mek. Verkstad (rek.)", "Hälsovårdsnämnden"]),
    ("Prot.utdr. till: Kommunstyrelsen\nByggnadskommittén", ["Kommunstyrelsen", "Byggnadskommittén"]),
    ("Sändlista\nVA-chefen\nKommunstyrelsens ledamöter (för kännedom)", ["VA-chefen", "Kommunstyrelsens ledamöter (för kännedom)"]),
    ("Utdrag till\tFöredragande\nKommunstyrelsen\tEva Lund, skolchef\nFastighetsenheten", ["Kommunstyrelsen", "Fastighetsenheten"]),
    ("Föredragande\tBeslutet skickas till\nEva Lund, skolchef\tKommunstyrelsen\n0470-41 00 00\tRevisorerna", ["Kommunstyrelsen", "Revisorerna"]),
    ("Utdrag till:\tRätt utdraget intygar\nFastighetskontoret\nDrätselkontoret\tAina Ek", ["Fastighetskontoret", "Drätselkontoret"]),
    ("Utdrag till Rätt utdraget betygar\nSökanden\nRäddningsnämnden Gun Ax\nAkten", ["Sökanden", "Räddningsnämnden", "Akten"]),
    ("Taxan finns i bilaga 1.\tSänds till: Kommunstyrelsen, revisorerna", ["Kommunstyrelsen", "revisorerna"]),
    ("Anna Ek\tBeslutet skickas till (sätt kryss) X Ekonomikontoret Akten X Länsstyrelsen", ["Ekonomikontoret", "Länsstyrelsen"]),
    ("Skickas till\nEkonomiavdelningen\nFör kännedom Räddningstjänsten Mitt", ["Ekonomiavdelningen", "Räddningstjänsten Mitt"]),
    # Signs part what goes on below; abbreviations; the heading's last word in the margin
    ("Kopia till: Ekby Bygg AB; Norra byalaget; Sjögruppen c/o E.\nHolm (för kännedom)", ["Ekby Bygg AB", "Norra byalaget", "Sjögruppen c/o E. Holm (för kännedom)"]),
    ("Beslutet skickas till: ☒ Sökanden ☒ Räddningstjänsten ☐\nPolismyndigheten ☒ Ekonomienheten", ["Sökanden", "Räddningstjänsten", "Ekonomienheten"]),
    ("Protokollet ska skickas\tKommunfullmäktige i Ekby\ntill:\tKommunfullmäktige i Sala", ["Kommunfullmäktige i Ekby", "Kommunfullmäktige i Sala"]),
    ("Beslutet skickas till\nPlan- och bostadsdomstolen", ["Plan- och bostadsdomstolen"]),
    ("Besked lämnas till kommunens växel, som är öppen alla vardagar mellan klockan åtta och fyra.", []),
    ("Kommunstyrelsen beslutar att överlämna rapporten till revisorerna för kännedom.", []),
    ("Beslutet skickas till\n\nKommunledningskontoret\n\nKommunstyrelsen\n\nHur man överklagar. Den som vill överklaga beslutet ska göra det skriftligt inom tre veckor från den dag då det tillkännagavs på kommunens anslagstavla.", ["Kommunledningskontoret", "Kommunstyrelsen"]),
    ("Beslutet skickas till\nFörskolorna i Ekby, Fritidsnämnden och Revisorerna", ["Förskolorna i Ekby", "Fritidsnämnden", "Revisorerna"]),
    # Several bodies named at once by their places, and what goes with the decision
    ("Beslutet skickas till\nKommunstyrelserna i Ås, Ekby och Vik\nSökanden, med besvärshänvisning", ["Kommunstyrelserna i Ås, Ekby och Vik", "Sökanden, med besvärshänvisning"]),
)  # fmt: skip

# The head of the page, and the sender.
SENDERS = (
    ("GRANVIKS KOMMUN\tTJÄNSTESKRIVELSE\nKommunledningskontoret\t2012-03-04", "Kommunledningskontoret"),
    ("Granviks kommun\nSamhällsbyggnadsförvaltningen\nPlanavdelningen", "Samhällsbyggnadsförvaltningen"),
    ("Granviks kommun, Socialförvaltningen\t2012-03-04", "Socialförvaltningen"),
    ("Kultur- och fritidsförvaltningen 2012-03-04 KFN 2012/44\nTjänsteskrivelse", "Kultur- och fritidsförvaltningen"),
    ("Avdelning: Ekonomiavdelningen\tDatum: 2012-03-04", "Ekonomiavdelningen"),
    ("Förvaltningen för barn och utbildning\nTjänsteskrivelse\n2012-03-04", "Förvaltningen för barn och utbildning"),
    ("Räddningstjänstförbundet Mitt\nTjänsteskrivelse\n2012-03-04", "Räddningstjänstförbundet Mitt"),
    ("Granviks Bostäder AB\nDelårsrapport 2012", "Granviks Bostäder AB"),
    ("Granviks kommun\nTjänsteskrivelse\n2012-03-04", None),
    ("Miljö- och hamnförbundet Granvik–Ekby\nDelårsrapport 2012", "Miljö- och hamnförbundet Granvik–Ekby"),
    ("Granviks kommun Kulturnämnden\nDatum Diarienummer Förvaltning\n2020-05-14 KN 2020/62 Kultur- och fritidsförvaltningen", "Kultur- och fritidsförvaltningen"),
    ("Granviks kommun Dnr SN 2012/3\nSocialförvaltningen Fastställd av socialnämnden\n2012-03-04", "Socialförvaltningen"),
    ("granvik\n2012-03-04\n\nSvar på ditt förslag\n\nGranviks kommun, Kultur och fritid\tsida 1 av 2", "Kultur och fritid"),
    ("Till Kommunfullmäktige\nSvar på motion\n\nFörslag till beslut\nMotionen avslås.\n\nSammanfattning\n\nMiljöförvaltningen\nDatum\n2012-03-04", "Miljöförvaltningen"),
    ("Granviks kommun\n2012-03-04\nSkrivelse till nämnden från VA-avdelningen, 3 april 2012", "VA-avdelningen"),
    ("GRANVIKS KOMMUN\tGRANVIK\nKommunkansliet\tFastighetskontoret\nAnk. 1984-05-11\tEva Lund", "Fastighetskontoret"),
    ("Granviks kommun\tSammanträdesprotokoll\nKommunstyrelsen\t2012-03-04", None),
)  # fmt: skip


def found(text: str, group: str) -> list[str]:
    doc = load()(load().make_doc(text))
    return [item.value.text for item in findings(doc, group)]


@pytest.mark.parametrize(("foot", "expected"), RECIPIENTS)
def test_recipients_are_found_under_their_heading(foot: str, expected: list[str]) -> None:
    assert found(f"Granviks kommun\tTjänsteskrivelse\n2012-03-04\n{BODY}\n{foot}", "recipients") == expected


ADDRESSEES = (
    ("Byggnads AB Ek & Son\ngenom Cornelia von Rosen\nSkolgränd 4\n440 99 EKBY", "Byggnads AB Ek & Son"),
    ("Byggnads AB Ek & Son genom Cornelia von Rosen\nSkolgränd 4\n440 99 EKBY", "Byggnads AB Ek & Son"),
    ("Brf Svalan\nc/o Eva Lund\nSkolgatan 4 B\n440 99 Ekby", "Brf Svalan"),
    ("Ekby IK\nLars Ek\nStorgatan 2\n440 99 Ekby", "Ekby IK"),
    # Whatever it is called; an authority over its office
    ("Silverbygdens Vattenråd\nc/o Ingemar Ek\nKvarnvägen 2\n\n440 99 Ekby", "Silverbygdens Vattenråd"),
    ("Vägverket\nRegion Väst\nAtt: Eva Lund\nBox 186\n871 24 Härnösand", "Vägverket"),
    ("Landstingets\nförvaltningsutskott\nBox 186\n871 24 Härnösand", "Landstingets förvaltningsutskott"),
    ("Vägförvaltningen i Kalmar län\nFack\n391 01 KALMAR", "Vägförvaltningen i Kalmar län"),
    ("SJ Banregion Syd\n211 20 MALMÖ", "SJ Banregion Syd"),
    (
        "Norrlands postregion\nVår beteckning 317/85-350 Box 600\nEr beteckning 4-1188/85 851 01 SUNDSVALL",
        "Norrlands postregion",
    ),
    ("LÄNSSTYRELSEN Banverket\nInkom 1998-10-29 Östra banregionen\nBox 1070\n172 22 SUNDBYBERG", "Banverket"),
    ("Trafikverket\nRegion Mitt\n\nBox 186\n871 24 Härnösand", "Trafikverket"),
)


@pytest.mark.parametrize(("address", "expected"), ADDRESSEES)
def test_a_company_is_written_to_through_somebody(address: str, expected: str) -> None:
    letter = f"EKBY KOMMUN\nFastighetskontoret\n\nDatum\n1989-05-11\n\n{address}\n\nUpplåtelse av mark\n\nBeslut\nJag avslår ansökan."
    assert found(letter, "recipients") == [expected]


def test_a_letter_is_to_whom_it_is_addressed() -> None:
    letter = "Ekby kommun\nMiljönämnden\n\nAnna Ek\t28 maj 2019\nKvarngatan 11 B\tMN 2018-12\n388 42 Ekby\n\nAngående ditt förslag"
    assert found(f"{letter}\n\nHej Anna!\n\nTack för ditt förslag om en ny lekplats i Berga.", "recipients") == [
        "Anna Ek"
    ]


def test_an_address_beside_labels_is_read_up_to_its_name() -> None:
    rows = (
        "Bygg AB Sol",
        "Datum\t2011-05-03",
        "c/o Ek",
        "Handläggare\tEva Lund",
        "Storgatan 4",
        "Telefon\t0171-62 50 00",
    )
    letter = "\n".join(("Ekby kommun", "Byggkontoret", "", *rows, "123 45 EKBY", "", "Upplåtelse av mark", ""))
    assert found(f"{letter}\nBeslut\nJag avslår ansökan.", "recipients") == ["Bygg AB Sol"]


@pytest.mark.parametrize(("head", "expected"), SENDERS)
def test_senders_are_found_in_the_letterhead(head: str, expected: str | None) -> None:
    assert found(f"{head}\n\nKommunstyrelsen\n\nTaxa för bibliotek\n{BODY}", "sender")[:1] == (
        [expected] if expected else []
    )


# What ends the first page under the list, what heads the next one and stands on it, and who is named of it.
OVER_PAGES = (
    ("Justerandes sign\nEva Al", "GRANVIKS KOMMUN\tBlad 2\n\nKommunjuristen\nGranviks båtklubb", ["Kommunjuristen", "Granviks båtklubb"]),
    ("Granviks kommun\tBesök: Ågatan 4\tSida 1 av 2\n745 90 Granvik\tTel 0171-62 50 00\tkultur@granvik.se", "IFK Granvik Damfotboll\nFritidsförvaltningen\n\nBo Ek\tEva Al", ["IFK Granvik Damfotboll", "Fritidsförvaltningen"]),
    ("Ordf sign\tSekr sign", "UTDRAG UR PROTOKOLL\tBlad 2\n\nRektor vid Granskolan\nAkten\n\nRätt utdraget intygar", ["Rektor vid Granskolan", "Akten"]),
    ("Sekr sign", "§ 25\tDelegationsbeslut\nNämnden godkänner redovisningen.\nBeslutet skickas till\nRevisorerna", ["Revisorerna"]),
    ("Sekr sign", "Bilaga 1\n\nAntalet ansökningar har ökat.\nKommunstyrelsen följer frågan.", []),
)  # fmt: skip


@pytest.mark.parametrize(("foot", "top", "further"), OVER_PAGES)
def test_list_goes_on_over_the_page(foot: str, top: str, further: list[str]) -> None:
    first = f"Granviks kommun\tTjänsteskrivelse\n2012-03-04\n{BODY}\nBeslutet skickas till\nLänsstyrelsen\n\n{foot}"
    doc = load().make_doc(f"{first}\n\n{top}")
    doc._.page_starts = (0, len(first) + 2)
    assert [item.value.text for item in findings(load()(doc), "recipients")] == ["Länsstyrelsen", *further]


def test_list_read_apart_goes_on_over_the_page_foot() -> None:
    margin = "Beslut\n\nBakgrund\n\nEkonomi\n\nYrkanden\n\nSändlista\n\n§ 6 Projekt Avstamp"
    text = "Nämnden beslutar att godkänna rapporten.\n\nProjektet startade i maj. Det har kostat mer än planerat.\n\nEva Lund, enhetschef"
    sent = "Kommunstyrelsen\n\nPersonalenheten\n\nEkby kommun - Storgatan 9, 918 00 Ekby - 0915-770 00\n\nEkby IF (för kännedom)\nEkonomienheten/controller"
    expected = ["Kommunstyrelsen", "Personalenheten", "Ekby IF (för kännedom)", "Ekonomienheten/controller"]
    assert found(f"Ekby Protokollsutdrag\nOmsorgsnämnden\n\n{margin}\n\n{text}\n\n{sent}", "recipients") == expected


def test_list_in_the_margin_is_parted_from_the_text_beside_it() -> None:
    text = f"Granviks kommun\tRapport\n2012-03-04\n{BODY}\nTill sist\tSänds till\nMålen följs upp i maj.\nRevisorerna\n"
    places = {"Sänds till": 400, "Målen följs upp i maj.": 50, "Revisorerna": 400}

    def placed(start: int, end: int) -> Box | None:
        x0 = places.get(text[start:end])
        top = 10.0 * text[:start].count("\n")
        return None if x0 is None else Box(x0, top, x0 + 5 * (end - start), top + 9)

    doc = load().make_doc(text)
    doc._.placed = placed
    assert [item.value.text for item in findings(load()(doc), "recipients")] == ["Revisorerna"]


def test_a_row_without_text_in_the_column_of_a_list_is_passed_over() -> None:
    rows = (
        "Sekreterare\tKopia till\tDatum\nBo Ek\t\t2012-03-05\nEva Ek\tRevisorerna\t2012-03-05\nBo Al\tAkten\t2012-03-06"
    )
    text = f"Granviks kommun\tRapport\n2012-03-04\n{BODY}\n{rows}\n"

    def placed(start: int, end: int) -> Box | None:
        row, column = text[:start].count("\n"), text[:start].rpartition("\n")[2].count("\t")
        return None if end <= start else Box(100 * column, 10 * row, 100 * column + 50, 10 * row + 9)

    doc = load().make_doc(text)
    doc._.placed = placed
    assert [item.value.text for item in findings(load()(doc), "recipients")] == ["Revisorerna", "Akten"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Länsstyrelsen Ekby kommun", "Länsstyrelsen"),
        ("Länsstyrelsen i Norra Bergs län Ekby den 7 november 1983", "Länsstyrelsen i Norra Bergs län"),
        ("Vägverket Ekby kommun", "Vägverket"),
    ],
)
def test_an_authority_ends_before_the_place_that_a_scan_ran_it_together_with(line: str, expected: str) -> None:
    letter = f"{line}\n\nBox 314\n651 08 KARLSTAD\n\nYttrande över förslag till vägar\n\nNämnden tillstyrker förslaget."
    assert found(letter, "recipients") == [expected]
