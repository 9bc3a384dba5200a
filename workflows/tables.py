"""The metadata of every table, and the stance of each toward tenant, change and personal data."""

from dataclasses import dataclass
from enum import StrEnum

from workflows.agreements.amending import models as amending
from workflows.agreements.annexes import models as annexes
from workflows.agreements.clauses import models as clauses
from workflows.agreements.consortium import models as consortium
from workflows.agreements.disputes import models as disputes
from workflows.agreements.duties import models as duties
from workflows.agreements.effects import models as effects
from workflows.agreements.money import models as money
from workflows.agreements.parties import models as parties
from workflows.agreements.roles import models as roles
from workflows.agreements.scenarios import models as scenarios
from workflows.agreements.sealed import models as sealed
from workflows.agreements.settling import models as settling
from workflows.agreements.signing import models as signing
from workflows.agreements.talk import models as talk
from workflows.councils.follow_up import models as follow_up
from workflows.councils.groups import models as groups
from workflows.councils.interests import models as interests
from workflows.councils.meetings import models as meetings
from workflows.councils.meetings import recording_models as recordings
from workflows.councils.minutes import models as minutes
from workflows.councils.motions import models as motions
from workflows.councils.roster import models as councils
from workflows.councils.rule_packs import models as own_rules
from workflows.documents.files import models as files
from workflows.identity import models as identity
from workflows.identity.passkeys import models as passkeys
from workflows.kit.base import Base
from workflows.law import models as law
from workflows.notices import models as notices
from workflows.programmes import models as programmes
from workflows.proposals import models as proposals
from workflows.proposals.attachments import models as attachments
from workflows.proposals.campaigns import models as campaigns
from workflows.proposals.deliberation import models as deliberation
from workflows.proposals.drafts import models as drafts
from workflows.proposals.dumps import models as dumps
from workflows.proposals.handling import models as handling
from workflows.proposals.living_lab import models as living_lab
from workflows.proposals.merging import models as merging
from workflows.proposals.moderation import models as moderation
from workflows.proposals.opinions import models as opinions
from workflows.proposals.review import models as review
from workflows.proposals.support import models as support
from workflows.record import models as record
from workflows.trace import models as trace
from workflows.voting import models as voting
from workflows.voting.paper import models as paper

metadata = Base.metadata

ROOMS = (
    record,
    law,
    identity,
    passkeys,
    notices,
    trace,
    files,
    programmes,
    voting,
    paper,
    proposals,
    attachments,
    drafts,
    campaigns,
    handling,
    support,
    deliberation,
    moderation,
    opinions,
    review,
    merging,
    living_lab,
    dumps,
    consortium,
    councils,
    meetings,
    recordings,
    interests,
    groups,
    money,
    clauses,
    roles,
    minutes,
    motions,
    own_rules,
    follow_up,
    talk,
    scenarios,
    sealed,
    signing,
    duties,
    settling,
    disputes,
    effects,
    annexes,
    amending,
    parties,
)


class Change(StrEnum):
    """What the application's database role may do to existing rows."""

    APPEND_ONLY = "append-only"
    END_ONLY = "end-only"  # only the upper bound of `recorded` may be set, once
    CHANGEABLE = "changeable"
    RETENTION_ONLY = "retention-only"  # no grant at all: kept apart for another law
    BOX_ONLY = "box-only"  # no grant at all: reached through the box's functions


@dataclass(frozen=True, slots=True)
class Stance:
    """How a table stands: how its rows may change, and whether row-level security guards them."""

    change: Change
    guarded: bool = False
    shared_reference: bool = False
    # Its words may be blanked by the retention role: people wrote some of them.
    blankable: bool = False


