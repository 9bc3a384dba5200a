// What a vote says to this person and at this moment, asked beside what it says to everybody.
import { graphql } from "../../gql";
import type { BallotFragment, DutyFragment, OfMineFragment, VoteRowFragment } from "../../gql/graphql";

graphql(`
  fragment OfMine on Campaign {
    id
    serverTime
    turnout
    viewerBallot { counter receipt }
    viewerActions { ...Action }
  }
`);

export type BallotCampaign = BallotFragment & OfMineFragment;
export type DutyCampaign = DutyFragment & OfMineFragment;
export type RowCampaign = VoteRowFragment & OfMineFragment;

/** A vote this person may cast and has not cast yet: it waits for him, though no duty. */
export function waits({ viewerBallot, viewerActions }: OfMineFragment): boolean {
  return !viewerBallot && viewerActions.some(({ name, allowed }) => name === "castBallot" && allowed);
}

/** Joins both parts of each vote; one that came after the other list was made is left for the next look. */
export function joined<Public extends { id: string }>(
  everybodys: Public[],
  mine: OfMineFragment[],
): (Public & OfMineFragment)[] {
  const known = new Map(mine.map((one) => [one.id, one]));
  return everybodys.flatMap((one) => {
    const part = known.get(one.id);
    return part ? [{ ...one, ...part }] : [];
  });
}
