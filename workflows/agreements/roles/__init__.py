"""The role matrix (업무 분담표) of an agreement: who does what, duty by duty, before it becomes clauses.

Rows are duties of the programme, first those of a template with their sources, then as the drafters add,
rename and remove them. Columns are the parties of the agreement, and those of the five actors that are no
party: these are shown, and nobody agrees for them. A field says what its actor is for a duty: responsible,
accountable, consulted, informed; a duty that stands has one accountable and somebody responsible.

A field is proposed by a party or by who drafts, and proposed anew by whoever wants something else. It
stands as agreed when each party that it concerns says so of the value that stands: the party of the column
and whoever is accountable for the duty; all of them where no party is accountable. Silence is no consent,
a new value undoes what was said of that field alone, and a new name what was said of that duty.

Every change makes the next edition of the matrix. One that is agreed as a whole is written into the clause
tree, through the verbs of the clauses; which edition a clause came from is kept, so that a clause that is
older than its matrix is shown as such.
"""
