"""Enums of notices as the API shows them."""

from schema.kit.enums import told
from workflows.kit.wording import Locale
from workflows.notices.kinds import NoticeKind, Rhythm
from workflows.notices.letters import sentence

told(
    NoticeKind,
    name="NoticeKind",
    description="What somebody is told.",
    values={one.name: f"{sentence(one, Locale.EN)}." for one in NoticeKind},
)
told(
    Rhythm,
    name="MailRhythm",
    description="How often what happened is mailed; duties are mailed at once.",
    values={
        "AT_ONCE": "As it happens.",
        "DAILY": "Every morning at eight in Korea.",
        "WEEKLY": "On Monday mornings.",
    },
)
told(
    Locale,
    name="MailLanguage",
    description="The language of one's mail.",
    values={"KO": "Korean.", "EN": "English."},
)
