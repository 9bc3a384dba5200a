"""What the text says: rules with source, article and effective days, loaded from packs as data.

`law` is what the text says, the loops' `rules` are what follows from it. A refusal names a rule by
its id, and the reader is told title, source and article in words.
"""
