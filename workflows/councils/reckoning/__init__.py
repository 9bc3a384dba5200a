"""Council meetings: who was there, whether that is a quorum, and what a vote comes to (rules E1.5-E1.8).

Everything here is pure. What holds for a meeting is read once, when it opens, from the rulings of its
place (`rules`); from then on a later pack changes nothing for it. Out of what happened at the door
(`attendance`) follow, for any instant and any item, who is present and who may vote; out of that the
quorum (`quorum`) and the result of a vote (`majority`), each with its arithmetic and with the rules it
rests on, so that a certificate can print it and an outsider repeat it. `convening` counts days of
notice, `recusal` suggests who has to leave, `rehearsal` tries a meeting out beforehand.
"""
