// The auditor's task: every month of reads that is over is looked through, and what was found is noted.
import { useId, useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../gql";
import type { ReadMonthBodyFragment } from "../../gql/graphql";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { useViewer } from "../../frame/viewer";
import { Button } from "../../ui/Button";
import { LONGEST } from "../../ui/longest";
import { Field } from "../../ui/Field";
import { day } from "../../ui/format";
import { Prose } from "../../ui/Text";
import { useSpeech } from "../../words";
import { useSend } from "../talk/sendTalk";

graphql(`
  fragment ReadMonthBody on MonthOfPersonalReads {
    month
    reads
    exports
    readers
    dueOn
    review { note reviewedAt reviewer { displayName } }
  }
`);

const MONTHS = graphql(`
  query ReadMonths($id: ID!) {
    personalReadMonths(programmeId: $id) { ...ReadMonthBody }
  }
`);

const REVIEW = graphql(`
  mutation ReviewPersonalReads($input: ReviewPersonalReadsInput!) {
    reviewPersonalReads(input: $input) {
      __typename
      ... on ReviewPersonalReadsSuccess { review { reads } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export function ReadMonths() {
  const { words } = useSpeech();
  const w = words.reads;
  const { programme } = useViewer();
  const id = programme?.id ?? "";
  const [{ data }, again] = useQuery({
    query: MONTHS,
    variables: { id },
    pause: !programme,
    requestPolicy: "cache-and-network",
  });
  const months = data?.personalReadMonths ?? [];
  if (months.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="read-months">
      <h2 id="read-months">{w.months}</h2>
      <p className="small soft">{w.monthsHint}</p>
      <ul className="items">
        {months.map((one) => (
          <li key={one.month}>
            <Month one={one} programmeId={id} done={() => again({ requestPolicy: "network-only" })} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Month({ one, programmeId, done }: { one: ReadMonthBodyFragment; programmeId: string; done: () => void }) {
  const { words, language } = useSpeech();
  const w = words.reads;
  const id = useId();
  const [note, setNote] = useState("");
  const { sending, send } = useSend(REVIEW, done);
  const month = day(one.month, language);
  return (
    <div className="stack-2">
      <h3>{month}</h3>
      <p className="small">{w.counts(one.reads, one.exports, one.readers)}</p>
      {one.review && (
        <>
          <p className="small soft">{w.reviewed(one.review.reviewer.displayName, day(one.review.reviewedAt, language))}</p>
          <Prose text={one.review.note} />
        </>
      )}
      {!one.review && !one.dueOn && <p className="small soft">{w.goesOn}</p>}
      {!one.review && one.dueOn && (
        <form
          className="stack-2"
          aria-label={w.reviewOf(month)}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (sending.is !== "sending") void send({ programmeId, month: one.month, note });
          }}
        >
          <Field id={`${id}-note`} longest={LONGEST.readNote} label={w.found} hint={w.due(day(one.dueOn, language))}>
            {(aria) => <textarea {...aria} rows={3} value={note} onChange={(event) => setNote(event.target.value)} />}
          </Field>
          {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
          <Button submit look="line" busy={sending.is === "sending"}>
            {w.review}
          </Button>
        </form>
      )}
    </div>
  );
}
