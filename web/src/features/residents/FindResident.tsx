// Finding a resident by name: the search is kept, with its purpose, where the person found can read it.
import { useState } from "react";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { graphql } from "../../gql";
import type { FindResidentsMutation } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";

const FIND = graphql(`
  mutation FindResidents($input: FindResidentsInput!) {
    findResidents(input: $input) {
      __typename
      ... on FindResidentsSuccess { residents { appointmentId personId legalName birthYear standings } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

type Found = Extract<FindResidentsMutation["findResidents"], { __typename: "FindResidentsSuccess" }>["residents"];
export type Resident = Found[number];

interface FindProps {
  id: string;
  programmeId: string;
  pick: (one: Resident) => void;
  /** What he is looked for, which is kept; without it, to check a resident. */
  purpose?: string;
}

export function FindResident({ id, programmeId, pick, purpose }: FindProps) {
  const words = useWords();
  const w = words.residents;
  const [name, setName] = useState("");
  const [found, setFound] = useState<Found | null>(null);
  const { sending, send } = useSend(FIND, (answer) => setFound((answer as { residents: Found }).residents));
  const refusal = sending.is === "refused" ? sending.refusal : null;
  const look = () => {
    setFound(null);
    void send({ programmeId, name, purpose: purpose ?? w.purpose });
  };
  return (
    <section className="card stack" aria-labelledby={`${id}-find`}>
      <h2 id={`${id}-find`}>{id === "guardian" ? w.findGuardian : w.find}</h2>
      <Field id={`${id}-name`} label={w.name} hint={w.nameHint} error={refusal?.field === "name" ? refusal.message : undefined}>
        {(aria) => (
          <input
            {...aria}
            value={name}
            autoComplete="off"
            onChange={({ target }) => setName(target.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              event.preventDefault();
              look();
            }}
          />
        )}
      </Field>
      <div className="row">
        <Button look="line" busy={sending.is === "sending"} onPress={look}>
          {w.look}
        </Button>
      </div>
      {refusal && refusal.field !== "name" && <RefusalMessage refusal={refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={words.support.lost} announce="alert" />}
      {found && (
        <ul className="stack-2" aria-label={w.found}>
          {found.length === 0 && <li>{w.nobody}</li>}
          {found.map((one) => (
            <li key={one.appointmentId} className="row row-between">
              <span>
                <b>{one.legalName}</b> {typeof one.birthYear === "number" && w.born(one.birthYear)}
              </span>
              <Button look="line" label={`${w.choose}: ${one.legalName}`} onPress={() => pick(one)}>
                {w.choose}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
