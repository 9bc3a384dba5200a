"""One ballot box and one tally engine, for residents and councils alike; it knows voter ids, not people.

What the box hides, and from whom. A ballot row holds a random id, a ballot key, a counter, the
choice and a receipt: no time, sequence, person, address or request. The ballot key is an HMAC of
the roll entry under a key that only the box's own database role can read; nothing is written to the
roll when someone votes. After the count the key is destroyed, and with it the only computation that
leads from a roll entry to a ballot.

What it does not hide. While the poll is open, whoever can read both the key and the tables (the
owner of the database) can link; rows lie on disk roughly in the order in which they came, and the
write-ahead log and backups keep transaction times, so that someone who also watches the network
could correlate. The box does not protect against a person who is watched while voting, and it is
not meant for elections to public office. A receipt shows that a ballot lies in the box unchanged;
it does not show the choice. Papers are marked on the roll by name. So a channel by which fewer ballots
came than the rule on small counts says (House rules of Dure, Article 7-3, fixed in the notice when it is
prepared) is counted and told together with online, under both weights: exact scores would otherwise tell
what the few chose, whatever a table leaves out. What such a channel gave stands in no result and in no
digest; everybody can still count again from what is told. Votes opened before notices fixed it keep the
count they announced. Where hardly anybody votes at all, or all choose alike, a result tells it: no count
hides that.
"""
