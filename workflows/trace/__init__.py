"""Trace: what leads to what, written in the transaction of the act and never changed.

A node is a thing that others may be led to: an idea, a duty, a review, an answer, a vote, a work. An
edge says that one led to the other, how, and on which day. From any node the whole chain is walked
both ways: from a work back to the idea and those who made it possible, from an idea on to what came
of it. Nodes bear public labels only, a number, a kind, the city's name of a milestone; what people wrote
stays where it is.
"""
