"""Campaigns: residents' ideas put to the vote, from the notice to what the count decided.

A campaign is the public face of a poll: its words, who may vote, and the ideas on its paper. The
ballot box, the roll and the count are voting's.

Its notice is revised as a whole until the poll opens, and is frozen from then on. A notice may ask
that only ideas stand on the paper of which a panel has published a review, and it says when the
result shows: at the count, or once the office publishes it, to everybody at the same moment.
"""
