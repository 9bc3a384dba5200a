// One amount being written: what others have set meanwhile is told, and what was typed stays.
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { inShort } from "../../frame/inShort";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { won, wonTold } from "../../ui/format";
import { Message } from "../../ui/Parts";
import { useSpeech, useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { amountOf, faultOf } from "./amountText";
import type { Line } from "./lines";
import { REMOVE_CONTRIBUTION, SET_CONTRIBUTIONS } from "./moneyActs";

interface EditProps {
  consortiumId: string;
  line: Line;
  year: number;
  refresh: () => unknown;
  close: () => void;
}

export function EditAmount({ consortiumId, line, year, refresh, close }: EditProps) {
  const w = useWords();
  const { language } = useSpeech();
  const standing = line.amounts[year];
  const [text, setText] = useState(standing ? standing.won.toLocaleString("ko-KR") : "");
  const [malformed, setMalformed] = useState(false);
  const box = useRef<HTMLFormElement>(null);
  // The version read when writing began. Another's save moves it only once a refusal has told of it.
  const now = standing?.version ?? 0;
  const [read, setRead] = useState(now);
  const latest = useRef(now);
  useLayoutEffect(() => {
    latest.current = now;
  });
  const setting = useSend(SET_CONTRIBUTIONS, close);
  const removing = useSend(REMOVE_CONTRIBUTION, close);
  const { sending } = setting.sending.is === "resting" ? removing : setting;
  const refusal = sending.is === "refused" ? sending.refusal : null;
  useEffect(() => box.current?.querySelector("input")?.select(), []);
  const amount = amountOf(text);
  const named = w.money.edit(w.money.sources[line.source], line.payer.name, w.money.forms[line.form], year);
  const where = { source: line.source, form: line.form, year, payerId: line.payer.id, expectedVersion: read };
  const tell = async () => {
    setRead(latest.current);
    await refresh();
    setRead(latest.current);
  };
  const save = () => {
    setMalformed(amount === null);
    if (amount === null || sending.is === "sending") return;
    // Refused or not: what stands by now is shown beside what was typed.
    void setting.send({ consortiumId, contributions: [{ ...where, won: amount }] }).then(tell);
  };
  const ofField = refusal?.field?.endsWith(".won") ? inShort(refusal) : undefined;
  return (
    <form
      ref={box}
      className="stack-2"
      noValidate
      aria-label={named}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Field
        id={`amount-${line.key}-${year}`}
        label={w.money.amount}
        hint={amount === null ? w.money.amountHint : wonTold(amount, language)}
        error={malformed && amount === null ? w.money.faults[faultOf(text)] : ofField}
      >
        {(aria) => <input {...aria} value={text} autoComplete="off" onChange={({ target }) => setText(target.value)} />}
      </Field>
      {now !== read && !refusal && <Message tone="warn" title={standing ? w.money.setMeanwhile(won(standing.won, language)) : w.money.removedMeanwhile} announce="status" />}
      {refusal && !ofField && <RefusalMessage refusal={refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      <div className="row">
        <Button submit busy={sending.is === "sending"}>
          {w.money.save}
        </Button>
        {standing && (
          <Button look="stop" busy={sending.is === "sending"} onPress={() => void removing.send({ consortiumId, ...where }).then(tell)}>
            {w.money.remove}
          </Button>
        )}
        <Button look="plain" onPress={close}>
          {w.officer.cancel}
        </Button>
      </div>
    </form>
  );
}
