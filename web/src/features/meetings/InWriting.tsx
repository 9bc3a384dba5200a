// Preparing a resolution in writing, in a case that the rules of the council know; where they know none, what to do.
import { useState } from "react";
import { useQuery } from "urql";
import type { WrittenCase } from "../../gql/graphql";
import { inSeoul } from "../../ui/inSeoul";
import { Message } from "../../ui/Parts";
import { Written } from "../../ui/Text";
import { Waiting } from "../../ui/Waiting";
import { useWords } from "../../words";
import { RULING } from "./meetingDocuments";
import { MeetingForm } from "./MeetingForm";
import { PREPARE_IN_WRITING } from "./meetingVerbs";

interface InWritingProps {
  councilId: string;
  made: (number: number) => void;
}

export function InWriting(props: InWritingProps) {
  const w = useWords().meeting;
  // Once asked for it stays, with what was typed.
  const [asked, setAsked] = useState(false);
  return (
    <details className="card" onToggle={({ currentTarget }) => setAsked(asked || currentTarget.open)}>
      <summary>{w.prepareWritten}</summary>
      {asked && <Cases {...props} />}
    </details>
  );
}

function Cases({ councilId, made }: InWritingProps) {
  const words = useWords();
  const w = words.meeting;
  const [{ data, error }, again] = useQuery({ query: RULING, variables: { of: councilId, key: "written_cases" }, requestPolicy: "cache-and-network" });
  if (!data) return <Waiting error={error} again={again} what={words.loading.page} />;
  const held = data.council?.rules?.ruling?.holds;
  const cases = Object.entries(w.cases).filter(([one]) => held?.choices.some(({ word }) => word === one));
  const rule = held ? <Written>{[held.source, held.article].filter(Boolean).join(" ")}</Written> : null;
  if (cases.length === 0)
    return (
      <Message tone="info" title={w.neverInWriting}>
        <p className="small">{rule}</p>
        <p>{w.neverInWritingHint}</p>
      </Message>
    );
  return (
    <>
      <p className="small soft">
        {w.writtenHint} {rule}
      </p>
      <MeetingForm
        id="written"
        title={w.prepareWritten}
        act={PREPARE_IN_WRITING}
        fields={[
          { name: "case", label: w.writtenCase, first: cases[0]?.[0] ?? "", options: cases },
          { name: "reason", label: w.writtenReason, kind: "lines" },
          { name: "until", label: w.until, kind: "hour" },
        ]}
        input={(said) => ({ councilId, case: said.case as WrittenCase, reason: said.reason ?? "", until: inSeoul(said.until ?? "") })}
        done={(answer) => {
          const meeting = (answer as { meeting?: { number: number } }).meeting;
          if (meeting) made(meeting.number);
        }}
      />
    </>
  );
}
