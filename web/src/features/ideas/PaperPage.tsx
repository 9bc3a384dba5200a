// Entering an idea that came on paper: the number on the form and the day it came, then the idea itself.
import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Link } from "wouter";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { useViewer } from "../../frame/viewer";
import { graphql } from "../../gql";
import { ChooseFiles } from "../files/ChooseFiles";
import type { SentFile } from "../files/sendFile";
import { Button } from "../../ui/Button";
import { LONGEST } from "../../ui/longest";
import { Field } from "../../ui/Field";
import { Message, PageHead } from "../../ui/Parts";
import { useWords } from "../../words";
import { toFirstWrong } from "../../ui/firstWrong";
import { useSend, wrongAt } from "../talk/sendTalk";
import { costOf, EMPTY_DRAFT } from "./draft";
import { faultsOf, undescribed } from "./faults";
import { IdeaFields, type Wrong } from "./IdeaFields";

const ENTER = graphql(`
  mutation EnterPaperProposal($input: EnterPaperProposalInput!) {
    enterPaperProposal(input: $input) {
      __typename
      ... on EnterPaperProposalSuccess { proposal { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

/** What is still to be written, by field. */
type Missing = Wrong & { serial?: string; receivedOn?: string; scan?: string };

export default function PaperPage() {
  const w = useWords();
  const { programme } = useViewer();
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [serial, setSerial] = useState("");
  const [receivedOn, setReceivedOn] = useState("");
  const [entered, setEntered] = useState<{ serial: string; number: string } | null>(null);
  const [found, setFound] = useState<Missing>({});
  const form = useRef<HTMLFormElement>(null);
  const [scans, setScans] = useState<SentFile[]>([]);
  const { sending, send } = useSend(ENTER, (answer) => {
    const { number } = (answer as { proposal: { number: string } }).proposal;
    setEntered({ serial, number });
    setDraft(EMPTY_DRAFT);
    setSerial("");
    setScans([]);
  });
  const refusal = sending.is === "refused" ? sending.refusal : null;
  const wrong = (field: "serial" | "receivedOn") => found[field] ?? wrongAt(sending, field);
  const enter = () => {
    const cost = costOf(draft.cost);
    const missing: Missing = {
      ...(serial.trim() === "" && { serial: w.write.needed }),
      ...(receivedOn === "" && { receivedOn: w.write.needed }),
      ...faultsOf(draft, w.write),
      ...(scans.some(undescribed) && { scan: w.write.needed }),
    };
    flushSync(() => setFound(missing));
    if (Object.keys(missing).length > 0) {
      toFirstWrong(form.current);
      return;
    }
    if (programme && cost !== null && draft.category !== "") {
      const { title, summary, body, place, point } = draft;
      const scan = scans.map(({ uploadId, description }) => ({ uploadId, description }))[0] ?? null;
      void send({
        ...{ title, summary, body, place, point, cost, scan, serial, receivedOn },
        programmeId: programme.id,
        category: draft.category,
      });
    }
  };
  return (
    <>
      <PageHead title={w.paper.title} way={[{ to: "/ideas", label: w.ideas.title }]} here={w.paper.title}>
        <p className="lead">{w.paper.lead}</p>
      </PageHead>
      {entered && (
        <Message tone="ok" title={w.paper.entered(entered.serial)} announce="status">
          <p className="small">{w.paper.tellNumber}</p>
          <p>
            <Link className="more" href={`/ideas/${entered.number}`}>
              {w.ideas.number(entered.number)}
            </Link>
          </p>
        </Message>
      )}
      <form
        className="card stack-6 form"
        ref={form}
        noValidate
        aria-label={w.paper.title}
        onSubmit={(event) => {
          event.preventDefault();
          if (sending.is !== "sending") enter();
        }}
      >
        <div className="grid-2">
          <Field id="paper-serial" longest={LONGEST.serial} label={w.paper.serial} error={wrong("serial")}>
            {(aria) => <input {...aria} value={serial} onChange={(event) => setSerial(event.target.value)} />}
          </Field>
          <Field id="paper-day" label={w.paper.receivedOn} error={wrong("receivedOn")}>
            {(aria) => <input {...aria} type="date" value={receivedOn} onChange={(event) => setReceivedOn(event.target.value)} />}
          </Field>
        </div>
        <IdeaFields
          draft={draft}
          change={(part) => {
            setDraft({ ...draft, ...part });
            setFound((before) => Object.fromEntries(Object.entries(before).filter(([name]) => !(name in part))));
          }}
          wrong={refusal?.field && refusal.field in EMPTY_DRAFT ? { ...found, [refusal.field]: refusal.message } : found}
        />
        <ChooseFiles
          id="paper-scan"
          programmeId={programme?.id}
          label={w.files.scanLabel}
          hint={w.files.scanHint}
          most={1}
          files={scans}
          change={setScans}
          describe={Boolean(found.scan)}
        />
        {refusal && <RefusalMessage refusal={refusal} afterAct />}
        <div className="row">
          <Button submit big busy={sending.is === "sending"}>
            {w.paper.enter}
          </Button>
          <Link href="/ideas">{w.ideas.title}</Link>
        </div>
      </form>
    </>
  );
}
