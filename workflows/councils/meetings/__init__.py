"""Meetings of a council: prepared, called, opened, held item by item, and closed (rules E1.5-E1.8, E5.3).

The secretary or a member prepares a meeting with its agenda; the chair sends the notice, or whoever demands it with a
third of the members. Days of notice and of papers are counted as the ordinance says; what comes late needs
the chair's reason of urgency. Whoever presides opens it once there is a quorum, and with that the rules are
frozen. From then on everything is an entry in the meeting's log: who came and left, who withdrew, what was
called, said and voted. Quorum and results are never kept by hand: they are reckoned (`reckoning`) out of the
log for the very instant they are needed.

A council consults and resolves; what comes out of an item is a resolution (의결), never an approval.
"""
