// How a due day is counted, in words.
import { useWords } from "../../words";
import type { Duty } from "./DutiesPage";

export function useRule(duty: Duty): string {
  const w = useWords().duties;
  if (duty.trigger === "FIXED_DAY") return w.rules.fixed;
  const period = w.counts[duty.count ?? "DAYS"](duty.length ?? 0);
  if (duty.trigger === "IN_FORCE") return w.rules.after(w.rules.inForce, period);
  if (duty.trigger === "DUTY_DONE") return w.rules.after(w.rules.duty(duty.after?.number ?? 0), period);
  return w.rules.after(w.factKinds[duty.fact ?? "COMPLETION"], period);
}
