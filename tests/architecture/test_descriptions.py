"""Descriptions: every type, field, argument, input and value of the API says what it is."""

from collections.abc import Iterator

from graphql import GraphQLSchema, build_schema, is_introspection_type, is_specified_scalar_type

from schema.schema import printed


def undescribed(schema: GraphQLSchema) -> Iterator[str]:
    """Yield the coordinate of everything without a description."""
    for name, kind in schema.type_map.items():
        if is_introspection_type(kind) or is_specified_scalar_type(kind):
            continue
        if not kind.description:
            yield name
        for member, one in {**getattr(kind, "fields", {}), **getattr(kind, "values", {})}.items():
            if not one.description:
                yield f"{name}.{member}"
            for argument, given in getattr(one, "args", {}).items():
                if not given.description:
                    yield f"{name}.{member}({argument}:)"


def test_everything_in_the_api_is_described():
    assert list(undescribed(build_schema(printed()))) == []


def test_a_missing_description_is_found():
    text = '"""The root."""type Query { "Described." a(b: Int): E } "An enum." enum E { ONE }'

    assert list(undescribed(build_schema(text))) == ["Query.a(b:)", "E.ONE"]


def test_every_list_that_grows_is_a_connection():
    """A plain list of nodes is one a person can read at a glance; what grows has pages."""
    schema = build_schema(printed())
    node = schema.type_map["Node"]
    plain = {
        f"{kind.name}.{name}"
        for kind in schema.type_map.values()
        for name, field in getattr(kind, "fields", {}).items()
        if str(field.type).startswith("[")
        and node in getattr(schema.type_map.get(str(field.type).strip("[]!")), "interfaces", ())
    }

    # Answers stop at 50 (all of them are a connection under `comments`), likenesses at five.
    bounded = {"Comment.answers", "Query.similarProposals"}
    # A dispute is about 50 clauses and obligations at most, between parties of one agreement.
    bounded |= {f"Dispute.{one}" for one in ("clauses", "duties", "next", "sides")}
    bounded |= {"DisputeSettlement.agreed"}
    # What one party that was let go owes and is owed still, by the sentences of one agreement.
    bounded |= {"DisputeLeaver.duties"}
    # Those of one agreement.
    bounded |= {"ConsolidatedText.parties"}
    assert plain - bounded == {
        "Appointment.grants",
        "Campaign.rollCorrections",
        "Viewer.appointments",
    }
