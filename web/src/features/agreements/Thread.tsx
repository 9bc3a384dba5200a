// What was said in a layer, the newest first; what is older is asked for page by page.
import { useState } from "react";
import { useQuery } from "../../api/kept";
import type { AgreementTalkQuery, AgreementTalkQueryVariables } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { useWords } from "../../words";
import { Said } from "./Said";
import { TALK } from "./talkActs";

interface ThreadProps {
  heard: NonNullable<AgreementTalkQuery["agreement"]>["talk"];
  variables: AgreementTalkQueryVariables;
  us: string | undefined;
  done: () => void;
}

export function Thread({ heard, variables, us, done }: ThreadProps) {
  const t = useWords().agreementTalk;
  const [further, setFurther] = useState(false);
  const { edges, pageInfo } = heard;
  if (edges.length === 0) return <p className="small soft">{t.none}</p>;
  return (
    <>
      <ul className="stack">
        {edges.map(({ node }) => (
          <Said key={node.id} message={node} us={us} done={done} />
        ))}
      </ul>
      {pageInfo.hasNextPage && !further && (
        <div>
          <Button look="plain" onPress={() => setFurther(true)}>
            {t.older}
          </Button>
        </div>
      )}
      {pageInfo.hasNextPage && further && <Older variables={{ ...variables, after: pageInfo.endCursor }} us={us} />}
    </>
  );
}

function Older({ variables, us }: Pick<ThreadProps, "variables" | "us">) {
  const [{ data }, again] = useQuery({ query: TALK, variables, requestPolicy: "cache-and-network" });
  if (!data?.agreement) return null;
  return <Thread heard={data.agreement.talk} variables={variables} us={us} done={() => again({ requestPolicy: "network-only" })} />;
}
