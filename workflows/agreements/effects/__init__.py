"""Effects: what a signed clause lets a party do.

Whoever drafts attaches to a clause which extra right it gives, to which party, to which of its posts and
on which days. An effect is part of the text it stands with: another effect is another version of the
clause, so that nobody has accepted what was widened since. It is in the bytes and in the PDF that are
signed, and when the agreement comes in force those bytes, and nothing else, become grants.

A grant to a party is one row about a post (this organisation, this role), not one for each person: it is
met with the appointments when the rights of somebody are read. Who is appointed to the post tomorrow has
the right tomorrow, who leaves it has lost it, and no job has to run; `identity.Grant` stays the only store
of extra rights. What a role may never do it does not do by an agreement either (`rights.table.FORBIDS`).
"""
