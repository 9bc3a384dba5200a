"""The money (사업비) of a consortium's project: who pays what, from which source, in which form and year.

Every formed consortium has one contribution plan, whose key is that of the consortium; it is empty until
the first amount is set. An amount is a whole number of won of one payer, source, form and year (E3.4). All
amounts of a plan are promises: what is received, spent and settled of them is told by the ledger.

The rules of the money are those of the programme's cohort (E3.3): the state's part of the public money,
the most public money, the years. The plan says at every moment which of them it holds and, of one it
breaks, the won that cure it. A draft may be saved with shortfalls, which are marked; putting it forward
for agreement freezes it, and is refused unless all rules hold. A frozen plan can be taken back.

Everything is kept: each act makes the next version, and any version can be read back. The lead and the
city write; every party, the ministry and the auditor read.
"""
