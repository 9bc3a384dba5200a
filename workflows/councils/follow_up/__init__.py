"""What became of decisions: who has to act on each, by when, and how far it is (후속조치 대장).

A decision is declared with the result of the vote that made it: number, the text that was adopted, its
digest. Its terms - legal effect, addressee, owner, due day, evidence asked for - are put in by whoever presides
or the secretary, every version kept; once the minutes are confirmed a further one says why it supersedes.
The owner reports with evidence; the secretary or the chair accepts. Lateness is counted from the legal day
whenever somebody asks, never stored, and a postponed day leaves the earlier ones on record.
"""
