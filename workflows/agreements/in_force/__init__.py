"""What is in force, for those who read no negotiation: the ministry, and who reads agreements anyway.

Nothing here is read from the negotiation: all is told by the bytes that were signed, by the signatures under
them, and by the register of obligations. Neither positions nor talk nor drafts nor what was frozen and
ended without effect can be asked for; what has not come in force is not there.
"""
