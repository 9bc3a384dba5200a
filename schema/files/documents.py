"""Documents that are set from the record when they are asked for, and where they are read."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode
from uuid import UUID

import strawberry

from schema.kit.context import Context
from schema.kit.enums import told
from workflows.documents.setting import DocumentKind
from workflows.kit.links import LINK_SECONDS, For, Link, token_of

told(
    DocumentKind,
    name="DocumentKind",
    description="What kind of file a document is given as.",
    values={
        "PDF": "PDF/A-3a and PDF/UA-1 (ISO 19005-3, ISO 14289-1).",
        "HWPX": "HWPX (KS X 6101), the open format of the Hangul word processor.",
        "HTML": "One page that stands alone.",
    },
)


@strawberry.type(description="A document as a file, in the asked language.")
class DocumentFile:
    """A file."""

    kind: DocumentKind = strawberry.field(description="What kind of file.")
    is_public: bool = strawberry.field(
        description="Whether anybody reads it; nothing that is hidden from the public is in it then."
    )
    path: str = strawberry.field(
        description="Where to GET it. What is public is there for as long as it says the same; anything "
        "else for 60 seconds, and for the viewer alone."
    )


def public_files(
    context: Context, what: str, key: UUID, digest: str, kinds: Iterable[DocumentKind]
) -> list[DocumentFile]:
    """Return the files of a document that anybody reads, under the digest of what it says."""
    way = f"/documents/{what}/{context.locale.value}/{key}/{digest}"
    return [DocumentFile(kind=kind, is_public=True, path=f"{way}.{kind.value}") for kind in kinds]


async def own_files(
    context: Context,
    what: str,
    key: UUID,
    kinds: Iterable[DocumentKind],
    asked: Mapping[str, str] | None = None,
) -> list[DocumentFile]:
    """Return the files of a document that the viewer reads for a minute; none for nobody.

    `asked` says what of it, where there is a choice; it gives no right.
    """
    person_id = (await context.actor()).person_id
    if person_id is None:
        return []
    until = int((await context.now()).timestamp()) + LINK_SECONDS
    token = token_of(context.cursor_key, For.DOCUMENT, Link(key, person_id, until))
    way = f"/documents/{what}/{context.locale.value}/read/{token}"
    more = f"?{urlencode(asked)}" if asked else ""
    return [
        DocumentFile(kind=kind, is_public=False, path=f"{way}.{kind.value}{more}") for kind in kinds
    ]
