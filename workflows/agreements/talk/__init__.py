"""Three layers of talk about an agreement or one of its clauses: party-private, bilateral, at the table.

What is said inside a party is read by those who speak for it today, and by nobody else: not by the city
unless it is that party, not by the auditor, not by another party. What two parties say to each other is
read by those two. What is said at the table is read by everybody who reads the agreement. Whoever speaks
for several parties reads inside one of them in the hat of that one only.

Nothing is changed once it is said. A party may withdraw its words; that it did stays, without the words,
for those who could read them. No count, order, event or version tells anybody of a layer that is not his.
"""
