"""What a notice of a mandate tells: for whom one signs, on what paper, what, how far and how long, and where."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.states import AgreementState
from workflows.agreements.signing.models import SigningMandate
from workflows.identity.models import Body
from workflows.kit.wording import SEOUL, InBoth, Locale, worded


@dataclass(frozen=True, slots=True)
class MandateTold:
    """A mandate as a letter tells it: of which body, by which paper, up to how many won, between which days.

    `agreement` is the number of the only one it is for; None: any that the body is a party to.
    """

    body: InBoth
    document: str
    agreement: str | None
    cap: int | None
    since: date
    last: date

    def named(self, locale: Locale) -> str:
        """Return it in a line; what people wrote stands between marks."""
        cap = (
            worded(locale, "notice_about.no_cap")
            if self.cap is None
            else worded(locale, "notice_about.cap", cap=self.cap)
        )
        scope = (
            worded(locale, "notice_about.any_agreement")
            if self.agreement is None
            else worded(locale, "notice_about.one_agreement", agreement=self.agreement)
        )
        return worded(
            locale,
            "notice_about.mandate",
            body=self.body,
            document=self.document,
            scope=scope,
            cap=cap,
            since=self.since,
            last=self.last,
        )


async def mandates_told(session: AsyncSession, ids: Collection[UUID]) -> dict[UUID, MandateTold]:
    """Return mandates for letters to their holders, by key."""
    rows = await session.execute(
        select(SigningMandate, Body, Agreement.number)
        .join(Body, Body.id == SigningMandate.body_id)
        .outerjoin(Agreement, Agreement.id == SigningMandate.agreement_id)
        .where(SigningMandate.id.in_(ids))
    )
    found = {}
    for mandate, body, number in rows:
        since, until = mandate.valid.lower, mandate.valid.upper
        if since is None or until is None:  # the table keeps none without
            continue
        found[mandate.id] = MandateTold(
            body.name,
            mandate.document,
            number,
            mandate.cap,
            since.astimezone(SEOUL).date(),
            (until - timedelta(microseconds=1)).astimezone(SEOUL).date(),
        )
    return found


async def mandate_numbers(session: AsyncSession, ids: Collection[UUID]) -> dict[UUID, str]:
    """Return by mandate the number of the agreement where it is used.

    The only one it is for; of one for any, that which is being signed, else the newest.
    """
    rows = await session.execute(
        select(SigningMandate.id, Agreement.number)
        .join(
            Agreement,
            and_(
                Agreement.programme_id == SigningMandate.programme_id,
                or_(
                    Agreement.id == SigningMandate.agreement_id,
                    and_(
                        SigningMandate.agreement_id.is_(None),
                        SigningMandate.body_id == Agreement.parties.any_(),
                    ),
                ),
            ),
        )
        .where(SigningMandate.id.in_(ids))
        .order_by((Agreement.state == AgreementState.FROZEN).desc(), Agreement.opened_at.desc())
    )
    found: dict[UUID, str] = {}
    for key, number in rows:
        found.setdefault(key, number)
    return found
