"""Merging ideas by consent: two authors agree, and nobody's support is moved for him.

The author of either idea proposes that one be merged into the other; the author of the other agrees
or declines with a reason. What is merged stays where it is, with its number, its page and those who
support it, and says into what it went. Every supporter then keeps his support there, moves it to the
idea it went into, or withdraws it: the number of people behind the two never changes by a merge, and
a moved support counts toward the ladder like any other. An idea that is owed an answer is not merged
away; one that others were merged into may be merged on, and support follows to the end of the line.
"""
