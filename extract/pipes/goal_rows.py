"""Goals in tables whose columns a scan ran together: the words of each row that are the goal's, wrapped ones among them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.pipes.goal_heads import Table, head_lines, table_of, with_heads_apart
from extract.pipes.goal_terms import GOALS, Candidate, ends_open, is_goal_heading
from extract.pipes.goal_years import Said
from extract.pipes.sections import Line
from normalize.unicode import fold

_TOKEN = re.compile(
    r"[|\[\]{}]+|\d[\d.,]*(?:\s\d{3}\b)*\s?[%!)]*|[A-ZÅÄÖ]\d{1,2}\b|[^\W\d_]+(?:[-/][^\W\d_]+)*-?|[-–—~=]+(?=\s|$)|\S"
)
_STATUS = re.compile(
    r"(?:uppnas|nas|osakert?|nadd|uppnatt|uppnadd|uppfyllt|uppfylls?|uppfylld|ja|nej|delvis|helt|gront|gult|rott|okand|saknas)$"
)
# Small words that go on with a status: "Uppnås inte", "Kan ej bedömas".
_STATUS_GOES_ON = frozenset({"inte", "ej", "delvis", "helt", "bedomas", "enligt"})
_MEASURE = re.compile(
    r"(?:andel(?:en)?|antal(?:et)?|tid|total\w*|median\w*|genomsnitt\w*|nojd\w*-?\w*-?index|nki|nmi|hme|delindex|index|enkat\w*|sjukfranvaro|uppmatt\w*|registrerade|genomforda|normalarskorrigerad\w*"
    r"|producerad\w*|resultat\w*|kostnad\w*|kwh|kg|gram|procent|matning\w*|resvaneenkat\w*|intern\w*|egen|eget|arets|hallbart|behoriga|ogiltig|medel\w*|besok\w*|statistik\w*|timmar|mats|matt)$"
)
# What a figure hangs on that is the goal's own: "från 23 till högst 15", "i årskurs 3".
_GOVERNS = re.compile(
    r"(?:till|pa|med|vara|inom|minst|hogst|lagst|an|ar|i|under|over|understig[ae]r?|overstig[ae]r?|fran|om|av|arskurs|arskurserna|ak|ar|senast|ca|cirka|bland|aldern|var|kap|per|for|vid|ha|fa|och|eller|efter|utgangen|de)$"
)
_DIRECTION = re.compile(r"(?:minst|hogst|lagst|under|over|inom|max|mindre|mer)$")
_UNIT = re.compile(
    r"(?:%|procent|st|dagar|dygn|minuter|min|sekunder|timmar|veckor|manader|poang|elever|kr|kronor|tkr|mnkr|mkr|kwh|objekt|objekter|platser|besok|ar|m|i?%)$"
)
_AIMS = re.compile(
    r"\b(?:ska|skall|har|ar|finns|minskar?|okar?|kan|far|erbjuds?|erbjuder|ges|nar|klarar|kanner|upplever|mar|blir|lever|bidrar|deltar|moter|belastar|hittar|produceras|anvands|trivs|valjer)\b"
)
_OF_YEARS = re.compile(r"\b[Åå]r\b")
_ENDS_TABLE = re.compile(
    r"(?:\d|[^\W\d_]{2,})[\"”)]?\.\s[A-ZÅÄÖ][^\W\d_]*\s|(?:19|20)\d\d\W+(?:19|20)\d\d\W+(?:19|20)\d\d|\b(?:tkr|mnkr|mkr)\b"
)
# "Fullmäktiges mål 2023–2026: …" between the rows of the nämnd's own.
LABELLED_BETWEEN = re.compile(rf"(?:[a-z]+s\s)?(?:{GOALS})\b[^.:]{{0,20}}:\s")
# A row's beginning: words, none of them a figure, that say how things are to be.
_SAYS_HOW = re.compile(r"[^\d|]{5,60}\bska(?:ll)?\b")
_TALK = re.compile(rf"{GOALS}\b")
_PROSE = re.compile(r"\w{3,}\.$")
_LEADING = re.compile(
    r"(?:[^\w\"”]|_)*(?:(?:\d{1,2}|[A-Z]\d{1,2})[.):]?(?:\s|\|)+(?=[^a-zåäö\d]))?(?:[^\w\"”]|_)*(?:I\s(?=[A-ZÅÄÖ]))?"
)
_AREA = re.compile(r"[A-ZÅÄÖ][\wåäö-]+(?: (?:och |i |för )?[a-zåäö]+){0,3}(?: [I|l])? (?=[A-ZÅÄÖ][a-zåäö])")
# A row's cells after its goal: figures and a verdict.
_FIGURE = (
    r"(?:(?:minst|hogst|lagst|under|over)\s)?[-–]?\d[\d,.]*(?: \d{3}\b)*\s?(?:%|(?:procent|dagar|min|st|tim|h)\b)?"
)
_VERDICT = r"(?:delvis|ja|nej|uppn\w+|uppf\w+|nas|natt|nadd|osaker\w*|pa vag|pavag|ej \w+|gron\w*|gul\w*|rod\w*)(?: (?:ej|inte|delvis|helt))?"
_CELLS = re.compile(rf"(?:\s{_FIGURE}(?:\s{_FIGURE})+|\s(?:{_FIGURE}\s+)?{_VERDICT})(?=\s|$)")
_GOES_ON = re.compile(r"[^|]{5,90}\bska(?:ll)?\b")
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_NUMBER = re.compile(r"\b(\d{1,2})\b")
_OPENS = re.compile(rf"\b[a-z]*{GOALS}\b[^|]{{0,60}}:\s")  # "… två mål: kön ska …"
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_ISO_DAY = re.compile(r"\b(?:19|20)\d\d-\d\d-\d\d\b")
_LONGEST_ROW = 320  # characters
_HEADLESS_FOR = 25  # lines under a goal heading
MOST_OTHERS = 4  # lines amid a table that are none of its rows
_FEWEST_WORDS = 3
_FEWEST_VALUES = 2  # columns of figures that tell where a row's goal ends
_LONGEST_NUMBER = 3  # characters: "12", "N3"


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    kind: str  # "word", "capital", "figure", "status" or "gap"


@dataclass(slots=True)
class _Goal:
    """A goal as far as it was read; `is_first`: another body's, which stands beside the row's own and need be no sentence."""

    start: int
    end: int
    text: str
    number: int | None
    told: Said | None
    is_first: bool = False

    def candidate(self) -> Candidate:
        return Candidate(self.start, self.end, self.text, self.number, None, self.told, 0.6)


def run_together(lines: Sequence[Line], above: Sequence[Said | None]) -> tuple[list[Candidate], set[int]]:
    """The goals of rows under a head whose gaps are lost, and where the lines of such tables begin.

    `above`: what stands over each line says of the year.
    """
    lines, above = with_heads_apart(lines, above)
    found: list[Candidate] = []
    taken: set[int] = set()
    table: Table | None = None
    opens: list[_Goal] = []
    since: list[int] = []
    index = headless_for = 0
    while index < len(lines):
        line = lines[index]
        if heads := head_lines(lines, index):
            table, since, opens = table_of(heads), [head.start for head in heads], []
            index += len(heads)
            continue
        said = above[index]
        index += 1
        if table is None:
            # A head that cannot be read is told by its rows.
            headless_for = _HEADLESS_FOR if is_goal_heading(line) else headless_for - 1
            if headless_for < 0 or not _is_clear_row(line):
                continue
            table, since, opens = (
                Table((None,), None, has_measures=False, has_targets=True, has_officers=False),
                [],
                [],
            )
        if _ends(line, len(since)):
            table, opens = None, []
            continue
        if LABELLED_BETWEEN.match(line.folded):
            continue
        since.append(line.start)
        tail = _tail_of(opens, line, table) if opens else None
        goals = tail or _row(line, table, said)
        found += (goal.candidate() for goal in goals if goal.is_first or is_whole(goal.text))
        opens = [goal for goal in goals if not is_whole(goal.text) and not goal.is_first]
        if goals:
            taken.update(since)
            since = []
    return found, taken


def _is_clear_row(line: Line) -> bool:
    """Whether the line can be nothing but a goal's row: how something is to be, and figures in other cells."""
    how = _SAYS_HOW.match(line.folded.lstrip("| "))
    if not how or line.marker or "\t" in line.text or _PROSE.search(line.text) or _OPENS.search(line.folded):
        return False
    plain = _IN_BRACKETS.sub("", _ISO_DAY.sub("", line.text))
    return len(re.findall(r"\d[\d,.]*\s?%?(?=\s*(?:\||\d|$|[+–-]))", plain)) > 1 or line.text.count("|") > 1


