"""Open data of a place: versioned files that anyone may take home and check.

Once a day, if anything changed, the house writes what the public may see into CSV and JSON: ideas,
their steps and answers, reviews, votes and their lines, the numbers of moderation, and a table of
small counts suppressed so that no difference gives them away, neither within a version nor between
two of them: a count that would tell what an earlier version withheld is withheld too, until enough
has changed. Whoever kept a version that was withdrawn since, because something in it is hidden, may
still compare it. A dictionary says what every column means, a manifest what every file weighs and
its SHA-256. The same state gives the same bytes; a version is never changed. No file holds a
person, an alias, a contact, a hash or a ballot, and what is hidden is left out.
"""
