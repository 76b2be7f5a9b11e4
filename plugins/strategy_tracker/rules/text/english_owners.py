"""Tells what an owner written in Latin letters is: one name, one post, or a group."""

import re

from strategy_tracker.rules.text import owner_words as words
from strategy_tracker.rules.text.folding import lower
from strategy_tracker.rules.text.judgement import OwnerKind, Unit
from strategy_tracker.vocabulary.patterns import Pattern

_TOKEN = Pattern(r"[^\W_][\w.'’&*-]*|&")
_EMAIL = Pattern(r"^([\w.+-]{1,64})@[\w-]{1,63}(?:\.[\w-]{1,63})+$")
_HANDLE = Pattern(r"^([@#])([\w.-]{1,64})$")
_PLACE = Pattern(r"^(.{1,60}?),? (?:from|at|in|@) (?:the )?(.{1,60})$", re.IGNORECASE)
_LEADING_POST = Pattern(
    r"^(?:the |our |acting |deputy |interim |global |group |regional |senior |sr\.? |vice )*"
    r"(?:head|director|manager|lead|owner|chief|vp|svp|evp|avp|president|vice president|chair|editor)"
    r"(?: of| for|,| -| to)? .*$",
    re.IGNORECASE,
)
_WORK_ENDINGS = (
    "ships",
    "ship",
    "tions",
    "tion",
    "ments",
    "ment",
    "ness",
    "ics",
    "ities",
    "ity",
    "ance",
    "ing",
)
_EVERY = Pattern(r"^(?:all|both|each|every|several|various|two|three|four|\d+)\b", re.IGNORECASE)
_NAME = Pattern(r"^[^\W\d_][\w.'’*-]*$")
_CHANNEL_PARTS = Pattern(r"[._-]+")


def _tokens(text: str) -> list[str]:
    return [found.strip(".'’-") for found in _TOKEN.findall(text)]


def _singular(token: str) -> str:
    return token.removesuffix("s")


def is_field(text: str) -> bool:
    """Tell whether the text only names a field of work (Sales, Customer Success, R&D)."""
    tokens = [lower(token) for token in _tokens(text)]
    return bool(tokens) and all(
        token in words.ENGLISH_FIELDS or _singular(token) in words.ENGLISH_FIELDS for token in tokens
    )


def names_work(text: str) -> bool:
    """Tell whether the text is a field of work by its last word: Policy & Partnerships, Sponsorship."""
    return is_field(text) or lower(" ".join(_tokens(text))).endswith(_WORK_ENDINGS)


def _of_address(text: str) -> Unit | None:
    """Judge an e-mail address, an @handle or a #channel."""
    address, handle = _EMAIL.match(text), _HANDLE.match(text)
    name = address.group(1) if address else handle.group(2) if handle else ""
    if not name:
        return None
    parts = _CHANNEL_PARTS.split(lower(name).strip("._-"))
    known = words.ENGLISH_FIELDS | words.ENGLISH_COLLECTIVES | {"channel", "here"}
    is_shared = text.startswith("#") or all(part in known for part in parts)
    if is_shared or not words.ENGLISH_COLLECTIVES.isdisjoint(parts):
        return Unit(OwnerKind.TEAM, text)
    return Unit(OwnerKind.PERSON, text)


def _of_post(text: str, tokens: list[str]) -> Unit | None:
    """Judge a text that names a post; several where the post is a plural."""
    small = [lower(token) for token in tokens]
    last = small[-1]
    if _singular(last) in words.ENGLISH_POSTS and last not in words.ENGLISH_POSTS:
        return Unit(OwnerKind.SEVERAL, tokens[-1])
    if last not in words.ENGLISH_POSTS and last.rsplit("-", 1)[-1] in words.ENGLISH_POSTS:
        return Unit(OwnerKind.POSITION, tokens[-1])  # vice-president, co-chair
    if (
        len(tokens) > 1
        and tokens[-1].islower()
        and not _EVERY.match(text)
        and last.endswith(("er", "or", "ist"))
    ):
        return Unit(OwnerKind.POSITION, tokens[-1])  # "Ticketing organiser" and posts nobody can list in full
    if last in words.ENGLISH_POSTS:
        if _EVERY.match(text):
            return Unit(OwnerKind.SEVERAL, text)
        named = len(tokens) > 2 and last in words.SHORT_POSTS and not is_field(" ".join(tokens[:-1]))
        return Unit(OwnerKind.PERSON if named else OwnerKind.POSITION, tokens[-1])
    if _LEADING_POST.match(text) and not _is_titled_name(tokens, small):
        return Unit(OwnerKind.POSITION, text)
    return _of_post_inside(text, tokens, small)


