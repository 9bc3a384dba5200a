// Keying papers: a serial and the numbers that stand on the paper. Two people key each of them; where they
// differ, a third decides.
import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { allows } from "../../api/allows";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { graphql } from "../../gql";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { choicesOf, nextSerial, wholeNumber } from "./choices";
import { Reopen, Reopened } from "./Reopen";
import { TakeBack } from "./TakeBack";
import type { StepProps } from "./PapersPage";

const KEY = graphql(`
  mutation KeyPaper($input: KeyPaperInput!) {
    keyPaper(input: $input) {
      __typename
      ... on KeyPaperSuccess { batch { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const DECIDE = graphql(`
  mutation DecidePaper($input: DecidePaperInput!) {
    decidePaper(input: $input) {
      __typename
      ... on DecidePaperSuccess { batch { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export function Keying({ vote, batch, refresh }: StepProps) {
  const w = useWords().papers;
  // Told above the forms: deciding the last paper takes its form away.
  const [done, setDone] = useState<Told | null>(null);
  const second = batch.waiting.filter(({ differs, viewerKeyedIt }) => !differs && !viewerKeyedIt);
  const first = batch.waiting.filter(({ differs, viewerKeyedIt }) => !differs && viewerKeyedIt);
  const differing = batch.waiting.filter(({ differs }) => differs);
  // Who keyed a paper decides nothing about it: the form is there for papers of others.
  const toDecide = differing.filter(({ viewerKeyedIt }) => !viewerKeyedIt);
  return (
    <div className="stack-6 section">
      {done && !done.again && <Message tone="ok" title={w.keyed(done.serial)} announce="status" />}
      {done?.again && (
        <Message tone="warn" title={w.keyedAgain(done.serial)} announce="status">
          <p className="small">{w.keyedAgainHint}</p>
        </Message>
      )}
      {allows(batch.viewerActions, "keyPaper") && (
        <Paper act="key" vote={vote} batch={batch} refresh={refresh} tell={setDone} />
      )}
      <section className="card stack-2" aria-label={w.stillOpen}>
        <h2>{w.stillOpen}</h2>
        <p>{w.second(second.map(({ serial }) => serial))}</p>
        <p>{w.others(first.map(({ serial }) => serial))}</p>
        {first.length > 0 && <TakeBack batch={batch} refresh={refresh} />}
        <p>{w.differing(differing.map(({ serial }) => serial))}</p>
        {differing.length > toDecide.length && <p className="small soft">{w.thirdDecides}</p>}
        <Reopened papers={batch.reopened} />
      </section>
      {allows(batch.viewerActions, "reopenPaper") && <Reopen batch={batch} refresh={refresh} />}
      {toDecide.length > 0 && allows(batch.viewerActions, "decidePaper") && (
        <Paper act="decide" vote={vote} batch={batch} refresh={refresh} tell={setDone} />
      )}
      <details className="fold">
        <summary>{w.lines}</summary>
        <ol className="stack-2">
          {vote.lines.map(({ number, proposal }) => (
            <li key={number}>
              <b>{number}</b> {proposal.title}
            </li>
          ))}
        </ol>
      </details>
    </div>
  );
}

/** `again`: the same clerk had keyed this number before, and what stood there is replaced. */
interface Told {
  serial: string;
  again: boolean;
}

type PaperProps = StepProps & { act: "key" | "decide"; tell: (told: Told) => void };

function Paper({ act, vote, batch, refresh, tell }: PaperProps) {
  const w = useWords().papers;
  // A page that is read again goes on where its clerk was.
  const [serial, setSerial] = useState(() => (act === "key" ? nextSerial(batch) : ""));
  const [text, setText] = useState("");
  const [spoiled, setSpoiled] = useState(false);
  const [unreadable, setUnreadable] = useState(false);
  const serialBox = useRef<HTMLInputElement>(null);
  // What was keyed since the batch was read last: who types fast is told of a number typed twice, too.
  const keyed = useRef({ batch, serials: new Set<number>() });
  const { sending, send } = useSend(act === "key" ? KEY : DECIDE, () => {
    if (keyed.current.batch !== batch) keyed.current = { batch, serials: new Set() };
    const { serials } = keyed.current;
    const again =
      serials.has(Number(serial)) ||
      batch.waiting.some((one) => one.viewerKeyedIt && !one.differs && one.serial === Number(serial));
    serials.add(Number(serial));
    tell({ serial, again: act === "key" && again });
    // Papers lie in the order of their numbers: the next one stands there, selected, to go on or to type over.
    const next = act === "key" ? String(Number(serial) + 1) : "";
    flushSync(() => {
      setSerial(next);
      setText("");
      setSpoiled(false);
    });
    serialBox.current?.focus();
    serialBox.current?.select();
    refresh();
  });
  const refusal = sending.is === "refused" ? sending.refusal : null;
  const trySend = () => {
    const choices = spoiled ? null : choicesOf(vote.ballotKind, text);
    const number = wholeNumber(serial);
    setUnreadable(choices === undefined || number === null);
    if (choices !== undefined && number !== null) void send({ batchId: batch.id, serial: number, choices });
  };
  return (
    <form
      className="card stack form"
      noValidate
      aria-label={w.acts[act].title}
      onSubmit={(event) => {
        event.preventDefault();
        if (sending.is !== "sending") trySend();
      }}
    >
      <h2>{w.acts[act].title}</h2>
      <p className="small soft">{w.acts[act].hint}</p>
      <div className="grid-2">
        <Field id={`${act}-serial`} label={w.serial} hint={w.serialHint} error={refusal?.field === "serial" ? refusal.message : undefined}>
          {(aria) => (
            <input
              {...aria}
              ref={serialBox}
              inputMode="numeric"
              autoComplete="off"
              value={serial}
              onChange={({ target }) => setSerial(target.value)}
            />
          )}
        </Field>
        <Field
          id={`${act}-choices`}
          label={w.choices}
          hint={w.choicesHint[vote.ballotKind]}
          error={refusal?.field === "choices" ? refusal.message : undefined}
        >
          {(aria) => (
            <input
              {...aria}
              autoComplete="off"
              disabled={spoiled}
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          )}
        </Field>
      </div>
      <label className="point">
        <input type="checkbox" checked={spoiled} onChange={({ target }) => setSpoiled(target.checked)} />
        {w.spoiled}
      </label>
      {unreadable && <Message tone="stop" title={w.unreadable} announce="alert" />}
      {refusal && <RefusalMessage refusal={refusal} afterAct />}
      <div className="row">
        <Button submit busy={sending.is === "sending"}>
          {w.acts[act].send}
        </Button>
      </div>
    </form>
  );
}
