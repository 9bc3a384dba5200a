"""Amending a signed agreement (변경협약): what changes which clause, of which class, from which day.

An amending instrument is an agreement of its own, with `amends_id`: it has a number, parties, clauses,
positions, editions, gates, a seal and a bundle, all by the code that every agreement runs through. Each
of its clauses says one operation on the agreement it amends: replace a text, add a clause, remove one,
move one. The new text is the text of the instrument's own clause, so that parties accept it, counter it and
speak of it clause by clause, and what rights and obligations come of it is said where it is always said.

A clause keeps its id through all amendments; an added one has that of the clause which adds it. The
consolidated text on a day (통합본) is the signed text with the instruments in force by then done to it in
their order; nobody writes it down. An operation names the text it was drafted on by its digest, so that
it is never done to another one, and two instruments that touch the same cannot be signed at a time.

An amendment is minor or major by rows of the rule packs (E4.7). A minor one is signed by whoever gives
notice of it and has effect when the sealed notice reaches all parties; any party can raise it to a major
one, which all sign. What the clauses give and oblige to ends and begins on the day of the instrument, in the
unit of work that puts it in force. What money there is stands in the plan of contributions and not in the
words of clauses: an operation on the clause about contributions names amounts before and after, all parties
sign it, and the plan gets its next version when it comes in force. The money on a day is what was signed
first with the amounts of the instruments in force by then.

Who has come into the consortium since is let in by an operation, and who has left it let go. The instrument is
between those who will be the parties: they accept and sign it, and it holds from the seal. With it the rights of
a leaver end and its obligations, but for what was due before or is under way; it reads on what was its own.
The parties on a day are those who signed first, with who joined and without who left by then.
"""
