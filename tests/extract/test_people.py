"""Officers in the layouts of many municipalities and decades, and those who are none."""

import pytest

from extract.pipeline import load
from extract.pipes.findings import findings

BODY = """
Sammanfattning
Förvaltningen föreslår att taxan höjs med två procent. Förslaget ryms inom nämndens budget för året.

Förslag till beslut
att taxan höjs från den 1 januari 2020.
"""

# What stands on the page (a tab between columns), and who is named: (name, title).
OFFICERS = (
    ("{body}\nFritidschef Maud Ek och ekonomichef Torgny Al har den 5 maj upprättat tjänsteskrivelse.", [("Maud Ek", "Fritidschef"), ("Torgny Al", "ekonomichef")]),
    ("{body}\nKontoret har handlagt upphandlingen tillsammans med fastighetsingenjör Ulla Stål.", [("Ulla Stål", "fastighetsingenjör")]),
    ("{body}\nAktivitet\tAnsvarig\nPlanen ses över\tConny Berg, elevhäl- sochef", [("Conny Berg", "elevhälsochef")]),
    # Head blocks
    ("Socialförvaltningen\tTjänsteskrivelse\t2019-03-04\nHandläggare\tDatum\tDiarienummer\nÅsa Lindqvist\t2019-03-04\tSN 2019/12\nUtredare\n{body}", [("Åsa Lindqvist", "Utredare")]),
    ("Tjänsteskrivelse\nHandläggare: Per-Olof Ek\n{body}", [("Per-Olof Ek", None)]),
    ("Tjänsteskrivelse\nHandläggare\nMaria Öhman, nämndsekreterare\n0455-30 30 30\n{body}", [("Maria Öhman", "nämndsekreterare")]),
    ("Tjänsteskrivelse\nHandläggare: Ekonom Sofia Wik, 0480-45 00 00\n{body}", [("Sofia Wik", "Ekonom")]),
    ("Tjänsteskrivelse\nVår handläggare\tVårt datum\tVår beteckning\nAnna von Essen\t2004-02-11\tKS 2004/33\nplaneringssekreterare\n{body}", [("Anna von Essen", "planeringssekreterare")]),
    ("Tjänsteskrivelse\nHandläggare\nAnn-Christin Gård\nTfn 0911-69 60 00\nSocialt ansvarig samordnare\n{body}", [("Ann-Christin Gård", "Socialt ansvarig samordnare")]),
    ("Tjänsteskrivelse\nHandläggare\nTf. förvaltningschef Nils Berg\n{body}", [("Nils Berg", "Tf. förvaltningschef")]),
    ("TJÄNSTESKRIVELSE\nHANDLÄGGARE\nKarl Gustafsson/UL\n{body}\nKarl Gustafsson\ngatuchef", [("Karl Gustafsson", "gatuchef")]),
    ("Tekniska kontoret\t1987-03-02\nIng. Rolf Svensson/AL\n{body}\nRolf Svensson\ngatuingenjör", [("Rolf Svensson", "gatuingenjör")]),
    ("Tjänsteutlåtande\nKontaktperson\nLena Holm\nEnhetschef\n08-508 00 000\nlena.holm@kommun.se\n{body}", [("Lena Holm", "Enhetschef")]),
    ("Gatukontoret\n1979-05-06\n{body}\nK G Larsson\ngatuchef", [("K G Larsson", "gatuchef")]),
    ("Personalkontoret\n\nPersonalchef Eva Lund Kvarnsjöby 1986-08-19\n{body}", [("Eva Lund", "Personalchef")]),
    # Titles that a narrow column divides, or that name a field
    ("{body}\nBo Ek\tEva Lund\nSkolchef\tSektorschef äldreomsorg och\n\thälso- och sjukvård", [("Bo Ek", "Skolchef"), ("Eva Lund", "Sektorschef äldreomsorg och hälso- och sjukvård")]),
    ("Remissvar\nDatum: 2021-03-04\tHandläggare: Eva Lund, miljö- och\n\tklimatstrateg\n{body}", [("Eva Lund", "miljö- och klimatstrateg")]),
    ("{body}\nEva Lund\nPlanchef norra distriktet", [("Eva Lund", "Planchef norra distriktet")]),
    ("Rapport\nPlanen har sammanställts av Bo Ek, ekonom, på uppdrag av kommundirektör\nEva Lund. Frågor besvaras av bolaget.\n{body}", [("Bo Ek", "ekonom")]),
    # Initials that a legend explains
    ("{body}\nAnsvariga: LH = Lena Hedlund, måltidschef\tTK = Tommy Krok, kökschef Norra skolan", [("Lena Hedlund", "måltidschef"), ("Tommy Krok", "kökschef Norra skolan")]),
    ("{body}\nKH = Karl- Gustav Hedlund, måltidschef — TK = Tommy Krok, kökschef", [("Karl-Gustav Hedlund", "måltidschef"), ("Tommy Krok", "kökschef")]),
    ("{body}\nLH = Lena Hedlund, måltidschef — TK = Tommy Krok, kökschef —_ MS = Mirja Salo, dietist", [("Lena Hedlund", "måltidschef"), ("Tommy Krok", "kökschef"), ("Mirja Salo", "dietist")]),
    ("Plan\n{body}\nEL – rektor Eva Lund\nBE – ekonom Bo Ek", [("Eva Lund", "rektor"), ("Bo Ek", "ekonom")]),
    # Labels with a hint, in short, behind one another
    ("Delegationsbeslut\n{body}\nUnderskrift (delegat) Rune Tall fastighetschef\tAnmälan i nämnden 13/6 1984", [("Rune Tall", "fastighetschef")]),
    ("PM\nUtarb. av\tByråass. Monica Ström\n{body}\nM Ström\tSett: Kjell Norin, fritidschef", [("Monica Ström", "Byråass."), ("Kjell Norin", "fritidschef")]),
    ("Plan\n{body}\nTidplan: Mätning. Ansvarig: Leila Moradi, inspektör senast 30 april. Tillsyn. Ansvarig: Per-Erik Zetterman", [("Leila Moradi", "inspektör"), ("Per-Erik Zetterman", None)]),
    ("Tjänsteskrivelse\nHandl. T. Hammar 1974-09-17 112/74\n{body}\nTorgny Hammar", [("Torgny Hammar", None)]),
    # In sentences
    ("Protokoll\nGatunämnden 1978-04-11\n§ 43\tVinterväghållning\nArbetschef Inge Ros lämnar en redogörelse för den gångna vintern.\nNämnden beslöt att lägga den till handlingarna.", [("Inge Ros", "Arbetschef")]),
    ("{body}\nEn arbetsgrupp med inspektör Barbro Westin, kurator Aino Kangas och rektor Sten Ahl har lagt fram förslag.", [("Barbro Westin", "inspektör"), ("Aino Kangas", "kurator"), ("Sten Ahl", "rektor")]),
    ("{body}\nArbetet har utförts av bibliotekschefen Eva Lund och konsulenten Mirja Kallio.", [("Eva Lund", "bibliotekschefen"), ("Mirja Kallio", "konsulenten")]),
    ("{body}\nEva Lund\tI beredningen har utredaren Jonas Ek och\nskolchef\tadministratör Ritva Salonen deltagit.", [("Eva Lund", "skolchef"), ("Jonas Ek", "utredaren"), ("Ritva Salonen", "administratör")]),
    # Merged by OCR: two columns on one line
    ("Plan\n{body}\nOmråde Nr | Mål Mått Utfall | Mål 2001 | Ansvarig\n1999\nGator 1 | Antalet skadade ska minska Skadade 11 7 | Göte Lund, trafikingenjör\n2 | Gator ska vara röjda Snöfall, % 71 85 | Ritva Salonen, driftchef\nNya mått ska tas fram.", [("Göte Lund", "trafikingenjör"), ("Ritva Salonen", "driftchef")]),
    ("Rapport\nUpprättad av Nämndens ordförande\nKerstin Lund, ekonom Marie Ek\n{body}", [("Kerstin Lund", "ekonom")]),
    ("Rapport\nUpprättad av Förvaltningschef Nämndens ordförande\nKerstin Lund, ekonom Per-Ola Rask Marie Ek (fp)\n{body}", [("Kerstin Lund", "ekonom"), ("Per-Ola Rask", "Förvaltningschef")]),
    ("Beslut\nBeslutsfattare Handläggare\nKultur- och fritidschef Ann-Charlotte Ek Dragana Petrovic\n{body}", [("Ann-Charlotte Ek", "Kultur- och fritidschef"), ("Dragana Petrovic", None)]),
    ("Socialförvaltningen 1986-08-19\nGun-Britt Sjö Dnr 212/86 kanslisekreterare Dpl 041\n{body}", [("Gun-Britt Sjö", "kanslisekreterare")]),
    ("Tjänsteskrivelse\nHandläggare Mottagare\nJonas Rydberg Kultur- och fritidsnämnden\nVerksamhetsutvecklare\n0470-410 00\n{body}", [("Jonas Rydberg", "Verksamhetsutvecklare")]),
    ("Tjänsteskrivelse\nHandläggare Datum Diarienummer\nEva Lund 2014-05-06 KS 2014/88\nSäkerhetssamordnare 0512-310 00\n{body}", [("Eva Lund", "Säkerhetssamordnare")]),
    ("Tjänsteskrivelse\nDatum Handläggare\n2014-05-06 Eva Lund\n{body}", [("Eva Lund", None)]),
    # One after the other, over line ends
    ("Presentation\nPresentatörer: Bo Ek, ekonomichef, och Eva Lund\n{body}", [("Bo Ek", "ekonomichef"), ("Eva Lund", None)]),
    ("Rapport\nUpprättad 2014-02-03 av ekonom Bo Ek och VA-chef Eva Lund. Behandlas i mars.\n{body}", [("Bo Ek", "ekonom"), ("Eva Lund", "VA-chef")]),
    ("{body}\nRapporten har tagits fram av Bo Ek tillsammans med Eva Lund, ekolog.", [("Bo Ek", None), ("Eva Lund", "ekolog")]),
    ("{body}\nÄrendet har handlagts av planarkitekt Bo Ek och mark- och exploateringsingenjör Eva\nLund.", [("Bo Ek", "planarkitekt"), ("Eva Lund", "mark- och exploateringsingenjör")]),
    ("{body}\nVid sammanträdet föredrar stadsjurist Bo Ek. Han upplyser om lagen.", [("Bo Ek", "stadsjurist")]),
    ("{body}\nI handläggningen av ärendet har även miljöinspektör Eva Lund deltagit.", [("Eva Lund", "miljöinspektör")]),
    ("Rapport\nFastställd av nämnden 2012-02-03 § 4 Ansvarig: Bo Ek, controller\n{body}", [("Bo Ek", "controller")]),
    ("{body}\nVA-chef Bo Ek och ekonom Eva Lund redogör för ärendet.", [("Bo Ek", "VA-chef"), ("Eva Lund", "ekonom")]),
    ("{body}\nBo Ek, VA-chef, föredrar ärendet.", [("Bo Ek", "VA-chef")]),
    ("{body}\nBeslutet är fattat digitalt av förvaltningschef Bo Ek.", [("Bo Ek", "förvaltningschef")]),
    ("Tjänsteskrivelse\nTjänsteställe/handläggare\nPlankontoret/Bo Ek\n{body}", [("Bo Ek", None)]),
    ("{body}\nUnderskrift: Bo Ek, miljöchef", [("Bo Ek", "miljöchef")]),
    ("{body}\nEn arbetsgrupp med rektor Bo Ek och intendent Eva Lund har mötts fem gånger.", []),
    # Who answers for, decides on or hands over a plan or paper; a first name that a line's end divides
    ("{body}\nSkolchef Bo Ek fastställde planen den 3 maj 2019.", [("Bo Ek", "Skolchef")]),
    ("{body}\nFörvaltningschef Eva Lund har ansvaret för att planen genomförs.", [("Eva Lund", "Förvaltningschef")]),
    ("{body}\nKultur- och fritidschef Bo Ek ansvarar för att målen följs upp.", [("Bo Ek", "Kultur- och fritidschef")]),
    ("{body}\nPlanen är framtagen av utredare Bo Ek och fastställd av förvaltningschef Eva Lund.", [("Bo Ek", "utredare"), ("Eva Lund", "förvaltningschef")]),
    ("{body}\nMed skrivelse den 4 februari har socialchefen Bo Ek överlämnat en inom kontoret gjord utredning.", [("Bo Ek", "socialchefen")]),
    ("{body}\nUtredningen har verkställts av kurator Eva Lund i samråd med rådet.", [("Eva Lund", "kurator")]),
    ("{body}\nRapporten är godkänd av controller Ann-\nCharlotte Ek.", [("Ann-Charlotte Ek", "controller")]),
    ("Rapport\n{body}\nTid\tMoment\tAnsvarig\n16 mars\tAnvisningar sänds\tEkonom Bo Ek\n8 maj\tSammanställning av\tKontoret,\nalla förslag\tkamrer Ulla-\nBritta Lund", [("Bo Ek", "Ekonom"), ("Ulla-Britta Lund", "kamrer")]),
    # Another column's words, or the next sentence, beside name or title
    ("Rapport\nAntaget av Dokumentansvarig\nKommunfullmäktige Eva Lund,\n2012-02-03, § 8 klimatstrateg\n{body}", [("Eva Lund", "klimatstrateg")]),
    ("Protokollsutdrag\n§ 3 Taxa\nFöredragande: förste kanslist Eva Lund De nya reglerna gäller från årsskiftet.\n{body}", [("Eva Lund", "förste kanslist")]),
    ("{body}\nEva Lund\nenhetschef kultur och fritid, Kulturförvaltningen", [("Eva Lund", "enhetschef kultur och fritid")]),
    ("Rapport\nAktivitet Ansvarig Klart\nSimskola i sjön Eva Lund, fritidsledare juni 2020\nNy bokbuss Bibliotekarie Bo Ek oktober\n{body}", [("Eva Lund", "fritidsledare"), ("Bo Ek", "Bibliotekarie")]),
    # Two columns run together: another's words beside the name, titles of both below
    ("{body}\nEva Lund Beslutet anmäls i nämnden\nenhetschef den 3 maj 2019", [("Eva Lund", "enhetschef")]),
    ("{body}\nEva Lund Bo Ek Godkand i systemet av\nPlanchef Ekonom Lena Al, förvaltningschef", [("Eva Lund", "Planchef"), ("Bo Ek", "Ekonom"), ("Lena Al", "förvaltningschef")]),
    ("Gatukontoret Handläggare Telefon\nTrafikavdelningen Bo Ek 0512-310 00\ntrafikingenjör\n{body}", [("Bo Ek", "trafikingenjör")]),
    ("Beslut\nSökande Handläggare\nPer och Tom Wik, Vägen 11, 289 50 Orten Eva Lund\n\n{body}", [("Eva Lund", None)]),
    # A name that a line end or a narrow column divides
    ("Plan\n{body}\nKontoret rapporterar senast den 1 februari. Ansvarig: miljöinspektör Eva\nLund\n", [("Eva Lund", "miljöinspektör")]),
    ("Plan\n{body}\nAktivitet Ansvarig Tid\nStudiedag, tre halvdagar Studierektor Eva 1 okt. 1979\nLund\n", [("Eva Lund", "Studierektor")]),
    # Who answers for what, without a title
    ("Plan\n{body}\nOmråde Ansvarig\nGata och park Bo Ek, gatuchef\nAvfall Eva Lund\n", [("Bo Ek", "gatuchef"), ("Eva Lund", None)]),
    # What the head, another place or the paper says of them
    ("Tjänsteutlåtande Eva Lund\nUtfärdat 2012-04-17\nE-post: eva.lund@orten.example\n{body}", [("Eva Lund", None)]),
    ("Protokoll\nNärvarande\nBo Ek, byggnadsinspektör, §§ 17-18\n§ 17 Altan\n{body}\nBo Ek föredrar ärendet. Vid syn sågs fel.", [("Bo Ek", "byggnadsinspektör")]),
    ("{body}\nByråsekreterare Eva Lund konstaterar i tjänsteutlåtande\n1986-05-28 att larmet duger.", [("Eva Lund", "Byråsekreterare")]),
    ("{body}\nAv skrivelse 2002-11-04 från\näldrechef Bo Ek framgår att föreningen är positiv.", [("Bo Ek", "äldrechef")]),
    ("{body}\nI beredningen har utredaren Bo Ek och jurist Eva Lund deltagit.", [("Bo Ek", "utredaren"), ("Eva Lund", "jurist")]),
    ("{body}\nI beredningen har även jurist Eva Lund, Samköp Norr, medverkat.", []),
    # Titles misread
    ("{body}\nBo Ek\nle brandinspektör", [("Bo Ek", "1:e brandinspektör")]),
    ("{body}\nBo Ek Eva Lund\nverkställande tjänstemän samordnare", [("Bo Ek", "verkställande tjänsteman"), ("Eva Lund", "samordnare")]),
    # Own papers, labels that end in a colon, verbs of minutes
    ("{body}\nUnderlag: tjänsteutlåtande 2019-02-03, upprättat av controller Eva Lund vid staben.", [("Eva Lund", "controller")]),
    ("{body}\nFörvaltningen, genom lokalplanerare Eva Lund, bedömer att behovet är tillfälligt.", [("Eva Lund", "lokalplanerare")]),
    ("Signerat digitalt: Bo Ek, räddningschef\n{body}", [("Bo Ek", "räddningschef")]),
    ("{body}\nMuseichef Dag Bergman redogjorde för planerna.", [("Dag Bergman", "Museichef")]),
    ("{body}\nRapporten har skrivits av Eva Lund (utredare) och Bo Ek (statistiker).", [("Eva Lund", "utredare"), ("Bo Ek", "statistiker")]),
    ("{body}\nUtredningen har bedrivits av förste sekreterare Sixten Alm med biträde av amanuens Eva Lund.", [("Sixten Alm", "förste sekreterare"), ("Eva Lund", "amanuens")]),
    ("Rapport\nHandläggare Eva Lund, controller Bo Ek, bibliotekschef\n{body}", [("Eva Lund", "controller"), ("Bo Ek", "bibliotekschef")]),
    ("Rapport\nText: Eva Lund, utredare. Siffror: Bo Ek,\n\nekonom\n{body}", [("Eva Lund", "utredare"), ("Bo Ek", "ekonom")]),
    ("{body}\nÅke Berg\nordf.\t/ Eva af Trolle\nskolsekreterare", [("Eva af Trolle", "skolsekreterare")]),
    ("{body}\nEva Lund Bo Ek\nsocialchef", [("Eva Lund", "socialchef")]),
    ("{body}\nEva Lund\tBo Ek\nGatuchef\tEnhetschef, trafik och park", [("Eva Lund", "Gatuchef"), ("Bo Ek", "Enhetschef, trafik och park")]),
    ("{body}\nEva Lund Bo Ek\nGatuchef Enhetschef, trafik och park", [("Eva Lund", "Gatuchef"), ("Bo Ek", "Enhetschef, trafik och park")]),
    ("Protokollsutdrag\n§ 3 Taxa\nFöredragande stadsarkitekt Eva Lund\nYrkande Nils Frick (c) yrkar avslag.\n{body}", [("Eva Lund", "stadsarkitekt")]),
    # Signatures
    ("Turistbyrån Turistchef Eva Lund\n{body}\nEva Lund\tZoran Ilic\nkamrer", [("Eva Lund", "Turistchef"), ("Zoran Ilic", "kamrer")]),
    ("{body}\nEva Lund Bo Ek\n\nsocialchef\n\nutredare", [("Eva Lund", "socialchef"), ("Bo Ek", "utredare")]),
    ("{body}\nEva Lund Ansvarig för rapporten:\nBrandchef Bo Ek, ekonom", [("Eva Lund", "Brandchef"), ("Bo Ek", "ekonom")]),
    ("{body}\nBo Ek, bygglovshandläggare, 0470-410 00", [("Bo Ek", "bygglovshandläggare")]),
    ("{body}\nGunnar Wennberg\nKommunchef", [("Gunnar Wennberg", "Kommunchef")]),
    ("{body}\nGunnar Wennberg\tLisa Hed\nKommunchef\tEkonomichef", [("Gunnar Wennberg", "Kommunchef"), ("Lisa Hed", "Ekonomichef")]),
    ("{body}\nGunnar Wennberg Lisa Hed Karlsson\nKommunchef Ekonomichef", [("Gunnar Wennberg", "Kommunchef"), ("Lisa Hed Karlsson", "Ekonomichef")]),
    ("{body}\nBARN- OCH UTBILDNINGSFÖRVALTNINGEN\n\nGunnar Wennberg\t/Lisa Hed\nFörvaltningschef\tUtredare", [("Gunnar Wennberg", "Förvaltningschef"), ("Lisa Hed", "Utredare")]),
    ("{body}\nMed vänlig hälsning\n\nPetra Sand\nMiljöinspektör\npetra.sand@kommun.se\n0270-750 00", [("Petra Sand", "Miljöinspektör")]),
    ("{body}\nEnligt uppdrag\n\nPetra Sand, 1:e socialsekreterare", [("Petra Sand", "1:e socialsekreterare")]),
    ("{body}\nPetra Sand\n__________________\nVerksamhetschef för individ- och familjeomsorg", [("Petra Sand", "Verksamhetschef för individ- och familjeomsorg")]),
    ("{body}\nAbdirahman Warsame\nIntegrationsstrateg", [("Abdirahman Warsame", "Integrationsstrateg")]),
    ("{body}\nK. G. Nordin\nkommunalkamrer", [("K. G. Nordin", "kommunalkamrer")]),
    ("{body}\nLars Ek\nRektor vid Ängskolan", [("Lars Ek", "Rektor vid Ängskolan")]),
    ("{body}\nLars Ek\nStadsbyggnadsdirektör\nBilaga 1 Karta\nBilaga 2 Kostnadskalkyl", [("Lars Ek", "Stadsbyggnadsdirektör")]),
    ("{body}\nLars Ek\nOrdförande i kommunstyrelsen\tMia Lind\n\tKommundirektör", [("Mia Lind", "Kommundirektör")]),
    ("{body}\nUnderskrift\nLars Ek\nDelegat, miljöchef", [("Lars Ek", "miljöchef")]),
    ("{body}\nANNA EK\nSOCIALCHEF", [("ANNA EK", "SOCIALCHEF")]),
    ("{body}\nAnna Ek, tf enhetschef, Kultur och fritid", [("Anna Ek", "tf enhetschef")]),
    ("{body}\n/Anna Ek, VA-ingenjör", [("Anna Ek", "VA-ingenjör")]),
    ("{body}\nFör socialförvaltningen\n\nAnna Ek\nt.f. socialchef", [("Anna Ek", "t.f. socialchef")]),
    ("Stadskansliet\nByråsekr Lars Ek/BA\n{body}", [("Lars Ek", "Byråsekr")]),
    ("Tjänsteutlåtande\nA Ek/ul\n{body}\nAnna Ek\nbyrådirektör", [("Anna Ek", "byrådirektör")]),
    ("Tjänsteskrivelse\nHandläggare\tDatum\tDiarienummer\nSvensson Anna\t2019-05-06\tKSN-2019-0412\n{body}", [("Svensson Anna", None)]),
    ("Tjänsteutlåtande\nHandläggare\nAnna Svensson\nTelefon: 08-508 29 000\nTill\nKommunstyrelsen\n{body}", [("Anna Svensson", None)]),
    ("Tjänsteskrivelse\nHandläggare: Anna Svensson\nTelefon: 031-368 00 00\nE-post: anna.svensson@kommun.se\n{body}", [("Anna Svensson", None)]),
    ("DELEGATIONSBESLUT\nBeslutande: Anna Svensson, förvaltningschef\n{body}", [("Anna Svensson", "förvaltningschef")]),
    ("Tjänsteskrivelse\nDatum\tHandläggare\n2016-02-03\tUlrika Hägg\nDnr KS 2016/3\tKanslichef\n{body}", [("Ulrika Hägg", "Kanslichef")]),
    ("Kommunstyrelseförvaltningen\nUlrika Hägg, 0498-26 90 00\nulrika.hagg@kommun.se\n{body}", [("Ulrika Hägg", None)]),
    ("{body}\nUlrika Hägg Bo Ek Eva Lund\nKommundirektör Ekonomichef HR-chef", [("Ulrika Hägg", "Kommundirektör"), ("Bo Ek", "Ekonomichef"), ("Eva Lund", "HR-chef")]),
    ("{body}\nUlrika Hägg, kommundirektör   Bo Ek, ekonomichef", [("Ulrika Hägg", "kommundirektör"), ("Bo Ek", "ekonomichef")]),
    ("Tjänsteskrivelse\nAnsvarig handläggare\tMarkus Säll\nTitel\tPlanchef\n{body}", [("Markus Säll", "Planchef")]),
    # Sentences
    ("{body}\nFöredragande i ärendet har varit planarkitekt Moa Åberg.\nDetta är en lång mening som följer efter den och som gör raden till löpande text i dokumentet.", [("Moa Åberg", "planarkitekt")]),
    ("{body}\nBeslut i detta ärende har fattats av förvaltningschefen Ulf Ek efter föredragning av utredaren Moa Åberg, och ärendet har beretts i ledningsgruppen.", [("Ulf Ek", "förvaltningschefen"), ("Moa Åberg", "utredaren")]),
    ("{body}\nFöredragande: Moa Åberg (planarkitekt)", [("Moa Åberg", "planarkitekt")]),
    ("DELEGATIONSBESLUT\nDelegat: Karin Blom, enhetschef\n{body}", [("Karin Blom", "enhetschef")]),
    ("DELEGATIONSBESLUT\nBeslutsfattare\nKarin Blom, enhetschef\n{body}", [("Karin Blom", "enhetschef")]),
    ("{body}\nÄrendet har beretts av miljöinspektör Zoë Łukaszewicz, som nås på 0470-41 00 00 under kontorstid alla vardagar.", [("Zoë Łukaszewicz", "miljöinspektör")]),
    ("{body}\nSkolläkare Siw Ó Nualláin föredrar ärendet. Hon redogör för läget vid skolorna och svarar på frågor från ledamöterna.", [("Siw Ó Nualláin", "Skolläkare")]),
    # Names of all kinds
    ("{body}\nJørgen Bäck-Øien\nbitr. skolchef", [("Jørgen Bäck-Øien", "bitr. skolchef")]),
    ("{body}\nHåkan Bäck af Ugglas\nstf. kommunchef", [("Håkan Bäck af Ugglas", "stf. kommunchef")]),
    ("{body}\nLars O Ek\n1:e byråsekreterare", [("Lars O Ek", "1:e byråsekreterare")]),
    ("{body}\nIdil Al-Amin Berg\nFörvaltningschefen", [("Idil Al-Amin Berg", "Förvaltningschefen")]),
    # Those who made a plan or report, also several
    ("Rapport\nSammanställning: kvalitetssamordnare Eva Lund\n{body}", [("Eva Lund", "kvalitetssamordnare")]),
    ("Rapport\nProcessansvarig: Eva Lund, inköpare\n{body}", [("Eva Lund", "inköpare")]),
    ("{body}\nText och redigering: Eva Lund, utredare. Kartor: Bo Ek, kartingenjör.", [("Eva Lund", "utredare"), ("Bo Ek", "kartingenjör")]),
    ("{body}\nSkrivelsen är godkänd i det digitala ärendesystemet av\n\nEva Lund, skolchef\nBo Ek, utredare", [("Eva Lund", "skolchef"), ("Bo Ek", "utredare")]),
    ("Plan\nInsats\tAnsvarig\tKlart\nNy lekplats\tParkchef Eva Lund\tmaj\nNya bänkar\tBo Ek, trädgårdsmästare\tjuni\n\n{body}", [("Eva Lund", "Parkchef"), ("Bo Ek", "trädgårdsmästare")]),
    # Signatures that stand before other parts, and those whose gaps a scan lost
    ("{body}\nEva Lund\tBo Ek\nSkolchef\tUtredare\n\nSammanfattning\n" + 40 * "Taxan har prövats av nämnden.\n", [("Eva Lund", "Skolchef"), ("Bo Ek", "Utredare")]),
    # Who acts after a comma, who answers for a part
    ("{body}\nByråsekreterare Sten af Klint, som föredrog ärendet, har redovisat anbuden.", [("Sten af Klint", "Byråsekreterare")]),
    ("{body}\nKamreraren Nils Holm, som\nföredrar ärendet, anser att frågan bör anstå.", [("Nils Holm", "Kamreraren")]),
    ("{body}\nKommunchefen, Eva Lund, föredrar ärendet.", [("Eva Lund", "Kommunchefen")]),
    ("{body}\nPlanarkitekt Eva Lund har upprättat förslaget.", [("Eva Lund", "Planarkitekt")]),
    ("{body}\nAnsvarig för planens genomförande är socialchef Eva Lund, för avsnitt 3 enhetschef Bo Ek.", [("Eva Lund", "socialchef"), ("Bo Ek", "enhetschef")]),
    ("{body}\nAnsvariga för planen är rektor Eva Lund (grundskolan) och rektor Bo Ek (gymnasiet).", [("Eva Lund", "rektor"), ("Bo Ek", "rektor")]),
    ("{body}\nFör uppföljningen svarar controller Bo Ek.", [("Bo Ek", "controller")]),
    ("{body}\nInköp tas ur budgeten 2016. Ansvarig:\nenhetschef Tom Ek.", [("Tom Ek", "enhetschef")]),
    # A name over two lines, names over titles, a title over or before a name, one title under two names
    ("{body}\nDokumentansvarig: Ann-\nLouise Ek,\nkvalitetsutvecklare", [("Ann-Louise Ek", "kvalitetsutvecklare")]),
    ("{body}\nEva Lund\nBo Ek\nSocialchef\nKurator", [("Eva Lund", "Socialchef"), ("Bo Ek", "Kurator")]),
    ("{body}\n\nSkolchefen\n\nEva Lund", [("Eva Lund", "Skolchefen")]),
    ("{body}\n\nSkolchef Eva Lund", [("Eva Lund", "Skolchef")]),
    ("{body}\nGöran Ek\tL-M Zetterqvist\nKulturchef", [("Göran Ek", "Kulturchef")]),
    ("{body}\nEva Lund Beslutet anmäls i nämnden 2006-03-29\n\nmiljöinspektör", [("Eva Lund", "miljöinspektör")]),
    ("{body}\nEva Lund Föredragande: Bo Ek\nskolchef utredare", [("Eva Lund", "skolchef"), ("Bo Ek", "utredare")]),
    ("{body}\nEva af Trolle Bo von Essen\nskolchef utredare", [("Eva af Trolle", "skolchef"), ("Bo von Essen", "utredare")]),
    ("{body}\nEva Lund Bo Ek\nRevisionskonsult, projektledare Kommunal revisor", [("Eva Lund", "Revisionskonsult, projektledare"), ("Bo Ek", "Kommunal revisor")]),
    ("Tjänsteskrivelse\nHandläggare: Eva Lund, fjärilsvårdare\n{body}", [("Eva Lund", "fjärilsvårdare")]),
    # Named after the part of the work that is theirs, one after the other, in tables of those who answer for something
    ("Rapport\nAnsvarig: Eva Lund, skolchef\nEkonomi: Bo Ek, controller\nPersonal: Lena Al,\nHR-konsult\n{body}", [("Eva Lund", "skolchef"), ("Bo Ek", "controller"), ("Lena Al", "HR-konsult")]),
    ("Rapport\nRedaktör: Eva Lund, byråsekreterare\nFoto: Bo Ek\n{body}", [("Eva Lund", "byråsekreterare")]),
    ("Rapport\nUpprättad av\tController Eva Lund, skolchef Bo Ek\nEnhet\tKontoret\n{body}", [("Eva Lund", "Controller"), ("Bo Ek", "skolchef")]),
    ("Plan\n{body}\nAnsvariga\n\nSimhallen\tEva Lund\tbadmästare\nGata och park\tBo Ek\tgatuchef", [("Eva Lund", "badmästare"), ("Bo Ek", "gatuchef")]),
    ("Plan\n{body}\nAnsvariga för genomförandet\n\nSimhallen Eva Lund badmästare\nGata och park Bo Ek gatuchef", [("Eva Lund", "badmästare"), ("Bo Ek", "gatuchef")]),
    ("Plan\n{body}\nOmråde\tAnsvarig\tBefattning\nAvfall\tEva Lund\tmiljöchef\nTrafik\tBo Ek\ttrafikingenjör", [("Eva Lund", "miljöchef"), ("Bo Ek", "trafikingenjör")]),
    ("Plan\n{body}\nAktivitet\tAnsvarig\nUtbildning\tEva Lund\nRutiner\tBo Ek", [("Eva Lund", None), ("Bo Ek", None)]),
    ("Rapport\nDokumentansvarig: Eva Lund\nBefattning: HR-specialist\n{body}", [("Eva Lund", "HR-specialist")]),
    ("Tjänsteskrivelse\nHandl. T. Berglund 1974-09-17 112/74-VA\n{body}\nTorgny Berglund\nVA-ingenjör", [("Torgny Berglund", "VA-ingenjör")]),
    # Fields of work, and titles in short
    ("{body}\nEva Lund\nområdeschef, barn- och äldreomsorgen", [("Eva Lund", "områdeschef, barn- och äldreomsorgen")]),
    ("{body}\nEva Lund\nenhetschef bad och friluftsliv", [("Eva Lund", "enhetschef bad och friluftsliv")]),
    ("{body}\nEva Lund\nenhetschef daglig verksamhet", [("Eva Lund", "enhetschef daglig verksamhet")]),
    ("{body}\nEva Lund\nenhetschef, Fastighetsavdelningen", [("Eva Lund", "enhetschef")]),
    ("{body}\nEva Lund\nBarnavårdsass.", [("Eva Lund", "Barnavårdsass.")]),
    ("{body}\nEva Lund\nByggn.insp.", [("Eva Lund", "Byggn.insp.")]),
    ("{body}\nEva Lund\nadm. chef", [("Eva Lund", "adm. chef")]),
    ("Tjänsteskrivelse\nHandläggare: Soc.sekr. Eva Lund\n{body}", [("Eva Lund", "Soc.sekr.")]),
    # Who wrote the paper, puts the matter forward, in sentences, among those present and in tables
    ("Protokoll\n§ 3\nUtredare Eva Lund har upprättat förslag till yttrande.\n{body}", [("Eva Lund", "Utredare")]),
    ("Protokoll\n§ 3\nNämnden tar upp ett utkast till regler, upprättat 2008-02-29\nav HR-konsult Eva Lund. Mer följer.\n{body}", [("Eva Lund", "HR-konsult")]),
    ("{body}\nEn av gatuingenjör Bo Ek upprättad kalkyl slutar på 90.000 kr.", [("Bo Ek", "gatuingenjör")]),
    ("{body}\nSkolchef Eva Lund har i tjänsteskrivelse den 3 maj föreslagit att taxan höjs.", [("Eva Lund", "Skolchef")]),
    ("Protokoll\nÖvriga\tEva Lund, vd och föredragande, Bo Ek, ekonom\n§ 3 Taxa\n{body}", [("Eva Lund", "vd")]),
    ("Protokoll\nDessutom\tKamrer Eva Lund, föredragande\nGatuchef Bo Ek, § 3\n§ 3 Taxa\n{body}", [("Eva Lund", "Kamrer")]),
    ("Protokoll\n§\tÄrende\tExp\n3\tNy taxa för hemhjälp Socialchef Eva Lund föredrog ärendet och lade fram siffror.\tKS\n{body}", [("Eva Lund", "Socialchef")]),
    ("Protokoll\nÖvriga: ekonomichef Eva Lund\n§ 3 Taxa\n{body}\n§ 4 Eva Lund föredrog delårsrapporten.", [("Eva Lund", "ekonomichef")]),
    ("Protokoll\nÖvriga\nEva Lund, museichef, § 3\n§ 3 Taxa\n{body}\nUnderlag\nTjänsteskrivelse 2019-09-24, Eva Lund", [("Eva Lund", "museichef")]),
    # A divided name, another label's word beside it
    ("Tjänsteskrivelse\nHandläggare\nKarl-Göran\nLund\ndriftingenjör\n\n{body}", [("Karl-Göran Lund", "driftingenjör")]),
    ("Beslut\nHandläggare: Eva Lund Anmäls: 2023-05-24\n{body}", [("Eva Lund", None)]),
    ("Tjänsteutlåtande\nHandläggare VA-ingenjör Bo Ek\nTill Gatunämnden\tSamråd med Brandchef Eva Lund\n{body}", [("Bo Ek", "VA-ingenjör")]),
    # Under two labels, in a table's narrow columns, beside the chair, right under a list
    ("Beslut\nDelegat Handläggare\nEva Lund, VA-chef Bo Ek\n{body}", [("Eva Lund", "VA-chef"), ("Bo Ek", None)]),
    ("Beslut\nUtredare Eva Lund, utvecklingsledare\n{body}", [("Eva Lund", "utvecklingsledare")]),
    ("{body}\nSe över skyltarna. Ansv.: Eva Lund,\nkommunekolog", [("Eva Lund", "kommunekolog")]),
    ("{body}\nVad Vem När\nKöpa in cyklar Eva Lund, maj 2012\nmiljöstrateg\nMäta buller Bo Ek, bitr. juni\nrektor", [("Eva Lund", "miljöstrateg"), ("Bo Ek", "bitr. rektor")]),
    ("{body}\nAktivitet Ansvarig Klart\nMusik med lärare Eva Lund, intendent maj 2012\nVisning Bo Ek, rektor juni", [("Eva Lund", "intendent"), ("Bo Ek", "rektor")]),
    ("{body}\nEva Lund\nordförande Bo Ek\nkanslichef", [("Bo Ek", "kanslichef")]),
    ("{body}\nKopia till:\nEkonomichefen\nRevisorerna\nEva Lund\nFörvaltningschef", [("Eva Lund", "Förvaltningschef")]),
    ("{body}\nFör Granviks kommun\nEva Lund\nFastighetschef\n\nFör Granviks Tennisklubb\nBo Ek\nsekreterare", [("Eva Lund", "Fastighetschef")]),
    ("Miljökontoret\nMiljöinspektör\nEva Lund\n0123-45 67\n{body}", [("Eva Lund", "Miljöinspektör")]),
    ("{body}\nDokumentet är elektroniskt signerat av Eva Lund, förvaltningschef, 2023-04-05", [("Eva Lund", "förvaltningschef")]),
    ("Tjänsteutlåtande\nHandläggare: Bo Ek\nKopia: Brandchef Eva Lund\n{body}", [("Bo Ek", None)]),
)  # fmt: skip

