// Shares otherwise, each as 1/3 or per cent, written on what is held today.
import { useState } from "react";
import { inShort } from "../../frame/inShort";
import type { RefusalBodyFragment } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { useWords } from "../../words";
import { ofShares, ShareFields } from "../consortium/ShareFields";
import { exactly } from "../consortium/shareText";
import { useNames } from "./names";
import { sheetOf, type EditProps } from "./sheet";

const REASON = "shares.reason";

/** Whether a refusal is about a field of this form. */
export const ofSharesForm = (field: string | null | undefined) => ofShares(field) || field === REASON;

export function EditShares({ agreement, scenario, put, busy, refusal }: EditProps & { refusal: RefusalBodyFragment | null }) {
  const words = useWords();
  const w = words.scenarios;
  const { party } = useNames(agreement);
  const { shares, ground } = scenario.outcome;
  const [typed, setTyped] = useState(() => Object.fromEntries(shares.map(({ bodyId, after }) => [bodyId, exactly(after)])));
  const [reason, setReason] = useState(scenario.shares?.reason ?? "");
  const parties = shares.map(({ bodyId }) => ({ id: bodyId, name: party(bodyId) }));
  const add = () => {
    const sheet = sheetOf(scenario);
    const named = parties.map(({ id }) => ({ bodyId: id, share: typed[id] ?? "" }));
    put({ ...sheet, shares: { shares: named, reason, read: ground } });
  };
  return (
    <form
      className="stack"
      noValidate
      aria-label={w.kinds.shares}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <ShareFields parties={parties} shares={typed} change={(id, share) => setTyped({ ...typed, [id]: share })} refusal={refusal} sent={parties.map(({ id }) => id)} />
      <Field id="what-reason" label={w.shareReason} hint={w.shareReasonHint} error={refusal?.field === REASON ? inShort(refusal) : undefined}>
        {(aria) => <textarea {...aria} rows={2} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </Field>
      <div className="row">
        <Button submit busy={busy}>
          {w.putIn}
        </Button>
      </div>
    </form>
  );
}
