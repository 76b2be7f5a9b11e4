"""The fields of the people file: who somebody is, and where they are reached."""

from __future__ import annotations

from strategy_tracker.vocabulary.field import Kind, define

PEOPLE = (define("people", "人員|人员|People", Kind.RECORDS, also="人員名單 人员名单", record="person"),)
PERSON = (
    define("name", "姓名|姓名|Name", Kind.TEXT, also="名字", required=True),
    define("spellings", "其他寫法|其他写法|Other spellings", Kind.TEXTS, also="又名 aliases spelling"),
    define("department", "部門|部门|Department", Kind.TEXT),
    define("mail", "電子郵件|电子邮件|Mail", Kind.TEXT, also="郵箱 邮箱 郵件 邮件 信箱 email e-mail"),
    define("wecom", "企業微信|企业微信|WeCom", Kind.TEXT, also="企微"),
    define("dingtalk", "釘釘|钉钉|DingTalk", Kind.TEXT),
    define("feishu", "飛書|飞书|Feishu", Kind.TEXT, also="lark"),
    define("slack", "Slack|Slack|Slack", Kind.TEXT),
    define("manager", "主管|主管|Manager", Kind.BOOLEAN, also="經理 经理"),
)
