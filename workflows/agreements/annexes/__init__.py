"""Annexes (붙임): files that are part of an agreement, of the whole of it or of one clause.

An annex has a number that stays its own (붙임 1); another file under it is its next version, and what
was before goes on being read. A changed annex is a changed text: who has accepted the clause it belongs
to has to accept it anew; of an annex to the whole agreement that is every clause. At the freeze number,
title, size and SHA-256 of each go into the bytes that are signed; from then on none can be put, swapped
or taken away, by the verbs and by the database.
"""
