"""Questions: a subscription read as the query it asks again and again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from graphql import (
    DocumentNode,
    ExecutableDefinitionNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    NameNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    StringValueNode,
    TypeInfo,
    TypeInfoVisitor,
    VariableNode,
    Visitor,
    get_operation_ast,
    print_ast,
    visit,
)

from schema.kit.operation import KEPT, errors_in, parsed
from schema.schema import get_schema
from workflows.kit.refusal import Invalid

# The fields of `Subscription`, and the field of `Query` that each asks again.
ASKED_AGAIN: Final[Mapping[str, str]] = {
    "campaignChanged": "campaign",
    "proposalChanged": "proposal",
    "programmeChanged": "programme",
    "meetingChanged": "meeting",
    "minutesChanged": "minutes",
    "agreementChanged": "agreement",
    "consortiumChanged": "consortium",
}
# What moves while a vote is open without any event; and what is said, set and signed of an agreement,
# and put to a consortium, which raise no version: one that rose with a private word would wake those
# who may not hear it.
BY_THE_CLOCK: Final = frozenset(
    {
        "Campaign.turnout",
        "Agreement.talk",
        "Agreement.edition",
        "Agreement.moves",
        "Clause.sealedCalls",
        "RoleMatrix.movedAt",
        "Consortium.changes",
        "Consortium.contributionPlan",
        "Consortium.moves",
    }
)
# What of a meeting is the same for all who only look on; of it one answer is told to all of them.
FOR_ONLOOKERS: Final = frozenset(
    f"{kind}.{name}"
    for kind, names in {
        "Query": "meeting",
        "Meeting": "id number state form startsAt place byVideo changes watch calledItemId urgency backers"
        " quorum attendees floor proxies recordings items log openedAt closedAt calledAt",
        "MeetingChange": "number startsAt place reason",
        "MeetingWatch": "watched inPrivate",
        "MeetingQuorum": "inOffice present needed counted met",
        "MeetingAttendee": "mode recused challenged votes hasVoted isMember presides",
        "MeetingFloor": "closed speaking waiting",
        "MeetingSpeaker": "since",
        "MeetingRecording": "on",
        "MeetingProxy": "namedAt acceptedAt withdrawnAt",
        "MeetingItem": "id number title state topic asked votes papers",
        # Whoever only looks on has no vote: what he said of one is nothing for all of them.
        "CouncilVote": "id number kind closedAt openedAt castCount outcome viewerVoted viewerChoice",
        "CouncilVoteOutcome": "result inFavour against abstain silent recused absent base needed tie",
        "MeetingPaper": "version readOut number",
        "MeetingEntry": "number",
    }.items()
    for name in ("__typename " + names).split()
)


@dataclass(frozen=True, slots=True)
class Question:
    """The text of the query behind a subscription, and the name of its operation.

    `field` is what it asks of `Query`, and `argument` the value of its one argument, or of the
    variable in its place. `by_the_clock` says that its answer may change without any event,
    `for_onlookers` that it is the same for all who only look on.
    """

    text: str
    name: str | None
    field: str
    argument: str | None
    variable: str | None
    by_the_clock: bool
    for_onlookers: bool = False

    def place(self, variables: Mapping[str, Any]) -> tuple[str, str]:
        """Return the field asked for and the name it is asked by."""
        given = variables.get(self.variable) if self.variable else self.argument
        return self.field, given if isinstance(given, str) else ""


def is_live(text: str, name: str | None) -> bool:
    """Say whether an operation is a subscription; what cannot be read is none."""
    try:
        operation = get_operation_ast(parsed(text), name)
    except (GraphQLError, RecursionError):
        return False
    return operation is not None and operation.operation is OperationType.SUBSCRIPTION


@lru_cache(maxsize=KEPT)
def question_of(text: str, name: str | None) -> Question | tuple[GraphQLError, ...]:
    """Return the query behind a valid subscription, or what is wrong with it.

    Refuses (`live_root_plain`) a root that is anything but one plain field.
    """
    document = parsed(text)
    errors = errors_in(get_schema()._schema, document)  # noqa: SLF001 - the built schema
    if errors:
        return errors
    operation = get_operation_ast(document, name)
    if operation is None:
        return (GraphQLError("There is no such operation."),)
    root, *more = operation.selection_set.selections
    if (
        more
        or not isinstance(root, FieldNode)
        or root.directives
        or root.name.value not in ASKED_AGAIN
    ):
        refusal = Invalid("live_root_plain", field="query")
        return (GraphQLError(refusal.reason, original_error=refusal),)
    asked = FieldNode(
        alias=root.alias or root.name,
        name=NameNode(value=ASKED_AGAIN[root.name.value]),
        arguments=root.arguments,
        directives=(),
        selection_set=root.selection_set,
    )
    query = OperationDefinitionNode(
        operation=OperationType.QUERY,
        name=operation.name,
        variable_definitions=operation.variable_definitions,
        directives=(),
        selection_set=SelectionSetNode(selections=(asked,)),
    )
    fragments = {
        one.name.value: one
        for one in document.definitions
        if isinstance(one, FragmentDefinitionNode)
    }
    used = [print_ast(fragments[one]) for one in _spread_in(query, fragments)]
    (given,) = root.arguments or ()
    whole: list[ExecutableDefinitionNode] = [
        query,
        *(fragments[one] for one in _spread_in(query, fragments)),
    ]
    return Question(
        text="\n".join([print_ast(query), *used]),
        name=operation.name.value if operation.name else None,
        field=ASKED_AGAIN[root.name.value],
        argument=given.value.value if isinstance(given.value, StringValueNode) else None,
        variable=given.value.name.value if isinstance(given.value, VariableNode) else None,
        by_the_clock=bool(_fields_in(whole) & BY_THE_CLOCK),
        for_onlookers=ASKED_AGAIN[root.name.value] == "meeting"
        and _fields_in(whole) <= FOR_ONLOOKERS,
    )


def _fields_in(whole: Sequence[ExecutableDefinitionNode]) -> set[str]:
    """Return the fields that are asked for, each as `Type.field`, under whatever name."""
    types = TypeInfo(get_schema()._schema)  # noqa: SLF001 - the built schema
    finder = _Fields(types)
    visit(DocumentNode(definitions=tuple(whole)), TypeInfoVisitor(types, finder))
    return finder.found


def _spread_in(node: Any, fragments: Mapping[str, FragmentDefinitionNode]) -> list[str]:
    """Return the names of the fragments a node needs, directly or through others."""
    found: dict[str, None] = {}
    waiting = [node]
    while waiting:
        finder = _Spreads()
        visit(waiting.pop(), finder)
        for name in finder.names:
            if name not in found:
                found[name] = None
                waiting.append(fragments[name])
    return list(found)


class _Fields(Visitor):
    def __init__(self, types: TypeInfo) -> None:
        super().__init__()
        self.types = types
        self.found: set[str] = set()

    def enter_field(self, node: FieldNode, *_: object) -> None:
        kind = self.types.get_parent_type()
        self.found.add(f"{kind.name if kind else ''}.{node.name.value}")


class _Spreads(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def enter_fragment_spread(self, node: FragmentSpreadNode, *_: object) -> None:
        self.names.append(node.name.value)
