// Handing in a settlement report: which money of the signed plan is settled, and three amounts for each.
import { useState } from "react";
import { inShort } from "../../frame/inShort";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { won } from "../../ui/format";
import { Message } from "../../ui/Parts";
import { useSpeech, useWords } from "../../words";
import { faultOf as faultIn } from "../money/amountText";
import { useSend } from "../talk/sendTalk";
import type { DutyAgreement } from "./DutiesPage";
import { SettlementLine } from "./SettlementLine";
import { SUBMIT_SETTLEMENT } from "./settleActs";
import { keyOf, PARTS, settled, typedBefore } from "./settledAmount";

type Settlement = DutyAgreement["dutyRegister"]["settlements"][number];

export function SubmitSettlement({ agreementId, settlement, refresh }: { agreementId: string; settlement: Settlement; refresh: () => void }) {
  const all = useWords();
  const w = all.settling;
  const { language } = useSpeech();
  // One that came back is corrected, not typed anew.
  const before = settlement.report?.lines ?? [];
  const [said, setSaid] = useState<Record<string, string>>(() => ({ audit: settlement.report?.audit ?? "", ...typedBefore(before) }));
  const [chosen, setChosen] = useState<readonly string[]>(before.map(keyOf));
  const [wrong, setWrong] = useState<string | null>(null);
  const { sending, send } = useSend(SUBMIT_SETTLEMENT, refresh);
  const { fact, startedOn, room } = settlement;
  if (!fact || !startedOn) return null;
  // What an earlier sending was told says nothing of what is no amount now.
  const answer = sending.is === "refused" && wrong === null ? sending.refusal : null;
  const lineless = answer?.field === "lines" ? { "aria-invalid": true as const, "aria-describedby": "settle-lines-error" } : {};
  const rows = room
    .map((one) => ({ ...one, key: keyOf(one), name: `${all.money.sources[one.source]} · ${all.money.forms[one.form]} · ${all.money.year(one.year)}` }))
    .filter(({ year, left }) => year <= Number(startedOn.slice(0, 4)) && left > 0);
  const lines = rows.filter(({ key }) => chosen.includes(key));
  const hand = () => {
    const malformed = lines.flatMap(({ key }) => PARTS.map((part) => `${key}-${part}`)).find((name) => settled(said[name]) === null) ?? null;
    setWrong(malformed);
    if (malformed !== null || sending.is === "sending") return;
    void send({
      agreementId,
      fact,
      happenedOn: startedOn,
      audit: said.audit ?? "",
      words: said.words ?? "",
      lines: lines.map(({ source, form, year, key }) => {
        const of = (part: string) => settled(said[`${key}-${part}`]) ?? 0;
        return { source, form, year, received: of("received"), spent: of("spent"), interest: of("interest") };
      }),
    });
  };
  const faultOf = (key: string, part: string) => {
    if (wrong === `${key}-${part}` && settled(said[wrong]) === null) {
      const fault = faultIn(said[wrong] ?? "");
      return fault === "little" ? w.little : all.money.faults[fault];
    }
    return answer?.field === `lines.${lines.findIndex((one) => one.key === key)}.${part}` ? inShort(answer) : undefined;
  };
  const about = (field: string) => (answer?.field === field ? inShort(answer) : undefined);
  const set = (name: string, text: string) => setSaid({ ...said, [name]: text });
  return (
    <details className="fold fold-close">
      <summary>{settlement.report ? w.verbs.again : w.verbs.submit}</summary>
      <form
        className="stack"
        noValidate
        aria-label={w.verbs.submit}
        onSubmit={(event) => {
          event.preventDefault();
          hand();
        }}
      >
        <fieldset className="stack-2">
          <legend>
            <b>{w.which}</b>
          </legend>
          <p className="small soft">{w.submitHint}</p>
          {rows.map((one) => (
            <label key={one.key} className="switch">
              <input
                type="checkbox"
                {...lineless}
                checked={chosen.includes(one.key)}
                onChange={({ target }) => setChosen(target.checked ? [...chosen, one.key] : chosen.filter((key) => key !== one.key))}
              />
              <span>
                {one.name} <span className="small soft">{w.left(won(one.left, language))}</span>
              </span>
            </label>
          ))}
          {about("lines") && (
            <p className="field-error" id="settle-lines-error">
              {about("lines")}
            </p>
          )}
        </fieldset>
        {lines.map((one) => (
          <SettlementLine
            key={one.key}
            name={one.name}
            id={one.key}
            cash={one.form === "CASH"}
            said={said}
            set={set}
            before={before.find((line) => keyOf(line) === one.key)}
            faultOf={(part) => faultOf(one.key, part)}
          />
        ))}
        <Field id="settle-audit" label={w.audit} hint={settlement.audits.length > 0 ? w.auditHint : undefined} error={about("audit")}>
          {(aria) => <input {...aria} value={said.audit ?? ""} onChange={({ target }) => set("audit", target.value)} />}
        </Field>
        <Field id="settle-words" label={w.words} hint={w.wordsHint} error={about("words")}>
          {(aria) => <textarea {...aria} rows={3} value={said.words ?? ""} onChange={({ target }) => set("words", target.value)} />}
        </Field>
        {answer && <RefusalMessage refusal={answer} afterAct />}
        {sending.is === "lost" && <Message tone="stop" title={all.support.lost} announce="alert" />}
        <div>
          <Button submit busy={sending.is === "sending"}>
            {w.verbs.submit}
          </Button>
        </div>
      </form>
    </details>
  );
}
