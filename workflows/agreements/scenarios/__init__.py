"""Scenarios: what if clause 6 moved to 45/35/20; worked out before anybody has to say it aloud.

A scenario is a sheet of changes that a party keeps on an agreement under negotiation: texts of clauses,
amounts of the plan of money, shares of the parties, fields of the role matrix. It is kept inside the
party, between it and one other, or open at the table, as words of the talk are.

What would follow is computed by pure functions over the state of the agreement and the sheet: `situation`
is what stands, `applying` makes of it what would stand, `outcome` tells the two apart. A changed text takes
back every position on its clause, as the real rules do. A party counts as content with the new text only by
its own words: its counter, or its condition, is that very text. Nobody's consent is made up, and who would
be content still has to accept.

Each change says what it was written on: the version of a text, of an amount, of a value, that was read. Is
another one standing by now, the change is stale: it is shown as such, left out of what is computed, and
never moved onto the new one.

Nothing of a scenario is in the record: no event, no version, no number tells anybody of one. Only tabling
it is an act, through the verbs of the rooms themselves, each refusing as it always does, all of them in one
unit of work or none: whoever drafts revises, others counter. What was tabled is changed no more. A party
discards a sheet of its own whenever it likes, and then nothing is left of what it said.
"""
