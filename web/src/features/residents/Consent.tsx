// A guardian's consent for a child under fourteen: who consents, and how that was checked.
import { useState } from "react";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { graphql } from "../../gql";
import type { ConsentMethod } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { FindResident, type Resident } from "./FindResident";

const VERIFY = graphql(`
  mutation VerifyGuardian($input: VerifyGuardianInput!) {
    verifyGuardian(input: $input) {
      __typename
      ... on VerifyGuardianSuccess { consent { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const METHODS: ConsentMethod[] = ["IN_PERSON", "LETTER", "PHONE", "EMAIL", "WEBSITE_AND_PHONE", "CARD", "MOBILE_IDENTITY"];

export function Consent({ programmeId, child, done }: { programmeId: string; child: Resident; done: () => void }) {
  const words = useWords();
  const w = words.residents;
  const [open, setOpen] = useState(false);
  const [guardian, setGuardian] = useState<Resident | null>(null);
  const [method, setMethod] = useState<ConsentMethod>("IN_PERSON");
  const { sending, send } = useSend(VERIFY, done);
  if (!open) {
    return (
      <Button look="line" wide onPress={() => setOpen(true)}>
        {w.consent}
      </Button>
    );
  }
  if (!guardian) return <FindResident id="guardian" programmeId={programmeId} pick={setGuardian} />;
  return (
    <form
      className="card stack form"
      noValidate
      aria-label={w.consent}
      onSubmit={(event) => {
        event.preventDefault();
        if (sending.is !== "sending") {
          void send({
            programmeId,
            childAppointmentId: child.appointmentId,
            guardianAppointmentId: guardian.appointmentId,
            method,
          });
        }
      }}
    >
      <h2>{w.consent}</h2>
      <p>{w.consents(guardian.legalName, child.legalName)}</p>
      <Field id="consent-method" label={w.method}>
        {(aria) => (
          <select {...aria} value={method} onChange={({ target }) => setMethod(target.value as ConsentMethod)}>
            {METHODS.map((one) => (
              <option key={one} value={one}>
                {w.methods[one]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={words.support.lost} announce="alert" />}
      <div className="row">
        <Button submit busy={sending.is === "sending"}>
          {w.put}
        </Button>
        <Button look="plain" onPress={() => setGuardian(null)}>
          {w.another}
        </Button>
      </div>
    </form>
  );
}
