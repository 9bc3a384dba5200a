"""The verbs of talk: say something in a layer, and withdraw it."""

from uuid import UUID, uuid4

from sqlalchemy import select

from workflows.agreements.clauses.models import Agreement, Clause
from workflows.agreements.clauses.policy import may_speak, readable_agreements
from workflows.agreements.consortium.policy import spoken_for
from workflows.agreements.talk.events import TalkEvent
from workflows.agreements.talk.models import AgreementMessage, Layer
from workflows.agreements.talk.policy import may_withdraw_words, readable_messages
from workflows.kit.refusal import Conflict, Invalid, NotFound
from workflows.kit.text import clean
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand

LONGEST_WORDS = 4_000  # characters


async def say_message(
    uow: UnitOfWork,
    *,
    agreement_id: UUID,
    clause_id: UUID | None,
    layer: Layer,
    other_id: UUID | None,
    words: str,
) -> AgreementMessage:
    """Say something for one's party, of the agreement or of one clause, to those who hear the layer.

    Allowed: who speaks for a party of the agreement. Refuses: a clause of another agreement, a
    bilateral word to nobody, to oneself or to who is no party, words for one other in another layer.
    Records: ``talk.said`` without the words, and without whom they were for.
    """
    # Without a lock: nobody waits for a word, and so nobody learns from waiting that there was one.
    agreement = await uow.session.scalar(
        select(Agreement).where(Agreement.id == agreement_id, readable_agreements(uow.actor))
    )
    if agreement is None:
        raise NotFound("no_such_agreement", field="agreementId")
    demand(may_speak(uow.actor, agreement.programme_id, agreement.parties))
    uow.wear(Permission.AGREEMENT_NEGOTIATE, agreement.programme_id)
    body_id = spoken_for(uow.actor, agreement.programme_id)
    if body_id is None:
        raise NotFound("no_such_agreement", field="agreementId")
    if clause_id is not None:
        clause = await uow.session.get(Clause, clause_id)
        if clause is None or clause.agreement_id != agreement_id:
            raise NotFound("no_such_clause", field="clauseId")
    if layer is Layer.BILATERAL and (other_id == body_id or other_id not in agreement.parties):
        raise Invalid("talk_to_another_party", field="withBodyId")
    if layer is not Layer.BILATERAL and other_id is not None:
        raise Invalid("talk_to_nobody_alone", field="withBodyId")
    message = AgreementMessage(
        id=uuid4(),
        programme_id=agreement.programme_id,
        agreement_id=agreement_id,
        clause_id=clause_id,
        layer=layer,
        body_id=body_id,
        other_id=other_id,
        words=clean(words, field="words", longest=LONGEST_WORDS, lines=True),
        appointment_id=uow.hat.appointment_id if uow.hat else None,
        said_at=uow.now,
        withdrawn_at=None,
    )
    uow.session.add(message)
    uow.record(TalkEvent.SAID, message.id, programme_id=agreement.programme_id)
    await uow.session.flush()
    return message


async def withdraw_message(uow: UnitOfWork, *, message_id: UUID) -> AgreementMessage:
    """Withdraw what one's party said; that it was withdrawn stays with those who could read it.

    Allowed: who speaks for the party that said it. Refuses: words of another party, withdrawn ones.
    Records: ``talk.withdrawn``.
    """
    message = await uow.session.scalar(
        select(AgreementMessage).where(
            AgreementMessage.id == message_id, readable_messages(uow.actor)
        )
    )
    if message is None:
        raise NotFound("no_such_message", field="messageId")
    demand(may_withdraw_words(uow.actor, message))
    await uow.session.refresh(message, with_for_update=True)
    uow.wear(Permission.AGREEMENT_NEGOTIATE, message.programme_id)
    check_stands(message)
    message.withdrawn_at = uow.now
    uow.record(TalkEvent.WITHDRAWN, message.id, programme_id=message.programme_id)
    await uow.session.flush()
    return message


def check_stands(message: AgreementMessage) -> None:
    """Refuse words that were withdrawn."""
    if message.withdrawn_at is not None:
        raise Conflict("message_withdrawn", field="messageId")
