"""What becomes of an idea in the hands of the municipality, told step by step in the open.

The officer receives it, may ask for a supplement or send it on, reviews it and answers; the author
supplies, withdraws, or asks once for a re-examination; what was adopted or selected is carried out
and every step is noted. Each move is a row that is never changed, with its reason, so that the page
of an idea tells its whole story. The clock of the answer (30 days, `workflows.law.clocks`) waits
only for a supplement or an outside opinion; an answer that is late is late in public, and the house
then demands an interim one.
"""
