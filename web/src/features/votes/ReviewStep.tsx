// Checking before casting, sending, and what happens when no answer comes.
import { useEffect, useRef, useState } from "react";
import { Button } from "../../ui/Button";
import { Message } from "../../ui/Parts";
import { Won, Written } from "../../ui/Text";
import { useWords } from "../../words";
import type { Casting } from "./castBallot";
import type { Limits, Pick } from "./picks";
import type { BallotCampaign } from "./ofMine";

const SLOW_MS = 1_000;

interface ReviewProps {
  campaign: BallotCampaign;
  picks: Pick[];
  limits: Limits;
  casting: Casting;
  /** True when this very ballot was sent before and nobody knows whether it arrived. */
  resend: boolean;
  send: () => void;
  back: () => void;
}

export function ReviewStep({ campaign, picks, limits, casting, resend, send, back }: ReviewProps) {
  const w = useWords().ballot;
  const head = useRef<HTMLHeadingElement>(null);
  const sending = casting.is === "sending";
  const slow = useSlow(sending);
  useEffect(() => head.current?.focus(), []);
  const List = limits.kind === "ORDINAL" ? "ol" : "ul";
  return (
    <section className="card stack" aria-labelledby="review">
      <h2 id="review" ref={head} tabIndex={-1}>
        {w.reviewTitle}
      </h2>
      <List className="items">
        {picks.map(({ number, points }, index) => {
          const line = campaign.lines.find((one) => one.number === number);
          return (
            line && (
              <li className="pick-line" key={number}>
                <span>
                  {limits.kind === "ORDINAL" && <b>{w.place(index + 1)} </b>}
                  <Written>{line.proposal.title}</Written>
                  {limits.kind === "CUMULATIVE" && <b> · {w.points1(points)}</b>}
                </span>
                <b>
                  <Won amount={line.cost} />
                </b>
              </li>
            )
          );
        })}
      </List>
      {!resend && !sending && <p className="small soft">{w.reviewHint}</p>}
      {resend && (
        <Message tone="warn" title={w.lost} announce="alert">
          <p className="small">{w.lostHint}</p>
        </Message>
      )}
      <div role="status">
        {slow && (
          <div className="stack-2">
            <progress aria-label={w.sending} />
            <p className="small">{w.slow}</p>
          </div>
        )}
      </div>
      <div className="row">
        <Button big busy={sending} onPress={send}>
          {sending ? w.sending : resend ? w.again : w.cast}
        </Button>
        {!sending && (
          <Button look="plain" onPress={back}>
            {w.back}
          </Button>
        )}
      </div>
    </section>
  );
}

/** True once something has been going on for more than a second. */
function useSlow(going: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!going) return undefined;
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [going]);
  return slow;
}
