"""Minutes of meetings: compiled out of the log, corrected, confirmed, registered, published (E5.1-E5.10).

Nobody writes minutes by hand: they follow from the meeting's log (`compile`), line by line, each line
saying which entries it comes from; the same log gives the same bytes. The secretary sums up what was said
on an item, those who were there ask for corrections, whoever presided confirms. From then on the text is
frozen, by the database too, and only a corrigendum is put beside it. What the public reads is the same
text with spans hidden on one of the eight grounds of the law (`hiding`). A certificate shows of every
decided item whether the decision holds, and lets anybody reckon it again (`certifying`).
"""
