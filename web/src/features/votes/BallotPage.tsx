// The ballot page: what is decided, by whom, until when; choosing, checking, casting; the receipt.
import { useQuery } from "urql";
import { NotFound } from "../../frame/NotFound";
import { useViewer } from "../../frame/viewer";
import { graphql } from "../../gql";
import { Waiting } from "../../ui/Waiting";
import { useWords } from "../../words";
import { Ballot } from "./Ballot";

const BALLOT = graphql(`
  query Ballot($number: String!) {
    campaign(number: $number) { ...Ballot }
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
    revoting
    opensAt
    closesAt
    serverTime
    eligibility
    turnout
    lines { ...BallotCard }
    viewerBallot { counter receipt }
    viewerActions { ...Action }
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
  const refresh = () => again({ requestPolicy: "network-only" });
  if (!data || !known) {
    return <Waiting error={error ?? frameError} again={refresh} what={w.loading.votes} />;
  }
  if (!data.campaign) return <NotFound title={w.missing.vote} />;
  return <Ballot campaign={data.campaign} owner={viewer?.id ?? null} refresh={refresh} />;
}
