// Choosing: every project as a card with a real checkbox or radio, or a stepper for points.
import { useEffect, useMemo, useRef, useState } from "react";
import { useWords } from "../../words";
import { BallotCard } from "./BallotCard";
import { orderSeed } from "./ballotDraft";
import { givePoints, pointsOf, shuffled, toggle, type Limits, type Outcome, type Pick } from "./picks";
import { RankList } from "./RankList";
import type { BallotCampaign } from "./ofMine";

interface ChooseProps {
  campaign: BallotCampaign;
  picks: Pick[];
  limits: Limits;
  choose: (picks: Pick[]) => void;
  /** False when nothing can be cast: the lines are shown to read only. */
  live: boolean;
  /** True for whoever comes back from checking or casting: the keyboard goes on here. */
  back: boolean;
}

export function ChooseStep({ campaign, picks, limits, choose, live, back }: ChooseProps) {
  const w = useWords().ballot;
  const [full, setFull] = useState<number | null>(null);
  const lines = useMemo(() => shuffled(campaign.lines, orderSeed()), [campaign.lines]);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (back) head.current?.focus();
  }, [back]);
  const apply = (outcome: Outcome) => {
    setFull(outcome.full);
    choose(outcome.picks);
  };
  const warning = limits.kind === "CUMULATIVE" ? w.fullPoints : w.full;
  const count = w.lines(lines.length);
  return (
    <>
      {limits.kind === "ORDINAL" && picks.length > 0 && live && (
        <RankList lines={lines} picks={picks} choose={choose} />
      )}
      <fieldset>
        <legend className="only-read">
          {w.legend}: {count}
        </legend>
        <div className="row row-between list-head">
          <h2 ref={head} tabIndex={-1}>
            {count}
          </h2>
          <span className="small soft">{w.shuffled}</span>
        </div>
        <ul className="ballots">
          {lines.map((line) => (
            <BallotCard
              key={line.number}
              line={line}
              kind={limits.kind}
              live={live}
              points={pointsOf(picks, line.number)}
              rank={picks.findIndex(({ number }) => number === line.number) + 1}
              warning={full === line.number ? warning : null}
              press={() => apply(toggle(picks, line.number, limits))}
              give={(points) => apply(givePoints(picks, line.number, points, limits))}
            />
          ))}
        </ul>
      </fieldset>
    </>
  );
}
