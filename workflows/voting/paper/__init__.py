"""Votes on paper: batches of one place, the roll marked from its attendance sheet, papers keyed twice.

Who came and what was put in never meet. The attendance sheet marks the roll, before a paper is handed
out: whoever is marked votes no more online, and whoever voted online gets no paper. The papers bear a
serial within their batch and nobody's name; two clerks key each of them, alone; where they differ a
third person looks at the paper and decides. What is keyed lies in the box, where the application reads
no choice before the close: it learns which serials agree and which do not. A batch is reconciled by
another person than who opened it, when every paper found is settled and there are no more of them than
people who came; an open batch keeps the poll from being closed, so that no paper is left out in silence.
A batch that cannot be reconciled is set aside, for a reason that everybody reads.

Two clerks may both read a paper wrongly. Until the close a third, who keyed it neither time, opens it
again by its serial and for a reason that everybody reads afterwards; what was keyed is put apart in the
box, where nobody reads it, and two people key it anew. A voter who cannot mark a paper alone is helped by
two officers, the one who marks him on the roll and another who says so. How many were helped is told once
the vote is counted, unless they are few; their papers lie among the others and are counted with them,
since a count of their own would tell what they chose.
"""