def _ends(line: Line, others: int) -> bool:
    is_item = line.marker > _LONGEST_NUMBER - 1 and not _CELLS.search(line.folded)
    if "\t" in line.text or is_item or len(line.text) > _LONGEST_ROW or others > MOST_OTHERS:
        return True
    return bool(_ENDS_TABLE.search(line.text, line.marker) or is_goal_heading(line))


def _row(line: Line, table: Table, said: Said | None) -> list[_Goal]:
    """The goals that the row begins: one, or two where two bodies' goals stand side by side."""
    leading = _LEADING.match(line.text)
    start = leading.end() if leading else 0
    start = _without_area(line, start) if table.has_areas else start
    tokens = _tokens(line, start)
    if not tokens or not line.text[start].isupper():
        return []
    number = _NUMBER.search(line.text[:start])
    spans, rest = _parted(line, tokens, table)
    if _PROSE.search(line.text) and (not rest or _TALK.match(line.folded[start:])):
        return []
    is_only = len(table.years) == 1
    opening = said.year if said else None
    year = _own_year(line, rest, table) or table.years[-1] or (opening or table.target if is_only else None)
    told = Said(year) if year or not is_only else said
    goals = [_Goal(line.start + first, line.start + last, line.text[first:last], None, told) for first, last in spans]
    if len(goals) > 1:
        goals[0].told, goals[0].is_first = Said(table.years[0]), not ends_open(goals[0].text)
    goals[-1].number = int(number[1]) if number else None
    following = _next_row(line, rest)
    _complete(
        goals,
        _lower_run(line, [token for token in rest if token.start < following.start] if following else rest, table),
        table,
    )
    has_verb = bool(_AIMS.search(fold(goals[-1].text)))
    own = goals if has_verb or rest or ends_open(goals[-1].text) else []
    return [*own, *(_row(following, table, said) if following else ())]


