// What members have to report of private interests: by when, whether it is done, and the head's receipt.
import { useQuery } from "urql";
import { Link } from "wouter";
import { allows } from "../../api/allows";
import { graphql } from "../../gql";
import type { CouncilInterestsQuery } from "../../gql/graphql";
import { Chip } from "../../ui/Parts";
import { Day, Told, Written } from "../../ui/Text";
import { Waiting } from "../../ui/Waiting";
import { useWords } from "../../words";
import { Press } from "../meetings/MeetingForm";
import { DECLARE_INTEREST } from "../meetings/meetingVerbs";
import { useOfCouncil } from "./whichCouncil";

const INTERESTS = graphql(`
  query CouncilInterests($of: ID) {
    council(id: $of) {
      id
      body { id name }
      interestDuties {
        id meetingId itemId meetingNumber itemNumber itemTitle bond knownOn dueOn daysLate met receivedAt own
        name { displayName }
        body { id name }
        viewerActions { ...Action }
      }
    }
  }
`);

const RECEIVE_INTEREST = graphql(`
  mutation ReceiveInterest($input: ReceiveInterestInput!) {
    receiveInterest(input: $input) {
      __typename
      ... on ReceiveInterestSuccess { duty { id met receivedAt } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

type Duty = NonNullable<CouncilInterestsQuery["council"]>["interestDuties"][number];

export function InterestDuties({ of }: { of: string }) {
  const words = useWords();
  const w = words.council.interests;
  const [{ data, error }, again] = useQuery({ query: INTERESTS, variables: { of }, requestPolicy: "cache-and-network" });
  if (!data) return <Waiting error={error} again={again} what={words.loading.page} titled />;
  const council = data.council;
  if (!council || council.interestDuties.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="interest-duties">
      <h2 id="interest-duties">{w.title}</h2>
      <p className="small soft"><Told>{w.lead(council.body.name)}</Told></p>
      <ul className="stack">
        {council.interestDuties.map((duty) => (
          <li key={duty.id}>
            <One duty={duty} head={council.body.name} refresh={() => again({ requestPolicy: "network-only" })} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function One({ duty, head, refresh }: { duty: Duty; head: string; refresh: () => void }) {
  const words = useWords();
  const address = useOfCouncil();
  const w = words.council.interests;
  const bonds = words.meeting.bonds;
  const late = duty.daysLate > 0;
  return (
    <div className="stack-2">
      <p className="head-chips">
        <Chip icon={duty.met ? "check" : late ? "warn" : "clock"} tone={duty.met ? "ok" : late ? "stop" : "warn"}>
          {duty.met ? w.met[duty.met] : w.open}
        </Chip>
        {late && <Chip icon="warn" tone="warn">{words.meeting.interest.late(duty.daysLate)}</Chip>}
      </p>
      <p>
        <b><Written>{duty.name.displayName}</Written></b> · {duty.body.name} ({bonds[duty.bond]})
      </p>
      <p className="small">
        <Link className="more" to={address(`/council/meetings/${duty.meetingNumber}`)}><Told>{w.from(duty.meetingNumber, duty.itemNumber, duty.itemTitle)}</Told></Link>
      </p>
      <p className="small soft">
        {w.known} <Day on={duty.knownOn} /> · {w.due} <Day on={duty.dueOn} />
        {duty.met === "REPORTED" && (
          <>
            {" · "}
            <Told>{duty.receivedAt ? w.received(head) : w.waits(head)}</Told>
          </>
        )}
      </p>
      {duty.own && allows(duty.viewerActions, "declareInterest") && (
        <Press
          title={w.report(bonds[duty.bond])}
          act={DECLARE_INTEREST}
          input={{ meetingId: duty.meetingId, itemId: duty.itemId, bodyId: duty.body.id, bond: duty.bond, knownOn: duty.knownOn }}
          done={refresh}
        />
      )}
      {allows(duty.viewerActions, "receiveInterest") && (
        <Press title={w.receive} look="line" act={RECEIVE_INTEREST} input={{ dutyId: duty.id }} done={refresh} />
      )}
    </div>
  );
}
