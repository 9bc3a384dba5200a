// What a child has to do first, until its guardian's consent is on record.
import { useQuery } from "urql";
import { graphql } from "../../gql";
import { useViewer } from "../../frame/viewer";
import { useWords } from "../../words";

const CONSENTED = graphql(`
  query ConsentedForMe {
    guardianConsents { id withdrawnAt viewerGaveIt }
  }
`);

export function ForChildren() {
  const w = useWords().write;
  const { viewer } = useViewer();
  const [{ data }] = useQuery({ query: CONSENTED, pause: !viewer, requestPolicy: "cache-and-network" });
  const consented = data?.guardianConsents.some((one) => !one.viewerGaveIt && !one.withdrawnAt);
  return consented ? null : <p className="small soft">{w.forChildren}</p>;
}
