"""Compiled reads: operations made of rows, answered without executing every field of every row.

An operation's text is parsed, validated and costed once (`documents`). If all it asks for stands in
a mapping (`rows.py` of each room, gathered in `mapping`), it becomes a plan once for each language
and set of @include/@skip values: `selection` collects its fields by the specification, `writer`
turns them into steps, each one SQL statement with a printed Python function (`source`) that makes
the answer of its rows, and `plan` runs the steps. Nothing here knows a right or a column's table:
the queries of the ground floor narrow and join every statement themselves.

Only answers without an error are given from here. Whatever is not mapped, and whatever goes wrong,
is handed to graphql-core, which executes the operation as if this room were not there; so errors,
their paths and the nulls around them are its own. `python -m server explain FILE` prints a plan.
"""
