"""Motions and amendments: the words of an item in versions, and amendments to them, each with its own vote.

A member moves an amendment before the item or while it is called: a whole new text, or words in the place
of passages of the original. It comes before the council once as many others support it as the rules of the
place ask for. Whoever presides may order amendments before the first of them is voted on; the order, what an
adopted one drops and the text that stands are reckoned in `reckoning.amending`. A vote on an amendment is a vote
like any other, with its quorum and its recusals.
"""
