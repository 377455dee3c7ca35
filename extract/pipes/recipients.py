"""Component `diarium_recipients`: those to whom the decision or document is sent."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from spacy.language import Language
from spacy.tokens import Doc

from extract.pipes.addressees import addressed, who_asked
from extract.pipes.findings import Person, Placed, Text, add, findings
from extract.pipes.head import head_lines
from extract.pipes.hidden_lists import hidden_lists
from extract.pipes.parted_lists import parted_list
from extract.pipes.people import clean_title, is_person, names_abreast, names_in
from extract.pipes.recipient_columns import RIGHT, TO_CAPITAL, columns, part
from extract.pipes.recipient_forms import (
    BOX,
    KINDS_OF_DOCUMENT,
    LETTERHEAD_LINES,
    begins_foot,
    begins_sure,
    ends_list,
    is_apart,
    is_sure,
    is_told,
    signs_as_chairman,
)
from extract.pipes.recipient_items import listed, named_in_form
from extract.pipes.recipient_places import (
    beside_margin,
    in_column,
    over_page,
    printed_lines,
)
from extract.pipes.recipient_sentences import told_in_sentences
from extract.pipes.recipient_worded import is_ruled_out, worded
from extract.pipes.sections import SIGNING, Line, Section
from extract.pipes.terms import HEADING_KINDS, SENT_TO, TITLE
from extract.pipes.title_places import roles_in
from normalize.unicode import fold

_BY_RULES = 0.92  # confidence
_TWO = 2  # who sign side by side
_LONGEST_HEADING = 4  # words
_FEWEST_IN_HEAD = (
    5  # lines; what ends so early is none: the document's kind heads it, or a scan has read the margin first
)
_MOST_IN_HEAD = 30
_INFORMS = "information till"  # a slide's or a paper's subtitle
_LONGEST_SHORT_NAME = 5  # letters: "KF", "KSAU"
_DAY = re.compile(r"[\d/ .-]+")  # when it was sent, over the list
_RULES = " \t|:~!•·_-"  # as scans read them
_MISSIVE = "tjansteskrivelse"
_NO_LETTERS = frozenset({"protokoll", "protokollsutdrag", "rapport", "presentation", "tjansteskrivelse"})
_MISREAD_FOR = re.compile(r"\bf[aåoé6]r\s(?=(?:kännedom|åtgärd|verkställighet)\b)")  # a scan's "får kännedom"
# Another column's label behind a list: "Sökanden, Akten Datum: 1998-03-04".
_LABEL_BESIDE = re.compile(r"(?<=[\wåäö)])\s(?=(?:Datum|Handläggare|Dnr|Diarienr|Telefon|Tel|Tfn)\s?:)")
# What tells of the decision after its list: when it is reported, how it may be appealed against.
_FOLLOWS = re.compile(
    r"(?<=\w)\s(?=(?:(?:Beslutet\sanmäle?s|Anmäle?s)\s(?:i|till|för|vid|på)|Hur\sman\söverklagar|Beslutet\skan)\b)"
)
_AFTER_SENTENCE = re.compile(r"(?<=[a-zåäö\d)])[.!]\s+(?=[A-ZÅÄÖ])")
_SENTENCE_ENDS = re.compile(r"(?<=[a-zåäö]{4})\.\s+(?=[A-ZÅÄÖ])")


@Language.factory("diarium_recipients", requires=["doc._.sections", "doc._.type"], assigns=["doc.spans"])
def make_recipients(nlp: Language, name: str) -> "Recipients":  # noqa: ARG001 - spaCy passes both to every factory
    """Factory for `nlp.add_pipe`."""
    return Recipients()


class Recipients:
    """Finds recipients in the sections that list them."""

    def __call__(self, doc: Doc) -> Doc:
        """Adds `recipients`, each once."""
        seen: set[str | int] = set()  # the texts, and where they begin
        put_to = _put_to(doc)
        signers = {fold(item.value.name) for item in findings(doc, "handlaggare") if isinstance(item.value, Person)}
        own = {fold(item.span.text) for group in ("organ", "sender") for item in findings(doc, group)}
        lists = [
            one
            for section in doc._.sections
            if section.kind == "recipients" and not _names_document(section, doc._.lines)
            for one in _columns_of(
                section.heading, parted_list(section, doc._.lines) or _in_column(section, doc._.placed)
            )
        ]
        lists += [*columns(doc._.lines, doc._.placed), *hidden_lists(doc._.lines), *told_in_sentences(doc._.lines)]
        found = [item for lines in lists for item in listed(_whole(doc, lines, signers, own))]
        found += [item for line in doc._.lines for run_in in _run_in(line) for item in listed([run_in])]
        head = head_lines(doc._.sections)
        head = head if len(head) >= _FEWEST_IN_HEAD else doc._.lines[:_MOST_IN_HEAD]
        asked = addressed(head, signers | own) if doc._.type not in _NO_LETTERS else []
        if doc._.type == "yttrande" and not asked:
            asked = list(who_asked(head, own))
        told = [(cell, _BY_RULES) for cell in found if not is_ruled_out(cell[1])]
        told += worded(doc._.lines, doc._.sections, [*asked, *found], signers | own)
        for (start, text), confidence in [*((cell, _BY_RULES) for cell in asked), *sorted(told)]:
            is_heading = HEADING_KINDS.get(fold(text)) == "recipients"
            if seen.isdisjoint((text.lower(), start)) and start != put_to and not is_heading:
                seen.update((text.lower(), start))
                add(doc, "recipients", (start, start + len(text)), Text(_MISREAD_FOR.sub("för ", text)), confidence)
        return doc


def _whole(doc: Doc, lines: Sequence[Line], signers: set[str], own: set[str]) -> list[Line]:
    """The list without what signs or follows it, with its end on the next page."""
    kept = _without_signature(named_in_form(lines), signers)
    further = over_page(doc._.lines, kept[-1], doc._.page_starts, own) if kept else []
    return [*kept, *_without_signature(further, signers)]


def _put_to(doc: Doc) -> int | None:
    """Where the body stands that a missive is put to, over its title: under a list in the margin it is none of those."""
    organ, title = (next((item.span.start_char for item in findings(doc, group)), None) for group in ("organ", "title"))
    if doc._.type != _MISSIVE or organ is None or title is None or title < organ:
        return None
    return next((line.start for line in doc._.lines if line.start == organ and line.after_gap), None)


def _names_document(section: Section, lines: Sequence[Line]) -> bool:
    """Whether "Protokollsutdrag" says in a page's head what the document is."""
    heading = section.heading
    if heading is None:
        return False
    if heading.folded.startswith(_INFORMS):
        return heading in lines[:LETTERHEAD_LINES]
    return heading.folded.split()[-1] in KINDS_OF_DOCUMENT and (
        heading.text.isupper() or heading in lines[:LETTERHEAD_LINES]
    )


