"""Enums of opinions as the API shows them."""

from schema.kit.enums import told
from workflows.proposals.opinions.states import Answer

told(
    Answer,
    name="OpinionAnswer",
    description="What somebody says of a comment. It is told to himself alone.",
    values={
        "AGREE": "He agrees (동의).",
        "DISAGREE": "He does not agree (동의하지 않음).",
        "PASS": "He has seen it and passes (넘김).",
    },
)
