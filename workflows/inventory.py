"""The inventory of personal data: every column that can say something of a person, and why it may.

Personal Information Protection Act, Articles 3, 15, 21 and 30. A column of a number, a truth value,
a moment or a fixed list says nothing of a person by itself; every other column is declared here,
either here as personal with its purpose, basis, keeping and owner, or in `workflows/impersonal.py`. A
test holds both against the tables: a new column fails until somebody has decided what it is.
"""

from dataclasses import dataclass
from enum import StrEnum

from workflows.kit.wording import Locale


class Kind(StrEnum):
    """How a column says something of a person."""

    VALUE = "VALUE"  # a value: a name, a birthday, what somebody wrote
    PSEUDONYM = "PSEUDONYM"  # a person by an id that says nothing outside this house
    CHECK = "CHECK"  # a digest or a mark of a sign-in, by which a person is known again


class Owner(StrEnum):
    """Which desk answers for it."""

    CITY = "CITY"
    HOUSE = "HOUSE"


@dataclass(frozen=True, slots=True)
class Basis:
    """The law it rests on, as the privacy notice quotes it."""

    act: dict[Locale, str]
    article: str


@dataclass(frozen=True, slots=True)
class Keeping:
    """For how long: in words, and by which rule retention erases it (none: it does not).

    `held` is another law that demands it longer: then it is put apart before it is erased.
    """

    words: dict[Locale, str]
    rule: str | None = None
    held: Basis | None = None


@dataclass(frozen=True, slots=True)
class Personal:
    """One personal column: what for, by what law, for how long (`keeping`), and who answers for it."""

    kind: Kind
    purpose: dict[Locale, str]
    basis: Basis
    keeping: Keeping
    owner: Owner = Owner.CITY


def _both(ko: str, en: str) -> dict[Locale, str]:
    return {Locale.KO: ko, Locale.EN: en}


PIPA = _both("개인정보 보호법", "Personal Information Protection Act")
TASK = Basis(PIPA, "15(1)3")  # an official task of the city
CONSENT = Basis(PIPA, "15(1)1")  # what an applicant says of himself for the balance
SAFETY = Basis(PIPA, "29")
BOARD = Basis(_both("정보통신망법", "Information and Communications Network Act"), "44-5")
BUDGET = Basis(_both("지방재정법", "Local Finance Act"), "39")
CONFLICTS = Basis(_both("공직자의 이해충돌 방지법", "Conflict of Interest Act"), "5, 16")
EQUALITY = Basis(_both("양성평등기본법", "Framework Act on Gender Equality"), "21(2)")
INTEREST = Basis(
    _both("공직자의 이해충돌 방지법", "Act on the Prevention of Conflict of Interest"), "5"
)
MINOR = Basis(PIPA, "22-2")
RECORDS = Basis(_both("공공기록물 관리에 관한 법률 시행령", "Public Records Decree"), "18")
# Its classes of keeping: 1, 3, 5, 10, 30 years and more.
CLASSES = Basis(RECORDS.act, "26")

