// What the viewer's organisation says: one of five, with the words it needs; what was typed stays, also when
// another text comes meanwhile, and is said of that text only when its writer has said so.
import { useEffect, useRef, useState } from "react";
import { inShort } from "../../frame/inShort";
import { RefusalMessage } from "../../frame/RefusalMessage";
import type { ClauseStance } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { TAKE_POSITION } from "./agreementActs";
import type { ClauseProps } from "./ClausePane";
import { Redline } from "./Redline";
import { Unseen } from "./Unseen";

const STANCES: ClauseStance[] = ["ACCEPT", "ACCEPT_IF", "COUNTER", "RESERVE", "OBJECT"];

interface SpeakProps extends ClauseProps {
  /** A counter that was begun elsewhere, for the text that stands. */
  begun: string | null;
}

export function Speak({ agreement, place, clause, refresh, begun }: SpeakProps) {
  const w = useWords();
  const [stance, setStance] = useState<ClauseStance | null>(begun === null ? null : "COUNTER");
  const [said, setSaid] = useState<Partial<Record<ClauseStance, string>>>(begun === null ? {} : { COUNTER: begun });
  // The text that was read when somebody began to speak of it.
  const [read, setRead] = useState({ version: clause.version, text: clause.current.text });
  const now = () => setRead({ version: clause.version, text: clause.current.text });
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (begun !== null) form.current?.querySelector("textarea")?.focus();
  }, [begun]);
  const done = () => {
    setStance(null);
    refresh();
  };
  const { sending, send } = useSend(TAKE_POSITION, done, refresh);
  const refused = sending.is === "refused" ? sending.refusal : null;
  const words = stance ? (said[stance] ?? (stance === "COUNTER" ? clause.current.text : "")) : "";
  const overtaken = stance !== null && read.version !== clause.version;
  // Of the text that is spoken of now it was not said.
  const refusal = refused?.code === "CONFLICT" && !overtaken ? null : refused;
  return (
    <form
      ref={form}
      className="card stack"
      noValidate
      aria-label={w.agreements.speak(place.reference)}
      onSubmit={(event) => {
        event.preventDefault();
        if (stance && sending.is !== "sending")
          void send({ clauseId: clause.id, expectedVersion: read.version, stance, words: stance === "ACCEPT" ? "" : words });
      }}
    >
      <h2>{w.agreements.speakAs(agreement.viewerParty?.name ?? "")}</h2>
      <fieldset className="stack-2">
        <legend className="only-read">{w.agreements.speak(place.reference)}</legend>
        {STANCES.map((one) => (
          <label key={one} className="row stance">
            <input
              type="radio"
              name="stance"
              checked={stance === one}
              onChange={() => {
                if (stance === null) now();
                setStance(one);
              }}
            />
            {w.agreements.standings[one]}
          </label>
        ))}
      </fieldset>
      {stance && stance !== "ACCEPT" && (
        <Field
          id="words"
          label={w.agreements.words[stance]}
          hint={stance === "COUNTER" ? w.agreements.counterHint : undefined}
          error={refusal?.field === "words" ? inShort(refusal) : undefined}
        >
          {(aria) => (
            <textarea
              {...aria}
              rows={stance === "COUNTER" ? 8 : 3}
              value={words}
              onChange={({ target }) => setSaid({ ...said, [stance]: target.value })}
            />
          )}
        </Field>
      )}
      {stance && <Unseen refusal={refusal} field="words" text={words} change={(text) => setSaid({ ...said, [stance]: text })} />}
      <p className="small soft">{w.agreements.speakHint}</p>
      {overtaken && (
        <Message tone="warn" title={w.agreements.overtaken(clause.version)} announce="status">
          <p className="small">{w.agreements.overtakenHint}</p>
          <Redline before={read.text} after={clause.current.text} />
          <div className="row">
            <Button
              look="line"
              onPress={() => {
                now();
                const at = form.current;
                (at?.querySelector("textarea") ?? at?.querySelector<HTMLElement>("input:checked"))?.focus();
              }}
            >
              {w.agreements.ofNew}
            </Button>
          </div>
        </Message>
      )}
      {refusal && refusal.field !== "words" && <RefusalMessage refusal={refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      {stance && (
        <Button submit wide busy={sending.is === "sending"} {...(stance === "OBJECT" ? { look: "stop" as const } : {})}>
          {w.agreements.say[stance]}
        </Button>
      )}
    </form>
  );
}
