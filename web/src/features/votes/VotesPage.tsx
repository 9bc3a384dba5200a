// All votes: the open ones first, then what was decided.
import { useState } from "react";
import { useQuery } from "urql";
import { Link } from "wouter";
import { allows } from "../../api/allows";
import { graphql } from "../../gql";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { PageHead } from "../../ui/Parts";
import { Waiting } from "../../ui/Waiting";
import { useWords } from "../../words";
import { joined } from "./ofMine";
import { VoteRow } from "./VoteRow";

const PAGE = 20;

const VOTES = graphql(`
  query Votes($first: Int!, $after: String) {
    campaigns(first: $first, after: $after) {
      edges { cursor node { id ...VoteRow } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

const MINE = graphql(`
  query VotesOfMine($first: Int!, $after: String) {
    programmes(first: 1) { edges { cursor node { id viewerActions { name allowed } } } pageInfo { hasNextPage endCursor } }
    campaigns(first: $first, after: $after) {
      edges { cursor node { ...OfMine } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

export default function VotesPage() {
  const w = useWords();
  const [after, setAfter] = useState<string | null>(null);
  const [{ data, error, fetching }, again] = useQuery({ query: VOTES, variables: { first: PAGE, after } });
  const [{ data: mine, error: mineError }, mineAgain] = useQuery({ query: MINE, variables: { first: PAGE, after } });
  if (!data || !mine) {
    const anew = () => {
      again({ requestPolicy: "network-only" });
      mineAgain({ requestPolicy: "network-only" });
    };
    return <Waiting error={error ?? mineError} again={anew} what={w.loading.votes} />;
  }
  const votes = joined(
    data.campaigns.edges.map(({ node }) => node),
    mine.campaigns.edges.map(({ node }) => node),
  );
  const open = votes.filter(({ state }) => state === "OPEN");
  const rest = votes.filter(({ state }) => state !== "OPEN");
  const { hasNextPage, endCursor } = data.campaigns.pageInfo;
  return (
    <>
      <PageHead title={w.votes.openNow(open.length)} way={[]} here={w.votes.title} />
      <h2 className="only-read">{w.votes.title}</h2>
      {allows(mine.programmes.edges[0]?.node.viewerActions ?? [], "prepareCampaign") && (
        <p>
          <Link className="btn btn-line" href="/votes/new">
            {w.prepare.title}
          </Link>
        </p>
      )}
      {votes.length === 0 ? (
        <div className="empty">
          <Icon name="box" />
          <b>{w.votes.none}</b>
        </div>
      ) : (
        <ul className="card items">
          {[...open, ...rest].map((campaign) => (
            <VoteRow key={campaign.id} campaign={campaign} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <p className="more-row">
          <Button look="line" busy={fetching} onPress={() => setAfter(endCursor ?? null)}>
            {w.more(PAGE)}
          </Button>
        </p>
      )}
    </>
  );
}
