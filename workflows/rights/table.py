"""The whole table of rights on one screen: what each role may do, and what it never may.

Source: the role × right matrix (government, municipality, project implementer, company, resident,
expert, auditor) of the programme, which a council may narrow further. Reading what is published is
open to everyone and needs no row. `FORBIDS` beats every allowance, also a grant from a clause.
"""

from workflows.rights.permissions import Permission as P  # noqa: N817 - one screen
from workflows.rights.roles import Role as R  # noqa: N817 - one screen

PARTY = {P.AGREEMENT_NEGOTIATE, P.AGREEMENT_SIGN, P.AGREEMENT_READ_OWN, P.AGREEMENT_READ_PUBLIC}
SEAT = {P.COUNCIL_ATTEND, P.COUNCIL_VOTE, P.MINUTES_CORRECT, P.MINUTES_READ_OWN, P.FILE_UPLOAD}
RESIDENTS = {
    P.FILE_UPLOAD,
    P.PROPOSAL_SUBMIT,
    P.PROPOSAL_SUPPORT,
    P.PROPOSAL_COMMENT,
    P.PROPOSAL_APPEAL,
}
PUBLIC = {P.AGREEMENT_READ_PUBLIC, P.MINUTES_READ_PUBLISHED}

ALLOWS: dict[R, frozenset[P]] = {
    R.MINISTRY_OFFICER: frozenset(
        {P.COHORT_CREATE, P.PROGRAMME_SELECT, P.PROGRAMME_APPROVE, P.BODY_DESIGNATE}
        | {P.HOLIDAY_ADD}
        | {P.AGREEMENT_NEGOTIATE, P.AGREEMENT_SIGN, P.AGREEMENT_READ_ALL, P.AGREEMENT_READ_OWN}
        | {P.MINUTES_READ_ALL, P.AGGREGATE_READ}
        | PUBLIC
    ),
    R.MUNICIPAL_OFFICER: frozenset(
        {P.PROGRAMME_APPLY, P.PROGRAMME_MANAGE, P.PROGRAMME_REPORT, P.PLAN_SUBMIT}
        | {P.BODY_REGISTER, P.BODY_DESIGNATE, P.PERSON_REGISTER}
        | {P.APPOINTMENT_MAKE, P.APPOINTMENT_END, P.GRANT_MAKE, P.GRANT_END, P.RESIDENT_VERIFY}
        | {P.LEGAL_NAME_READ, P.AGREEMENT_NEGOTIATE, P.AGREEMENT_READ_OWN}
        | {P.COUNCIL_FORM, P.MINUTES_WRITE, P.MINUTES_PUBLISH, P.MINUTES_READ_ALL}
        | {P.PROPOSAL_RECEIVE, P.PROPOSAL_ANSWER, P.PROPOSAL_IMPLEMENT, P.AGGREGATE_READ}
        | {P.FILE_UPLOAD}
        | {P.APPEAL_DECIDE}
        | {P.CAMPAIGN_PREPARE, P.CAMPAIGN_OPEN, P.CAMPAIGN_CLOSE, P.LAB_RUN}
        | {P.ROLL_CORRECT, P.ROLL_APPROVE, P.ROLL_READ, P.PAPER_KEY, P.PAPER_APPROVE}
        | PUBLIC
    ),
    R.MUNICIPAL_HEAD: frozenset(
        {P.PROGRAMME_APPLY, P.PROGRAMME_MANAGE, P.PLAN_SUBMIT, P.APPOINTMENT_MAKE}
        | {P.APPOINTMENT_END, P.AGREEMENT_LEAD, P.COUNCIL_FORM, P.COUNCIL_APPOINT}
        | {P.MINUTES_READ_ALL}
        | {P.PROPOSAL_ANSWER, P.AGGREGATE_READ, P.CAMPAIGN_OPEN, P.ROLL_APPROVE, P.APPEAL_DECIDE}
        | {P.PAPER_APPROVE}
        | PARTY
        | PUBLIC
    ),
    R.DEVELOPER_LEAD: frozenset(
        {P.PLAN_PROPOSE, P.PLAN_SUBMIT, P.COMPLETION_REPORT, P.PROPOSAL_COMMENT}
        | {P.PROPOSAL_IMPLEMENT}
        | PARTY
        | SEAT
        | PUBLIC
    ),
    R.COMPANY_REPRESENTATIVE: frozenset(
        {P.PLAN_PROPOSE, P.PROPOSAL_SUBMIT, P.PROPOSAL_COMMENT, P.AGREEMENT_LEAD, P.FILE_UPLOAD}
        | {P.COUNCIL_ATTEND, P.MINUTES_READ_OWN}
        | PARTY
        | PUBLIC
    ),
    R.COUNCIL_CHAIR: frozenset({P.COUNCIL_CONVENE, P.COUNCIL_CHAIR} | SEAT | PUBLIC),
    R.COUNCIL_SECRETARY: frozenset(
        {P.COUNCIL_CONVENE, P.COUNCIL_ATTEND, P.MINUTES_WRITE, P.MINUTES_PUBLISH}
        | {P.MINUTES_READ_ALL, P.FILE_UPLOAD}
        | PUBLIC
    ),
    R.COUNCIL_MEMBER: frozenset(SEAT | PUBLIC),
    R.OBSERVER: frozenset({P.COUNCIL_ATTEND, P.MINUTES_READ_OWN} | PUBLIC),
    R.EXPERT: frozenset({P.PLAN_EVALUATE, P.PROPOSAL_REVIEW} | SEAT | PUBLIC),
    R.RESIDENT: frozenset({P.BALLOT_CAST, P.LAB_JOIN} | RESIDENTS | PUBLIC),
    R.MODERATOR: frozenset({P.PROPOSAL_MODERATE, P.APPEAL_DECIDE, P.AGGREGATE_READ} | PUBLIC),
    R.AUDITOR: frozenset(
        {P.AGREEMENT_READ_ALL, P.AGREEMENT_READ_VOTES, P.MINUTES_READ_ALL}
        | {P.MINUTES_DISPOSE, P.AGGREGATE_READ}
        | {P.LEGAL_NAME_READ, P.ROLL_READ, P.RECORD_READ, P.ACCESS_REVIEW}
        | PUBLIC
    ),
    R.ADMINISTRATOR: frozenset(
        {P.BODY_REGISTER, P.BODY_DESIGNATE, P.PERSON_REGISTER, P.APPOINTMENT_MAKE}
        | {P.APPOINTMENT_END, P.RECORD_READ, P.HOLIDAY_ADD}
        | PUBLIC
    ),
}

