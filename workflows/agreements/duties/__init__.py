"""The register of obligations: what an agreement obliges whom to, from which sentence, and by when.

Whoever drafts reads every sentence of the texts that speaks of a duty and either maps it to an
obligation or marks it as none, with a reason; a new text asks again for the sentences that changed, and
for them alone. Until the agreement is in force the register is a draft its parties read. From then on
the debtor reports with evidence and the creditor accepts, sends back, extends or waives. A due day is
counted from the rule and the recorded facts whenever somebody asks, and is stored nowhere. Settlement
(정산) is due by law: its clocks follow from the facts and the money, and no verb of ours ends them.
"""
