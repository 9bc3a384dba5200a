// The shares of several organisations, each as a fraction or per cent; what is wrong with one stands beside that one.
import { useRef, useState } from "react";
import type { RefusalBodyFragment } from "../../gql/graphql";
import { inShort } from "../../frame/inShort";
import { Field } from "../../ui/Field";
import { useFirstWrong } from "../../ui/firstWrong";
import { Icon } from "../../ui/Icon";
import { Told } from "../../ui/Text";
import { useWords } from "../../words";

interface ShareFieldsProps {
  parties: { id: string; name: string }[];
  shares: Record<string, string>;
  change: (id: string, share: string) => void;
  refusal?: RefusalBodyFragment | null;
  /** Whose shares are sent, in this order: a refusal names one by its place. */
  sent?: string[];
}

/** Whether a refusal is about shares, of one or of all. */
export const ofShares = (field: string | null | undefined) => /^shares(\.\d+)?$/.test(field ?? "");

export function ShareFields({ parties, shares, change, refusal, sent = [] }: ShareFieldsProps) {
  const w = useWords().consortium;
  const box = useRef<HTMLFieldSetElement>(null);
  // The order is that of the moment: a share that is taken out afterwards moves no other into its place.
  const [refused, setRefused] = useState({ refusal, sent });
  if (refusal !== refused.refusal) setRefused({ refusal, sent });
  const place = /^shares\.(\d+)$/.exec(refusal?.field ?? "")?.[1];
  const wrong = place === undefined ? undefined : refused.sent[Number(place)];
  const whole = refusal?.field === "shares" ? inShort(refusal) : undefined;
  useFirstWrong(box, whole);
  return (
    <fieldset ref={box} className={whole ? "choose-members field-wrong" : "choose-members"}>
      <legend>{w.shares}</legend>
      <p className="small soft">{w.fields.share.hint}</p>
      {whole && (
        <p className="field-error" id="shares-error">
          <Icon name="stop" />
          <Told>{whole}</Told>
        </p>
      )}
      <div className="stack-2">
        {parties.map(({ id, name }) => (
          <Field key={id} id={`share-${id}`} label={name} error={refusal && id === wrong ? inShort(refusal) : undefined}>
            {(aria) => (
              <input
                {...aria}
                {...(whole && shares[id]?.trim() ? { "aria-invalid": true, "aria-describedby": "shares-error" } : {})}
                value={shares[id] ?? ""}
                onChange={({ target }) => change(id, target.value)}
              />
            )}
          </Field>
        ))}
      </div>
    </fieldset>
  );
}
