"""The consortium (컨소시엄) of a programme: its parties, their shares, its lead, and how all that changes.

A consortium is formed by the municipality or by its lead, before or after the programme is selected: it
comes into being when every party that is named has said yes (Civil Act 703). Parties are organisations.
Each holds a share, an exact fraction; on every day the shares make exactly one, which a rule says before
it is written and the database again at the commit. One party is the lead (대표사).

Whatever changes is put to the parties as a proposal: that somebody joins, leaves or is expelled, that the
lead changes, that the shares are others. Each answers yes or no with a reason, and may answer anew until
it is decided; silence is never consent. The matter has a rule of decision (`rules.decided`): that of the
agreement where it says something, else that of the Civil Act. The decisive answer and its effect are one
act. What was put before a change and not decided is overtaken by it: its voices were on other ground.

Rows of parties say for which days they hold and when that was on record, so that any day can be read
back. Everybody reads who is in, the shares, the lead and the history. What is put and who said what is
for those it was put to and for the auditor.
"""
