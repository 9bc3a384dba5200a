"""The record: events, the outbox, the unit of work that writes both, and refused attempts.

An event row and its outbox row are written in the transaction of the act itself, so that nothing
happens without a record and nothing is announced that did not happen. The leaf index stays empty
until the entries are sealed in order, outside the transaction of any act.
"""
