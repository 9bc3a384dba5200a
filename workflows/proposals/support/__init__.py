"""Support (공감): residents stand behind an idea, and at each rung of a ladder a duty begins.

One person supports an idea once, may withdraw and come back; who supports what is nobody else's
business, the public sees the number. The proposer proposes and does not support as well. A rung is
reached when enough people stand behind the idea within its days of being opened: the first rung
obliges the department to answer. The number stands on the idea's own row, changed under its lock:
it is exact, and a rung is crossed once, however many come at the same moment.
"""
