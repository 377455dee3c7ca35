"""Talk about goals, others' goals, and what stands where goals do: none of it is a goal."""

import pytest

from tests.extract.texts import goals

TALK = {
    "authorities' goals": "Vägverkets mål är att ingen ska dödas i trafiken. Landstingets mål är att ingen ska vänta mer än tre månader. I ansökan anges som mål att alla barn ska kunna simma.\n",
    "what the state has set": "Riksdagen har antagit följande mål:\n\n- Utsläppen ska upphöra senast 2020\n- Alla sjöar ska ha god status\n\nNationella mål\n\n- Alla elever ska nå behörighet\n",
    "other words that end so": "Vid mötet framfördes följande önskemål:\n\n- alla gator ska vara belysta\n\nBesöksmål i kommunen 2015\n\n- Slottet ska vara öppet alla dagar\n- Alla badplatser har bryggor\n",
    "what those who lost would have": "Reservation\n\nVi hade hellre sett följande mål:\n\n- Alla elever ska få en egen dator\n- Ingen ska behöva vänta\n",
    "what is decided of goals and fees": "Mål för 1995\n\nBeslut\n\n1. Mål för fritidsgårdarna fastställs enligt nedan.\n2. Avgiften skall vara 80 kr per månad.\n",
    "a goal that something is said of": "Förbundets mål att alla avlopp ska vara åtgärdade nämns i planen. Målet om att andelen ska vara 25 procent år 2030 framstår som svagt.\n",
    "a goal told as a reason": "Att kommunfullmäktige har som mål att arbetslösheten ska minska talar för ett stöd. Ett av nämndens mål är att fler ska ha en plats; hur det går följs upp.\n",
    "what is judged by a goal": "Nämnden har som mål att alla ska kunna delta. Beslutet ligger i linje med detta.\n",
    "another's goal": "Regeringen har som mål att minst 50 procent ska läsa vidare.\n",
    "what was resolved once": "Fullmäktige uttalade den 4 maj 1985 som mål att alla gamla ska kunna få larm. Hälften har fått det.\n",
    "a wish": "Klubben har framfört önskemål om att hallen ska hållas öppen minst två kvällar.\n",
    "rules listed": "I riktlinjerna för 2012 anges att\n\n- ansökan ska vara skriftlig\n- sökanden ska vara en förening med minst tio medlemmar.\n",
    "what land is for": "I översiktsplanen för 2012 sägs att\n\n• marken ska användas för bostäder\n• byggrätten ska vara högst 200 kvadratmeter.\n",
    "what staff do under a heading for goals": "Mål 2013\n\nKontoret ska under året införa ett nytt system. En ny chef ska tillsättas. Rapporten ska vara klar i juni.\n",
    "areas that a sentence counts goals in": "Nämnden har två mål.\n\nBad och idrott\n\nBadet hade öppet.\n\nBibliotek och kultur\n\nUtlåningen ökade.\n",
    "what a board is to decide about goals": "Nämndens mål för 1994\n\nKontoret föreslår att nämnden\n\n- antar ovanstående mål,\n- fördelar ramen enligt bilagan,\n- begär att få behålla överskottet.\n",
    "the next follow-up": "Mål\n\nNästa uppföljning ska vara klar senast den 3 maj 2012.\n",
    "rules that follow a sentence": "Mål och uppföljning\n\nFör bidraget gäller följande. Ansökan ska lämnas senast den 1 mars. Sökanden ska vara en förening.\n",
    "a goal that a measure contributes to": "Miljömål\n\nÅtgärden bidrar till målet att utsläppen ska minska. Sökanden ska lämna redovisning senast den 1 mars 2015.\n",
    "what a plan says of land": "Bakgrund\n\nI planen anges att marken ska användas för bostäder. Målet nås genom att alla hjälps åt.\n",
    "what is to be done": "Vad vi ska göra 2016\n\nVi ska anställa två lärare. Vi ska bygga om köket.\n",
    "results": "Hur det blev\n\nMålet är uppfyllt\n\nAntalet besök ökade kraftigt\nResultat: 31 000 besök.\n",
    "a purpose": "Bolaget har till ändamål att inom kommunen förvärva och förvalta fastigheter.\n",
    "follow-up": "Uppföljning av målen\n\n- Målen följs upp i delårsrapporten.\n- Redovisning sker i mars.\n",
    "a target": "Mål: minst 80 %\n",
    "decisions about goals": "Nämnden beslutar att anta målen för 2012.\n",
    "comments on the goals": "Förvaltningen har följande kommentarer till målen:\n• Mål 1 är otydligt\n• Mål 2 ska förtydligas\n",
    "measures of several years": "Nyckeltal\tUtfall 2015\tMål 2016\tMål 2017\nFrånvaro i procent\thögst 6\thögst 5\thögst 4\n",
    "somebody else's goal": "Styrelsen erinrar om att programmet har som mål att resandet skall öka men anser att rabatter bör prövas.\n",
    "what two agree": "Parterna är överens om att hyran ska vara högst 12 000 kronor.\n",
    "a strategy": "Vår strävan är att renovera köket i höst. Avsikten är att köpa nya möbler.\n",
    "what a decision was": "Nämnden har beslutat att avgiften ska höjas med 5 procent från och med 2001.\n",
    "what is said of the goals": "Mål\n\nDe är ordnade efter fullmäktiges områden. Varje enhet bryter ned dem i en plan, som ska vara klar i maj.\n",
    "a goal that is dealt with elsewhere": "Handikapplanen har som mål att lokalerna skall vara tillgängliga för alla; den frågan berörs inte här.\n",
    "what an agreement binds to": "Avtal\n\nFöreningens åtaganden\n\nSpåret ska vara öppet för alla.\nFöreningen ska röja spåret två gånger om året.\n",
    "when to meet": "Arbetsutskottet enades om att ärendet ska tas upp senast i juni.\n",
    "how goals are reached": "Så når vi målen\n\nVi ska utbilda alla chefer.\n",
    "decisions under a goal heading": "Nämndens mål\n\n→ Nämnden föreslås anta målen.\n→ Förvaltningen föreslås få i uppdrag att följa upp dem.\n",
    "a court's case": "Nr Förvaltningsrättens mål nr 1142-16 Utfall\nNämnden ska betala avgiften 5 000 kronor\n",
    "what others would have had": "Remissen\n\nTvå föreningar ville ha ett mål om att ingen skola läggs ned. Rådet efterlyste fler mål om att alla hållplatser ska ha tak.\n",
    "how a motion is dealt with": "Mål\n\nI plan för 1986 sägs att motionen därmed skall anses besvarad.\n",
    "money set aside": "Mål för år 2004\n\nRamens fördelning\n\nTill egna projekt har avsatts 0,4 mnkr.\n",
    "by when a goal is to be met": "Mål\n\nDetta mål ska vara uppfyllt läsåret 2001/02.\n",
    "a table of figures": "Mål 2018\n\nVerksamhet\tMål 2018\tUtfall 2018\nFörskola\t85 %\t82 %\n",
    "how they are to be": "Nämndens mål\n\nDe ska kunna mätas och vara möjliga att påverka.\n",
}


@pytest.mark.parametrize("name", TALK)
def test_talk_about_goals_is_none(name: str) -> None:
    assert goals(TALK[name]) == []
