// A meeting tried out before it is opened: who will be absent, and which items would lose the quorum. Nothing is kept.
import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../gql";
import type { TriedMeetingFragment } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { time } from "../../ui/format";
import { Chip } from "../../ui/Parts";
import { Written } from "../../ui/Text";
import { Waiting } from "../../ui/Waiting";
import { useSpeech, useWords } from "../../words";
import type { Meeting } from "./MeetingPage";

const REHEARSAL = graphql(`
  query MeetingRehearsal($id: ID!, $absent: [ID!]) {
    meeting(id: $id) {
      id
      rehearsal(absent: $absent) { ...TriedMeeting }
    }
  }
`);

graphql(`
  fragment TriedMeeting on MeetingRehearsal {
    allDeclared
    losing
    opening { met needed counted inOffice }
    members { appointmentId absent name { displayName } }
    items {
      itemId
      number
      title
      beginsAt
      endsAt
      holds
      votes
      quorum { needed counted inOffice }
      stepsOut { displayName }
      comesBack { displayName }
      missing { displayName }
    }
  }
`);

export function Rehearsal({ meeting }: { meeting: Meeting }) {
  const w = useWords().rehearsal;
  const [begun, setBegun] = useState(false);
  const [away, setAway] = useState<readonly string[]>([]);
  const ahead = meeting.state === "PREPARED" || meeting.state === "CALLED";
  if (!ahead || !meeting.log || meeting.items.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="rehearsal">
      <h2 id="rehearsal">{w.title}</h2>
      <p>{w.hint}</p>
      {begun ? (
        // What the log and the agenda say has changed: it is asked anew.
        <Trial key={`${meeting.items.length} ${meeting.log.length}`} id={meeting.id} away={away} setAway={setAway} />
      ) : (
        <div>
          <Button look="line" onPress={() => setBegun(true)}>
            {w.begin}
          </Button>
        </div>
      )}
    </section>
  );
}

interface TrialProps {
  id: string;
  away: readonly string[];
  setAway: (away: readonly string[]) => void;
}

function Trial({ id, away, setAway }: TrialProps) {
  const w = useWords();
  const [{ data, error }, again] = useQuery({ query: REHEARSAL, variables: { id, absent: [...away] }, requestPolicy: "cache-and-network" });
  if (!data) return <Waiting error={error} again={again} what={w.loading.page} titled />;
  const tried = data.meeting?.rehearsal;
  if (!tried) return <p>{w.rehearsal.none}</p>;
  return (
    <>
      <fieldset className="choose-members">
        <legend>{w.rehearsal.absent}</legend>
        <div className="row section-s">
          {tried.members.map(({ appointmentId, name }) => (
            <label key={appointmentId} className="point">
              <input
                type="checkbox"
                checked={away.includes(appointmentId)}
                onChange={() => setAway(away.includes(appointmentId) ? away.filter((one) => one !== appointmentId) : [...away, appointmentId])}
              />
              <Written>{name.displayName}</Written>
            </label>
          ))}
        </div>
      </fieldset>
      <Course tried={tried} />
    </>
  );
}

function Course({ tried }: { tried: TriedMeetingFragment }) {
  const w = useWords().rehearsal;
  const { opening, losing, items } = tried;
  return (
    <>
      <div role="status" className="stack-2">
        <p className="strong">
          {opening.met
            ? w.opens(opening.counted, opening.needed, opening.inOffice)
            : w.opensNot(opening.needed - opening.counted, opening.needed, opening.inOffice)}
        </p>
        <p>{losing.length === 0 ? w.allHold(items.length) : w.someLose(losing.length, items.length)}</p>
      </div>
      <ol className="items">
        {items.map((item) => (
          <Step key={item.itemId} item={item} />
        ))}
      </ol>
      <p className="small soft">{tried.allDeclared ? w.allDeclared : w.ownDeclared}</p>
    </>
  );
}

function Step({ item }: { item: TriedMeetingFragment["items"][number] }) {
  const w = useWords().rehearsal;
  const { language } = useSpeech();
  const { quorum } = item;
  const people = (names: readonly { displayName: string }[]) => names.map(({ displayName }) => displayName).join(", ");
  const moves = [
    [w.stepsOut, item.stepsOut],
    [w.comesBack, item.comesBack],
  ] as const;
  return (
    <li className="stack-2">
      <p className="row">
        <b>
          {item.number}. <Written>{item.title}</Written>
        </b>
        <Chip icon={item.holds ? "check" : "warn"} tone={item.holds ? "ok" : "stop"}>
          {item.holds ? w.holds : w.loses(quorum.needed - quorum.counted)}
        </Chip>
      </p>
      <p className="small">
        {w.worst(quorum.counted, quorum.needed, quorum.inOffice)} · {w.votes(item.votes)}
        {item.missing.length > 0 && ` · ${w.missing(item.missing.length)}`}
      </p>
      {moves.map(
        ([said, names]) =>
          names.length > 0 && (
            <p key={said} className="small">
              {said}: {people(names)}
            </p>
          ),
      )}
      <p className="small soft">{w.between(time(item.beginsAt, language), time(item.endsAt, language))}</p>
    </li>
  );
}