def _own_year(line: Line, rest: Sequence[_Token], table: Table) -> int | None:
    """The year in the row's own column of years, the first such figure beside its goal."""
    figures = (line.text[token.start : token.end] for token in rest if token.kind == "figure" and table.has_years)
    return next((int(year[0]) for figure in figures if (year := _YEAR.match(figure))), None)


def _without_area(line: Line, start: int) -> int:
    """Where the row's goal begins after the name of its area: "Ekonomi Verksamheten ska bedrivas inom ramen"."""
    area = _AREA.match(line.text, start)
    return area.end() if area and _GOES_ON.match(line.folded[area.end() :]) else start


def _next_row(line: Line, rest: Sequence[_Token]) -> Line | None:
    """The row that a scan joined to the end of this one."""
    for before, token in pairwise(rest):
        if token.kind == "capital" and before.kind in ("figure", "status", "gap"):
            text = line.text[token.start :]
            if _SAYS_HOW.match(fold(text)):
                return replace(line, start=line.start + token.start, text=text, folded=fold(text), marker=0)
    return None


def _tokens(line: Line, start: int) -> list[_Token]:
    tokens = []
    for match in _TOKEN.finditer(line.text, start):
        word = line.folded[match.start() : match.end()]
        kind = (
            "figure" if word[0].isdigit() or (len(word) > 1 and word[1].isdigit())
            else "status" if _STATUS.match(word)
            else "capital" if match[0][0].isupper() and not (match[0].isupper() and len(match[0]) > 1)
            else "word" if match[0][0].isalpha() or match[0] in ",.()\"/%"
            else "gap"
        )  # fmt: skip
        tokens.append(_Token(match.start(), match.end(), kind))
    return tokens


