"""Permissions, `noun.verb`, in the order of the loops."""

from enum import StrEnum


class Permission(StrEnum):
    """What a role may be given. The matrix in `table.py` says to whom."""

    COHORT_CREATE = "cohort.create"
    PROGRAMME_APPLY = "programme.apply"
    PROGRAMME_SELECT = "programme.select"
    PROGRAMME_APPROVE = "programme.approve"
    PROGRAMME_MANAGE = "programme.manage"
    PROGRAMME_REPORT = "programme.report"
    PLAN_PROPOSE = "plan.propose"
    PLAN_SUBMIT = "plan.submit"
    PLAN_EVALUATE = "plan.evaluate"
    COMPLETION_REPORT = "completion.report"

    HOLIDAY_ADD = "holiday.add"
    BODY_REGISTER = "body.register"
    BODY_DESIGNATE = "body.designate"
    PERSON_REGISTER = "person.register"
    APPOINTMENT_MAKE = "appointment.make"
    APPOINTMENT_END = "appointment.end"
    GRANT_MAKE = "grant.make"
    GRANT_END = "grant.end"
    RESIDENT_VERIFY = "resident.verify"
    LEGAL_NAME_READ = "legalName.read"

    FILE_UPLOAD = "file.upload"

    AGREEMENT_NEGOTIATE = "agreement.negotiate"
    AGREEMENT_SIGN = "agreement.sign"
    AGREEMENT_LEAD = "agreement.lead"
    AGREEMENT_READ_OWN = "agreement.readOwn"
    AGREEMENT_READ_ALL = "agreement.readAll"
    AGREEMENT_READ_VOTES = "agreement.readVotes"
    AGREEMENT_READ_PUBLIC = "agreement.readPublic"

    COUNCIL_FORM = "council.form"
    COUNCIL_APPOINT = "council.appoint"
    COUNCIL_CONVENE = "council.convene"
    COUNCIL_CHAIR = "council.chair"
    COUNCIL_ATTEND = "council.attend"
    COUNCIL_VOTE = "council.vote"

    MINUTES_WRITE = "minutes.write"
    MINUTES_PUBLISH = "minutes.publish"
    MINUTES_CORRECT = "minutes.correct"
    MINUTES_READ_OWN = "minutes.readOwn"
    MINUTES_READ_ALL = "minutes.readAll"
    MINUTES_READ_PUBLISHED = "minutes.readPublished"
    MINUTES_DISPOSE = "minutes.dispose"

    PROPOSAL_SUBMIT = "proposal.submit"
    PROPOSAL_SUPPORT = "proposal.support"
    PROPOSAL_COMMENT = "proposal.comment"
    PROPOSAL_RECEIVE = "proposal.receive"
    PROPOSAL_ANSWER = "proposal.answer"
    PROPOSAL_REVIEW = "proposal.review"
    PROPOSAL_IMPLEMENT = "proposal.implement"
    PROPOSAL_MODERATE = "proposal.moderate"
    PROPOSAL_APPEAL = "proposal.appeal"
    APPEAL_DECIDE = "appeal.decide"
    AGGREGATE_READ = "aggregate.read"

    LAB_RUN = "lab.run"
    LAB_JOIN = "lab.join"

    CAMPAIGN_PREPARE = "campaign.prepare"
    CAMPAIGN_OPEN = "campaign.open"
    CAMPAIGN_CLOSE = "campaign.close"
    BALLOT_CAST = "ballot.cast"
    ROLL_CORRECT = "roll.correct"
    ROLL_APPROVE = "roll.approve"
    ROLL_READ = "roll.read"

    PAPER_KEY = "paper.key"
    PAPER_APPROVE = "paper.approve"

    RECORD_READ = "record.read"
    ACCESS_REVIEW = "access.review"
