"""Signing: from a negotiated agreement to one that is in force.

Whoever drafts freezes the agreement once every party accepts the last text of every clause and the
money holds its rules. The freeze makes an edition: its canonical bytes, its PDF, and one digest over
both. Gates say who acts when: each party's approval at home, then the signatures, by default those of
the companies, then the developer's, the municipality's last.

Whoever signs names the digest he was shown and rests on an office or on a mandate (위임장) with its
range and its cap. A rejection names the clauses it is about, and sends only them back; a recall and a
window that has closed end an edition too. What was signed of an ended edition stays on record and has
no effect. Signed by all it is sealed by the worker, and then, and only then, it is in force.
"""