STAY = Keeping(
    _both("회원 탈퇴 또는 자격 종료 뒤 5일", "5 days after the person leaves or the capacity ends"),
    "retention.stay",
)
RECORD = Keeping(
    _both("기록물 보존기간(가명으로)", "As long as the record is kept, as a pseudonym")
)
BY_NAME = Keeping(
    _both(
        "사업이 끝나거나 서명이 무산된 뒤 10년",
        "10 years after the project, or a signing without effect",
    ),
    "retention.signers",
)
VOTE = Keeping(_both("집계가 끝날 때까지", "Until the count is finished"))
TALK = Keeping(_both("제안이 끝나고 3년", "3 years after the proposal ends"), "retention.talk")
OPINION = Keeping(
    _both(
        "떠난 뒤 5일까지, 늦어도 제안이 끝나고 3년까지",
        "Until 5 days after the person leaves, and at most 3 years after the proposal ends",
    ),
    "retention.stay",
)
TOLD = Keeping(_both("알린 날부터 1년", "1 year after the notice"), "retention.told")
ALL_TOLD = Keeping(_both("명부의 모두에게 알릴 때까지", "Until everybody on the roll is told"))
TWO_YEARS = Keeping(_both("읽은 날부터 2년", "2 years after the read"), "retention.reads")
LAB_OVER = Keeping(
    _both("리빙랩이 끝나고 1년", "1 year after the living lab ends"), "retention.labs"
)
LOOSE = Keeping(
    _both("자료로 올리거나 하루가 지날 때까지", "Until a paper takes it, or for a day"),
)
LOT = Keeping(
    _both(
        "추첨 기록으로 남되, 리빙랩이 끝나고 1년 뒤에는 누구인지 알 수 없음",
        "As the record of the lot; a year after the living lab ends nobody knows whose it was",
    )
)
DRAFT = Keeping(
    _both(
        "내거나 지울 때까지, 손대지 않으면 1년",
        "Until it is submitted or dropped; a year if untouched",
    )
)
IDEA = Keeping(
    _both(
        "제안이 끝나고 3년, 그 뒤 10년은 따로 보관. 투표지에 오른 글은 투표 기록과 함께",
        "3 years after the proposal ends, then 10 years apart; what stood on a ballot paper stays"
        " with the record of the vote",
    ),
    "retention.talk",
    held=CLASSES,
)
HELD = Keeping(
    _both("따로 보관한 날부터 10년", "10 years after it was put apart"), "retention.held"
)
SEAT_OVER = Keeping(
    _both("위원 자리가 끝나고 1년", "1 year after the seat ends"), "retention.councils"
)
SIGNED = Keeping(
    _both("로그인이 끝나고 30일", "30 days after the sign-in ends"), "retention.signed"
)

IDENTITY = _both("본인 확인과 자격 확인", "To know who acts, and in which capacity")
AGE = _both("나이에 따른 참여 자격 확인", "To check the age that taking part requires")
CONTACT = _both("알림을 보내기", "To send notices")
ONCE = _both("한 사람이 한 번만 참여하도록 확인", "To let one person take part once")
SHOWN = _both("이름 대신 보이는 별명", "The alias shown in the place of a name")
ACT = _both("누가 한 일인지 기록", "To record whose act it was")
ROLL = _both("투표할 수 있는 사람의 명부", "The roll of who may vote")
WORDS = _both("제안과 이야기를 함께 나누기", "To share ideas and talk about them")
CHART = _both(
    "이름 없는 의견으로 의견 지도를 다시 그려 확인",
    "To draw an opinion map again from nameless answers",
)
DESK = _both("신고와 이의신청의 처리", "To handle reports and appeals")
ASIDE = _both("심사에서 이해충돌을 피함", "To keep interests out of a review")
WATCHED = _both("개인정보를 누가 왜 읽었는지 남기기", "To keep who read personal data, and why")
CHILD = _both("14세 미만 참여의 보호자 동의 확인", "To check a guardian's consent for a child")
LAB = _both("리빙랩 시민참여단의 공개 추첨과 활동", "The lot and the work of a living lab's panel")
MEETINGS = _both(
    "협의회의 소집, 출석, 표결과 회의록",
    "To call a council, and record who attended, spoke and voted",
)
INTERESTS = _both("이해충돌의 방지", "To keep members with an interest from deciding")
SEATS = _both("협의회 위원의 위촉과 공표", "To appoint and publish the members of a council")
BALANCE = _both(
    "위촉위원의 성별 비율 확인", "To check the balance of the sexes among appointed members"
)
PROVED = _both(
    "중요한 일을 할 때 본인이 동의했는지 다시 확인",
    "To confirm once more, for an act that binds, that the person himself agrees",
)
CONTRACT = _both("누가 협약에 서명했는지 증명", "To prove who signed an agreement")
KNOWN = _both("로그인 유지와 안전한 접속", "To keep a sign-in, safely")


def _value(purpose: dict[Locale, str], basis: Basis, keeping: Keeping) -> Personal:
    return Personal(Kind.VALUE, purpose, basis, keeping)


def _pseudonym(
    purpose: dict[Locale, str], basis: Basis = RECORDS, keeping: Keeping = RECORD
) -> Personal:
    return Personal(Kind.PSEUDONYM, purpose, basis, keeping)


