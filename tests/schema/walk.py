"""A walk over the whole schema: every edge from every thing with an id, three steps deep."""

from collections.abc import Iterator

from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    get_named_type,
    is_leaf_type,
    is_required_argument,
)

PAGE = "(first: 20)"


def documents(schema: GraphQLSchema, kinds: list[str]) -> Iterator[tuple[str, str]]:
    """Yield queries `q($id: ID!)` for things of these types, each with the path it walks."""
    for kind in kinds:
        thing = schema.type_map[kind]
        assert isinstance(thing, GraphQLObjectType)
        leaves = _leaves(thing)
        yield kind, _asked(kind, leaves)
        for first, field in _edges(thing):
            below = _object(schema, field)
            if below is None:
                continue
            yield f"{kind}.{first}", _asked(kind, _step(first, field, _leaves(below)))
            for second, deeper in _edges(below):
                last = _object(schema, deeper)
                if last is not None:
                    inner = _step(second, deeper, _leaves(last))
                    yield f"{kind}.{first}.{second}", _asked(kind, _step(first, field, inner))


def _asked(kind: str, selection: str) -> str:
    return f"query ($id: ID!) {{ node(id: $id) {{ ... on {kind} {{ __typename {selection} }} }} }}"


def _step(name: str, field: GraphQLField, selection: str) -> str:
    kind = get_named_type(field.type)
    if kind.name.endswith("Connection"):
        return (
            f"{name}{PAGE} {{ __typename totalCount pageInfo {{ endCursor }}"
            f" edges {{ cursor node {{ __typename {selection} }} }} }}"
        )
    return f"{name} {{ __typename {selection} }}"


def _object(schema: GraphQLSchema, field: GraphQLField) -> GraphQLObjectType | None:
    kind = get_named_type(field.type)
    if isinstance(kind, GraphQLObjectType) and kind.name.endswith("Connection"):
        edge = get_named_type(kind.fields["edges"].type)
        assert isinstance(edge, GraphQLObjectType)
        kind = get_named_type(edge.fields["node"].type)
    if isinstance(kind, GraphQLInterfaceType | GraphQLUnionType):
        return None
    return kind if isinstance(kind, GraphQLObjectType) else None


def _leaves(kind: GraphQLObjectType) -> str:
    return " ".join(
        name
        for name, field in kind.fields.items()
        if is_leaf_type(get_named_type(field.type)) and _is_plain(field)
    )


def _edges(kind: GraphQLObjectType) -> Iterator[tuple[str, GraphQLField]]:
    for name, field in kind.fields.items():
        if not is_leaf_type(get_named_type(field.type)) and _is_plain(field):
            yield name, field


def _is_plain(field: GraphQLField) -> bool:
    return not any(is_required_argument(one) for one in field.args.values())
