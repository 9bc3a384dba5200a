"""Rule packs of councils: what holds for the council of a place on a day, and which source says so.

The Act fixes little (Article 24: the most members, their kinds of seat, what comes before them); the rest
is the ordinance's, and what that leaves open is the council's. Each source is a layer of
rules in `workflows/law/packs`, one rule a key (E1.9). For every key the layers of a place are asked in
turn: its ordinance on smart cities, its ordinance on committees, acts and decrees, and last the house,
which says what Dure takes where all are silent. The first that says something holds, and the others are
told beside it. That no ordinance breaks an act is checked when packs are loaded (`law.ranks`).

A place is changed by changing its pack, never by changing code.
"""
