// How far a living lab has come, as a chip.
import type { LivingLabState } from "../../gql/graphql";
import type { IconName } from "../../ui/Icon";
import { Chip } from "../../ui/Parts";
import { useWords } from "../../words";

const LOOKS: Record<LivingLabState, { icon: IconName; tone: "ok" | "info" | "wait" | "warn" }> = {
  CALLING: { icon: "people", tone: "info" },
  SEATING: { icon: "person", tone: "info" },
  WORKSHOPS: { icon: "pen", tone: "info" },
  TRIAL: { icon: "place", tone: "info" },
  REVIEW: { icon: "lock", tone: "info" },
  REVIEWED: { icon: "text", tone: "info" },
  CONCLUDED: { icon: "check", tone: "ok" },
  CALLED_OFF: { icon: "stop", tone: "wait" },
};

export function LabChip({ state }: { state: LivingLabState }) {
  const w = useWords().labs;
  return <Chip {...LOOKS[state]}>{w.states[state]}</Chip>;
}
