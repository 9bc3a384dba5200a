// A vote that closed while somebody was choosing: what was chosen did not get into the box, and is not lost.
import { Button } from "../../ui/Button";
import { Message } from "../../ui/Parts";
import { useWords, useWritten } from "../../words";
import type { BallotDraft } from "./ballotDraft";
import type { BallotCampaign } from "./ofMine";

interface UnsentProps {
  campaign: BallotCampaign;
  draft: BallotDraft;
  /** True where a refusal beside this one has the floor: it came as the answer to a press. */
  told: boolean;
}

export function Unsent({ campaign, draft, told }: UnsentProps) {
  const w = useWords().ballot;
  const written = useWritten();
  const inBox = campaign.viewerBallot;
  const { sent, picks } = draft;
  if (picks.length === 0 && !sent) return null;
  const arrived = sent !== null && inBox !== null && inBox !== undefined && inBox.counter >= sent.counter;
  if (arrived) {
    return (
      <Message tone="ok" title={w.earlier} announce="alert">
        <p className="small">{w.earlierClosed}</p>
      </Message>
    );
  }
  // After the count nothing leads from a person to a ballot any more.
  const unsure = sent !== null && campaign.state === "TALLIED";
  return (
    <Message tone="warn" title={unsure ? w.unsure : w.unsent} announce={told ? undefined : "alert"}>
      <p className="small">{unsure ? w.unsureHint : inBox ? w.unsentEarlier : w.unsentHint}</p>
      <ul className="small">
        {picks.map(({ number, points }) => {
          const line = campaign.lines.find((one) => one.number === number);
          return (
            line && (
              <li key={number}>
                <span lang={written}>{line.proposal.title}</span>
                {campaign.ballotKind === "CUMULATIVE" && ` · ${w.points1(points)}`}
              </li>
            )
          );
        })}
      </ul>
      <div className="row">
        <Button look="plain" onPress={draft.clear}>
          {w.forget}
        </Button>
      </div>
    </Message>
  );
}
