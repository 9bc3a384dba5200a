// Consents for children under fourteen: what a guardian gave, and how to take it back.
import { RefusalMessage } from "../../frame/RefusalMessage";
import { graphql } from "../../gql";
import type { MineQuery } from "../../gql/graphql";
import { dayTime } from "../../ui/format";
import { Sure } from "../../ui/Sure";
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
  const { mine: w, officer } = useWords();
  const { language } = useSpeech();
  const { sending, send } = useSend(WITHDRAW, done);
  return (
    <section className="card stack" aria-labelledby="consents">
      <h2 id="consents" tabIndex={-1}>{w.consents}</h2>
      {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
      <ul className="stack">
        {consents.map((one) => (
          <li key={one.id} className="row row-between">
            <span>
              <b>{one.child.displayName}</b> <span className="small soft">{dayTime(one.verifiedAt, language)}</span>
            </span>
            {one.withdrawnAt && <span className="small">{w.withdrawn}</span>}
            {!one.withdrawnAt && one.viewerGaveIt && (
              <Sure
                name={w.withdrawConsent}
                label={`${w.withdrawConsent}: ${one.child.displayName}`}
                hint={w.withdrawConsentHint}
                sure={w.withdrawConsent}
                keep={officer.cancel}
                look="stop"
                busy={sending.is === "sending"}
                onSure={() => void send({ consentId: one.id })}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