def _parted(line: Line, tokens: Sequence[_Token], table: Table) -> tuple[list[tuple[int, int]], Sequence[_Token]]:
    """Where the row's goals begin and end, and the tokens of the cells after them."""
    spans: list[tuple[int, int]] = []
    first = tokens[0].start
    index = 1
    limit = _cells_at(line, table)
    while index < len(tokens):
        token = tokens[index]
        if limit is not None and token.start >= limit:
            break
        so_far = line.text[first : tokens[index - 1].end]
        if token.kind == "capital" and len(table.years) > 1 and not spans and index > 1 and not ends_open(so_far):
            spans.append((first, tokens[index - 1].end))
            first = token.start
        elif token.kind in ("figure", "gap") and len(table.years) > 1 and not spans and _is_between(tokens, index):
            spans.append((first, tokens[index - 1].end))
            index += 1
            first = tokens[index].start
        elif _ends_cell(line, tokens, index, so_far, table):
            break
        index += 1
    spans.append((first, tokens[index - 1].end))
    return spans, tokens[index:]


def _cells_at(line: Line, table: Table) -> int | None:
    """Where the row's figures begin, when as many stand together as the head has columns for; None when not."""
    if table.has_measures or len(table.years) > 1 or table.values < _FEWEST_VALUES:
        return None
    cells = rf"(?:{_FIGURE}|[-–—])"
    found = re.match(
        rf".*\S(?!(?<=\d)\s\d{{3}}\b)(?=\s+{cells}(?:\s+{cells}){{{table.values - 1}}}(?:\s+{_VERDICT}(?=\s|$)|\s*$))",
        line.folded,
    )
    return found.end() if found else None


def _is_between(tokens: Sequence[_Token], index: int) -> bool:
    """Whether the token, a line or a goal's number, parts two goals."""
    token = tokens[index]
    return (
        token.end - token.start <= _LONGEST_NUMBER and index + 1 < len(tokens) and tokens[index + 1].kind == "capital"
    )


def _ends_cell(line: Line, tokens: Sequence[_Token], index: int, so_far: str, table: Table) -> bool:
    """Whether the token begins a cell of its own."""
    token = tokens[index]
    word = line.folded[token.start : token.end]
    before = line.folded[tokens[index - 1].start : tokens[index - 1].end]
    following = line.folded[tokens[index + 1].start : tokens[index + 1].end] if index + 1 < len(tokens) else ""
    is_bar = table.has_targets and word in ("i", "l", "j") and _DIRECTION.match(following)
    if token.kind in ("gap", "status") or is_bar:
        return True
    if token.kind == "capital":
        return bool(_MEASURE.match(word)) or (table.has_measures and is_whole(so_far))
    if table.has_measures and word in ("kg", "gram", "kwh", "antal", "andel") and len(so_far.split()) >= _FEWEST_WORDS:
        return not ends_open(so_far)
    if token.kind == "figure":
        return not _GOVERNS.match(before)
    if _DIRECTION.match(word) and table.has_targets and index + 1 < len(tokens) and tokens[index + 1].kind == "figure":
        follows = [
            token for token in tokens[index + 2 : index + 4] if not _UNIT.match(line.folded[token.start : token.end])
        ]
        return not follows or follows[0].kind != "word" or not ends_open(so_far)
    return False


