// The keys of a council's rules under four headings; a key that is new stands under the last.
const GROUPS = {
  members: ["max_members", "min_members", "seat_kinds", "gender_share", "chair", "vice", "fallback_chair", "term_months", "max_renewals", "resident_term", "secretary_post"],
  meetings: ["regular_meetings", "convene_fraction", "notice_days", "paper_days", "notice_counting", "video", "proxy"],
  decisions: ["topics", "quorum", "decision", "tie", "abstain", "recusal_kinds", "recusal_denominator", "decision_base", "written_cases"],
  standing: ["lifecycle", "sunset_months", "openness", "minutes_publish_days", "minutes_signers", "rules_amend", "working_group"],
} as const;

export type Group = keyof typeof GROUPS;

export function grouped<T extends { key: string }>(rulings: readonly T[]): { group: Group; rulings: T[] }[] {
  const groups = Object.keys(GROUPS) as Group[];
  const placed = new Set(groups.flatMap((group) => GROUPS[group] as readonly string[]));
  return groups.map((group) => ({
    group,
    rulings: rulings.filter(({ key }) =>
      placed.has(key) ? (GROUPS[group] as readonly string[]).includes(key) : group === "standing",
    ),
  }));
}
