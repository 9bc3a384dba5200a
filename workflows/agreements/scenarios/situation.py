"""What stands of an agreement: texts, positions, money, shares, roles, obligations; and what it means. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from uuid import UUID

from workflows.agreements.amending.impact import still_said
from workflows.agreements.amending.operations import Text
from workflows.agreements.clauses import tree as trees
from workflows.agreements.clauses.states import Stance, Standing
from workflows.agreements.duties.sentences import Sentence, duty_sentences
from workflows.agreements.money.rules import Contribution, Finding, MoneyRules, Payer, findings
from workflows.agreements.roles.rules import Column, Field
from workflows.agreements.scenarios.sheet import AmountKey
from workflows.kit.wording import Locale
from workflows.rights.roles import ProgrammeRole


@dataclass(frozen=True, slots=True)
class Said:
    """What a party says of a text that stands."""

    stance: Stance
    words: str = ""


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of the plan, and the version it came with."""

    won: int
    version: int


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A duty of the role matrix: its name, which of its names that is, and its fields."""

    name: Mapping[Locale, str]
    version: int
    fields: Mapping[Column, Field]


@dataclass(frozen=True, slots=True)
class Bound:
    """An obligation of the register, mapped from a sentence of a clause."""

    id: UUID
    number: int
    clause: UUID
    digest: str
    debtor: UUID
    what: str


@dataclass(frozen=True, slots=True)
class OpenSentence:
    """A sentence of duty that nobody has mapped or marked."""

    clause: UUID
    reference: Mapping[Locale, str]
    sentence: Sentence


class BlockKind(StrEnum):
    """What stands between an agreement and signatures."""

    NOT_ACCEPTED = "NOT_ACCEPTED"
    SENTENCE_OPEN = "SENTENCE_OPEN"
    MONEY_BROKEN = "MONEY_BROKEN"
    PARTY_GONE = "PARTY_GONE"
    NO_CLAUSES = "NO_CLAUSES"


@dataclass(frozen=True, slots=True)
class Block:
    """One thing that blocks: of a clause which, of a party who, of money the rule."""

    kind: BlockKind
    clause: UUID | None = None
    party: UUID | None = None
    standing: Standing | None = None
    sentence: str | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything a scenario is judged by; `settled` are sentences that a person has marked as no duty."""

    text: Text
    versions: Mapping[UUID, int]
    tree_version: int
    parties: tuple[UUID, ...]
    said: Mapping[tuple[UUID, UUID], Said]
    amounts: Mapping[AmountKey, Amount]
    money: MoneyRules | None
    payers: frozenset[Payer]
    shares: Mapping[UUID, Fraction]
    ground: int
    rows: Mapping[UUID, DutyRow]
    outside: tuple[ProgrammeRole, ...]
    bound: tuple[Bound, ...]
    settled: frozenset[tuple[UUID, str]]

    def standing(self, clause: UUID, party: UUID) -> Standing:
        """Say where a party stands on a clause; silence is no consent."""
        found = self.said.get((clause, party))
        return Standing.SILENT if found is None else Standing(found.stance.value)

    def content(self, party: UUID) -> int:
        """Count the clauses that a party accepts as they stand."""
        return sum(self.standing(one, party) is Standing.ACCEPT for one in self.text.provisions)

    def references(self) -> dict[UUID, dict[Locale, str]]:
        """Return the number of every clause, with those above it."""
        return {
            one.id: {each: one.reference(each) for each in Locale}
            for one in trees.in_order(self.text.tree)
        }

    def contributions(self) -> list[Contribution]:
        """Return the amounts as the rules of the money see them."""
        return [Contribution(*key, one.won) for key, one in self.amounts.items()]

    def findings(self) -> list[Finding]:
        """Return what the rules of the money find; nothing for a cohort without rules."""
        if self.money is None:
            return []
        return findings(self.contributions(), self.money, self.payers)

    def over(self) -> Fraction:
        """Say by how much the shares make more than one; less than nothing: they make less."""
        return sum(self.shares.values(), Fraction(0)) - 1

    def duties(self) -> list[Bound]:
        """Return the obligations whose sentences stand."""
        return [one for one in self.bound if still_said(self.text, one.clause, one.digest)]

    def open_sentences(self) -> list[OpenSentence]:
        """Return the sentences of duty nobody has settled, in reading order."""
        settled = self.settled | {(one.clause, one.digest) for one in self.bound}
        numbers = self.references()
        return [
            OpenSentence(key, numbers[key], sentence)
            for key in numbers
            for sentence in duty_sentences(self.text.provisions[key].text)
            if (key, sentence.digest) not in settled
        ]

    def blocks(self) -> list[Block]:
        """Return all that stands between the agreement and signatures, by the checks of freezing."""
        if not self.text.provisions:
            return [Block(BlockKind.NO_CLAUSES)]
        found = [
            Block(BlockKind.NOT_ACCEPTED, one.id, party, self.standing(one.id, party))
            for one in trees.in_order(self.text.tree)
            for party in self.parties
            if self.standing(one.id, party) is not Standing.ACCEPT
        ]
        found += [
            Block(BlockKind.SENTENCE_OPEN, one.clause, sentence=one.sentence.text)
            for one in self.open_sentences()
        ]
        if self.amounts:
            found += [
                Block(BlockKind.MONEY_BROKEN, rule=one.rule_id)
                for one in self.findings()
                if one.broken
            ]
        found += [
            Block(BlockKind.PARTY_GONE, party=one) for one in self.parties if one not in self.shares
        ]
        return found
