"""Votes on paper: batches of one place, the roll marked from its attendance sheet, papers keyed twice.

Who came and what was put in never meet. The attendance sheet marks the roll, before a paper is handed
out: whoever is marked votes no more online, and whoever voted online gets no paper. The papers bear a
serial within their batch and nobody's name; two clerks key each of them, alone; where they differ a
third person looks at the paper and decides. What is keyed lies in the box, where the application reads
no choice before the close: it learns which serials agree and which do not. A batch is reconciled by
another person than who opened it, when every paper found is settled and there are no more of them than
people who came; an open batch keeps the poll from being closed, so that no paper is left out in silence.
A batch that cannot be reconciled is set aside, for a reason that everybody reads.
"""
