// By what a resident belongs to the place, as it was checked: all that hold from now on.
import { useState } from "react";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { graphql } from "../../gql";
import type { StandingKind } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { Tick } from "../prepare/Tick";
import { useSend } from "../talk/sendTalk";
import type { Resident } from "./FindResident";

const SET = graphql(`
  mutation SetStandings($input: SetStandingsInput!) {
    setStandings(input: $input) {
      __typename
      ... on SetStandingsSuccess { appointment { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const KINDS: StandingKind[] = ["ADDRESS", "WORK", "BUSINESS", "STUDY"];

export function Standings({ programmeId, resident, done }: { programmeId: string; resident: Resident; done: () => void }) {
  const words = useWords();
  const w = words.residents;
  const [kinds, setKinds] = useState<StandingKind[]>(resident.standings);
  const { sending, send } = useSend(SET, done);
  return (
    <form
      className="card stack form"
      noValidate
      aria-label={w.standings}
      onSubmit={(event) => {
        event.preventDefault();
        if (sending.is !== "sending") void send({ programmeId, appointmentId: resident.appointmentId, standings: kinds });
      }}
    >
      <fieldset className="choose-members">
        <legend>{w.standings}</legend>
        {KINDS.map((one) => (
          <Tick
            key={one}
            label={words.labs.standings[one]}
            hint={words.prepare.standingHints[one]}
            on={kinds.includes(one)}
            set={(on) => setKinds(on ? [...kinds, one] : kinds.filter((other) => other !== one))}
          />
        ))}
      </fieldset>
      {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={words.support.lost} announce="alert" />}
      <div className="row">
        <Button submit busy={sending.is === "sending"}>
          {w.setStandings}
        </Button>
      </div>
    </form>
  );
}
