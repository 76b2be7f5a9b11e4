"""Tells whether an owner field names one person or post, or nobody who could be asked."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from strategy_tracker.rules.text import owner_words as words
from strategy_tracker.rules.text.chinese_owners import is_name, judge_chinese, names_one_organisation
from strategy_tracker.rules.text.english_owners import is_field, judge_latin, names_work
from strategy_tracker.rules.text.folding import as_written, fold, has_chinese, is_chinese, is_covered, lower
from strategy_tracker.rules.text.judgement import OwnerKind, Unit
from strategy_tracker.rules.text.placeholders import begins_as_placeholder, is_placeholder
from strategy_tracker.values import tidy_name
from strategy_tracker.vocabulary.patterns import Pattern
from strategy_tracker.vocabulary.surnames import ENGLISH

__all__ = ["OwnerJudgement", "OwnerKind", "classify_owner"]


@dataclass(frozen=True, slots=True)
class OwnerJudgement:
    """The kind of an owner, the part that decided, and of several names, as typed, who they are.

    Where one of several is marked as the main one (王明（主）、李華) it is a person, and stands first.
    """

    kind: OwnerKind
    evidence: str = ""
    suggestion: tuple[str, ...] = ()


class _Split(NamedTuple):
    parts: list[str]
    mark: str

    @property
    def tight(self) -> bool:
        """Whether the mark lists owners (、 & 和) rather than joins a name to its department (- / space)."""
        return self.mark not in _MARKS_THAT_JOIN


_LABEL = Pattern(
    r"^(?:第一|总|任务|项目|活动|策略|主要)?(?:主负责人|负责人|责任人|主责人|主责|主办|承办|主担|"
    r"代理人|联系人|联络人|对接人|"
    r"经办人|承办人|执行人|跟进人|contact|assigned to|"
    r"owner|dri|assignee|responsible|accountable|pic|lead)"
    r" ?[:：] ?",
    re.IGNORECASE,
)
# 王明(A角) 李華(B角) name a first and a second; the marks themselves name nobody.
_ROLE_MARK = Pattern(r"(?<![A-Za-z])[ABab]角[:： ]?")
_HELPER = (
    r"(?:协作者|协作人|协作|协办|配合人|配合|协同|协助|支持|副手|collaborators?|"
    r"supporting|supported by|with support|with help)"
    r"[ ]?(?::|from|by|为|者|人)"
)
_HELPERS = Pattern(rf"[ ,;、/(。]*{_HELPER}.*$", re.IGNORECASE)
_HELPER_ALONE = Pattern(rf"^{_HELPER}[ :]*", re.IGNORECASE)
_RESPONSIBLE = Pattern(r"^由?(.{1,40}?)(?:主要|全权|牵头|总体|统一|具体|共同)?(?:负责|牵头|主导|承办|跟进)$")
_MAIN_MARK = Pattern(r"\((?:主|主责|主负责|主负责人|主要|牵头|lead|owner|dri|accountable)\)", re.IGNORECASE)
_PARENTHESES = Pattern(r"\(([^()]*)\)?|\[([^\[\]]*)\]?|【([^【】]*)】?|<([^<>]*)>?")
_LISTING = Pattern(
    r"[、,;+|\n，；]|&(?!(?<=(?-i:[A-Z])&)(?-i:[A-Z]\b))|(?<=\s)w/ ?|/|"  # C&M is one
    r" (?:and|with|plus|or|und|&) |(?<=\s)[vy](?=\s)",
    re.IGNORECASE,
)
_CHINESE_AND = Pattern(r"以及|和|与|及|跟|暨|或|同")
_JOINING = Pattern(
    r" [-–—] |(?<=[\u3400-\u9fff)])[-–—_:@·•・](?=\S)|(?<=\S)[-–—_@:](?=[\u3400-\u9fff])| ?: |"
    r"(?<=[部组科处室心队司团])的"
)
# "Smith, John", "De la Cruz, Maria": as address books write one person.
_SURNAME_FIRST = Pattern(
    r"^((?:(?:de|da|di|van|von|der|del|la|le|el) )*[^\W\d_][\w'-]{1,20}), ?"
    r"[^\W\d_][\w'-]{1,20}(?: [A-Za-z]\.?)?$",
    re.IGNORECASE,
)
_OF_EACH = Pattern(r"(?:各|所有|全体|每)[\u3400-\u9fff]")
_OUTER = " \t.。,;!、:'\"“”‘’「」『』《》"
_MARKS_THAT_JOIN = frozenset("/|- ")


def _judge_unit(text: str) -> Unit:
    if is_placeholder(text):
        return Unit(OwnerKind.PLACEHOLDER, text)
    return judge_chinese(text) if has_chinese(text) else judge_latin(text)


def _split_list(text: str) -> _Split:
    marks = [found.group().strip() for found in _LISTING.finditer(text)]
    parts = [part.strip() for part in _LISTING.split(text)]
    mark = next((mark for mark in marks if mark not in _MARKS_THAT_JOIN), marks[0] if marks else "")
    return _Split([part for part in parts if part], mark)


def _split_chinese_and(text: str) -> _Split:
    """Split at 和, 與, 及 … where both sides stand for themselves (not in 王和平)."""
    for found in _CHINESE_AND.finditer(text):
        left, right = text[: found.start()].strip(), text[found.end() :].strip()
        if names_one_organisation(left, right):
            continue  # 縣教育和體育局
        if _can_stand(left) and _can_stand(right):
            return _Split([left, *_split_chinese_and(right).parts], found.group())
    return _Split([text], "")


def _can_stand(text: str) -> bool:
    return len(text) >= 2 or (text.isascii() and bool(text))


def _split_spaces(text: str) -> _Split:
    tokens = tidy_name(text).split()
    parts: list[str] = []
    for token in tokens:  # Latin words stay together: "Amy Chen 陳" is two parts
        if parts and not has_chinese(token) and not has_chinese(parts[-1]) and not token.startswith("@"):
            parts[-1] += f" {token}"
        else:
            parts.append(token)
    return _Split(parts or [text], " ")  # a quotation mark alone is no name


def _combine(units: list[Unit], split: _Split) -> Unit:
    """Judge a list of owners from its parts."""
    kinds = [unit.kind for unit in units]
    people, posts = kinds.count(OwnerKind.PERSON), kinds.count(OwnerKind.POSITION)
    first_of = {unit.kind: unit for unit in reversed(units)}
    if OwnerKind.SEVERAL in kinds:
        return first_of[OwnerKind.SEVERAL]
    if people > 1 or (posts > 1 and not people):
        return Unit(OwnerKind.SEVERAL, split.mark)
    if people:
        titled = split.mark in {",", ""} and (posts or OwnerKind.TEAM in kinds)
        lists = split.tight and not titled and kinds.count(OwnerKind.UNKNOWN) + people < len(kinds)
        return Unit(OwnerKind.SEVERAL, split.mark) if lists else first_of[OwnerKind.PERSON]
    if posts:
        return Unit(OwnerKind.SEVERAL, split.mark) if split.tight else first_of[OwnerKind.POSITION]
    return first_of.get(OwnerKind.TEAM) or first_of.get(OwnerKind.PLACEHOLDER) or units[0]


def _is_one_post(parts: list[str]) -> bool:
    """Tell whether a list is one post over several fields: 市場與銷售總監, VP Sales & Marketing."""
    units = [_judge_unit(part) for part in parts]
    fields = [is_covered(part, words.FIELDS) or is_field(part) for part in parts]
    if units[-1].kind is OwnerKind.POSITION and all(fields[:-1]):
        return True
    if has_chinese(parts[0]) or units[0].kind is not OwnerKind.POSITION:
        return False
    return all(fields[1:]) or (len(parts) > 2 and any(names_work(part) for part in parts[1:]))


def _is_surname_first(text: str) -> bool:
    found = _SURNAME_FIRST.match(text)
    return found is not None and (lower(found.group(1)) in ENGLISH or " " in found.group(1))


def _judge_list(text: str) -> tuple[Unit, list[str]]:
    """Judge a text without parentheses; also return the parts of a list."""
    if _is_surname_first(text):
        return Unit(OwnerKind.PERSON, text), []
    split = _split_list(text)
    if len(split.parts) == 1:
        split = _split_chinese_and(split.parts[0])
    if len(split.parts) > 1:
        if _is_one_post(split.parts):
            return Unit(OwnerKind.POSITION, text), []
        if is_field(text):
            return Unit(OwnerKind.TEAM, text), []
        return _combine([_judge_joined(part) for part in split.parts], split), split.parts
    return _judge_joined(text), _split_spaces(text).parts


def _judge_joined(text: str) -> Unit:
    """Judge one entry of a list: a name, perhaps with its department or post before or after it."""
    if _is_transliteration(text):
        return _judge_spaced(text)
    pieces = [piece.strip() for piece in _JOINING.split(text)]
    units = [_judge_spaced(piece) for piece in pieces if piece] or [Unit(OwnerKind.UNKNOWN)]
    if units[0].kind is OwnerKind.PLACEHOLDER:
        return units[0]
    return _combine(units, _Split(pieces, "-"))


def _is_transliteration(text: str) -> bool:
    """Tell whether the text is a foreign name with its dot: 約翰·史密斯."""
    parts = text.split("·")
    could_begin = {OwnerKind.PERSON, OwnerKind.UNKNOWN}
    return len(parts) > 1 and all(map(is_chinese, parts)) and _judge_unit(parts[0]).kind in could_begin


def _judge_spaced(text: str) -> Unit:
    split = _split_spaces(text)
    judged = [(part, _judge_unit(part)) for part in split.parts]
    names = [part for part, unit in judged if unit.kind is OwnerKind.PERSON]
    if len(names) > 1 and sum(map(has_chinese, names)) < 2:
        if sum(part.startswith("@") for part in split.parts) > 1:
            return Unit(OwnerKind.SEVERAL, " ")
        return Unit(OwnerKind.PERSON, text)  # one person with a name in each script
    if not names and all(map(has_chinese, split.parts)) and judged[-1][1].kind is OwnerKind.TEAM:
        return judged[-1][1]
    return _combine([unit for _, unit in judged], split)


def _outside_and_inside(text: str) -> tuple[str, list[str]]:
    inside = [next(filter(None, found.groups()), "") for found in _PARENTHESES.finditer(text)]
    gap = "" if _OF_EACH.match(text) else " "  # 各鎮(街道)負責人
    return _PARENTHESES.sub(gap, text).strip(_OUTER), inside


def _judge(text: str) -> tuple[Unit, list[str]]:
    outside, inside = _outside_and_inside(text)
    if is_placeholder(text):  # [Name, Role]
        return Unit(OwnerKind.PLACEHOLDER, text), []
    if not outside:
        return _judge_list("".join(inside[:1]).strip(_OUTER))
    if begins_as_placeholder(outside):
        return Unit(OwnerKind.PLACEHOLDER, outside), []
    if _MAIN_MARK.search(text):
        head = _PARENTHESES.sub(" ", text[: next(iter(_MAIN_MARK.finditer(text))).end()])
        return _judge_list(_LISTING.split(head)[-1].strip(_OUTER))
    unit, parts = _judge_list(outside)
    if unit.kind in {OwnerKind.TEAM, OwnerKind.POSITION, OwnerKind.UNKNOWN}:
        for note in inside:
            noted, names = _judge_list(note.strip(_OUTER))
            if (
                unit.kind is OwnerKind.POSITION
                and noted.kind is OwnerKind.PERSON
                and not _is_surely_name(note)
            ):
                continue  # 運營總監（待轉正）, Product Manager (Checkout): the post is told already
            named = noted.kind in {OwnerKind.PERSON, OwnerKind.SEVERAL, OwnerKind.PLACEHOLDER}
            if named or (noted.kind is OwnerKind.POSITION and unit.kind is OwnerKind.TEAM):
                return noted, names
    return unit, parts


def _beside_the_main_one(text: str, main: str) -> list[str]:
    """Return the other names of a list of which one is marked as the main one."""
    parts = (part.strip(_OUTER) for part in _LISTING.split(_PARENTHESES.sub(" ", text)))
    return [part for part in parts if part and part != main]


def _is_surely_name(text: str) -> bool:
    bare = text.strip(_OUTER)
    return is_name(bare) or "*" in bare or " " in bare


def _without_frame(text: str) -> str:
    """Return the text without its label (主負責人:), helpers (協作者: …) and "由 … 負責".

    Where nobody but helpers is named it is they who are judged.
    """
    named = _LABEL.sub("", text, count=1)
    helped = _HELPERS.sub("", named) or _HELPER_ALONE.sub("", named)
    bare = _ROLE_MARK.sub(" ", helped).strip()
    framed = _RESPONSIBLE.match(bare)
    return framed.group(1).strip() if framed else bare


def classify_owner(text: str) -> OwnerJudgement:
    """Return who an owner field names; never raises, reads the first 500 characters only."""
    folded = fold(text)
    bare = folded.strip()
    if is_placeholder(bare):
        return OwnerJudgement(OwnerKind.PLACEHOLDER, as_written(bare, folded, text))
    unit, parts = _judge(_without_frame(bare.strip(_OUTER)) or bare)
    if unit.kind is OwnerKind.PERSON and _MAIN_MARK.search(bare):
        parts = [unit.evidence, *_beside_the_main_one(bare, unit.evidence)]
    elif unit.kind is not OwnerKind.SEVERAL:
        parts = []
    names = tuple(as_written(part, folded, text) for part in parts)
    return OwnerJudgement(unit.kind, as_written(unit.evidence, folded, text), names if len(names) > 1 else ())
