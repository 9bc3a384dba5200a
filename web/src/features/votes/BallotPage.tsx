// The ballot page: what is decided, by whom, until when; choosing, checking, casting; the receipt.
import { useQuery } from "urql";
import { NotFound } from "../../frame/NotFound";
import { useViewer } from "../../frame/viewer";
import { graphql } from "../../gql";
import { Waiting } from "../../ui/Waiting";
import { useWords } from "../../words";
import { Ballot } from "./Ballot";
import { useFollowing } from "./following";

const BALLOT = graphql(`
  query Ballot($number: String!) {
    campaign(number: $number) { ...Ballot }
  }
`);

const MINE = graphql(`
  query BallotOfMine($number: String!) {
    campaign(number: $number) { ...OfMine }
  }
`);

graphql(`
  fragment Ballot on Campaign {
    id
    number
    title
    summary
    state
    budget
    ballotKind
    minChoices
    maxChoices
    maxPointsSum
    maxPerCategory
    revoting
    opensAt
    closesAt
    eligibility
    resultPublishedAt
    resultRefusal { ...RefusalBody }
    lines { ...BallotCard }
    ...Running
  }
`);

export default function BallotPage({ number }: { number: string }) {
  const w = useWords();
  const { viewer, known, error: frameError } = useViewer();
  const [{ data, error }, again] = useQuery({
    query: BALLOT,
    variables: { number },
    requestPolicy: "cache-and-network",
  });
  const [{ data: mine, error: mineError }, mineAgain] = useQuery({
    query: MINE,
    variables: { number },
    requestPolicy: "cache-and-network",
  });
  const refresh = () => {
    again({ requestPolicy: "network-only" });
    mineAgain({ requestPolicy: "network-only" });
  };
  const state = data?.campaign?.state;
  const shown = state === "TALLIED" && !data?.campaign?.resultRefusal;
  useFollowing(number, state, shown, refresh, data?.campaign?.resultPublishedAt);
  if (!data || !mine || !known) {
    return <Waiting error={error ?? mineError ?? frameError} again={refresh} what={w.loading.votes} />;
  }
  if (!data.campaign || !mine.campaign) return <NotFound title={w.missing.vote} />;
  const campaign = { ...data.campaign, ...mine.campaign };
  return <Ballot campaign={campaign} owner={viewer?.id ?? null} refresh={refresh} />;
}
