// A vote in a list: its state, what it is about, and the way in that fits the state.
import { Link } from "wouter";
import { graphql } from "../../gql";
import type { CampaignState } from "../../gql/graphql";
import { Clock } from "../../ui/Clock";
import { dayTime } from "../../ui/format";
import type { IconName } from "../../ui/Icon";
import { Chip } from "../../ui/Parts";
import { Won } from "../../ui/Text";
import { useSpeech, useWords, useWritten } from "../../words";
import type { RowCampaign } from "./ofMine";

graphql(`
  fragment VoteRow on Campaign {
    id
    number
    title
    state
    budget
    opensAt
    closesAt
    closedAt
    result { spent selected { number } }
  }
`);

const LOOKS: Record<CampaignState, { icon: IconName; tone: "ok" | "info" | "wait" }> = {
  DRAFT: { icon: "pen", tone: "wait" },
  OPEN: { icon: "box", tone: "info" },
  CLOSED: { icon: "clock", tone: "wait" },
  TALLIED: { icon: "check", tone: "ok" },
};

/** `unpublished`: counted, and no result shows yet. */
export function VoteState({ state, unpublished = false }: { state: CampaignState; unpublished?: boolean }) {
  const w = useWords();
  if (unpublished) {
    return (
      <Chip icon="clock" tone="wait">
        {w.result.unpublished}
      </Chip>
    );
  }
  return <Chip {...LOOKS[state]}>{w.campaignStates[state]}</Chip>;
}

/** Before the close the ballot, afterwards the result. */
export function voteAddress({ number, state }: { number: string; state: CampaignState }): string {
  return state === "CLOSED" || state === "TALLIED" ? `/votes/${number}/result` : `/votes/${number}`;
}

export function VoteRow({ campaign }: { campaign: RowCampaign }) {
  const w = useWords();
  const { language } = useSpeech();
  const written = useWritten();
  const { state, result } = campaign;
  return (
    <li className="reach stack-2">
      <div className="row row-between">
        <VoteState state={state} unpublished={state === "TALLIED" && !result} />
        {state === "OPEN" && <Clock until={campaign.closesAt} serverTime={campaign.serverTime} />}
        {state === "DRAFT" && <span className="small soft">{w.clock.opens(dayTime(campaign.opensAt, language))}</span>}
        {(state === "CLOSED" || state === "TALLIED") && (
          <span className="small soft">{w.clock.closed(dayTime(campaign.closedAt ?? campaign.closesAt, language))}</span>
        )}
      </div>
      <h3 lang={written}>
        <Link href={voteAddress(campaign)}>{campaign.title}</Link>
      </h3>
      <p className="small soft">
        {result ? (
          <>
            {w.projects(result.selected.length)} · <Won amount={result.spent} /> / <Won amount={campaign.budget} />
          </>
        ) : (
          <>
            {w.home.budget} <Won amount={campaign.budget} />
          </>
        )}
      </p>
    </li>
  );
}
