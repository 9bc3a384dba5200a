// The one thing to do: the open vote, how long it runs, and what this person already did.
import { Link } from "wouter";
import { graphql } from "../../gql";
import { Clock } from "../../ui/Clock";
import { Icon } from "../../ui/Icon";
import { Chip } from "../../ui/Parts";
import { Won } from "../../ui/Text";
import { useWords, useWritten } from "../../words";
import type { DutyCampaign } from "../votes/ofMine";

graphql(`
  fragment Duty on Campaign {
    id
    number
    title
    summary
    state
    budget
    revoting
    closesAt
    rollSize
  }
`);

export function DutyCard({ campaign }: { campaign: DutyCampaign }) {
  const w = useWords();
  const written = useWritten();
  const { number, viewerBallot, revoting } = campaign;
  const may = campaign.viewerActions.some(({ name, allowed }) => name === "castBallot" && allowed);
  const go = viewerBallot && !revoting ? w.home.look : viewerBallot && may ? w.home.change : may ? w.home.go : w.home.look;
  return (
    <section className="card card-duty" aria-labelledby="duty">
      <div className="row row-between">
        <Chip icon="box" tone="info">
          {may && (revoting || !viewerBallot) ? w.home.next : w.home.now}
        </Chip>
        <Clock until={campaign.closesAt} serverTime={campaign.serverTime} />
      </div>
      <h2 id="duty" lang={written}>
        {campaign.title}
      </h2>
      <p className="soft" lang={written}>
        {campaign.summary}
      </p>
      <p className="row small">
        <span>
          {w.home.budget}{" "}
          <b>
            <Won amount={campaign.budget} />
          </b>
        </span>
        <span className="soft">
          {w.home.turnout} {w.atLeast(campaign.turnout)}
        </span>
      </p>
      {viewerBallot && (
        <p className="privacy-line">
          <Icon name="check" />
          <span>{revoting ? w.home.voted : w.home.votedOnce}</span>
        </p>
      )}
      <div className="row">
        <Link className="btn btn-big" href={`/votes/${number}`}>
          {go}
          <Icon name="right" />
        </Link>
        {viewerBallot && (
          <Link className="btn btn-plain" href={`/votes/${number}/receipt`}>
            {w.home.receipt}
          </Link>
        )}
      </div>
    </section>
  );
}
