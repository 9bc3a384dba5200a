// Who stands in for whom, and who is invited: a member names somebody with a letter, the secretary lets him in.
import { useState } from "react";
import { useQuery } from "urql";
import { allows } from "../../api/allows";
import { Chip } from "../../ui/Parts";
import { Prose, Told } from "../../ui/Text";
import { Waiting } from "../../ui/Waiting";
import { useWords } from "../../words";
import { ACCEPT_PROXY, INVITE_GUEST, NAME_PROXY, POSSIBLE_VISITORS, WITHDRAW_PROXY } from "./floorVerbs";
import { MeetingForm, Press } from "./MeetingForm";
import type { MeetingProps } from "./MeetingPage";

export function Proxies({ meeting, refresh }: MeetingProps) {
  const w = useWords().meeting.proxy;
  const may = (act: string) => allows(meeting.viewerActions, act);
  const meetingId = meeting.id;
  const own = meeting.proxies.find(({ isViewers }) => isViewers);
  const names = may("nameProxy") && !own;
  const invites = may("inviteGuest") && meeting.items.length > 0;
  if (meeting.proxies.length === 0 && !names && !invites) return null;
  return (
    <section className="card stack" aria-labelledby="proxies">
      <h2 id="proxies">{w.title}</h2>
      {meeting.proxies.map((one) => (
        <div key={one.seatId} className="stack-2">
          <p className="row">
            <Chip icon={one.acceptedAt ? "check" : "clock"} tone={one.acceptedAt && !one.withdrawnAt ? "ok" : "wait"}>
              {one.withdrawnAt ? w.withdrawn : one.acceptedAt ? w.accepted : w.named}
            </Chip>
            <span><Told>{w.standsFor(one.name.displayName, one.member.displayName)}</Told></span>
          </p>
          {one.letter && (
            <details>
              <summary className="small">{w.letter}</summary>
              <Prose text={one.letter} />
              <p className="small soft address">SHA-256 {one.sha256}</p>
            </details>
          )}
          {!one.acceptedAt && may("acceptProxy") && (
            <Press title={w.accept(one.name.displayName)} look="line" act={ACCEPT_PROXY} input={{ meetingId, appointmentId: one.seatId }} done={refresh} />
          )}
          {one.isViewers && !one.withdrawnAt && meeting.state !== "CLOSED" && (
            <Press title={w.withdraw} look="plain" act={WITHDRAW_PROXY} input={{ meetingId }} done={refresh} />
          )}
        </div>
      ))}
      {names && <Opened summary={w.name}>{<Naming meeting={meeting} refresh={refresh} />}</Opened>}
      {invites && <Opened summary={w.invite}>{<Inviting meeting={meeting} refresh={refresh} />}</Opened>}
    </section>
  );
}

/** What is asked for only when somebody opens it. */
function Opened({ summary, children }: { summary: string; children: React.ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{summary}</summary>
      {open && children}
    </details>
  );
}

function useVisitors(id: string) {
  const [{ data, error }, again] = useQuery({ query: POSSIBLE_VISITORS, variables: { id }, requestPolicy: "cache-and-network" });
  const people = data?.meeting?.possibleVisitors.map((one) => [one.appointmentId, one.name.displayName] as const);
  return { people, error, again };
}

function Naming({ meeting, refresh }: MeetingProps) {
  const w = useWords();
  const { people, error, again } = useVisitors(meeting.id);
  if (!people) return <Waiting error={error} again={again} what={w.loading.page} />;
  if (people.length === 0) return <p className="soft">{w.meeting.proxy.nobody}</p>;
  return (
    <MeetingForm
      id="proxy"
      title={w.meeting.proxy.name}
      look="line"
      act={NAME_PROXY}
      fields={[
        { name: "appointmentId", label: w.meeting.proxy.whom, first: people[0]?.[0] ?? "", options: people },
        { name: "letter", label: w.meeting.proxy.letter, hint: w.meeting.proxy.letterHint, kind: "lines" },
      ]}
      input={(said) => ({ meetingId: meeting.id, appointmentId: said.appointmentId ?? "", letter: said.letter ?? "" })}
      done={refresh}
    />
  );
}

function Inviting({ meeting, refresh }: MeetingProps) {
  const w = useWords();
  const { people, error, again } = useVisitors(meeting.id);
  if (!people) return <Waiting error={error} again={again} what={w.loading.page} />;
  const items = meeting.items.map(({ id, number, title }) => [id, `${number}. ${title}`] as const);
  return (
    <MeetingForm
      id="guest"
      title={w.meeting.proxy.invite}
      look="line"
      act={INVITE_GUEST}
      fields={[
        { name: "itemId", label: w.meeting.item, first: items[0]?.[0] ?? "", options: items },
        { name: "appointmentId", label: w.meeting.proxy.guest, first: people[0]?.[0] ?? "", options: people },
        { name: "why", label: w.meeting.proxy.why },
      ]}
      input={(said) => ({ meetingId: meeting.id, itemId: said.itemId ?? "", appointmentId: said.appointmentId ?? "", why: said.why ?? "" })}
      done={refresh}
    />
  );
}
