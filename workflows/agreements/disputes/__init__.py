"""Disputes under an agreement in force: notified, answered, led step by step along the agreed path, ended.

The path (talks, steering committee or council, mediation, arbitration or court) is data of the agreement,
or of the rule pack where it says nothing. Each step has a clock; the next one begins when the clock has
run out, or earlier if all sides want it. Obligations a dispute is about go on running. A settlement is
what all sides agreed to, word by word; one that changes clauses takes effect by an amendment alone.
"""