# Politicians, those who attend or adjust, others' contact persons, and words that only look like names.
NOBODY = (
    "{body}\nAdvokat Eva Strand har den 5 maj 2020 inlämnat yttrande för sökanden.",
    "{body}\nKontoret har berett ärendet tillsammans med Anders Lund på Sweco.",
    "Beslut\nDelegat nr 73/2015\n\nBergs Vattenråd\nc/o Ingemar Ek\nKvarnvägen 2\n{body}",
    "{body}\nOlof Hans, auktoriserad revisor",
    "{body}\nPolischef Bo Ek ansvarar för avspärrningen.",
    "{body}\nTermin Barn i förskola Elever i grundskola Elever per lärare\nVt 2005 402 1318 12,1",
    "Omsorgsnämnden\n\nLänsstyrelsen\nAtt. Länsassessor Eva Lund\n791 84 FALUN\n{body}",
    "Omsorgsnämnden\n\nVägförvaltningen\nByrådirektör Eva Lund\n801 04 GÄVLE\n{body}",
    "Inspektör Eva Lund började i mars på en\nny tjänst för inomhusmiljö.\n{body}",
    "{body}\nParkkontoret, genom ingenjör Bo Ek, har beräknat kostnaden till 740.000 kronor.",
    "{body}\nZoltán Kiss\nkassör",
    "{body}\nArbetet har utförts av Gunnars Plåt & Smide AB.",
    "{body}\nRune Alterbo (S)\nOrdförande",
    "{body}\nRune Alterbo (S)\tEva Lind (M)\nOrdförande\tJusterare",
    "{body}\nKommunstyrelsen\n\nRune Alterbo\nKommunstyrelsens ordförande",
    "{body}\nTekniska Kontoret\nStora Torget\nSvenska Kommunförbundet",
    "Till\nElsy Bäckman\nStorgatan 3\n123 45 Granvik\n{body}",
    "Yrkanden\nRolf Enebjörk (S) och Eva Lind (M) yrkar bifall till kontorets förslag.\n{body}",
    "Sammanträdesprotokoll\nKommunstyrelsen\nBeslutande\tAnna Svensson, ordförande\nÖvriga\tBo Ek, ekonomichef\n§ 12 Taxa\n{body}",
    "{body}\nAnna Svensson\nkommunalråd",
    "{body}\nHandläggare: Tekniska Verken",
    "{body}\nVid frågor kontakta Markus Säll, tfn 0490-25 00 00.",
    "{body}\nKopia till\nMarkus Säll, planchef",
    "Er handläggare\nEva Lind\n{body}",
    "Plan\nFastställd av kommunfullmäktige 2019-03-04\n\nEva Lind (S)\nordförande\n{body}",
    "{body}\nNämnden beslutar att förordna enhetschef Eva Lind som tillförordnad socialchef under tiden den 1 juli till den 31 oktober.",
    "DELEGATIONSBESLUT\nDelegat Fritidschef\nSökande Ekby Ryttarsällskap, Box 1\n{body}",
    "{body}\nÖvriga deltagande\tKommunchef Hans Ek\nEva Lund, sekreterare\nUnderskrifter\tSekreterare Eva Lund\nOrdförande Nils Berg\nJusterande Bo Holm",
    "{body}\nVid protokollet\nEva Lund\nsekreterare",
    "Utfärdare Vårdkansliet\tDatum 1981-03-26\nHandläggare Byrådirektör\n{body}",
    "Beslut\nOmbud: Bo Ek, advokat\nKontrollansvarig: Eva Lund, byggnadsingenjör\n{body}",
    "{body}\nKommunfullmäktige utser Eva Lund, rektor, till ledamot i styrelsen.",
    "Minnesanteckningar\nDeltagare: Eva Lund, skolchef, Bo Ek, rektor\n{body}",
    "{body}\nÖverklagande\nSkrivelsen sänds till Lina Berg, Box 12, 123 45 Granvik.",
)  # fmt: skip


def officers(text: str) -> list[tuple[str, str | None]]:
    doc = load()(load().make_doc(text))
    return [(item.value.name, item.value.title) for item in findings(doc, "handlaggare")]


@pytest.mark.parametrize(("page", "expected"), OFFICERS)
def test_officers_are_found_by_their_place(page: str, expected: list[tuple[str, str | None]]) -> None:
    assert sorted(officers(page.replace("{body}", BODY))) == sorted(expected)


@pytest.mark.parametrize("page", NOBODY)
def test_others_are_no_officers(page: str) -> None:
    assert officers(page.replace("{body}", BODY)) == []