def _in_column(section: Section, placed: Placed) -> list[Line]:
    """The section's lines; of a list that stands under its heading in the first column, those of that column."""
    heading, lines = section.heading, section.lines
    if heading is None:
        return lines
    if lines and "\t" in heading.text and lines[0].start < heading.end:
        lines = [*printed_lines(lines[0], placed), *lines[1:]]
    first, *others = heading.cells
    signing = next((cell for cell in others if SIGNING.match(fold(cell[1]))), None)
    if not others and (beside := beside_margin(lines, first, placed)):
        return beside
    if signing or not others:
        lines = in_column(lines, first, signing, placed)
    is_under = bool(lines) and lines[0].start >= heading.end
    if not is_under or heading.empty_cells[0] or "\t" in heading.text:
        return lines
    inside = [line for line in lines if not line.empty_cells[0]]
    return inside if len(inside) > len(lines) / 2 else lines


def _columns_of(heading: Line | None, lines: list[Line]) -> list[list[Line]]:
    """The list; where two headings stand abreast whose gap a scan lost, "Delges Kopia till", the list of each."""
    first = TO_CAPITAL.match(heading.text) if heading and "\t" not in heading.text else None
    second = fold(heading.text[first.end() :]).strip(" :") if heading and first else ""
    if not (SENT_TO.fullmatch(second) or HEADING_KINDS.get(second) == "recipients"):
        return [lines]
    parts = [_abreast(line) for line in lines]
    return [[left for left, _ in parts], [right for _, right in parts if right]]


def _abreast(line: Line) -> tuple[Line, Line | None]:
    """The line, parted behind a person's name where another recipient stands beside: "Eva Lund Solhaga skola"."""
    name = next(iter(names_in((line.start, line.text))), None)
    end = name.end - line.start if name and name.start == line.start else 0
    if not end or line.text[end : end + 1] != " " or not line.text[end + 1 : end + 2].isupper():
        return line, None
    return part(line.start, line.text[:end]), part(line.start + end + 1, line.text[end + 1 :])


def _run_in(line: Line) -> Iterator[Line]:
    """The list that follows a sentence on its line: "… av Eva Lund. Skickas till: Kommunstyrelsen, revisorerna"."""
    for sentence in _AFTER_SENTENCE.finditer(line.text) if "\t" not in line.text else ():
        heading, colon, rest = line.text[sentence.end() :].partition(":")
        name = fold(heading).strip()
        if colon and rest.strip() and (SENT_TO.fullmatch(name) or HEADING_KINDS.get(name) == "recipients"):
            yield part(line.end - len(rest.lstrip()), _SENTENCE_ENDS.split(rest.strip(), maxsplit=1)[0])


