"""Compiled operations: answered without executing every field of every thing.

An operation's text is parsed, validated and costed once (`documents`) and becomes a plan once for
each language and set of @include/@skip values: `selection` collects its fields by the specification.
A root field whose whole selection stands in a mapping (`rows.py` of each room, gathered in `mapping`)
is read: `writer` turns it into steps, each one SQL statement with a printed Python function (`source`)
that makes the answer of its rows. Any other is called: the schema's own resolvers run as they are,
and `completer` writes the functions by which `completion` shows what they give back. `plan` runs both.
Nothing here knows a right or a column's table: the queries of the ground floor narrow and join every
statement themselves. `keeping` tells which answers are the same for everybody, and what of.

Only whole answers come from here. Whatever is not covered, and whatever goes wrong, is handed to
graphql-core, which executes the operation as if this room were not there; so errors, their paths and
the nulls around them are its own. A mutation is answered here only if it does one thing and what it
answers is plain, so that nothing after the act could send it back to be done twice.
`python -m server explain FILE` prints a plan.
"""
