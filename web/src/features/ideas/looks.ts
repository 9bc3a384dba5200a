// How each state of an idea looks: a sign and a tone, never a colour alone.
import type { ProposalState } from "../../gql/graphql";
import type { IconName } from "../../ui/Icon";

export const LOOKS: Record<ProposalState, { icon: IconName; tone: "ok" | "info" | "warn" | "wait" }> = {
  SUBMITTED: { icon: "pen", tone: "wait" },
  SUPPLEMENT: { icon: "pen", tone: "warn" },
  OPEN: { icon: "people", tone: "info" },
  THRESHOLD_MET: { icon: "flag", tone: "info" },
  REVIEW: { icon: "search", tone: "info" },
  ADOPTED: { icon: "check", tone: "ok" },
  PARTLY_ADOPTED: { icon: "check", tone: "ok" },
  REJECTED: { icon: "minus", tone: "wait" },
  REEXAMINATION: { icon: "refresh", tone: "info" },
  MERGED: { icon: "right", tone: "wait" },
  TRANSFERRED: { icon: "right", tone: "wait" },
  CLOSED: { icon: "stop", tone: "wait" },
  IMPLEMENTING: { icon: "place", tone: "info" },
  DONE: { icon: "check", tone: "ok" },
  ON_BALLOT: { icon: "box", tone: "info" },
  SELECTED: { icon: "check", tone: "ok" },
  NOT_SELECTED: { icon: "minus", tone: "wait" },
};