STANCES: dict[str, Stance] = {
    "event": Stance(Change.APPEND_ONLY),
    "outbox": Stance(Change.CHANGEABLE),
    "kept_answer": Stance(Change.CHANGEABLE),
    "held_value": Stance(Change.RETENTION_ONLY),
    "version": Stance(Change.CHANGEABLE),
    "legal_rule": Stance(Change.END_ONLY, shared_reference=True),
    "holiday": Stance(Change.END_ONLY, shared_reference=True),
    "legal_clock": Stance(Change.CHANGEABLE),
    "clock_pause": Stance(Change.CHANGEABLE),
    "person": Stance(Change.CHANGEABLE, guarded=True),
    "public_name": Stance(Change.CHANGEABLE),
    "login": Stance(Change.APPEND_ONLY),
    "body": Stance(Change.APPEND_ONLY, shared_reference=True),
    "designation": Stance(Change.END_ONLY),
    "appointment": Stance(Change.APPEND_ONLY),
    "appointment_term": Stance(Change.END_ONLY),
    "permission_grant": Stance(Change.END_ONLY),
    "verified_resident": Stance(Change.APPEND_ONLY, guarded=True),
    "resident_standing": Stance(Change.END_ONLY, guarded=True),
    "sign_in": Stance(Change.CHANGEABLE),
    "ended_token": Stance(Change.APPEND_ONLY),
    "passkey": Stance(Change.CHANGEABLE, guarded=True),
    "passkey_challenge": Stance(Change.CHANGEABLE, guarded=True),
    "trace_node": Stance(Change.APPEND_ONLY),
    "trace_edge": Stance(Change.APPEND_ONLY),
    "proposal_milestone": Stance(Change.CHANGEABLE),
    "guardian_consent": Stance(Change.CHANGEABLE, guarded=True),
    "personal_read": Stance(Change.APPEND_ONLY, guarded=True),
    "read_review": Stance(Change.APPEND_ONLY, guarded=True),
    "stored_file": Stance(Change.CHANGEABLE, guarded=True),
    "programme": Stance(Change.APPEND_ONLY, shared_reference=True),
    "target_area": Stance(Change.END_ONLY),
    "milestone": Stance(Change.CHANGEABLE),
    "poll": Stance(Change.CHANGEABLE),
    "poll_option": Stance(Change.APPEND_ONLY),
    "roll_entry": Stance(Change.END_ONLY, guarded=True),
    "roll_correction": Stance(Change.CHANGEABLE, guarded=True),
    "ballot": Stance(Change.BOX_ONLY),
    "poll_secret": Stance(Change.BOX_ONLY),
    "paper_batch": Stance(Change.CHANGEABLE),
    "paper_mark": Stance(Change.CHANGEABLE, guarded=True),
    "paper_vote": Stance(Change.BOX_ONLY),
    "paper_vote_before": Stance(Change.BOX_ONLY),
    "paper_reopening": Stance(Change.APPEND_ONLY),
    "poll_result": Stance(Change.APPEND_ONLY),
    "poll_comparison": Stance(Change.APPEND_ONLY),
    "proposal": Stance(Change.CHANGEABLE),
    "attachment": Stance(Change.CHANGEABLE, guarded=True),
    "proposal_draft": Stance(Change.CHANGEABLE, guarded=True),
    "draft_author": Stance(Change.CHANGEABLE, guarded=True),
    "proposal_author": Stance(Change.APPEND_ONLY),
    "proposal_move": Stance(Change.APPEND_ONLY, blankable=True),
    "proposal_answer": Stance(Change.APPEND_ONLY),
    "proposal_progress": Stance(Change.APPEND_ONLY),
    "proposal_support": Stance(Change.CHANGEABLE, guarded=True),
    "support_rung": Stance(Change.END_ONLY),
    "proposal_duty": Stance(Change.CHANGEABLE),
    "comment": Stance(Change.CHANGEABLE),
    "comment_version": Stance(Change.CHANGEABLE, guarded=True),
    "report": Stance(Change.CHANGEABLE, guarded=True),
    "moderation_act": Stance(Change.APPEND_ONLY),
    "appeal": Stance(Change.CHANGEABLE, guarded=True),
    "opinion": Stance(Change.CHANGEABLE, guarded=True),
    "opinion_map": Stance(Change.APPEND_ONLY),
    "opinion_sheet": Stance(Change.APPEND_ONLY, guarded=True, blankable=True),
    "merge_offer": Stance(Change.CHANGEABLE, guarded=True),
    "review_panel": Stance(Change.CHANGEABLE),
    "panel_seat": Stance(Change.CHANGEABLE, guarded=True),
    "score_sheet": Stance(Change.CHANGEABLE, guarded=True),
    "living_lab": Stance(Change.CHANGEABLE),
    "lab_application": Stance(Change.CHANGEABLE, guarded=True),
    "lab_workshop": Stance(Change.CHANGEABLE),
    "lab_attendance": Stance(Change.APPEND_ONLY, guarded=True),
    "lab_judgement": Stance(Change.CHANGEABLE, guarded=True),
    "lab_step": Stance(Change.APPEND_ONLY),
    "lot_secret": Stance(Change.BOX_ONLY),
    "consortium": Stance(Change.CHANGEABLE),
    "consortium_rule": Stance(Change.END_ONLY),
    "consortium_party": Stance(Change.END_ONLY),
    "consortium_change": Stance(Change.CHANGEABLE, guarded=True),
    "consortium_voice": Stance(Change.END_ONLY, guarded=True),
    "council": Stance(Change.CHANGEABLE, guarded=True),
    "council_seat": Stance(Change.END_ONLY, guarded=True),
    "council_post": Stance(Change.END_ONLY, guarded=True),
    "council_sex": Stance(Change.CHANGEABLE, guarded=True),
    "council_extension": Stance(Change.APPEND_ONLY, guarded=True),
    "council_roster": Stance(Change.APPEND_ONLY, guarded=True),
    "meeting": Stance(Change.CHANGEABLE, guarded=True),
    "meeting_backing": Stance(Change.APPEND_ONLY, guarded=True),
    "meeting_notice": Stance(Change.CHANGEABLE, guarded=True),
    "meeting_item": Stance(Change.CHANGEABLE, guarded=True),
    "meeting_item_party": Stance(Change.APPEND_ONLY, guarded=True),
    "meeting_paper": Stance(Change.APPEND_ONLY, guarded=True),
    "meeting_paper_text": Stance(Change.APPEND_ONLY, guarded=True),
    "meeting_paper_reading": Stance(Change.APPEND_ONLY, guarded=True),
    "meeting_recording": Stance(Change.CHANGEABLE, guarded=True),
    "meeting_interest": Stance(Change.CHANGEABLE, guarded=True),
    "working_group": Stance(Change.CHANGEABLE, guarded=True),
    "working_group_member": Stance(Change.CHANGEABLE, guarded=True),
    "working_group_report": Stance(Change.CHANGEABLE, guarded=True),
    "interest_duty": Stance(Change.CHANGEABLE, guarded=True),
    "meeting_entry": Stance(Change.APPEND_ONLY, guarded=True),
    "meeting_vote": Stance(Change.CHANGEABLE, guarded=True),
    "meeting_ballot": Stance(Change.CHANGEABLE, guarded=True),
    "meeting_proxy": Stance(Change.CHANGEABLE, guarded=True),
    "meeting_letter": Stance(Change.CHANGEABLE, guarded=True),
    "meeting_change": Stance(Change.APPEND_ONLY, guarded=True),
    "meeting_guest": Stance(Change.APPEND_ONLY, guarded=True),
    "contribution_plan": Stance(Change.CHANGEABLE, guarded=True),
    "contribution": Stance(Change.END_ONLY, guarded=True),
    "contribution_plan_version": Stance(Change.APPEND_ONLY, guarded=True),
    "agreement": Stance(Change.CHANGEABLE, guarded=True),
    "clause": Stance(Change.CHANGEABLE, guarded=True),
    "clause_version": Stance(Change.APPEND_ONLY, guarded=True),
    "clause_position": Stance(Change.END_ONLY, guarded=True),
    "motion_amendment": Stance(Change.CHANGEABLE, guarded=True),
    "amendment_support": Stance(Change.APPEND_ONLY, guarded=True),
    "motion_text": Stance(Change.APPEND_ONLY, guarded=True),
    "council_rule_change": Stance(Change.CHANGEABLE, guarded=True),
    "council_rule": Stance(Change.END_ONLY, guarded=True),
    "decision": Stance(Change.CHANGEABLE, guarded=True),
    "decision_terms": Stance(Change.APPEND_ONLY, guarded=True),
    "decision_step": Stance(Change.APPEND_ONLY, guarded=True),
    "decision_reminder": Stance(Change.APPEND_ONLY, guarded=True),
    "agreement_message": Stance(Change.CHANGEABLE, guarded=True),
    "agreement_scenario": Stance(Change.CHANGEABLE, guarded=True),
    "sealed_call": Stance(Change.APPEND_ONLY, guarded=True),
    "sealed_offer": Stance(Change.END_ONLY, guarded=True),
    "agreement_edition": Stance(Change.APPEND_ONLY, guarded=True),
    "agreement_document": Stance(Change.APPEND_ONLY, guarded=True),
    "agreement_gate": Stance(Change.APPEND_ONLY, guarded=True),
    "agreement_approval": Stance(Change.APPEND_ONLY, guarded=True),
    "agreement_signature": Stance(Change.APPEND_ONLY, guarded=True),
    "agreement_signer": Stance(Change.CHANGEABLE, guarded=True),
    "agreement_signers_page": Stance(Change.CHANGEABLE, guarded=True),
    "agreement_ending": Stance(Change.APPEND_ONLY, guarded=True),
    "signing_mandate": Stance(Change.END_ONLY, guarded=True),
    "role_matrix": Stance(Change.CHANGEABLE, guarded=True),
    "role_duty": Stance(Change.CHANGEABLE, guarded=True),
    "role_duty_name": Stance(Change.APPEND_ONLY, guarded=True),
    "role_value": Stance(Change.APPEND_ONLY, guarded=True),
    "role_voice": Stance(Change.END_ONLY, guarded=True),
    "role_clause": Stance(Change.APPEND_ONLY, guarded=True),
    "duty": Stance(Change.CHANGEABLE, guarded=True),
    "duty_none": Stance(Change.APPEND_ONLY, guarded=True),
    "duty_fact": Stance(Change.APPEND_ONLY, guarded=True),
    "duty_step": Stance(Change.APPEND_ONLY, guarded=True),
    "duty_reminder": Stance(Change.APPEND_ONLY),
    "dispute_path": Stance(Change.APPEND_ONLY, guarded=True),
    "dispute": Stance(Change.CHANGEABLE, guarded=True),
    "dispute_step": Stance(Change.APPEND_ONLY, guarded=True),
    "dispute_matter": Stance(Change.APPEND_ONLY, guarded=True),
    "dispute_said": Stance(Change.APPEND_ONLY, guarded=True),
    "settlement_report": Stance(Change.CHANGEABLE, guarded=True),
    "settlement_line": Stance(Change.APPEND_ONLY, guarded=True),
    "settlement_step": Stance(Change.APPEND_ONLY, guarded=True),
    "settlement_finding": Stance(Change.APPEND_ONLY, guarded=True),
    "settlement_repayment": Stance(Change.APPEND_ONLY, guarded=True),
    "clause_effect": Stance(Change.APPEND_ONLY, guarded=True),
    "enacted_effect": Stance(Change.APPEND_ONLY, guarded=True),
    "amendment": Stance(Change.CHANGEABLE, guarded=True),
    "amendment_operation": Stance(Change.APPEND_ONLY, guarded=True),
    "amendment_amount": Stance(Change.APPEND_ONLY, guarded=True),
    "duty_end": Stance(Change.APPEND_ONLY, guarded=True),
    "agreement_annex": Stance(Change.APPEND_ONLY, guarded=True),
    "agreement_party_change": Stance(Change.APPEND_ONLY, guarded=True),
    "minutes": Stance(Change.CHANGEABLE, guarded=True),
    "minutes_gist": Stance(Change.APPEND_ONLY, guarded=True),
    "minutes_correction": Stance(Change.CHANGEABLE, guarded=True),
    "minutes_signature": Stance(Change.APPEND_ONLY, guarded=True),
    "minutes_hidden": Stance(Change.CHANGEABLE, guarded=True),
    "minutes_corrigendum": Stance(Change.APPEND_ONLY, guarded=True),
    "notice": Stance(Change.CHANGEABLE, guarded=True),
    "notice_round": Stance(Change.CHANGEABLE, guarded=True),
    "notice_setting": Stance(Change.CHANGEABLE, guarded=True),
    "open_dump": Stance(Change.APPEND_ONLY),
    "open_file": Stance(Change.APPEND_ONLY),
    "open_bytes": Stance(Change.APPEND_ONLY),
    "campaign": Stance(Change.CHANGEABLE),
    "public_number": Stance(Change.CHANGEABLE),
}