def _check(purpose: dict[Locale, str], keeping: Keeping) -> Personal:
    return Personal(Kind.CHECK, purpose, SAFETY, keeping, Owner.HOUSE)


PERSONAL: dict[str, Personal] = {
    "person.id": _pseudonym(IDENTITY),
    "person.legal_name": _value(IDENTITY, BOARD, STAY),
    "person.birth_date": _value(AGE, TASK, STAY),
    "person.email": _value(CONTACT, TASK, STAY),
    "public_name.person_id": _pseudonym(SHOWN),
    "public_name.alias": _value(SHOWN, TASK, STAY),
    "login.subject": _check(KNOWN, STAY),
    "login.person_id": _pseudonym(KNOWN, SAFETY, STAY),
    "verified_resident.person_id": _pseudonym(ONCE, BUDGET, STAY),
    "verified_resident.di_hash": Personal(Kind.CHECK, ONCE, BUDGET, STAY),
    "resident_standing.person_id": _pseudonym(ONCE, BUDGET, STAY),
    "appointment.person_id": _pseudonym(IDENTITY),
    "sign_in.person_id": _pseudonym(KNOWN, SAFETY, SIGNED),
    "sign_in.cookie_digest": _check(KNOWN, SIGNED),
    "sign_in.sid": _check(KNOWN, SIGNED),
    "sign_in.id_token": _check(KNOWN, SIGNED),
    "passkey.person_id": _pseudonym(PROVED, SAFETY, STAY),
    "passkey.credential_id": _check(PROVED, STAY),
    "passkey.public_key": _check(PROVED, STAY),
    "passkey.name": _value(PROVED, TASK, STAY),
    "passkey_challenge.person_id": _pseudonym(PROVED, SAFETY, STAY),
    "passkey_challenge.nonce": _check(PROVED, STAY),
    "ended_token.sid": _check(KNOWN, SIGNED),
    "ended_token.jti": _check(KNOWN, SIGNED),
    "ended_token.person_id": _pseudonym(KNOWN, SAFETY, SIGNED),
    "kept_answer.who": _pseudonym(ACT, SAFETY, Keeping(_both("7일", "7 days"))),
    "event.person_id": _pseudonym(ACT),
    "event.appointment_id": _pseudonym(ACT),
    "event.subject_id": _pseudonym(ACT),
    "roll_entry.voter_id": _pseudonym(ROLL, BUDGET, RECORD),
    "roll_correction.voter_id": _pseudonym(ROLL, BUDGET, RECORD),
    "roll_correction.proposed_by": _pseudonym(ACT),
    "roll_correction.decided_by": _pseudonym(ACT),
    "roll_correction.reason": _value(ROLL, BUDGET, RECORD),
    "paper_mark.voter_id": _pseudonym(ROLL, BUDGET, RECORD),
    "paper_mark.batch_id": _pseudonym(ROLL, BUDGET, RECORD),
    "paper_mark.marked_by": _pseudonym(ACT),
    "paper_mark.withdrawn_by": _pseudonym(ACT),
    "paper_batch.opened_by": _pseudonym(ACT),
    "paper_batch.reconciled_by": _pseudonym(ACT),
    "paper_mark.assisted_with": _pseudonym(ACT),
    "paper_reopening.reopened_by": _pseudonym(ACT),
    "paper_vote.keyed_by": _pseudonym(ACT),
    "paper_vote_before.keyed_by": _pseudonym(ACT),
    "ballot.ballot_key": Personal(Kind.CHECK, ONCE, BUDGET, VOTE),
    "proposal.author_id": _pseudonym(WORDS, TASK, TALK),
    "proposal.title": _value(WORDS, TASK, IDEA),
    "proposal.summary": _value(WORDS, TASK, IDEA),
    "proposal.body": _value(WORDS, TASK, IDEA),
    "proposal.place": _value(WORDS, TASK, IDEA),
    "proposal.search_text": _value(WORDS, TASK, IDEA),
    "proposal.search_grams": _value(WORDS, TASK, IDEA),
    "proposal.longitude": _value(WORDS, TASK, TALK),
    "proposal.latitude": _value(WORDS, TASK, TALK),
    "proposal.area": _value(WORDS, TASK, TALK),
    "proposal_draft.longitude": _value(WORDS, TASK, DRAFT),
    "proposal_draft.latitude": _value(WORDS, TASK, DRAFT),
    "proposal_draft.lead_id": _pseudonym(WORDS, TASK, TALK),
    "proposal_draft.title": _value(WORDS, TASK, DRAFT),
    "proposal_draft.summary": _value(WORDS, TASK, DRAFT),
    "proposal_draft.body": _value(WORDS, TASK, DRAFT),
    "proposal_draft.place": _value(WORDS, TASK, DRAFT),
    "draft_author.person_id": _pseudonym(WORDS, TASK, TALK),
    "proposal_author.person_id": _pseudonym(WORDS, TASK, TALK),
    "stored_file.person_id": _pseudonym(WORDS, TASK, TALK),
    "stored_file.words": _value(WORDS, TASK, LOOSE),
    "attachment.attached_by": _pseudonym(WORDS, TASK, TALK),
    "attachment.description": _value(WORDS, TASK, TALK),
    "proposal_move.reason": _value(WORDS, TASK, TALK),
    "proposal_support.person_id": _pseudonym(ONCE, TASK, TALK),
    "comment.author_id": _pseudonym(WORDS, TASK, TALK),
    "comment.text": _value(WORDS, TASK, TALK),
    "comment_version.text": _value(WORDS, TASK, TALK),
    "opinion.person_id": _pseudonym(ONCE, TASK, OPINION),
    "opinion_sheet.lines": _value(CHART, TASK, TALK),
    "report.reporter_id": _pseudonym(DESK, TASK, TALK),
    "report.text": _value(DESK, TASK, TALK),
    "moderation_act.decided_by": _pseudonym(ACT),
    "appeal.appellant_id": _pseudonym(DESK, TASK, TALK),
    "appeal.text": _value(DESK, TASK, TALK),
    "appeal.reason": _value(DESK, TASK, TALK),
    "appeal.decided_by": _pseudonym(ACT),
    "merge_offer.proposer_id": _pseudonym(WORDS, TASK, TALK),
    "merge_offer.answerer_id": _pseudonym(WORDS, TASK, TALK),
    "merge_offer.text": _value(WORDS, TASK, TALK),
    "merge_offer.reason": _value(WORDS, TASK, TALK),
    "held_value.words": _value(WORDS, CLASSES, HELD),
    "notice.person_id": _pseudonym(CONTACT, TASK, TOLD),
    "notice.event_id": _pseudonym(CONTACT, TASK, TOLD),
    "notice_round.after": _pseudonym(CONTACT, TASK, ALL_TOLD),
    "notice_setting.person_id": _pseudonym(CONTACT, TASK, STAY),
    "notice_setting.muted": _value(CONTACT, TASK, STAY),
    "guardian_consent.child_id": _pseudonym(CHILD, MINOR, STAY),
    "guardian_consent.guardian_id": _pseudonym(CHILD, MINOR, STAY),
    "personal_read.reader_id": _pseudonym(WATCHED, SAFETY, TWO_YEARS),
    "personal_read.subject_person_id": _pseudonym(WATCHED, SAFETY, TWO_YEARS),
    "personal_read.address_digest": _check(WATCHED, TWO_YEARS),
    "read_review.reviewed_by": _pseudonym(ACT),
    "panel_seat.person_id": _pseudonym(ACT),
    "panel_seat.aside_reason": _value(ASIDE, INTEREST, TALK),
    "score_sheet.person_id": _pseudonym(ACT),
    "score_sheet.reason": _value(WORDS, TASK, TALK),
    "lab_application.person_id": _pseudonym(LAB, TASK, LAB_OVER),
    "lab_application.sex": _value(LAB, CONSENT, LOT),
    "lab_application.age_band": _value(LAB, CONSENT, LOT),
    "lab_application.area": _value(LAB, CONSENT, LOT),
    "lab_application.standing": _value(LAB, CONSENT, LOT),
    "lab_attendance.application_id": _pseudonym(LAB, TASK, LOT),
    "lab_judgement.application_id": _pseudonym(LAB, TASK, LOT),
    "lab_judgement.reason": _value(LAB, TASK, LOT),
    "council_seat.person_id": _pseudonym(SEATS, TASK, RECORD),
    "council_post.person_id": _pseudonym(SEATS, TASK, RECORD),
    "meeting.prepared_by": _pseudonym(MEETINGS, TASK, RECORD),
    "meeting.called_by": _pseudonym(MEETINGS, TASK, RECORD),
    "meeting.chair_id": _pseudonym(MEETINGS, TASK, RECORD),
    "meeting_backing.person_id": _pseudonym(MEETINGS, TASK, RECORD),
    "meeting_notice.person_id": _pseudonym(MEETINGS, TASK, RECORD),
    "meeting_paper_reading.person_id": _pseudonym(MEETINGS, TASK, RECORD),
    "meeting_recording.owner_id": _pseudonym(MEETINGS, TASK, RECORD),
    "meeting_item.sponsor_id": _pseudonym(MEETINGS, TASK, RECORD),
    "meeting_interest.person_id": _pseudonym(INTERESTS, CONFLICTS, RECORD),
    "meeting_interest.body_id": _value(INTERESTS, CONFLICTS, RECORD),
    "working_group_member.person_id": _pseudonym(SEATS, TASK, RECORD),
    "working_group_report.by_id": _pseudonym(MEETINGS, TASK, RECORD),
    "interest_duty.person_id": _pseudonym(INTERESTS, CONFLICTS, RECORD),
    "interest_duty.body_id": _value(INTERESTS, CONFLICTS, RECORD),
    "meeting_entry.person_id": _pseudonym(MEETINGS, TASK, RECORD),
    "meeting_entry.by_id": _pseudonym(MEETINGS, TASK, RECORD),
    "meeting_vote.challenged_id": _pseudonym(INTERESTS, CONFLICTS, RECORD),
    "meeting_ballot.person_id": _pseudonym(MEETINGS, TASK, RECORD),
    "meeting_ballot.proxy_id": _pseudonym(MEETINGS, TASK, RECORD),
    "meeting_proxy.member_id": _pseudonym(MEETINGS, TASK, RECORD),
    "meeting_proxy.person_id": _pseudonym(MEETINGS, TASK, RECORD),
    "meeting_proxy.accepted_by": _pseudonym(MEETINGS, TASK, RECORD),
    "meeting_letter.words": _value(MEETINGS, TASK, RECORD),
    "meeting_change.by_id": _pseudonym(MEETINGS, TASK, RECORD),
    "meeting_guest.person_id": _pseudonym(MEETINGS, TASK, RECORD),
    "motion_amendment.mover_id": _pseudonym(MEETINGS, TASK, RECORD),
    "amendment_support.person_id": _pseudonym(MEETINGS, TASK, RECORD),
    "decision_terms.by_id": _pseudonym(MEETINGS, TASK, RECORD),
    "decision_step.by_id": _pseudonym(MEETINGS, TASK, RECORD),
    "agreement_signer.name": _value(CONTRACT, CLASSES, BY_NAME),
    "agreement_signers_page.pdf": _value(CONTRACT, CLASSES, BY_NAME),
    "minutes.content": _value(MEETINGS, TASK, RECORD),
    "minutes.released_by": _pseudonym(MEETINGS, TASK, RECORD),
    "minutes_gist.by_id": _pseudonym(MEETINGS, TASK, RECORD),
    "minutes_correction.asked": _value(MEETINGS, TASK, RECORD),
    "minutes_correction.words": _value(MEETINGS, TASK, RECORD),
    "minutes_correction.by_id": _pseudonym(MEETINGS, TASK, RECORD),
    "minutes_signature.person_id": _pseudonym(MEETINGS, TASK, RECORD),
    "minutes_corrigendum.by_id": _pseudonym(MEETINGS, TASK, RECORD),
    "council_sex.person_id": _pseudonym(BALANCE, EQUALITY, SEAT_OVER),
    "council_sex.sex": _value(BALANCE, EQUALITY, SEAT_OVER),
}
