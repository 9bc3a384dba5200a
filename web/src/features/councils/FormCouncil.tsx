// Forming a council under the rules of a city, for whoever may.
import { useState } from "react";
import { useQuery } from "urql";
import { useLocation } from "wouter";
import { allows } from "../../api/allows";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { useViewer } from "../../frame/viewer";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { PLACES } from "../councilRules/places";
import { FORM_COUNCIL } from "./councilActs";
import { ofCouncil } from "./whichCouncil";

const EMPTY = { place: "", nameKo: "", nameEn: "", agenda: "" };

export function FormCouncil({ done }: { done: () => void }) {
  const { programme } = useViewer();
  if (!programme || !allows(programme.viewerActions, "formCouncil")) return null;
  return <FormHere programmeId={programme.id} done={done} />;
}

function FormHere({ programmeId, done }: { programmeId: string; done: () => void }) {
  const w = useWords();
  const [{ data }] = useQuery({ query: PLACES });
  const [said, setSaid] = useState(EMPTY);
  const [, go] = useLocation();
  // Whoever forms a council beside others goes on with this one, whichever the place goes by.
  const { sending, send } = useSend(FORM_COUNCIL, (answer) => {
    setSaid(EMPTY);
    done();
    if ("council" in answer) go(ofCouncil("/council", (answer.council as { id: string }).id));
  });
  const refusal = sending.is === "refused" ? sending.refusal : null;
  const lines = [
    ["nameKo", w.council.nameKo, undefined],
    ["nameEn", w.council.nameEn, undefined],
    ["agenda", w.council.agenda, w.council.agendaHint],
  ] as const;
  return (
    <form
      className="card stack form section"
      noValidate
      aria-label={w.council.acts.formCouncil}
      onSubmit={(event) => {
        event.preventDefault();
        if (sending.is !== "sending") void send({ programmeId, ...said });
      }}
    >
      <h2>{w.council.acts.formCouncil}</h2>
      <Field id="form-place" label={w.council.placeLabel} error={refusal?.field === "place" ? refusal.message : undefined}>
        {(aria) => (
          <select {...aria} value={said.place} onChange={({ target }) => setSaid({ ...said, place: target.value })}>
            <option value="">{w.council.choose}</option>
            {(data?.councilPlaces ?? []).map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {lines.map(([name, label, hint]) => (
        <Field key={name} id={`form-${name}`} label={label} hint={hint} error={refusal?.field === name ? refusal.message : undefined}>
          {(aria) => <input {...aria} value={said[name]} onChange={({ target }) => setSaid({ ...said, [name]: target.value })} />}
        </Field>
      ))}
      {refusal && <RefusalMessage refusal={refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      <Button submit busy={sending.is === "sending"}>
        {w.council.acts.formCouncil}
      </Button>
    </form>
  );
}
