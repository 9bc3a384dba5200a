"""The table of reactions: which event is followed by what, after its commit, exactly once."""

from workflows.corridor.count_after_close import (
    compare_after_count,
    count_after_close,
    tell_proposals,
)
from workflows.corridor.tell import NOTICES
from workflows.corridor.tell_consortium import CONSORTIUM_NOTICES
from workflows.corridor.tell_councils import COUNCIL_NOTICES
from workflows.corridor.tell_decisions import DECISION_NOTICES
from workflows.corridor.tell_duties import DUTY_NOTICES
from workflows.corridor.tell_guardians import GUARDIAN_NOTICES
from workflows.corridor.tell_interests import INTEREST_NOTICES
from workflows.corridor.tell_keeping import KEEPING_NOTICES
from workflows.corridor.tell_labs import LAB_NOTICES
from workflows.corridor.tell_mandates import MANDATE_NOTICES
from workflows.corridor.tell_minutes import MINUTES_NOTICES
from workflows.corridor.tell_money import MONEY_NOTICES
from workflows.corridor.tell_parties import PARTY_NOTICES
from workflows.corridor.tell_promises import PROMISE_NOTICES
from workflows.corridor.tell_proxies import PROXY_NOTICES
from workflows.corridor.tell_rolls import ROLL_NOTICES, result_out
from workflows.corridor.tell_signing import SIGNING_NOTICES
from workflows.corridor.tell_talk import TALK_NOTICES
from workflows.corridor.tell_together import TOGETHER_NOTICES
from workflows.corridor.tell_transfers import TRANSFER_NOTICES
from workflows.record.outbox import Reactions
from workflows.voting.events import PollEvent

REACTIONS: Reactions = {
    **NOTICES,
    **PROMISE_NOTICES,
    **LAB_NOTICES,
    **TOGETHER_NOTICES,
    **CONSORTIUM_NOTICES,
    **MONEY_NOTICES,
    **COUNCIL_NOTICES,
    **DECISION_NOTICES,
    **MINUTES_NOTICES,
    **PROXY_NOTICES,
    **INTEREST_NOTICES,
    **PARTY_NOTICES,
    **SIGNING_NOTICES,
    **MANDATE_NOTICES,
    **TALK_NOTICES,
    **DUTY_NOTICES,
    **KEEPING_NOTICES,
    **GUARDIAN_NOTICES,
    **TRANSFER_NOTICES,
    **ROLL_NOTICES,
    PollEvent.CLOSED.value: (count_after_close,),
    PollEvent.TALLIED.value: (tell_proposals, result_out, compare_after_count),
    PollEvent.PUBLISHED.value: (tell_proposals, result_out),
}
