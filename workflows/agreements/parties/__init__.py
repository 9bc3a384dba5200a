"""The parties of an agreement in negotiation follow the consortium, when somebody says so and why.

An agreement is opened between those who are in that day. Who joins or leaves later changes nothing of it
by itself: one who drafts brings it up to date, as an act of its own that the room shows. What a leaver
has said counts no more and stays readable, its counters are closed, what its fields, rights and
obligations were is open again, and its money is named until it is covered. Who joins has accepted
nothing yet. What is being signed or is in force stands still: of what is in force an amendment changes the parties.
"""
