"""Reminders: what each person is told, in words, and sending it to where they are reached."""

from strategy_tracker.exchange.reminders.digests import (
    Digest,
    Key,
    items_of,
    keys_of,
    manager_digest,
    personal_digests,
)
from strategy_tracker.exchange.reminders.robots import Outcome
from strategy_tracker.exchange.reminders.sending import Delivery, planned, sent, unreached
from strategy_tracker.exchange.reminders.services import AddressError, Sender, Service, read_services
from strategy_tracker.exchange.reminders.wording import lines_of, title_of

__all__ = [
    "AddressError",
    "Delivery",
    "Digest",
    "Key",
    "Outcome",
    "Sender",
    "Service",
    "items_of",
    "keys_of",
    "lines_of",
    "manager_digest",
    "personal_digests",
    "planned",
    "read_services",
    "sent",
    "title_of",
    "unreached",
]
