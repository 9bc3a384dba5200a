// Consents for children under fourteen: what a guardian gave, and how to take it back.
import { RefusalMessage } from "../../frame/RefusalMessage";
import { graphql } from "../../gql";
import type { MineQuery } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { dayTime } from "../../ui/format";
import { useSpeech, useWords } from "../../words";
import { useSend } from "../talk/sendTalk";

const WITHDRAW = graphql(`
  mutation WithdrawConsent($input: WithdrawConsentInput!) {
    withdrawConsent(input: $input) {
      __typename
      ... on WithdrawConsentSuccess { consent { withdrawnAt } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export function Consents({ consents, done }: { consents: MineQuery["guardianConsents"]; done: () => void }) {
  const w = useWords().mine;
  const { language } = useSpeech();
  const { sending, send } = useSend(WITHDRAW, done);
  return (
    <section className="card stack" aria-labelledby="consents">
      <h2 id="consents">{w.consents}</h2>
      {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
      <ul className="stack">
        {consents.map((one) => (
          <li key={one.id} className="row row-between">
            <span>
              <b>{one.child.displayName}</b> <span className="small soft">{dayTime(one.verifiedAt, language)}</span>
            </span>
            {one.withdrawnAt && <span className="small">{w.withdrawn}</span>}
            {!one.withdrawnAt && one.viewerGaveIt && (
              <Button look="stop" busy={sending.is === "sending"} onPress={() => void send({ consentId: one.id })}>
                {w.withdrawConsent}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
