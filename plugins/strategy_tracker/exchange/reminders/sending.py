"""Sending digests: which service reaches whom, trying again, and a report of who was reached."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from strategy_tracker.exchange.reminders.digests import Digest
from strategy_tracker.exchange.reminders.robots import Outcome
from strategy_tracker.exchange.reminders.services import Sender, Service
from strategy_tracker.exchange.reminders.wording import lines_of, parts_of, title_of
from strategy_tracker.language import Language, Message, message
from strategy_tracker.model import People

WAITS = (2, 10)
"""Seconds to wait before a message that did not arrive is sent again; as often as there are waits."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of one digest at one service: `reason` says why it did not arrive, or will not."""

    person: str
    service: str
    messages: int
    arrived: bool
    reason: Message | None = None


def planned(
    digests: Iterable[Digest], services: Sequence[Service], people: People, language: Language
) -> tuple[Delivery, ...]:
    """Return what sending would do; nothing is sent, and what can be sent counts as arrived."""
    found = []
    for digest in digests:
        person = people.named(digest.person)
        for service in services:
            reason = service.lacks(person)
            count = 0 if reason else len(_texts(digest, service.sender(person, 1), language))
            found.append(Delivery(digest.person, repr(service), count, reason is None, reason))
    return tuple(found)


def sent(
    digests: Iterable[Digest],
    services: Sequence[Service],
    people: People,
    language: Language,
    *,
    seconds: float,
    wait: Callable[[float], None],
) -> Iterator[Delivery]:
    """Send each digest to each service that reaches its person, and yield what became of it.

    `seconds` is the time-out of each connection and answer; `wait` waits for so many seconds.
    """
    for digest in digests:
        person = people.named(digest.person)
        for service in services:
            reason = service.lacks(person)
            if reason is not None:
                yield Delivery(digest.person, repr(service), 0, False, reason)
                continue
            sender = service.sender(person, seconds)
            texts = _texts(digest, sender, language)
            outcome = _all_sent(sender, texts, wait)
            yield Delivery(digest.person, repr(service), len(texts), outcome.arrived, outcome.reason)


def unreached(deliveries: Iterable[Delivery]) -> tuple[str, ...]:
    """Return whom no service reached, and those whom one was to reach and did not for want of an answer.

    A service that has no address of a person is no failure while another one reaches them.
    """
    found: dict[str, list[Delivery]] = {}
    for delivery in deliveries:
        found.setdefault(delivery.person, []).append(delivery)
    return tuple(
        name
        for name, of_person in found.items()
        if not any(one.arrived for one in of_person)
        or any(one.messages and not one.arrived for one in of_person)
    )


def _texts(digest: Digest, sender: Sender, language: Language) -> list[str]:
    title, lines = title_of(digest, language), lines_of(digest, language)
    return parts_of(title, lines, sender.most, head=sender.head)


def _all_sent(sender: Sender, texts: Sequence[str], wait: Callable[[float], None]) -> Outcome:
    """Send the messages in their order; after one that does not arrive the others are not sent."""
    for number, text in enumerate(texts):
        outcome = _sent(sender, text, wait)
        if not outcome.arrived:
            if number and outcome.reason is not None:
                values = {"sent": number, "total": len(texts), "reason": outcome.reason}
                reason = message("only {sent} of {total} messages arrived: {reason}", **values)
                return Outcome(False, reason, outcome.lasting)
            return outcome
    return Outcome(True)


def _sent(sender: Sender, text: str, wait: Callable[[float], None]) -> Outcome:
    """Send one message, again after each wait while that may help."""
    outcome = sender.send(text)
    for seconds in WAITS:
        if outcome.arrived or outcome.lasting:
            break
        wait(seconds)
        outcome = sender.send(text)
    return outcome
