"""What the site says, in Swedish and in English."""

from collections.abc import Callable
from typing import Final, Literal

Language = Literal["sv", "en"]
LANGUAGES: Final[dict[Language, str]] = {"sv": "Svenska", "en": "English"}
Say = Callable[[str], str]

_TEXTS: Final[dict[str, tuple[str, str]]] = {
    "search": ("Sök", "Search"),
    "search_label": ("Sök i arkivet", "Search the archive"),
    "help": ("Så söker du", "How to search"),
    "help_words": ("alla ord måste finnas, i valfri böjning", "every word must be there, in any inflection"),
    "help_phrase": ("orden intill varandra", "the words side by side"),
    "help_or": ("något av orden", "either word"),
    "help_not": ("utan ordet", "without the word"),
    "help_prefix": ("ord som börjar så", "words that begin so"),
    "help_fields": ("bara i ett fält", "in a field only"),
    "goals": ("Mål", "Goals"),
    "budgets": ("Belopp", "Sums"),
    "api": ("API", "API"),
    "skip": ("Hoppa till innehållet", "Skip to the content"),
    "documents": ("handlingar", "documents"),
    "document": ("handling", "document"),
    "no_hits": ("Inget hittades. Pröva färre ord eller filter.", "Nothing found. Try fewer words or filters."),
    "alike": ("Sökte även efter", "Also looked for"),
    "loosened": ("Ingen uppgift stämde; sökte i texten efter", "No field matched; looked in the text for"),
    "year": ("År", "Year"),
    "organ": ("Organ", "Body"),
    "type": ("Typ", "Type"),
    "municipality": ("Kommun", "Municipality"),
    "person": ("Handläggare", "Officer"),
    "narrow": ("Begränsa", "Narrow down"),
    "remove": ("Ta bort", "Remove"),
    "per_year": ("Handlingar per år", "Documents per year"),
    "order": ("Ordning", "Order"),
    "relevance": ("Bäst träff först", "Best first"),
    "newest": ("Nyast först", "Newest first"),
    "oldest": ("Äldst först", "Oldest first"),
    "page": ("sida", "page"),
    "pages": ("sidor", "pages"),
    "previous": ("Föregående", "Previous"),
    "next": ("Nästa", "Next"),
    "scan": ("Originalets sida", "The original's page"),
    "masked": (
        "Originalet visas inte, eftersom personuppgifter är övertäckta i texten.",
        "The original is not shown, since personal data is covered over in the text.",
    ),
    "no_scan": (
        "Originalet visas när sidan startas med --originals MAPP.",
        "The original is shown when the site is started with --originals FOLDER.",
    ),
    "text": ("Text", "Text"),
    "fields": ("Uppgifter", "Fields"),
    "repaired_from": ("Inläst som", "Read as"),
    "sure": ("säkerhet", "certainty"),
    "doubtful": ("osäker", "doubtful"),
    "cite": ("Hänvisa hit", "Cite this page"),
    "record": ("Posten som JSON", "The record as JSON"),
    "warnings": ("Att granska", "To look at"),
    "also_at": ("Samma fil finns även som", "The same file is also at"),
    "goals_label": ("Sök mål", "Search goals"),
    "from": ("Från år", "From year"),
    "to": ("Till år", "To year"),
    "show": ("Visa", "Show"),
    "lines": ("mål som följs genom åren", "goals followed through the years"),
    "no_lines": ("Inga mål hittades.", "No goals found."),
    "wordings": ("Formuleringar", "Wordings"),
    "same_goal": ("samma mål", "same goal"),
    "target": ("Målvärde", "Target"),
    "indicator": ("Utfall", "Outcome"),
    "number": ("mål nr", "goal no."),
    "timeline": ("Tidslinje", "Timeline"),
    "no_year": ("utan år", "no year"),
    "prepared_by": ("Berett av", "Prepared by"),
    "decided": ("Beslut", "Decision"),
    "subject": ("Ändamål", "Subject"),
    "kind": ("Slag", "Kind"),
    "sum": ("Summa", "Sum"),
    "mentions": ("belopp", "sums"),
    "kronor": ("kronor", "kronor"),
    "budgets_label": ("Belopp i handlingar om", "Sums in documents about"),
    "budgets_note": (
        "Summorna är de belopp som handlingarna nämner. Samma belopp kan nämnas i flera handlingar.",
        "The sums are the amounts that the documents mention. The same amount may be mentioned in several documents.",
    ),
    "all": ("alla", "all"),
    "not_found": ("Sidan finns inte", "No such page"),
    "not_found_text": ("Arkivet har ingen sådan handling eller sida.", "The archive has no such document or page."),
    "unreadable": ("Arkivet kan inte läsas just nu", "The archive cannot be read now"),
    "unreadable_text": (
        "Kanske skrivs det just till. Försök igen; hjälper det inte, kör diarium index på nytt.",
        "It may be being written to. Try again; if that does not help, run diarium index again.",
    ),
    "wrong": ("Frågan kunde inte förstås", "The request could not be understood"),
    "start": ("Till sökningen", "To the search"),
    "parameters": ("Parametrar", "Parameters"),
    "try": ("Pröva", "Try"),
    "api_note": (
        "Samma frågor som sidorna ställer, med JSON som svar. Beskrivningen för program:",
        "The same questions that the pages ask, answered in JSON. The description for programs:",
    ),
    "appearance": ("Språk", "Language"),
    "tjansteskrivelse": ("tjänsteskrivelse", "officer's proposal"),
    "protokoll": ("protokoll", "minutes"),
    "protokollsutdrag": ("protokollsutdrag", "extract from minutes"),
    "beslut": ("beslut", "decision"),
    "yttrande": ("yttrande", "statement"),
    "rapport": ("rapport", "report"),
    "presentation": ("presentation", "presentation"),
    "handlingar": ("handlingar", "bundle of documents"),
    "okand": ("okänd typ", "unknown type"),
    "forslag": ("förslag", "proposal"),
    "decisions": ("Beslut och förslag", "Decisions and proposals"),
    "dates": ("Datum", "Dates"),
    "handlaggare": ("Handläggare", "Officers"),
    "recipients": ("Mottagare", "Recipients"),
    "indicators": ("Mätvärden", "Measured values"),
    "diarienummer": ("Diarienummer", "Diary number"),
    "title": ("Rubrik", "Title"),
    "utfall": ("utfall", "outcome"),
    "budget": ("budget", "budget"),
    "prognos": ("prognos", "forecast"),
    "plan": ("plan", "plan"),
    "omsattning": ("omsättning", "turnover"),
    "investering": ("investering", "investment"),
    "anslag": ("anslag", "appropriation"),
    "bidrag": ("bidrag", "grant"),
    "ansokt": ("ansökt", "applied for"),
    "beviljat": ("beviljat", "granted"),
    "kostnad": ("kostnad", "cost"),
    "avgift": ("avgift", "fee"),
    "annat": ("annat", "other"),
}  # fmt: skip


def speaker(language: Language) -> Say:
    """What gives the text for a key; a value of a document, which has no text of its own, is given as it is."""
    place = 0 if language == "sv" else 1

    def say(key: str) -> str:
        return _TEXTS[key][place] if key in _TEXTS else key

    return say


def chosen(asked: str | None, remembered: str | None) -> Language:
    """The language asked for, else the one remembered, else Swedish."""
    for language in LANGUAGES:
        if (asked or remembered) == language:
            return language
    return "sv"