def _without_signature(lines: Sequence[Line], signers: set[str]) -> list[Line]:
    """The lines before the first that signs the document, returns a page's head or is text."""
    has_gaps = len(lines) > 1 and lines[1].after_gap
    kept: list[Line] = []
    behind = 0  # so many lines are taken by who signs, where the list goes on behind
    for index, whole in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        if index < behind:
            continue
        beside = _LABEL_BESIDE.search(whole.text)
        line = part(whole.start, whole.text[: beside.start()]) if beside else whole
        if over := _FOLLOWS.search(line.text):  # run together with the list's last line
            last = part(line.start, line.text[: over.start()])
            kept += [] if ends_list(last) else [last]
            break
        if (not kept and _DAY.fullmatch(line.text)) or _is_of_titles(line) or _heads_rest(line):
            continue
        # A scan's text may have a gap after every line; then a gap does not end the list.
        ends = bool(kept) and line.after_gap and (is_apart(line, has_gaps=has_gaps) or begins_foot(lines[index:]))
        ends = ends and not _is_over_told(line, following) and not _is_among_boxes(kept, lines[index : index + _TWO])
        ends = ends or _is_numbered_heading(kept, line)
        ends = ends or (line.after_gap and _is_ended(kept))
        if _is_signature(line, following, signers) and (further := _behind_signature(lines[index:])):
            behind = index + further
            continue
        if ends or ends_list(line) or _is_signature(line, following, signers):
            break
        kept.append(line)
    return kept


def _heads_rest(line: Line) -> bool:
    """Whether the line heads a part of the list, among what a scan made of rules: ": | För kännedom ~"."""
    return HEADING_KINDS.get(line.folded.strip(_RULES)) == "recipients"


def _is_numbered_heading(kept: Sequence[Line], line: Line) -> bool:
    """Whether a number begins the line, apart from a list without numbers: the next section's."""
    has_numbers = any(one.marker or one.text[0].isdigit() for one in kept)
    return bool(kept) and line.after_gap and line.text[0].isdigit() and line.marker > 0 and not has_numbers


def _is_among_boxes(kept: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Whether a form's boxes go on over a gap: the list has some, and the line or the next has one."""
    return any(BOX.match(line.text) for line in lines) and any(BOX.match(line.text) for line in kept)


def _is_over_told(line: Line, following: Line | None) -> bool:
    """Whether the line is a short name right over one that goes on with the list: "Åke Ek" over "Ekby IF (för kännedom)"."""
    is_name = line.text[:1].isupper() and len(line.text.split()) <= _LONGEST_HEADING
    return is_name and following is not None and not following.after_gap and is_told(following)


def _behind_signature(lines: Sequence[Line]) -> int:
    """How many lines the name and titles take that a scan has put into the list; 0 where no recipient follows them."""
    if not names_in((0, lines[0].text)):
        return 0
    further = 1 + sum(1 for _ in takewhile(lambda line: clean_title(line.text) == line.text, lines[1:]))
    is_on = further < len(lines) and is_sure(lines[further].folded) and not lines[further].text.isupper()
    return further if is_on and not begins_foot(lines[further:]) else 0


def _is_ended(kept: Sequence[Line]) -> bool:
    """Whether a full stop ends the list: "… till: sökanden; kommunstyrelsen; ⏎ brandchefen."."""
    return bool(kept) and kept[-1].text.endswith(".") and any(sign in line.text for line in kept for sign in ";,")


def _is_of_titles(line: Line) -> bool:
    """Whether the line holds the titles of those who sign side by side over the list."""
    return "\t" in line.text and all(clean_title(cell) == cell for _, cell in line.cells)


def _is_signature(line: Line, following: Line | None, signers: set[str]) -> bool:
    """Whether the line signs the document: a unit in capitals, or names with titles."""
    if signs_as_chairman(line, following):
        return True
    names = [name for cell in line.cells for name in names_in(cell)]
    # A title in definite form before a name is a recipient's: "Överinspektören Karl Hamrin".
    if names and names[0].start > line.start and begins_sure(line.folded) and "\t" not in line.text:
        return False
    # Who stands behind a label, where a scan ran two columns together, is cut off with it.
    is_cut = "\t" not in line.text
    signing = [name for name in names if not (is_cut and RIGHT.search(line.folded, 0, name.start - line.start))]
    if any(fold(name.text) in signers for name in signing):
        return True
    # A title in definite form is a recipient of its own, and so is one with a name.
    has_title = following is not None and bool(TITLE.search(following.folded) and not names_in((0, following.text)))
    has_title = has_title and following is not None and bool(roles_in(following.text) or clean_title(following.text))
    is_named = bool(names) and names[0].start == line.start and is_person(names[0], (line.start, line.text))
    signs = is_named and (has_title or bool(TITLE.search(line.folded)))
    abreast = names_abreast((line.start, line.text), _TWO) if not line.marker else []
    if abreast and all(is_person(name, (line.start, line.text)) for name in abreast):
        return True
    is_unit = line.text.isupper() and len(line.text) > _LONGEST_SHORT_NAME
    return is_unit or (signs and not line.marker and (has_title or line.after_gap))
