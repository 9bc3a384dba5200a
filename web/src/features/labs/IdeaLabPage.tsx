// The way from an idea to its living lab: what notices point to.
import { useQuery } from "urql";
import { Redirect } from "wouter";
import { NotFound } from "../../frame/NotFound";
import { graphql } from "../../gql";
import { Waiting } from "../../ui/Waiting";
import { useWords } from "../../words";

const WHICH = graphql(`
  query WhichLab($number: String!) {
    proposal(number: $number) { id livingLab { id number } }
  }
`);

export default function IdeaLabPage({ number }: { number: string }) {
  const w = useWords();
  const [{ data, error, fetching }, again] = useQuery({ query: WHICH, variables: { number }, requestPolicy: "network-only" });
  if (!data || fetching) return <Waiting error={error} again={() => again({ requestPolicy: "network-only" })} what={w.loading.page} />;
  const lab = data.proposal?.livingLab;
  return lab ? <Redirect to={`/labs/${lab.number}`} replace /> : <NotFound title={w.labs.missing} />;
}
