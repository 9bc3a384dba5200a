"""The certificates of the decisions of a meeting (의결 확인서) as a document to be read.

What is verified is the file of each decision, whose digest stands here; this says the same in words.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256

from workflows.councils.minutes.certifying import Certificate
from workflows.councils.minutes.deciding import Finding
from workflows.councils.minutes.lines import Minutes
from workflows.councils.minutes.states import Field, Said
from workflows.documents.plain import Block, Document, Heading, Look, Paragraph, Table, said
from workflows.kit.wording import Locale, worded
from workflows.law.texts import rule_text

ROSTER = "roster_"


def finding_sentence(one: Finding, locale: Locale) -> str:
    """Return what was found about a decision in one sentence."""
    told = one.reason.startswith(ROSTER)
    key = f"breach.{one.reason.removeprefix(ROSTER)}" if told else f"certificate.{one.reason}"
    return worded(locale, key, **one.figures)


def certificate_document(
    minutes: Minutes, certificates: Sequence[Certificate], dated: date, locale: Locale
) -> Document:
    """Return the certificates of a meeting as a document. The same certificates give the same document."""
    titles = {one.item: one.words for one in minutes.lines if one.said is Said.ITEM}
    meeting = minutes.of(Field.NAME)[0].figures
    return Document(
        title=worded(
            locale,
            "certificate_paper.title",
            council=meeting[f"council_{locale.value}"],
            number=meeting["number"],
        ),
        dated=dated,
        language=locale.value,
        blocks=tuple(
            block for one in certificates for block in _blocks(one, titles[one.item], locale)
        ),
    )


def _blocks(one: Certificate, title: str, locale: Locale) -> Iterator[Block]:
    def word(key: str, **figures: object) -> str:
        return worded(locale, f"certificate_paper.{key}", **figures)

    yield Heading(word("item", number=one.item, title=title))
    yield Paragraph(said(word(f"verdict_{one.verdict.value.lower()}"), Look.STRONG))
    if one.findings:
        rows: dict[tuple[str, str, str], int] = {}
        for found in one.findings:
            text = rule_text(found.rule)
            key = (
                finding_sentence(found, locale),
                word(f"weight_{found.weight.value.lower()}"),
                f"{text.source[locale]} {text.article}".strip(),
            )
            rows[key] = rows.get(key, 0) + 1
        yield Table(
            (6, 2, 4),
            tuple(
                (
                    said(told if many == 1 else word("many", told=told, count=many)),
                    said(weight),
                    said(source),
                )
                for (told, weight, source), many in rows.items()
            ),
            (word("found"), word("weight"), word("rule")),
        )
    else:
        yield Paragraph(said(word("nothing")))
    yield Paragraph(said(word("digest", digest=sha256(one.content).hexdigest())))
    yield Paragraph(said(word("verify"), Look.MARK))