def _is_titled_name(tokens: list[str], small: list[str]) -> bool:
    """Tell whether a post is a title before a name: VP Sarah Lee."""
    known = words.ENGLISH_FIELDS | words.ENGLISH_COLLECTIVES | words.ENGLISH_POSTS
    return all(
        token[0].isupper() and token_small not in known
        for token, token_small in zip(tokens[1:], small[1:], strict=True)
    )


def _of_post_inside(text: str, tokens: list[str], small: list[str]) -> Unit | None:
    for place, token in enumerate(small[:-1]):
        rest = small[place + 1 :]
        if [token, rest[0]] == ["member", "for"]:  # as councils call who answers for a field of work
            return Unit(OwnerKind.POSITION, text)
        if _singular(token) in words.ENGLISH_POSTS and rest[0] in {"of", "for", "in", "at", "on"}:
            plural = token not in words.ENGLISH_POSTS
            return Unit(OwnerKind.SEVERAL if plural else OwnerKind.POSITION, text)
        if token in words.ENGLISH_POSTS and not any(
            part in words.ENGLISH_FIELDS | words.ENGLISH_COLLECTIVES for part in rest
        ):
            return Unit(OwnerKind.PERSON, " ".join(tokens[place + 1 :]))
    return None


_BODY_OF = Pattern(
    r"^(?:the )?(?:board|council|committee|chamber|city|county|town|department|dept\.?|ministry|"
    r"office|bureau|university|institute|team|friends|league|federation) of ",
    re.IGNORECASE,
)


def _of_group(text: str, tokens: list[str]) -> Unit | None:
    small = [lower(token) for token in tokens]
    collective = small[-1] in words.ENGLISH_COLLECTIVES or _singular(small[-1]) in words.ENGLISH_COLLECTIVES
    if collective or small[0] in {
        "team",
        "everyone",
        "everybody",
        "all",
        "whole",
    }:
        return Unit(OwnerKind.TEAM, tokens[-1] if collective else text)
    if is_field(text):
        return Unit(OwnerKind.TEAM, text)
    for token, small_token in zip(tokens[1:], small[1:], strict=True):
        if small_token in {"team", "department", "dept", "agency", "committee", "company", "group", "squad"}:
            return Unit(OwnerKind.TEAM, token)
    return None


def judge_latin(text: str) -> Unit:
    """Judge one owner in Latin letters; lists of owners are split before."""
    addressed = _of_address(text)
    if addressed:
        return addressed
    tokens = _tokens(text.lstrip("@"))
    if not tokens:
        return Unit(OwnerKind.UNKNOWN)
    if lower(tokens[0]) in words.ENGLISH_HONORIFICS:
        return Unit(OwnerKind.PERSON, text)
    if _BODY_OF.match(text) and lower(tokens[-1]) not in words.ENGLISH_POSTS:
        return Unit(OwnerKind.TEAM, text)
    judged = _of_post(text, tokens)
    if judged:
        return judged
    placed = _PLACE.match(text)
    if placed and lower(placed.group(1)) not in words.ENGLISH_COLLECTIVES:
        return judge_latin(placed.group(1))
    judged = _of_group(text, tokens)
    if judged:
        return judged
    if len(tokens) <= 6 and all(_NAME.match(token) for token in tokens):
        return Unit(OwnerKind.PERSON, text)
    return Unit(OwnerKind.UNKNOWN)
