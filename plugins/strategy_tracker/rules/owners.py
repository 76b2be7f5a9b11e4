"""Owners: one person or one post answers for each task and each strategy."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from strategy_tracker.language import message
from strategy_tracker.model import Problem, Written
from strategy_tracker.rules.judgements import owner_of
from strategy_tracker.rules.rule import Family, Rule, Severity
from strategy_tracker.rules.text.owners import OwnerKind
from strategy_tracker.tracking import TrackedPortfolio
from strategy_tracker.values import name_key, name_without_contact, tidy_name


def owners_of(portfolio: TrackedPortfolio) -> Iterator[tuple[str, Written[str], str]]:
    """Yield the owners of strategies and of tasks that count, with their paths and names."""
    for tracked in portfolio.strategies:
        owner = tracked.record.owner
        if owner is not None and owner.value:
            yield "owner", owner, owner.value
        for task in tracked.tasks:
            written = task.record.owner
            if task.counts and written is not None and written.value:
                yield f"{task.record.path}.owner", written, written.value


def _of_kind(rule: str, kind: OwnerKind) -> Callable[[TrackedPortfolio], Iterator[Problem]]:
    """Return the check that reports owners of one kind."""

    def check(portfolio: TrackedPortfolio) -> Iterator[Problem]:
        for path, written, text in owners_of(portfolio):
            judgement = owner_of(name_without_contact(text) or text)
            names = judgement.suggestion
            if judgement.kind is kind or (kind is OwnerKind.SEVERAL and names):
                values = {
                    "evidence": judgement.evidence or text,
                    "suggestion": names[0] if len(names) > 1 else None,
                    "others": "、".join(names[1:]),
                }
                yield Problem(rule, written.place, path, written.text, values)

    return check


OWNER_COLLECTIVE = Rule(
    name="owner-collective",
    family=Family.OWNERS,
    severity=Severity.WARNING,
    what=message("Reports a department, team or group where one person or post should answer."),
    why=message("What everybody answers for, nobody answers for; and no reminder reaches a department."),
    message=message("「{text}」 is a group, not one person who answers for it."),
    hint=message("Name one person or one post; the others go into 「collaborators」."),
    bad="關鍵任務:\n  - 負責人: 市場部\n",
    good="關鍵任務:\n  - 負責人: 市場部經理\n",
    check=_of_kind("owner-collective", OwnerKind.TEAM),
    limits=message(
        "Judges the words alone and knows no staff list: an unknown nickname, initials or the name of an "
        "agency may be taken for a person; 採購 and 客服 alone are taken for departments. 100% of 64 owners "
        "from plans not seen while the rule was made were told rightly, and 93% of 67 in the one before."
    ),
)

OWNER_SEVERAL = Rule(
    name="owner-several",
    family=Family.OWNERS,
    severity=Severity.WARNING,
    what=message("Reports several owners of one task or strategy."),
    why=message("With two owners each waits for the other when it matters."),
    message=message("「{text}」 names several owners."),
    hint=message("Keep one 「owner」 and put the others into 「collaborators」."),
    suggestion_hint=message(
        "Write 「owner: {suggestion}」 and 「collaborators: [{others}]」, if that is who answers for it."
    ),
    bad="關鍵任務:\n  - 負責人: 王*、李*\n",
    good="關鍵任務:\n  - 主負責人: 王*\n    協作者: [李*]\n",
    check=_of_kind("owner-several", OwnerKind.SEVERAL),
    limits=message(
        "Two names without a mark between them are only told apart where both begin with a common surname; "
        "“Smith, John” is one person where the surname is a common one."
    ),
)

OWNER_PLACEHOLDER = Rule(
    name="owner-placeholder",
    family=Family.OWNERS,
    severity=Severity.WARNING,
    what=message("Reports an owner who is yet to be named."),
    why=message("Work without an owner does not begin, and nobody is told."),
    message=message("「{text}」 is nobody yet."),
    hint=message("Name the person or post; until then, whoever has to find one."),
    bad="關鍵任務:\n  - 負責人: 待定\n",
    good="關鍵任務:\n  - 負責人: 王*\n",
    check=_of_kind("owner-placeholder", OwnerKind.PLACEHOLDER),
)


def _with_contact(portfolio: TrackedPortfolio) -> Iterator[Problem]:
    for path, written, text in owners_of(portfolio):
        name = name_without_contact(text)
        if name is not None:
            yield Problem("owner-with-contact", written.place, path, written.text, {"name": name})


OWNER_WITH_CONTACT = Rule(
    name="owner-with-contact",
    family=Family.OWNERS,
    severity=Severity.WARNING,
    what=message("Reports an owner with a telephone number or an e-mail address after the name."),
    why=message(
        "The number becomes part of the name: one person becomes two in every list, and the number is "
        "published with the site."
    ),
    message=message("「{text}」 is more than a name."),
    hint=message("Write 「{name}」 alone; numbers and addresses do not belong into a task."),
    bad="關鍵任務:\n  - 負責人: 王* 13800000000\n",
    good="關鍵任務:\n  - 負責人: 王*\n",
    check=_with_contact,
)


def _spelled_twice(portfolio: TrackedPortfolio) -> Iterator[Problem]:
    """Yield each owner whose name stands in another spelling where the portfolio first names them."""
    first: dict[str, str] = {}
    for path, written, text in owners_of(portfolio):
        name = tidy_name(text)
        other = first.setdefault(name_key(text), name)
        if other != name:
            yield Problem("owner-spelled-twice", written.place, path, written.text, {"other": other})


OWNER_SPELLED_TWICE = Rule(
    name="owner-spelled-twice",
    family=Family.OWNERS,
    severity=Severity.WARNING,
    what=message("Reports an owner who is spelled in another way elsewhere: by script, width or capitals."),
    why=message("Two spellings are two people in every list and filter, and each sees half of the tasks."),
    message=message("「{text}」 is written 「{other}」 elsewhere."),
    hint=message(
        "Write 「{other}」 here too, if it is the same person; else tell the two apart (by their teams)."
    ),
    bad="負責人: 王偉\n關鍵任務:\n  - 負責人: 王伟\n",
    good="負責人: 王偉\n關鍵任務:\n  - 負責人: 王偉\n",
    check=_spelled_twice,
    across=True,
    limits=message(
        "Quotes around a name and the space inside a Chinese one (李 四) make no other person and are "
        "not reported."
    ),
)

RULES: tuple[Rule, ...] = (
    OWNER_COLLECTIVE,
    OWNER_SEVERAL,
    OWNER_PLACEHOLDER,
    OWNER_WITH_CONTACT,
    OWNER_SPELLED_TWICE,
)
