"""What arrives at the services, and what is said where it does not: seen by receivers on loopback."""

from __future__ import annotations

import base64
import hashlib
import hmac
import logging
import socket
from collections.abc import Iterator
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from apprise.plugins.base import NotifyBase
from apprise.plugins.dingtalk import NotifyDingTalk
from apprise.plugins.feishu import NotifyFeishu
from apprise.plugins.slack import NotifySlack
from apprise.plugins.wecombot import NotifyWeComBot
from receiver import HANG, Receiver, receiving

from strategy_tracker.exchange.reminders import (
    AddressError,
    Delivery,
    Digest,
    planned,
    read_services,
    sent,
    unreached,
)
from strategy_tracker.exchange.reminders.digests import Item
from strategy_tracker.language import Language, message
from strategy_tracker.model import People
from strategy_tracker.source.people import load_people
from strategy_tracker.tracking import AlertKind, AlertReason, Level

PEOPLE = """\
人員:
  - 姓名: 王小明
    電子郵件: xiaoming@example.com
    企業微信: XiaoMing
    釘釘: "13812345678"
    飛書: ou_1
    Slack: U0WANG
  - {姓名: 李小華, 釘釘: user-7, 電子郵件: li@example.com}
"""
WECOM, DINGTALK, FEISHU = "wecombot://SECRETKEY", "dingtalk://SECRETTOKEN", "feishu://SECRETHOOK"
SLACK = "slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ/"
OK = {"wecom": '{"errcode": 0, "errmsg": "ok"}', "feishu": '{"code": 0, "msg": "success", "data": {}}'}


@pytest.fixture
def people(tmp_path: Path) -> People:
    (tmp_path / "people.yml").write_text(PEOPLE, "utf-8")
    found, problems = load_people(tmp_path / "people.yml", "people.yml")
    assert problems == ()
    return found


@pytest.fixture(autouse=True)
def _no_throttle(monkeypatch: pytest.MonkeyPatch) -> None:
    for plugin in (NotifyBase, NotifySlack, NotifyWeComBot, NotifyDingTalk, NotifyFeishu):
        monkeypatch.setattr(plugin, "request_rate_per_sec", 0)


