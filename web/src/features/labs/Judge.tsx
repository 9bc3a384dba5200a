// What a member thinks of the trial: keep, change or drop it, and why. Nobody else reads it before the lock.
import { useState } from "react";
import { RefusalMessage } from "../../frame/RefusalMessage";
import type { LabVerdict } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { LONGEST } from "../../ui/longest";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { JUDGE_TRIAL } from "./labActs";

const VERDICTS: LabVerdict[] = ["KEEP", "CHANGE", "DROP"];

interface JudgeProps {
  labId: string;
  verdict: LabVerdict | null;
  reason: string;
  refresh: () => void;
}

export function Judge({ labId, verdict, reason, refresh }: JudgeProps) {
  const w = useWords();
  const [chosen, choose] = useState(verdict);
  const [said, setSaid] = useState(reason);
  const [unchosen, setUnchosen] = useState(false);
  const { sending, send } = useSend(JUDGE_TRIAL, refresh);
  const refusal = sending.is === "refused" ? sending.refusal : null;
  return (
    <form
      className="stack"
      noValidate
      aria-label={w.labs.judge}
      onSubmit={(event) => {
        event.preventDefault();
        setUnchosen(chosen === null);
        if (chosen && sending.is !== "sending") void send({ labId, verdict: chosen, reason: said });
      }}
    >
      <h3>{w.labs.judge}</h3>
      <p className="small soft">{w.labs.judgeHint}</p>
      {verdict && sending.is === "resting" && <Message tone="ok" title={w.labs.judgedAlready} announce="status" />}
      <fieldset className="choose-members">
        <legend>{w.labs.verdict}</legend>
        <div className="stack-2">
          {VERDICTS.map((one) => (
            <label key={one} className="point point-wide">
              <input type="radio" name="lab-verdict" checked={chosen === one} onChange={() => choose(one)} />
              {w.labs.verdicts[one]}
            </label>
          ))}
        </div>
      </fieldset>
      {unchosen && chosen === null && <Message tone="stop" title={w.labs.chooseFirst} announce="alert" />}
      <Field id="lab-why" longest={LONGEST.lab} label={w.labs.why} hint={w.labs.whyHint} error={refusal?.field === "reason" ? refusal.message : undefined}>
        {(aria) => <textarea {...aria} rows={4} value={said} onChange={({ target }) => setSaid(target.value)} />}
      </Field>
      {refusal && refusal.field !== "reason" && <RefusalMessage refusal={refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      <Button submit busy={sending.is === "sending"}>
        {verdict ? w.labs.judgeAgain : w.labs.judgeNow}
      </Button>
    </form>
  );
}
