"""Campaigns: residents' ideas put to the vote, from the notice to what the count decided.

A campaign is the public face of a poll: its words, who may vote, and the ideas on its paper. The
ballot box, the roll and the count are voting's.
"""
