// What was put off in the last meetings, or fell with a meeting that was called off: put on this agenda with one press.
// What came from an idea or an agreement is taken up by the verb of its own.
import { useQuery } from "urql";
import { graphql } from "../../gql";
import type { PutOffQuery } from "../../gql/graphql";
import { Written } from "../../ui/Text";
import { useWords } from "../../words";
import { Press } from "./MeetingForm";
import type { DeskProps } from "./Desk";
import { PUT_ITEM } from "./meetingVerbs";

const PUT_OFF = graphql(`
  query PutOff($number: Int!) {
    council(meeting: $number) {
      id
      meetings(first: 6) {
        edges {
          cursor
          node {
            id
            number
            state
            items { id number topic topicCode asked title motion state agreementNumber proposalNumber ruleChange { ...RuleChange } takenUpBy { meeting item title } parties { body { id name } } }
          }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

type Held = NonNullable<PutOffQuery["council"]>["meetings"]["edges"][number]["node"];
type Item = Held["items"][number];

export function PutOff({ meeting, takenUp, refresh }: DeskProps) {
  const w = useWords().meeting;
  const [{ data }] = useQuery({ query: PUT_OFF, variables: { number: meeting.number }, requestPolicy: "cache-and-network" });
  const left = stillOpen(data?.council?.meetings.edges.map(({ node }) => node) ?? [], meeting);
  if (left.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="put-off">
      <h3 id="put-off">{w.putOff}</h3>
      <p className="small soft">{w.putOffHint}</p>
      <ul className="stack">
        {left.map(({ from, item }) => (
          <li key={item.id} className="stack-2">
            <p>
              {w.putOffFrom(from, item.number)} · <b><Written>{item.title}</Written></b>
            </p>
            <Press
              title={w.putAgain}
              label={`${w.putAgain}: ${item.title}`}
              look="line"
              act={PUT_ITEM}
              input={{
                meetingId: meeting.id,
                topic: item.topic,
                topicCode: item.topic === "BY_ORDINANCE" ? item.topicCode : null,
                asked: item.asked,
                title: item.title,
                motion: item.motion,
                parties: item.parties.map(({ body }) => body.id),
                takenUpBy: takenUp.find(({ title }) => title === item.takenUpBy?.title)?.id ?? null,
              }}
              done={refresh}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was put off and has been on no agenda since, the newest first. */
function stillOpen(held: readonly Held[], meeting: DeskProps["meeting"]): { from: number; item: Item }[] {
  const later = (number: number) => [...held.filter((one) => one.number > number).flatMap(({ items }) => items), ...meeting.items];
  const before = held.filter((one) => one.number < meeting.number && (one.state === "CLOSED" || one.state === "CANCELLED"));
  return before.flatMap(({ number, state, items }) =>
    items
      .filter((item) => item.state === "DEFERRED" || (state === "CANCELLED" && (item.state === "TABLED" || item.state === "CALLED")))
      .filter((item) => item.number > 0 && !item.agreementNumber && !item.proposalNumber && !item.ruleChange)
      .filter((item) => !later(number).some((one) => one.state !== "TAKEN_OFF" && one.title === item.title && one.motion === item.motion))
      .map((item) => ({ from: number, item })),
  );
}
