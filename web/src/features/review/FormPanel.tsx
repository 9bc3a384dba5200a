// Choosing who sits on a panel: the count of each side is told while one chooses.
import { useState } from "react";
import { useQuery } from "urql";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { graphql } from "../../gql";
import type { PossibleMembersQuery } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { Written } from "../../ui/Text";

const POSSIBLE = graphql(`
  query PossibleMembers($id: ID!) {
    possibleMembers(programmeId: $id) { appointmentId side name { displayName } }
  }
`);
const FORM = graphql(`
  mutation FormPanel($input: FormPanelInput!) {
    formPanel(input: $input) {
      __typename
      ... on FormPanelSuccess { panel { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const SEAT = graphql(`
  mutation SeatMembers($input: SeatMembersInput!) {
    seatMembers(input: $input) {
      __typename
      ... on SeatMembersSuccess { panel { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const SIDES = ["CITIZEN", "EXPERT", "OFFICIAL"] as const;
type Possible = PossibleMembersQuery["possibleMembers"][number];

interface ChooseProps {
  programmeId: string;
  seated: ReadonlySet<string>;
  chosen: string[];
  choose: (ids: string[]) => void;
}

function Choose({ programmeId, seated, chosen, choose }: ChooseProps) {
  const w = useWords().review;
  const [{ data }] = useQuery({ query: POSSIBLE, variables: { id: programmeId } });
  const people = (data?.possibleMembers ?? []).filter(({ appointmentId }) => !seated.has(appointmentId));
  const count = (side: Possible["side"]) => people.filter((one) => one.side === side && chosen.includes(one.appointmentId)).length;
  return (
    <>
      {SIDES.map((side) => (
        <fieldset key={side} className="choose-members">
          <legend>{w.sides[side]}</legend>
          <ul>
            {people
              .filter((one) => one.side === side)
              .map(({ appointmentId, name }) => (
                <li key={appointmentId}>
                  <label className="point">
                    <input
                      type="checkbox"
                      checked={chosen.includes(appointmentId)}
                      onChange={() =>
                        choose(chosen.includes(appointmentId) ? chosen.filter((id) => id !== appointmentId) : [...chosen, appointmentId])
                      }
                    />
                    <Written>{name.displayName}</Written>
                  </label>
                </li>
              ))}
          </ul>
        </fieldset>
      ))}
      <p role="status">{w.madeUp(count("CITIZEN"), count("EXPERT"), count("OFFICIAL"))}</p>
    </>
  );
}

export function FormPanel({ proposalId, programmeId, done }: { proposalId: string; programmeId: string; done: () => void }) {
  const w = useWords().review;
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string[]>([]);
  const { sending, send } = useSend(FORM, done);
  if (!open) {
    return (
      <Button look="line" onPress={() => setOpen(true)}>
        {w.form}
      </Button>
    );
  }
  return (
    <form
      className="card stack"
      noValidate
      aria-label={w.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (sending.is !== "sending") void send({ proposalId, appointmentIds: chosen });
      }}
    >
      <h3>{w.form}</h3>
      <p className="small soft">{w.formHint}</p>
      <Choose programmeId={programmeId} seated={new Set()} chosen={chosen} choose={setChosen} />
      {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
      <Button submit busy={sending.is === "sending"}>
        {w.form}
      </Button>
    </form>
  );
}

interface SeatProps {
  panelId: string;
  programmeId: string;
  seated: ReadonlySet<string>;
  done: () => void;
}

export function SeatMore({ panelId, programmeId, seated, done }: SeatProps) {
  const w = useWords().review;
  const [chosen, setChosen] = useState<string[]>([]);
  const { sending, send } = useSend(SEAT, done);
  return (
    <form
      className="stack"
      noValidate
      aria-label={w.seat}
      onSubmit={(event) => {
        event.preventDefault();
        if (sending.is !== "sending") void send({ panelId, appointmentIds: chosen });
      }}
    >
      <Choose programmeId={programmeId} seated={seated} chosen={chosen} choose={setChosen} />
      {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
      <Button submit busy={sending.is === "sending"}>
        {w.seat}
      </Button>
    </form>
  );
}
