"""A council changes its own rules (운영세칙): put as an item, resolved, in force from a later day on.

The Act leaves the working of a council to the ordinance (Article 24(3)), and ordinances leave the rest to the
council: Changwon, Article 15, Daegu 7(7), Gwangju 19, Ulsan 10(6) (`rules_amend`). So its layer stands between
the ordinance and the house (`rule_packs.resolving`): it fills what no higher source says, and may be stricter
where the packs say so (`own` of a key: longer notice, sooner publication). Who sits is not its own matter.

- `putting`: the chair or the secretary puts a change on the agenda of a meeting that is prepared: one key, the
  value, the day, and where it stands in the council's rules. The words that are voted on follow from it, and
  nothing amends them: another value is another item. One change of a key waits at a time.
- `judging` (pure): what stands against a value: no such key, out of its bounds, a higher source, nothing new.
- `settling`: judged again when it is put to the vote, and there refused; the majority is that of
  `rules_amend`, or of any decision where that says nothing else (`MeetingRules.amending`). Judged a last time
  when the vote has carried it: what a higher source forbids by then is VOID, says why, and holds nowhere.
  Otherwise the version before ends with the day the new one begins, its row stays on record, and the trace
  says from which item and which vote the rule came, all in the unit of work of the vote. The minutes tell it on
  a line of its own (`minutes.ruling`): from what to what, since when, where it stands, or why it is not in force.

A change holds from the day after its meeting at the earliest. So no day that has begun changes its rules, a
meeting that is open keeps those it froze, minutes go by the rules of their day, and a unit of work may read the
book of a day once (`rule_packs.rulebook`). A source that changes afterwards wins by itself: where a council's
rule breaks it, that rule is told and holds nowhere.

A rule a council has given itself is cited by an id that carries source and article (`law.texts.own_rule_id`):
a certificate that is reckoned again offline tells where it stands.
"""
