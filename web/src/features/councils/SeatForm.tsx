// Appointing somebody, or only looking what would be: kind, who, capacity, sex for the balance, term.
import { useState } from "react";
import { useClient, useQuery } from "urql";
import { RefusalMessage } from "../../frame/RefusalMessage";
import type { LawfulnessFragment, SeatCapacity, Sex } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useTongue, useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { APPOINT_MEMBER, IF_APPOINTED, POSSIBLE_MEMBERS } from "./councilActs";
import type { Council } from "./CouncilPage";
import { LawfulToday } from "./LawfulToday";
import { useKindName } from "./Members";

const SEXES: Sex[] = ["FEMALE", "MALE", "UNSAID"];
const CAPACITIES: SeatCapacity[] = ["APPOINTED", "EX_OFFICIO"];

interface SeatProps {
  council: Council;
  appoints: boolean;
  done: () => void;
  cancel: () => void;
}

export function SeatForm({ council, appoints, done, cancel }: SeatProps) {
  const w = useWords();
  const kindName = useKindName();
  const client = useClient();
  const ruled = (wanted: string) => council.rules?.rulings.find(({ key }) => key === wanted)?.holds.words ?? [];
  const kinds = ruled("seat_kinds");
  const completion = ruled("resident_term").includes("UNTIL_COMPLETION");
  const [said, setSaid] = useState({
    kind: kinds[0] ?? "",
    appointmentId: "",
    capacity: "APPOINTED" as SeatCapacity,
    sex: "UNSAID" as Sex,
    startsOn: "",
    endsOn: "",
    untilCompletion: false,
  });
  const tongue = useTongue();
  const [tried, setTried] = useState<LawfulnessFragment | "lost" | null>(null);
  const [{ data }] = useQuery({ query: POSSIBLE_MEMBERS, variables: { id: council.id, kind: said.kind } });
  const people = data?.node && "possibleMembers" in data.node ? data.node.possibleMembers : [];
  const { sending, send } = useSend(APPOINT_MEMBER, done);
  const refusal = sending.is === "refused" ? sending.refusal : null;
  const wrong = (field: string) => (refusal?.field === field ? refusal.message : undefined);
  const set = (change: Partial<typeof said>) => {
    setSaid({ ...said, ...change });
    setTried(null);
  };
  const terms = {
    kind: said.kind,
    capacity: said.capacity,
    sex: said.sex,
    startsOn: said.startsOn || null,
    endsOn: said.endsOn || null,
    untilCompletion: said.untilCompletion && said.kind === "RESIDENT",
  };
  const look = async () => {
    const input = { ...terms, appointmentId: said.appointmentId || null };
    const answer = await client.query(IF_APPOINTED, { id: council.id, input }, { requestPolicy: "network-only" }).toPromise();
    const node = answer.data?.node;
    setTried(node && "ifAppointed" in node ? node.ifAppointed : "lost");
  };
  const mayComplete = completion && said.kind === "RESIDENT" && said.capacity === "APPOINTED";
  return (
    <form
      className="stack"
      noValidate
      aria-label={appoints ? w.council.acts.appointMember : w.council.acts.ifAppointed}
      onSubmit={(event) => {
        event.preventDefault();
        if (!appoints) void look();
        else if (sending.is !== "sending") void send({ councilId: council.id, appointmentId: said.appointmentId, ...terms });
      }}
    >
      <h3>{appoints ? w.council.acts.appointMember : w.council.acts.ifAppointed}</h3>
      <Field id="seat-kind" label={w.council.kind} error={wrong("kind")}>
        {(aria) => (
          <select {...aria} value={said.kind} onChange={({ target }) => set({ kind: target.value, appointmentId: "" })}>
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {kindName(kind)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id="seat-person" label={w.council.person} error={wrong("appointmentId")}>
        {(aria) => (
          <select {...aria} value={said.appointmentId} onChange={({ target }) => set({ appointmentId: target.value })}>
            <option value="">{appoints ? w.council.choose : w.council.anyone}</option>
            {people.map(({ appointmentId, name }) => (
              <option key={appointmentId} value={appointmentId} lang={tongue(name.displayName)}>
                {name.displayName}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id="seat-capacity" label={w.council.capacity} error={wrong("capacity")}>
        {(aria) => (
          <select {...aria} value={said.capacity} onChange={({ target }) => set({ capacity: target.value as SeatCapacity })}>
            {CAPACITIES.map((one) => (
              <option key={one} value={one}>
                {w.council.capacities[one]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id="seat-sex" label={w.council.sex} hint={w.council.sexHint} error={wrong("sex")}>
        {(aria) => (
          <select {...aria} value={said.sex} onChange={({ target }) => set({ sex: target.value as Sex })}>
            {SEXES.map((one) => (
              <option key={one} value={one}>
                {w.council.sexesOf[one]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id="seat-starts" label={w.council.starts} hint={w.council.todayHint} error={wrong("startsOn")}>
        {(aria) => <input {...aria} type="date" value={said.startsOn} onChange={({ target }) => set({ startsOn: target.value })} />}
      </Field>
      {said.capacity === "APPOINTED" && (
        <Field id="seat-ends" label={w.council.ends} hint={w.council.endsHint} error={wrong("endsOn")}>
          {(aria) => <input {...aria} type="date" value={said.endsOn} onChange={({ target }) => set({ endsOn: target.value })} />}
        </Field>
      )}
      {mayComplete && (
        <label className="switch">
          <input type="checkbox" checked={said.untilCompletion} onChange={({ target }) => set({ untilCompletion: target.checked })} />
          {w.council.completion}
        </label>
      )}
      {refusal && <RefusalMessage refusal={refusal} afterAct />}
      {(sending.is === "lost" || tried === "lost") && <Message tone="stop" title={w.support.lost} announce="alert" />}
      <div role="status">
        {tried && tried !== "lost" && <LawfulToday lawfulness={tried} title={w.council.wouldBe} id="would-be" />}
      </div>
      <p className="small soft">{w.council.tryHint}</p>
      <div className="row">
        <Button look="line" onPress={() => void look()}>
          {w.council.tryNow}
        </Button>
        {appoints && (
          <Button submit busy={sending.is === "sending"}>
            {w.council.acts.appointMember}
          </Button>
        )}
        <Button look="plain" onPress={cancel}>
          {w.officer.cancel}
        </Button>
      </div>
    </form>
  );
}