def at(receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the services' addresses lead to a receiver; all else of them stays."""
    host = f"http://{receiver.address}"
    monkeypatch.setattr(NotifyWeComBot, "notify_url", f"{host}/cgi-bin/webhook/send?key={{key}}")
    monkeypatch.setattr(NotifyDingTalk, "notify_url", f"{host}/robot/send?access_token={{token}}")
    monkeypatch.setattr(NotifyFeishu, "notify_url", f"{host}/open-apis/bot/v2/hook/{{token}}/")
    monkeypatch.setattr(NotifySlack, "webhook_url", f"{host}/services")


def digest(person: str = "王小明", *, items: int = 1, title: str = "拍攝短片3支") -> Digest:
    reason = message("Due on {date}, {days} days late", date=date(2025, 8, 10), days=8)
    late = AlertReason(AlertKind.OVERDUE, Level.BAD, reason, None, person, message("Finish it"))
    url = "https://plans.example.com/strategies/q3/?update=T001"
    return Digest(person, date(2025, 8, 18), (Item(person, "T001", title, "夏季推廣", (late,), url),) * items)


TEXT = """\
王小明，2025-08-18 有 1 項要處理
【逾期】
• T001 拍攝短片3支 · 夏季推廣
  應於 2025-08-10 完成，逾期 8 天
  https://plans.example.com/strategies/q3/?update=T001"""


def send(
    address: str, people: People, *digests: Digest, seconds: float = 5, waited: list[float] | None = None
) -> list[Delivery]:
    wait = (waited if waited is not None else []).append
    return list(
        sent(
            digests or (digest(),),
            read_services(address),
            people,
            Language.TRADITIONAL,
            seconds=seconds,
            wait=wait,
        )
    )


def reasons(deliveries: list[Delivery]) -> list[str]:
    return [one.reason.localize(Language.ENGLISH) if one.reason else "arrived" for one in deliveries]


def test_wecom_is_sent_text_that_calls_the_person(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    with receiving((200, OK["wecom"])) as receiver:
        at(receiver, monkeypatch)
        assert reasons(send(WECOM, people)) == ["arrived"]
    assert receiver.requests == [
        (
            "/cgi-bin/webhook/send",
            {"key": "SECRETKEY"},
            {"msgtype": "text", "text": {"content": TEXT, "mentioned_list": ["XiaoMing"]}},
        )
    ]


@pytest.mark.parametrize(
    ("person", "called", "mention"),
    [
        ("王小明", {"atMobiles": ["13812345678"], "atUserIds": []}, "@13812345678 "),
        ("李小華", {"atMobiles": [], "atUserIds": ["user-7"]}, "@user-7 "),
        ("陳外部", {"atMobiles": [], "atUserIds": []}, ""),
    ],
)
def test_dingtalk_is_sent_text_that_calls_by_number_or_id(
    people: People, monkeypatch: pytest.MonkeyPatch, person: str, called: dict[str, list[str]], mention: str
) -> None:
    with receiving((200, OK["wecom"])) as receiver:
        at(receiver, monkeypatch)
        assert reasons(send(DINGTALK, people, digest(person))) == ["arrived"]
    (path, query, content) = receiver.requests[0]
    assert (path, query) == ("/robot/send", {"access_token": "SECRETTOKEN"})
    assert content["at"] == {**called, "isAtAll": False}
    assert content["text"] == {"content": mention + TEXT.replace("王小明", person)}


def test_dingtalk_gets_the_signature_that_it_computes(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    with receiving((200, OK["wecom"])) as receiver:
        at(receiver, monkeypatch)
        send("dingtalk://SECsecret@SECRETTOKEN", people)
    query = receiver.requests[0][1]
    text = f"{query['timestamp']}\nSECsecret".encode()
    expected = base64.b64encode(hmac.new(b"SECsecret", text, hashlib.sha256).digest()).decode()
    assert query["sign"] == expected


def test_feishu_is_sent_text_that_calls_the_person(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    with receiving((200, OK["feishu"])) as receiver:
        at(receiver, monkeypatch)
        assert reasons(send(FEISHU, people)) == ["arrived"]
    assert receiver.requests[0][0] == "/open-apis/bot/v2/hook/SECRETHOOK/"
    text = f'<at user_id="ou_1">王小明</at> {TEXT}'
    assert receiver.contents == [{"msg_type": "text", "content": {"text": text}}]


def test_slack_is_sent_text_that_calls_the_person(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    with receiving((200, "ok")) as receiver:
        at(receiver, monkeypatch)
        assert reasons(send(SLACK, people)) == ["arrived"]
    (path, _, content) = receiver.requests[0]
    assert path == "/services/T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ"
    (attachment,) = content["attachments"]
    assert attachment["text"] == f"<@U0WANG> {TEXT}"


def test_any_webhook_is_sent_title_and_text(people: People) -> None:
    with receiving((200, "")) as receiver:
        assert reasons(send(f"json://{receiver.address}/hook", people)) == ["arrived"]
    title, _, body = TEXT.partition("\n")
    assert [(one["title"], one["message"]) for one in receiver.contents] == [(title, body)]


def test_a_file_calls_nobody_and_is_no_markup(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = '<at user_id="all">所有人</at> <!channel> <@U1>\n第二行'
    with receiving((200, OK["feishu"]), (200, "ok")) as receiver:
        at(receiver, monkeypatch)
        send(FEISHU, people, digest(title=hostile))
        send(SLACK, people, digest(title=hostile))
    feishu, slack = receiver.contents
    assert feishu["content"]["text"].count("<") == 2
    assert slack["attachments"][0]["text"].count("<") == 1


@pytest.mark.parametrize(
    ("address", "answers", "requests", "outcome"),
    [
        (WECOM, [(500, ""), (502, ""), (200, OK["wecom"])], 3, "arrived"),
        (WECOM, [(503, "")], 3, "it answered with status 503"),
        (WECOM, [(404, "")], 1, "it answered with status 404"),
        (WECOM, [(429, ""), (200, OK["wecom"])], 2, "arrived"),
        (
            WECOM,
            [(200, '{"errcode": 93000, "errmsg": "invalid webhook url"}')],
            1,
            "it answered with error 93000",
        ),
        (WECOM, [(200, '{"errcode": 45009}'), (200, OK["wecom"])], 2, "arrived"),
        (
            DINGTALK,
            [(200, '{"errcode": 310000, "errmsg": "sign not match"}')],
            1,
            "it answered with error 310000",
        ),
        (FEISHU, [(200, '{"code": 19024, "msg": "Key Words Not Found"}')], 1, "it answered with error 19024"),
        (FEISHU, [(200, '{"StatusCode": 0, "StatusMessage": "success"}')], 1, "arrived"),
        (WECOM, [(200, "<html>proxy</html>")], 3, "its answer cannot be read"),
        (WECOM, [(302, "")], 3, "it answered with status 302"),
        ("json://{host}/SECRETPATH", [(500, ""), (500, ""), (200, "")], 3, "arrived"),
        ("json://{host}/SECRETPATH", [(403, "")], 1, "it answered with status 403"),
    ],
)
def test_what_is_tried_again_and_what_is_said(
    people: People,
    monkeypatch: pytest.MonkeyPatch,
    address: str,
    answers: list[tuple[int, str]],
    requests: int,
    outcome: str,
) -> None:
    waited: list[float] = []
    with receiving(*answers) as receiver:
        at(receiver, monkeypatch)
        deliveries = send(address.format(host=receiver.address), people, waited=waited)
    assert reasons(deliveries) == [outcome]
    assert len(receiver.requests) == requests
    assert waited == [2, 10][: requests - 1]


@pytest.mark.parametrize("address", [WECOM, "json://{host}/SECRETPATH"])
def test_a_service_that_hangs_is_given_up(
    people: People, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    with receiving(HANG) as receiver:
        at(receiver, monkeypatch)
        deliveries = send(address.format(host=receiver.address), people, seconds=0.05)
    assert [one.arrived for one in deliveries] == [False]
    assert unreached(deliveries) == ("王小明",)


@pytest.mark.parametrize(
    "address",
    [
        WECOM,
        DINGTALK,
        FEISHU,
        SLACK,
        "json://{host}/SECRETPATH",
        "mailtos://u:SECRETPASS@{host}?from=a@example.com",
    ],
)
def test_no_secret_is_said_where_nobody_listens(
    people: People,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
    address: str,
) -> None:
    with receiving((200, "")) as receiver:
        at(receiver, monkeypatch)
    with caplog.at_level(logging.DEBUG):
        deliveries = send(address.format(host=receiver.address), people, seconds=0.5)
    said = (
        repr((deliveries, read_services(address.format(host=receiver.address))))
        + caplog.text
        + "".join(capfd.readouterr())
    )
    assert not deliveries[0].arrived
    assert "SECRET" not in said
    assert "TIiajkdnlazkcOXrIdevi7FQ" not in said
    assert [record for record in caplog.records if record.name == "apprise"] == []


def test_a_long_digest_is_split_at_lines(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    with receiving((200, OK["wecom"])) as receiver:
        at(receiver, monkeypatch)
        (delivery,) = send(WECOM, people, digest(items=30))
    texts = [content["text"]["content"] for content in receiver.contents]
    assert delivery.arrived
    assert delivery.messages == len(texts) > 2
    assert max(len(text.encode()) for text in texts) <= 2048
    assert [text.split("\n")[0][-6:] for text in texts] == [
        f" ({n}/{len(texts)})" for n in range(1, len(texts) + 1)
    ]
    lines = [line for text in texts for line in text.split("\n")[1:]]
    assert lines == ["【逾期】", *TEXT.split("\n")[2:] * 30]


def test_what_follows_a_message_that_did_not_arrive_is_not_sent(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    with receiving((200, OK["wecom"]), (200, '{"errcode": 93000}')) as receiver:
        at(receiver, monkeypatch)
        (delivery,) = send(WECOM, people, digest(items=30))
    assert reasons([delivery]) == [
        f"only 1 of {delivery.messages} messages arrived: it answered with error 93000"
    ]
    assert len(receiver.requests) == 2


class Inbox:
    """Keeps mail as it comes in."""

    def __init__(self) -> None:
        self.mail: list[tuple[list[str], EmailMessage]] = []

    async def handle_DATA(self, _server: object, _session: object, envelope: object) -> str:  # noqa: N802
        parsed = message_from_bytes(envelope.content, policy=policy.default)  # type: ignore[attr-defined]
        self.mail.append((list(envelope.rcpt_tos), parsed))  # type: ignore[attr-defined]
        return "250 OK"


@pytest.fixture
def mail_server() -> Iterator[tuple[Inbox, str]]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    inbox = Inbox()
    controller = Controller(inbox, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield inbox, f"127.0.0.1:{port}"
    finally:
        controller.stop()


@pytest.mark.parametrize("to", ["", "&to={mail}"])
def test_mail_goes_to_each_person(people: People, mail_server: tuple[Inbox, str], to: str) -> None:
    inbox, host = mail_server
    address = f"mailto://{host}/?from=plans@example.com&mode=insecure{to}"
    deliveries = send(address, people, digest(), digest("李小華"), digest("陳外部"))
    assert reasons(deliveries) == ["arrived", "arrived", "「Mail」 is not in the people file"]
    assert unreached(deliveries) == ("陳外部",)
    assert [to for to, _ in inbox.mail] == [["xiaoming@example.com"], ["li@example.com"]]
    mail = inbox.mail[0][1]
    assert mail["Subject"] == "王小明，2025-08-18 有 1 項要處理"
    body = mail.get_body(("plain", "html"))
    assert body is not None
    assert "• T001 拍攝短片3支 · 夏季推廣" in body.get_content()


def test_mail_is_no_markup(people: People, mail_server: tuple[Inbox, str]) -> None:
    inbox, host = mail_server
    send(f"mailto://{host}/?from=plans@example.com&mode=insecure", people, digest(title="<b>x</b>"))
    assert "<b>x" not in inbox.mail[0][1].as_string()


def test_a_plan_says_whom_each_service_reaches_and_sends_nothing(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    with receiving((200, OK["wecom"])) as receiver:
        at(receiver, monkeypatch)
        services = read_services(f"# robots\n{WECOM}\n\nmailtos://u:p@mail.example.com\n")
        deliveries = planned([digest(items=30), digest("陳外部")], services, people, Language.TRADITIONAL)
    assert receiver.requests == []
    assert [(one.person, one.service, one.messages > 1, one.arrived) for one in deliveries] == [
        ("王小明", "WeCom Bot (1)", True, True),
        ("王小明", "E-Mail (2)", False, True),
        ("陳外部", "WeCom Bot (1)", False, True),
        ("陳外部", "E-Mail (2)", False, False),
    ]
    assert unreached(deliveries) == ()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://unknown.example.com/SECRET", ""),
        ("weixin://SECRET", "Address 1 (weixin://…) is not complete, or no service knows it."),
        ("SECRET-without-a-schema", "Address 1 (://…) is not complete, or no service knows it."),
        ("dingtalk://", "Address 1 (dingtalk://…) is not complete, or no service knows it."),
        (
            "json://host/{phone}",
            "Address 1: 「phone」 is no field of a person; there are {mail}, {wecom}, "
            "{dingtalk}, {feishu}, {slack}.",
        ),
    ],
)
def test_an_address_that_no_service_knows_is_refused(address: str, said: str) -> None:
    with pytest.raises(AddressError) as refused:
        read_services(address)
    words = refused.value.text.localize(Language.ENGLISH)
    assert not said or words == said
    assert "SECRET" not in words + str(refused.value)