def _lower_run(line: Line, tokens: Sequence[_Token], table: Table) -> list[str]:
    """The words in small letters after the row's figures and verdicts, which a next line of it held."""
    words: list[str] = []
    before = "word"
    for token in tokens:
        word = line.text[token.start : token.end]
        if token.kind == "capital" and words:
            break
        is_own = token.kind == "figure" and bool(words) and bool(_GOVERNS.match(fold(words[-1])))
        if token.kind != "word" and not is_own:
            # What stood between the figures was another cell's; a bar may be a stray line.
            words = words if word == "|" else []
            # A measure's own words come before the row's figures, an officer's title after them.
            before = "word" if token.kind == "capital" and before == "word" else token.kind
        elif words or (_may_begin(fold(word), before, table) and word[0].isalpha()):
            words.append(word)
    return words


def _may_begin(word: str, before: str, table: Table) -> bool:
    """Whether what a goal goes on with may begin with the word, after a token of the kind `before`."""
    if before == "capital":
        return table.has_officers
    is_unit = before == "figure" and _UNIT.match(word)
    return before != "word" and not (is_unit or _DIRECTION.match(word) or word in _STATUS_GOES_ON)


def _tail_of(opens: Sequence[_Goal], line: Line, table: Table) -> list[_Goal] | None:
    """The goals that were open, with what the line adds to them; None when it adds nothing."""
    leading = _LEADING.match(line.text)
    start = leading.end() if leading else 0
    rest = line.text[start:]
    is_figure = bool(re.match(r"(?:minst|högst)?\s?\d", rest)) and ends_open(opens[0].text)
    if not rest or not (rest[0].islower() or is_figure):
        return None
    words: list[str] = []
    for token in _tokens(line, start):
        if token.kind in ("gap", "status", "capital") or (
            token.kind == "figure" and words and not _GOVERNS.match(fold(words[-1]))
        ):
            break
        words.append(line.text[token.start : token.end])
    goals = list(opens)
    _complete(goals, words, table)
    return goals


def _complete(goals: Sequence[_Goal], tail: Sequence[str], table: Table) -> None:
    """Gives open goals their words: all of them, or, where other words stand beside them, the fewest that make each whole."""
    words = list(tail)
    if len(words) == 1 and _UNIT.match(fold(words[0])) and is_whole(goals[-1].text):
        return  # a figure's in another cell
    opens = [goal for goal in goals if not goal.is_first and not is_whole(goal.text)]
    if not opens and not table.has_measures:
        opens = [goals[-1]]
    for number, goal in enumerate(opens):
        is_last = number == len(opens) - 1 and not table.has_measures
        own = words if is_last else _fewest(goal.text, words)
        goal.text = _joined([goal.text, *own])
        words = words[len(own) :]


def _fewest(text: str, tail: Sequence[str]) -> Sequence[str]:
    for count in range(1, len(tail) + 1):
        joined = _joined([text, *tail[:count]])
        is_bound = count < len(tail) and ends_open(tail[count]) and len(tail) > count + 1
        if is_whole(joined) and not is_bound:
            return tail[:count]
    return tail


def _joined(parts: Sequence[str]) -> str:
    text = parts[0]
    for before, part in pairwise(parts):
        if before.endswith("-") and part[:1].islower() and part not in ("och", "eller"):
            text = text[:-1] + part
        else:
            text += part if part in ",.)%" else f" {part}"
    return text


def says_something(text: str) -> bool:
    """Whether the text has a verb that goals have: it says something of somebody or something."""
    return bool(_AIMS.search(_verbs_of(text)))


def _verbs_of(text: str) -> str:
    """The text, folded, without "år", which folding makes like "är"."""
    return fold(_OF_YEARS.sub("_", text))


def is_whole(text: str) -> bool:
    """Whether the text says something of something and can end where it does.

    >>> is_whole("Maten ska vara god"), is_whole("Maten på boendena ska")
    (True, False)
    """
    folded = fold(text)
    fewest = _FEWEST_WORDS if _SAYS_HOW.match(folded) else _FEWEST_WORDS + 1
    return bool(_AIMS.search(_verbs_of(text))) and not ends_open(text) and len(text.split()) >= fewest