# What a role never may, whatever a grant says. Companies and developers propose and comment, and
# do not vote with the residents; auditors read and write
# nothing but what they found; the administrator touches no vote,
# no clause and no minute. Who sits in a council, or oversees the city, appoints none of its members.
_READS = {p for p in P if ".read" in p.value}
FORBIDS: dict[R, frozenset[P]] = {
    R.MINISTRY_OFFICER: frozenset({P.COUNCIL_APPOINT, P.BALLOT_CAST}),
    R.MUNICIPAL_OFFICER: frozenset({P.BALLOT_CAST, P.COUNCIL_VOTE}),
    R.MUNICIPAL_HEAD: frozenset({P.BALLOT_CAST}),
    R.DEVELOPER_LEAD: frozenset(
        {P.COUNCIL_APPOINT, P.BALLOT_CAST, P.CAMPAIGN_CLOSE, P.ROLL_CORRECT, P.ROLL_APPROVE}
    ),
    R.COMPANY_REPRESENTATIVE: frozenset(
        {P.COUNCIL_APPOINT, P.COUNCIL_VOTE}
        | {P.BALLOT_CAST, P.CAMPAIGN_CLOSE, P.ROLL_CORRECT, P.ROLL_APPROVE}
    ),
    R.COUNCIL_CHAIR: frozenset({P.COUNCIL_APPOINT, P.BALLOT_CAST}),
    R.COUNCIL_SECRETARY: frozenset({P.COUNCIL_APPOINT, P.BALLOT_CAST, P.COUNCIL_VOTE}),
    R.COUNCIL_MEMBER: frozenset({P.COUNCIL_APPOINT, P.BALLOT_CAST}),
    R.OBSERVER: frozenset({P.COUNCIL_APPOINT, P.BALLOT_CAST, P.COUNCIL_VOTE}),
    R.EXPERT: frozenset({P.COUNCIL_APPOINT, P.BALLOT_CAST, P.CAMPAIGN_CLOSE}),
    R.RESIDENT: frozenset(
        {P.COUNCIL_APPOINT, P.CAMPAIGN_CLOSE, P.ROLL_CORRECT, P.ROLL_APPROVE, P.ROLL_READ}
    ),
    R.MODERATOR: frozenset({P.COUNCIL_APPOINT, P.BALLOT_CAST, P.PROPOSAL_ANSWER, P.CAMPAIGN_CLOSE}),
    R.AUDITOR: frozenset(set(P) - _READS - {P.MINUTES_DISPOSE, P.ACCESS_REVIEW}),
    R.ADMINISTRATOR: frozenset(
        {p for p in P if p.value.split(".")[0] in {"ballot", "campaign", "roll", "agreement"}}
        - {P.AGREEMENT_READ_PUBLIC}
        | {P.COUNCIL_VOTE, P.MINUTES_WRITE, P.GRANT_MAKE, P.LEGAL_NAME_READ, P.ACCESS_REVIEW}
        | {P.COUNCIL_APPOINT}
    ),
}


def decided(role: R, permission: P, granted: frozenset[P] = frozenset()) -> bool:
    """Say whether a role with these extra grants has a permission: forbid wins, nothing = no."""
    if permission in FORBIDS[role]:
        return False
    return permission in ALLOWS[role] or permission in granted
