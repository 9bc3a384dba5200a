// The result: the answer first, the figures, the chart, and why each project was taken or dropped.
import { useEffect } from "react";
import { useQuery } from "urql";
import { Link } from "wouter";
import { NotFound } from "../../frame/NotFound";
import { graphql } from "../../gql";
import { PageHead } from "../../ui/Parts";
import { Waiting } from "../../ui/Waiting";
import { useWords } from "../../words";
import { useFollowing } from "./following";
import { Publish } from "./Publish";
import { Result } from "./Result";
import { VoteState } from "./VoteRow";

const POLL_MS = 2_000;

const RESULT = graphql(`
  query Result($number: String!) {
    campaign(number: $number) { ...Result }
  }
`);

graphql(`
  fragment Result on Campaign {
    id
    number
    title
    state
    budget
    rule
    ballotKind
    maxChoices
    maxPerCategory
    tieRule
    threshold
    lotCommitment
    lotSeed
    closesAt
    closedAt
    closedEarlyReason
    resultPublishedAt
    resultRefusal { ...RefusalBody }
    rollNotes { ...RollNoteLine }
    ...ChannelsOfVote
    result {
      spent
      left
      ballots
      replaced
      rollSize
      endowment
      talliedAt
      digest
      selected { number }
      ties { ...Tie }
      steps { ...CountLine }
      otherRules { ...RuleCompared }
    }
  }
`);

graphql(`
  fragment CountLine on BallotLine {
    number
    cost
    proposal { id number title }
    outcome {
      selected
      votes
      score
      weightedScore
      step { position kind explanation moneyBefore moneyAfter }
    }
  }
`);

graphql(`
  fragment Tie on TieNote {
    rule
    explanation
    lines { number }
  }
`);

export default function ResultPage({ number }: { number: string }) {
  const w = useWords();
  const [{ data, error }, again] = useQuery({
    query: RESULT,
    variables: { number },
    requestPolicy: "cache-and-network",
  });
  const campaign = data?.campaign;
  const { state, result } = campaign ?? {};
  // Counted, and kept back until the office publishes it: the server says so.
  const withheld = state === "TALLIED" ? campaign?.resultRefusal : null;
  const counting = (state === "CLOSED" || state === "TALLIED") && !result && !withheld;
  const ask = () => again({ requestPolicy: "network-only" });
  const followed = useFollowing(number, state, Boolean(result), ask, campaign?.resultPublishedAt);
  // Who is followed tells when it is counted; asking every so often is for when no socket is to be had.
  const asking = counting && (!followed || state === "TALLIED");
  useEffect(() => {
    if (!asking) return undefined;
    const timer = setInterval(() => again({ requestPolicy: "network-only" }), POLL_MS);
    return () => clearInterval(timer);
  }, [asking, again]);
  if (!data) {
    return <Waiting error={error} again={ask} what={w.loading.result} />;
  }
  if (!campaign) return <NotFound title={w.missing.vote} />;
  if (campaign.result) return <Result campaign={campaign} result={campaign.result} />;
  return (
    <>
      <PageHead
        title={withheld ? withheld.message : counting ? w.result.counting : w.result.open}
        way={[
          { to: "/votes", label: w.votes.title },
          { to: `/votes/${number}`, label: campaign.title },
        ]}
        here={w.result.title}
        above={
          <div className="row head-chips">
            <VoteState state={campaign.state} unpublished={Boolean(withheld)} />
          </div>
        }
      >
        <p className="lead" role="status">
          {withheld ? withheld.remedy : counting ? w.result.countingHint : w.result.openHint}
        </p>
        {withheld?.rule && (
          <p className="small soft">
            {w.refusal.rule}: {withheld.rule.title} ({withheld.rule.source} {withheld.rule.article})
          </p>
        )}
      </PageHead>
      {withheld ? (
        <Publish number={number} refresh={ask} />
      ) : counting ? (
        <progress aria-label={w.result.counting} />
      ) : (
        <p>
          <Link className="btn" href={`/votes/${number}`}>
            {w.result.toBallot}
          </Link>
        </p>
      )}
    </>
  );
}
