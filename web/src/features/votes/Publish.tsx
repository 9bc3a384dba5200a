// Publishing a counted result, for whoever the server lets do it; everybody else is told to wait.
import { useState } from "react";
import { useQuery } from "urql";
import { allows } from "../../api/allows";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { graphql } from "../../gql";
import { Button } from "../../ui/Button";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";

const ACTIONS = graphql(`
  query ResultActions($number: String!) {
    campaign(number: $number) { id viewerActions { ...Action } }
  }
`);
const PUBLISH = graphql(`
  mutation PublishResult($input: PublishResultInput!) {
    publishResult(input: $input) {
      __typename
      ... on PublishResultSuccess { campaign { ...Result } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export function Publish({ number, refresh }: { number: string; refresh: () => void }) {
  const w = useWords();
  const [asking, setAsking] = useState(false);
  const [{ data }] = useQuery({ query: ACTIONS, variables: { number }, requestPolicy: "cache-and-network" });
  const { sending, send } = useSend(PUBLISH, refresh);
  const campaign = data?.campaign;
  if (!campaign || !allows(campaign.viewerActions, "publishResult")) return null;
  return (
    <section className="card stack" aria-labelledby="running">
      <h2 id="running">{w.officer.title}</h2>
      <p className="small">{w.officer.publishHint}</p>
      {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.officer.lost} announce="alert" />}
      <div className="row">
        {asking ? (
          <>
            <Button busy={sending.is === "sending"} onPress={() => void send({ campaignId: campaign.id })}>
              {w.officer.confirmPublish}
            </Button>
            <Button look="plain" onPress={() => setAsking(false)}>
              {w.officer.cancel}
            </Button>
          </>
        ) : (
          <Button look="line" onPress={() => setAsking(true)}>
            {w.officer.publish}
          </Button>
        )}
      </div>
    </section>
  );
}
