// Who has left the consortium or joined it since, what follows for the agreement, and the act that lets it follow.
import { useAgainOn, useLast, useQuery } from "../../api/kept";
import { Link } from "wouter";
import type { PartyRoomQuery } from "../../gql/graphql";
import { Held } from "../../ui/Held";
import { dayTime } from "../../ui/format";
import { Waiting } from "../../ui/Waiting";
import { useSpeech, useWords, useWritten } from "../../words";
import { MeetingForm } from "../meetings/MeetingForm";
import { PARTY_ROOM, UPDATE_PARTIES } from "./partyActs";
import { PartyMove } from "./PartyMove";

type Seen = NonNullable<PartyRoomQuery["agreement"]>;
export type Room = Seen["partyRoom"];

// What is in force, or amends it, is changed by what an amendment says.
const STILL = ["parties_are_in_force", "amendment_keeps_parties"];

interface PartyRoomProps {
  number: string;
  /** The version of the tree, with which the parties move, and what its reader may do. */
  moved: string;
  refresh: () => void;
}

export function PartyRoom({ number, moved, refresh }: PartyRoomProps) {
  const words = useWords();
  const w = words.partyRoom;
  const [{ data, error }, again] = useQuery({ query: PARTY_ROOM, variables: { number }, requestPolicy: "cache-and-network" });
  useAgainOn(moved, () => again({ requestPolicy: "network-only" }));
  const both = () => {
    again({ requestPolicy: "network-only" });
    refresh();
  };
  const seen = useLast(data?.agreement);
  if (!seen) return error ? <Waiting error={error} again={both} what={words.loading.page} titled /> : null;
  const { id, state, partyRoom } = seen;
  const { move, past, waits, viewerActions } = partyRoom;
  const stands = viewerActions.find(({ name }) => name === "updateParties")?.refusal;
  return (
    <>
      {waits.length > 0 && <Waits number={number} waits={waits} />}
      {move && (
        <section className="card stack" aria-labelledby="party-room">
          <h2 id="party-room">{w.title}</h2>
          <PartyMove move={move} still={state === "IN_FORCE" || (stands !== undefined && stands !== null && STILL.includes(stands.reason))} />
          <Held
            actions={viewerActions}
            name="updateParties"
            otherwise={
              stands && (
                <p className="small soft">
                  {stands.message} {stands.remedy}
                </p>
              )
            }
          >
            <MeetingForm
              id="parties"
              title={w.update}
              act={UPDATE_PARTIES}
              fields={[{ name: "reason", label: w.reason, hint: w.reasonHint, kind: "lines" }]}
              input={(said) => ({ agreementId: id, expectedParties: move.parties.map(({ body }) => body.id), reason: said.reason ?? "" })}
              done={both}
            />
          </Held>
        </section>
      )}
      {past.length > 0 && <Past past={past} />}
    </>
  );
}

// Beside the clauses, what blocks signature of who came: each line says where it is cured.
function Waits({ number, waits }: { number: string; waits: Room["waits"] }) {
  const w = useWords().partyRoom;
  return (
    <section className="card stack" aria-labelledby="party-waits">
      <h2 id="party-waits">{w.waits}</h2>
      <ul className="items">
        {waits.map(({ matter, body }) => (
          <li key={matter + body.id} className="stack-2">
            <span>
              <b>{body.name}</b>: {w.waitsFor[matter]}
            </span>
            <span className="small soft">
              {w.cured[matter]} <Link href={matter === "ROLES" ? `/agreements/${number}/roles` : "/consortium/money"}>{w.cureAt[matter]}</Link>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Past({ past }: { past: Room["past"] }) {
  const w = useWords().partyRoom;
  const { language } = useSpeech();
  const written = useWritten();
  return (
    <section className="card stack-2" aria-label={w.past(past.length)}>
      <details className="fold">
        <summary>{w.past(past.length)}</summary>
        <ol className="items">
          {past.map((one) => (
            <li key={one.number} className="stack-2">
              <p>
                {one.left.length > 0 && <b>{w.leftNames(one.left.map(({ body }) => body.name))} </b>}
                {one.joined.length > 0 && <b>{w.joinedNames(one.joined.map(({ body }) => body.name))}</b>}
              </p>
              <p lang={written}>{one.reason}</p>
              <p className="small soft">
                {one.changedBy.name} · {dayTime(one.changedAt, language)}
                {one.positions + one.counters + one.fields + one.clauses + one.duties > 0 && ` · ${w.ended(one.positions, one.counters, one.fields, one.clauses, one.duties)}`}
              </p>
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}
