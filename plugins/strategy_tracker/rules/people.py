"""The people file: everybody is in it once, can be reached, and owners are in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from strategy_tracker.language import message
from strategy_tracker.model import Person, Problem, Text, text_of
from strategy_tracker.rules.judgements import owner_of
from strategy_tracker.rules.owners import owners_of
from strategy_tracker.rules.rule import Family, Rule, Severity
from strategy_tracker.rules.text.owners import OwnerKind
from strategy_tracker.tracking import TrackedPortfolio
from strategy_tracker.values import fold_width, name_key
from strategy_tracker.vocabulary.fields import field_of
from strategy_tracker.vocabulary.suggestions import nearest

_MAIL = re.compile(r"[^\s@<>,;:\"']+@[^\s@<>,;:\"']+")
_TOLD_ALREADY = (OwnerKind.TEAM, OwnerKind.SEVERAL, OwnerKind.PLACEHOLDER)


def _unknown_owners(portfolio: TrackedPortfolio) -> Iterator[Problem]:
    people = portfolio.source.people
    if not people.file:
        return
    names = [text_of(written) for person in people.persons for written in person.names]
    for path, written, text in owners_of(portfolio):
        if people.named(text) is None and owner_of(text).kind not in _TOLD_ALREADY:
            values = {"file": people.file, "suggestion": nearest(text, names)}
            yield Problem("owner-unknown", written.place, path, written.text, values)


OWNER_UNKNOWN = Rule(
    name="owner-unknown",
    family=Family.OWNERS,
    severity=Severity.WARNING,
    what=message("Reports an owner who is not in the people file, where there is one."),
    why=message("Nobody knows where they are reached, so no reminder reaches them."),
    message=message("「{text}」 is not in {file}."),
    hint=message("Add the person or post to {file}, or this spelling to theirs."),
    suggestion_hint=message("Did you mean 「{suggestion}」? Else add the person or the spelling to {file}."),
    bad="""\
>>> 2024-q3.md
策略負責人: 王*
關鍵任務:
  - 負責人: 李曉明
>>> people.yml
人員:
  - 姓名: 王*
""",
    good="""\
>>> 2024-q3.md
策略負責人: 王*
關鍵任務:
  - 負責人: 李曉明
>>> people.yml
人員:
  - 姓名: 王*
  - 姓名: 李晓明
    其他寫法: [李*, Li Xiaoming]
""",
    check=_unknown_owners,
    across=True,
    limits=message("Groups, placeholders and several owners in one field have rules of their own."),
)


def _spellings_of_two(portfolio: TrackedPortfolio) -> Iterator[Problem]:
    """Yield each spelling that an earlier person has too."""
    first: dict[str, tuple[Person, Text]] = {}
    for person in portfolio.source.people.persons:
        for written in person.names:
            other, there = first.setdefault(name_key(text_of(written)), (person, written))
            if other is not person:
                values = {"other": other.shown, "line": there.place.line}
                yield Problem("person-spelled-as-another", written.place, person.path, written.text, values)


PERSON_SPELLED_AS_ANOTHER = Rule(
    name="person-spelled-as-another",
    family=Family.IDENTITY,
    severity=Severity.ERROR,
    what=message(
        "Reports a spelling that two people of the people file share, by script, width or case too."
    ),
    why=message("Nobody can say who is meant by it, so it stands for neither of them."),
    message=message("「{text}」 stands for {other} too (line {line})."),
    hint=message("Leave it to one of the two, and tell the other apart (by the given name or the team)."),
    bad="""\
>>> people.yml
人員:
  - 姓名: 王小明
    其他寫法: [王*]
  - 姓名: 王大偉
    其他寫法: [王＊]
""",
    good="""\
>>> people.yml
人員:
  - 姓名: 王小明
    其他寫法: [王*]
  - 姓名: 王大偉
    其他寫法: [王大伟]
""",
    check=_spellings_of_two,
    across=True,
)


def _no_mail_addresses(portfolio: TrackedPortfolio) -> Iterator[Problem]:
    for person in portfolio.source.people.persons:
        written = person.mail
        if written is not None and written.value and not _MAIL.fullmatch(fold_width(written.value)):
            values = {"field": field_of("person", "mail"), "name": person.shown}
            yield Problem("mail-address-wrong", written.place, f"{person.path}.mail", written.text, values)


MAIL_ADDRESS_WRONG = Rule(
    name="mail-address-wrong",
    family=Family.SHAPE,
    severity=Severity.ERROR,
    what=message("Reports a mail address of the people file that is none."),
    why=message("Reminders to it reach nobody."),
    message=message("「{text}」 is no mail address."),
    hint=message("Write one address, which has an @ in it; one person has one."),
    bad=">>> people.yml\n人員:\n  - 姓名: 王小明\n    電子郵件: xiaoming.example.com\n",
    good=">>> people.yml\n人員:\n  - 姓名: 王小明\n    電子郵件: xiaoming@example.com\n",
    check=_no_mail_addresses,
    across=True,
)

PEOPLE_NOT_BELOW_KEY = Rule(
    name="people-not-below-key",
    family=Family.SHAPE,
    severity=Severity.ERROR,
    what=message("Reports a people file whose list does not stand below its one field."),
    why=message("It is not read, so that nobody in it is known."),
    message=message("The people do not stand below 「{field}」."),
    hint=message("Write 「{field}:」 on the first line, and each person below it as an item of a list."),
    bad=">>> people.yml\n- 姓名: 王小明\n",
    good=">>> people.yml\n人員:\n  - 姓名: 王小明\n",
)

RULES: tuple[Rule, ...] = (
    OWNER_UNKNOWN,
    PERSON_SPELLED_AS_ANOTHER,
    MAIL_ADDRESS_WRONG,
    PEOPLE_NOT_BELOW_KEY,
)
