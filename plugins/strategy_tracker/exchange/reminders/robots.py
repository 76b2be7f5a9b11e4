"""The robots of WeCom, DingTalk and Feishu (Lark): calling a person, and answers that say 200 and mean no.

Apprise knows their addresses, signatures and certificates. What it sends does not call anybody, and it takes
status 200 for success, although these services tell of an error in the answer's body.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from strategy_tracker.language import Message, message
from strategy_tracker.model import Person, text_of


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether a message arrived; else why not, without secrets, and whether trying again is of no use."""

    arrived: bool
    reason: Message | None = None
    lasting: bool = False


# Too many messages in a minute: https://developer.work.weixin.qq.com/document/path/90313 (45009),
# https://open.dingtalk.com/document/orgapp/custom-robot-access (130101, 410100),
# https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot (9499, 11232).
_BUSY = frozenset((-1, 45009, 130101, 410100, 11232))


def refused_with(status: int) -> Outcome:
    """Return the outcome of an HTTP status that is no success."""
    lasting = 400 <= status < 500 and status not in (408, 425, 429)
    return Outcome(False, message("it answered with status {status}", status=str(status)), lasting)


@dataclass(frozen=True, slots=True)
class Robot:
    """Sends text to a group through a service's robot.

    `most` is the length of a text in bytes, `mention` what stands in it to call the person, `payload` makes
    of a text what the service takes, and `request` gives the address and its parameters.
    """

    most: int
    mention: str
    payload: Callable[[str], dict[str, Any]]
    request: Callable[[], tuple[str, Mapping[str, str]]]
    plugin: Any

    def send(self, text: str) -> Outcome:
        """Send one text; its exceptions have the whole address in them and are not passed on."""
        import requests  # with Apprise, which only those have who send

        self.plugin.throttle()
        address, parameters = self.request()
        try:
            answer = requests.post(
                address,
                params=parameters,
                json=self.payload(text),
                verify=self.plugin.verify_certificate,
                timeout=self.plugin.request_timeout,
                allow_redirects=False,
            )
        except requests.Timeout:
            return Outcome(False, message("no answer in time"))
        except requests.RequestException:
            return Outcome(False, message("no connection"))
        if answer.status_code != requests.codes.ok:
            return refused_with(answer.status_code)
        return _told_in(answer)


def _told_in(answer: Any) -> Outcome:
    """Return what the body of an answer says: {"errcode": 0, …}, {"code": 0, …} or {"StatusCode": 0, …}."""
    try:
        content = answer.json()
    except ValueError:
        content = None
    codes = ("errcode", "code", "StatusCode")
    code = (
        next((content[name] for name in codes if name in content), None)
        if isinstance(content, dict)
        else None
    )
    if not isinstance(code, int):
        return Outcome(False, message("its answer cannot be read"))
    if code == 0:
        return Outcome(True)
    return Outcome(False, message("it answered with error {code}", code=str(code)), lasting=code not in _BUSY)


def robot_for(plugin: Any, person: Person | None) -> Robot | None:
    """Return the robot of a service that has one; None for any other service."""
    make = _ROBOTS.get(plugin.secure_protocol if isinstance(plugin.secure_protocol, str) else "")
    return make(plugin, person) if make is not None else None


def _wecom(plugin: Any, person: Person | None) -> Robot:
    called = [user] if (user := address_of(person, "wecom")) else []

    def payload(text: str) -> dict[str, Any]:
        return {"msgtype": "text", "text": {"content": text, "mentioned_list": called}}

    return Robot(2048, "", payload, lambda: (plugin.api_url, {}), plugin)


def _dingtalk(plugin: Any, person: Person | None) -> Robot:
    user = address_of(person, "dingtalk")
    is_mobile = user.removeprefix("+").replace("-", "").isdigit() and len(user) >= _MOBILE
    at = {
        "atMobiles": [user] if user and is_mobile else [],
        "atUserIds": [user] if user and not is_mobile else [],
    }

    def payload(text: str) -> dict[str, Any]:
        return {"msgtype": "text", "text": {"content": text}, "at": {**at, "isAtAll": False}}

    def request() -> tuple[str, Mapping[str, str]]:
        address = plugin.notify_url.format(token=plugin.token)
        if not plugin.secret:
            return address, {}
        timestamp, signature = plugin.get_signature()
        return address, {"timestamp": timestamp, "sign": unquote(signature)}  # requests quotes it again

    return Robot(16_000, f"@{user} " if user else "", payload, request, plugin)


def _feishu(plugin: Any, person: Person | None) -> Robot:
    user = address_of(person, "feishu")
    is_plain = user.replace("_", "").replace("-", "").isalnum()
    mention = f'<at user_id="{user}">{person.shown}</at> ' if person is not None and user and is_plain else ""

    def payload(text: str) -> dict[str, Any]:
        return {"msg_type": "text", "content": {"text": text}}

    def request() -> tuple[str, Mapping[str, str]]:
        lark = getattr(plugin, "webhook_url", None)
        return lark or plugin.notify_url.format(token=plugin.token), {}

    return Robot(16_000, mention, payload, request, plugin)


_MOBILE = 11
_ROBOTS: Mapping[str, Callable[[Any, Person | None], Robot]] = {
    "wecombot": _wecom,
    "dingtalk": _dingtalk,
    "feishu": _feishu,
    "lark": _feishu,
}


def address_of(person: Person | None, key: str) -> str:
    """Return a person's address of a kind, such as `mail` or `wecom`; '' where none is known."""
    written = getattr(person, key) if person is not None else None
    return text_of(written)
