// Where an idea on the reviewers' desk stands for the one who looks at it.
import type { ReviewDeskQuery } from "../../gql/graphql";

export type Waiting = ReviewDeskQuery["reviewDesk"][number]["proposal"];
export const STANDS = ["yours", "handedIn", "aside", "others", "locked", "published", "none"] as const;
export type Stand = (typeof STANDS)[number];

export function standOf(idea: Waiting): Stand {
  const panel = idea.reviewPanels.at(-1);
  if (!panel) return "none";
  const score = panel.viewerActions.find(({ name }) => name === "scoreProposal");
  if (score?.allowed) return panel.viewerSheet ? "handedIn" : "yours";
  if (panel.viewerStandsAside) return "aside";
  return panel.state === "FORMED" ? "others" : panel.state === "LOCKED" ? "locked" : "published";
}

export const lateBy = (idea: Waiting): number => (idea.answerClock?.stoppedOn ? 0 : (idea.answerClock?.daysLate ?? 0));
