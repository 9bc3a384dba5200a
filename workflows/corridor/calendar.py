"""A person's calendar: what he has to do, settles by law and is called to, made for whoever holds its link."""

import hmac

from workflows.agreements.settling.upcoming import repayment_days, settlement_days
from workflows.corridor.letters import line_of, places_of, subjects_of
from workflows.corridor.tell_rolls import last_day
from workflows.councils.meetings.inviting import invitations_for
from workflows.documents.invitations import invitation_parts
from workflows.identity.queries import actor_for
from workflows.kit.wording import worded
from workflows.notices.calendar import Deadline, calendar_of, calendar_token, person_of
from workflows.notices.letters import sentence
from workflows.notices.models import NoticeSetting
from workflows.notices.queries import duties_of
from workflows.proposals.campaigns.queries import votes_of_roll
from workflows.record.uow import Sessions, unit_of_work


async def calendar_for(sessions: Sessions, key: bytes, token: str, address: str) -> bytes | None:
    """Return the calendar a token leads to; None if it leads nowhere or was renewed."""
    person_id = person_of(token)
    if person_id is None:
        return None
    async with unit_of_work(sessions, lambda session: actor_for(session, person_id)) as uow:
        setting = await uow.session.get(NoticeSetting, person_id)
        serial = setting.calendar_serial if setting else 0
        true = hmac.compare_digest(calendar_token(key, person_id, serial), token)
        if setting is None or not serial or not true:
            return None
        duties = await duties_of(uow.session, person_id)
        told_of = await subjects_of(uow.session, duties)
        places = await places_of(uow, duties)
        deadlines = []
        for one in duties:
            if one.due_on is None:
                continue
            line = line_of(one, told_of.get(one.subject_id), address, places.get(one.id))
            said = " · ".join(
                part
                for part in (sentence(one.kind, setting.locale), line.number, line.title)
                if part
            )
            deadlines.append(Deadline(one.id, said, one.due_on, line.address))
        for vote, closes_at in await votes_of_roll(uow.session, uow.actor):
            said = worded(setting.locale, "letter.vote_closes", title=vote.title)
            page = f"{address}/votes/{vote.number}"
            deadlines.append(Deadline(vote.id, said, last_day(closes_at), page))
        for day in await settlement_days(uow.session, uow.actor):
            said = worded(setting.locale, "letter.settlement_due", number=day.agreement)
            page = f"{address}/agreements/{day.agreement}/duties"
            deadlines.append(Deadline(day.key, said, day.due_on, page))
        for day in await repayment_days(uow.session, uow.actor):
            said = worded(setting.locale, "letter.repayment_due", number=day.agreement)
            page = f"{address}/agreements/{day.agreement}/duties"
            deadlines.append(Deadline(day.key, said, day.due_on, page))
        invitations = await invitations_for(
            uow.session, person_id=person_id, locale=setting.locale, address=address
        )
        meetings = invitation_parts(invitations, uow.now)
        name = worded(setting.locale, "letter.calendar")
        return calendar_of(name, deadlines, uow.now, meetings)
