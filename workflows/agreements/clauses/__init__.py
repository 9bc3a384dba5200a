"""The negotiation room: an agreement (협약) of a consortium as a tree of clauses, and what each party says to it.

An agreement is opened by the lead of the consortium (대표사) or by the city's officer; its parties are the
organisations that are in on that day. Whoever may open it drafts: adds, moves, removes and rewrites
clauses. A clause keeps its id wherever it stands; its number (제1조, ①, 1., 가.) is computed from the tree
and stored nowhere. A text is never changed: a new version comes after it, and nobody writes over a
version that he has not read.

Each party says of each clause, in the version that stands: it accepts, accepts on a condition, counters
with a text of its own, reserves, or objects. Silence is never consent, and a new text undoes what was
said of this clause alone. A counter is taken over by a person or not at all: written against an older
text it is shown as such and never moved onto the new one. What stands between the agreement and
signatures is every clause and party without an acceptance.
"""
