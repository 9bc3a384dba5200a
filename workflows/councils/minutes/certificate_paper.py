"""The certificates of the decisions of a meeting (의결 확인서) as a document to be read.

What is verified is the file of each decision, whose digest stands here; this says the same in words.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256

from workflows.councils.minutes.certifying import Certificate
from workflows.councils.minutes.finding import Finding
from workflows.councils.minutes.lines import Minutes
from workflows.councils.minutes.states import Field, Said
from workflows.documents.plain import Block, Document, Heading, Look, Paragraph, Table, said
from workflows.kit.wording import Locale, dated, worded
from workflows.law.texts import rule_text

ROSTER = "roster_"
IN_WRITING = frozenset({"in_writing", "not_in_writing"})


def finding_sentence(one: Finding, locale: Locale) -> str:
    """Return what was found about a decision in one sentence."""
    told = one.reason.startswith(ROSTER)
    key = f"breach.{one.reason.removeprefix(ROSTER)}" if told else f"certificate.{one.reason}"
    when = {} if one.at is None else {"at": one.at.isoformat()}
    # The number of an entry is a name, and is not written in groups.
    named = {"entry": str(one.figures["entry"])} if "entry" in one.figures else {}
    return worded(locale, key, **{**one.figures, **named, **when})


def certificate_document(
    minutes: Minutes, certificates: Sequence[Certificate], day: date, locale: Locale
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
        dated=day,
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
            key = (
                finding_sentence(found, locale),
                word(f"weight_{found.weight.value.lower()}"),
                _written(found.rule, locale),
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
    yield Paragraph(said(word("counted"), Look.STRONG))
    yield _arithmetic(one, locale)
    yield Paragraph(said(word("digest", digest=sha256(one.content).hexdigest())))
    yield Paragraph(said(word("verify"), Look.MARK))


def _arithmetic(one: Certificate, locale: Locale) -> Table:
    """Return what was counted when: the days, the quorum thrice, the majority, each with where it is written."""

    def word(key: str, **figures: object) -> str:
        return worded(locale, f"certificate_paper.{key}", **figures)

    reckoned = one.reckoned
    written = any(found.reason in IN_WRITING for found in one.findings)
    # To answer in writing no day of notice is given; its hour stands in the notice itself.
    days = [] if written else [(word("at_notice"), reckoned.notice)]
    if reckoned.papers is not None:
        days.append((word("at_papers"), reckoned.papers))
    rows = [
        (when, word("arrives_by", day=dated(locale, held.due), late=len(held.late)), held.rule)
        for when, held in days
    ]
    quorums = [("at_opening", reckoned.opening.why), ("at_item", reckoned.calling.why)]
    if reckoned.outcome is not None:
        quorums.append(("at_vote", (*reckoned.outcome.quorum.why, *reckoned.outcome.why)))
    for when, why in quorums:
        steps = dict.fromkeys((because.sentence(locale), because.rule) for because in why)
        rows += [
            (word(when) if nth == 0 else "", told, rule) for nth, (told, rule) in enumerate(steps)
        ]
    return Table(
        (2, 5, 5),
        tuple((said(when), said(told), said(_written(rule, locale))) for when, told, rule in rows),
        (word("when"), word("counted"), word("rule")),
    )


def _written(rule: str, locale: Locale) -> str:
    """Return where a rule is written, from which day it holds, and whether that was read."""
    text = rule_text(rule)
    told = f"{text.source[locale]} {text.article}".strip()
    if text.holds_from != date.min:
        told += " " + worded(
            locale, "certificate_paper.holds_from", day=dated(locale, text.holds_from)
        )
    if not text.confirmed:
        told += " " + worded(locale, "certificate_paper.unread")
    return told
