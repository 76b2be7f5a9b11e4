"""The services that reminders go to: their addresses, which are secrets, and whom each of them reaches."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from strategy_tracker.exchange.reminders.robots import Outcome, address_of, refused_with, robot_for
from strategy_tracker.language import Message, message
from strategy_tracker.model import Person
from strategy_tracker.vocabulary.fields import field_of

_PLACE = re.compile(r"\{(\w*)\}")
_SAMPLES = {"mail": "a@example.com", "wecom": "a", "dingtalk": "13800000000", "feishu": "a", "slack": "U0"}
"""The fields of a person that may stand in an address, with what shows whether it is complete."""
_SCHEMA = re.compile(r"([a-z][a-z0-9]{1,19})://", re.IGNORECASE)
_STATUS = re.compile(r"error=(\d{3})\b")


class AddressError(ValueError):
    """An address that cannot be used; `text` says which, without anything of it that is secret."""

    def __init__(self, text: Message) -> None:
        super().__init__(text.template)
        self.text = text


@dataclass(frozen=True, slots=True, repr=False)
class Service:
    """One service; `name` is what it is called, `per_person` the fields of a person that its address needs.

    Without any, all messages go to one place, such as a group.
    """

    name: str
    number: int
    _address: str
    per_person: tuple[str, ...]

    def __repr__(self) -> str:
        """Return what may be seen of it: nothing of its address."""
        return f"{self.name} ({self.number})"

    def lacks(self, person: Person | None) -> Message | None:
        """Return what has to be known of a person before the service reaches them; None where all is."""
        for key in self.per_person:
            if not address_of(person, key):
                return message("「{field}」 is not in the people file", field=field_of("person", key))
        return None

    def sender(self, person: Person | None, seconds: float) -> Sender:
        """Return what sends messages to a person; each step of it gives up after so many seconds."""
        plugin = _plugin(_filled(self._address, {key: address_of(person, key) for key in self.per_person}))
        plugin.socket_connect_timeout = plugin.socket_read_timeout = seconds
        return Sender(plugin, person)


class Sender:
    """Sends messages to one person through one service."""

    def __init__(self, plugin: Any, person: Person | None) -> None:
        self._plugin = plugin
        self._robot = robot_for(plugin, person)
        slack = address_of(person, "slack")
        is_called = plugin.secure_protocol == "slack" and slack.isalnum()
        self.head = self._robot.mention if self._robot else (f"<@{slack}> " if is_called else "")
        """What stands before the first message, to call the person."""
        self.most: int = self._robot.most if self._robot else plugin.body_maxlen
        """How many bytes a message may have. Apprise counts characters, so that this is never too many."""

    def send(self, text: str) -> Outcome:
        """Send one message, whose first line is its title; say whether it arrived, or why not.

        Apprise logs why, with whole addresses in it: only a status number is taken from there.
        """
        if self._robot is not None:
            return self._robot.send(text)
        title, _, rest = text.partition("\n")
        parts = {"title": title, "body": rest or title, "body_format": "text"}
        if self.head:  # declared as text, it would be escaped; the signs of the lines are no markup any more
            parts = {"body": text}
        with _captured() as said:
            try:
                arrived = self._plugin.notify(**parts)
            except Exception:  # a plugin may raise anything, with the address in it
                arrived = False
        if arrived:
            return Outcome(True)
        status = next((int(found[1]) for line in said if (found := _STATUS.search(line))), None)
        reason = message("no connection, or it was refused")
        return Outcome(False, reason) if status is None else refused_with(status)


def read_services(text: str) -> tuple[Service, ...]:
    """Return the services of addresses, one a line; empty lines and those that begin with # are left out.

    Raises AddressError for one that no service knows, and ImportError without Apprise.
    """
    lines = (line.strip() for line in text.splitlines())
    addresses = [line for line in lines if line and not line.startswith("#")]
    return tuple(_service(number, address) for number, address in enumerate(addresses, 1))


def _service(number: int, address: str) -> Service:
    places = tuple(dict.fromkeys(found[1] for found in _PLACE.finditer(address)))
    for place in places:
        if place not in _SAMPLES:
            values = {"number": number, "place": place, "known": [f"{{{name}}}" for name in _SAMPLES]}
            text = message("Address {number}: 「{place}」 is no field of a person; there are {known}.")
            raise AddressError(text.with_values(values))
    plugin = _plugin(_filled(address, _SAMPLES))
    if plugin is None:
        schema = _SCHEMA.match(address)
        text = message(
            "Address {number} ({schema}://…) is not complete, or no service knows it.",
            number=number,
            schema=schema[1].lower() if schema else "",
        )
        raise AddressError(text)
    if not places and _goes_to_its_sender(plugin):
        address, places = f"{address}{'&' if '?' in address else '?'}to={{mail}}", ("mail",)
    return Service(str(plugin.service_name), number, address, places)


def _goes_to_its_sender(plugin: Any) -> bool:
    """Tell whether it is a mail account for which nobody is named: it is for each person's own mail."""
    if plugin.secure_protocol != "mailtos":
        return False
    return [address for _, address in plugin.targets] == [plugin.from_addr[1]]


def _filled(address: str, values: dict[str, str]) -> str:
    return _PLACE.sub(lambda found: quote(values[found[1]], safe=""), address)


def _plugin(address: str) -> Any:
    """Return Apprise's plugin for an address, None where it has none."""
    from apprise import Apprise  # an extra, and slow to import

    with _captured():
        return Apprise.instantiate(address)


@contextmanager
def _captured() -> Iterator[list[str]]:
    """Keep what Apprise logs from being printed, for it has addresses in it, and give its lines."""
    said: list[str] = []

    class Keeper(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(record.getMessage())

    log, keeper = logging.getLogger("apprise"), Keeper()
    before = log.propagate, log.level
    log.addHandler(keeper)
    log.propagate = False
    log.setLevel(logging.WARNING)
    try:
        yield said
    finally:
        log.removeHandler(keeper)
        log.propagate, level = before
        log.setLevel(level)
