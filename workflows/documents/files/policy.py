"""Who may hand in files. It says who, never when."""

from uuid import UUID

from workflows.documents.files.models import StoredFile
from workflows.kit.refusal import NotAllowed
from workflows.rights.actor import Actor
from workflows.rights.permissions import Permission
from workflows.rights.verdict import Verdict


def may_upload(actor: Actor, programme_id: UUID) -> Verdict:
    """Whoever writes, answers or carries out something in the programme."""
    actor.hat_for(Permission.FILE_UPLOAD, programme_id)
    return True


def may_use(actor: Actor, file: StoredFile) -> Verdict:
    """Who sent it."""
    mine = actor.is_house or actor.person_id == file.person_id
    return True if mine else NotAllowed("not_your_file")
