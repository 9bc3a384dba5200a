"""Sealed offers: parties answer one question about a clause, and all answers open at one moment.

Who drafts, or any party, calls for offers on a clause until an hour. Each party files one and may file
another in its place until then. Before the hour nobody but the party itself sees its offer, or that there
is one: not the city, not the auditor, not who called. At the hour all that stand are open to everybody who
reads the agreement; the database's clock alone decides, and no job has to run.

The offers are not encrypted: who runs the database could read them. The page says so.
"""
