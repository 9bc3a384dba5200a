"""The ledger (장부) of an agreement in force: what became of the money that was promised, stage by stage.

Nothing is kept here. Every amount is that of one source, form and year (E3.4), and is promised, received, spent
or recognised: promised by the plan all parties signed, with the amendments in force on the day; received and
spent by the settlement reports as they were handed in last; recognised by those that were accepted. A subsidy
and own money never share a line (E4.9).

The rules of the money (E3.3) are asked of every stage, by the very functions a draft is judged with. What has
happened is told and never refused: a stage that breaks a rule says by how many won it does.
"""
