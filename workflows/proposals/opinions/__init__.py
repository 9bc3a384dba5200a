"""Opinions on comments, and the map drawn of them: who tends to agree with whom, told of groups alone.

Residents say of a comment that they agree, disagree, or pass, until the review of the idea begins.
Who said what nobody reads but oneself: the database lets out rows of answers without a name, and
only so the map is made of them. The map is evidence laid beside the review. It is no sample, no
vote, and nothing follows from it by itself.
"""
