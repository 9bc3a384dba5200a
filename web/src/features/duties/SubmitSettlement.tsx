// Handing in a settlement report: three amounts for each line the signed plan leaves; an empty line is left out.
import { useState } from "react";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { won } from "../../ui/format";
import { Message } from "../../ui/Parts";
import { useSpeech, useWords } from "../../words";
import { amountOf } from "../money/amountText";
import { useSend } from "../talk/sendTalk";
import type { DutyAgreement } from "./DutiesPage";
import { SUBMIT_SETTLEMENT } from "./settleActs";

type Settlement = DutyAgreement["dutyRegister"]["settlements"][number];
const PARTS = ["received", "spent", "interest"] as const;
const nothing = /^\s*0*\s*원?\s*$/;

export function SubmitSettlement({ agreementId, settlement, refresh }: { agreementId: string; settlement: Settlement; refresh: () => void }) {
  const all = useWords();
  const w = all.settling;
  const { language } = useSpeech();
  const [said, setSaid] = useState<Record<string, string>>({});
  const [wrong, setWrong] = useState<string | null>(null);
  const { sending, send } = useSend(SUBMIT_SETTLEMENT, refresh);
  const { fact, startedOn, room } = settlement;
  if (!fact || !startedOn) return null;
  const refusal = sending.is === "refused" ? sending.refusal : null;
  const rows = room.map((one) => ({ ...one, key: `${one.source}-${one.form}-${one.year}` }));
  const filled = rows.filter(({ key }) => PARTS.some((part) => (said[`${key}-${part}`] ?? "").trim() !== ""));
  const amount = (name: string) => (nothing.test(said[name] ?? "") ? 0 : amountOf(said[name] ?? ""));
  const hand = () => {
    const names = filled.flatMap(({ key }) => PARTS.map((part) => `${key}-${part}`));
    const malformed = names.find((name) => amount(name) === null) ?? null;
    setWrong(malformed);
    if (malformed !== null || sending.is === "sending") return;
    void send({
      agreementId,
      fact,
      happenedOn: startedOn,
      audit: said.audit ?? "",
      words: said.words ?? "",
      lines: filled.map(({ source, form, year, key }) => {
        const of = (part: string) => amount(`${key}-${part}`) ?? 0;
        return { source, form, year, received: of("received"), spent: of("spent"), interest: of("interest") };
      }),
    });
  };
  const faultOf = (key: string, part: string) => {
    if (wrong === `${key}-${part}`) return all.money.amountHint;
    return refusal?.field === `lines.${filled.findIndex((one) => one.key === key)}.${part}` ? refusal.message : undefined;
  };
  const input = (name: string, label: string, hint?: string, error?: string) => (
    <Field key={name} id={`settle-${name}`} label={label} hint={hint} error={error}>
      {(aria) => <input {...aria} inputMode="text" value={said[name] ?? ""} onChange={({ target }) => setSaid({ ...said, [name]: target.value })} />}
    </Field>
  );
  return (
    <details>
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
        <p className="small soft">{w.submitHint}</p>
        {rows.map((one) => (
          <fieldset key={one.key} className="stack-2">
            <legend>
              {all.money.sources[one.source]} · {all.money.forms[one.form]} · {all.money.year(one.year)} · {w.left(won(one.left, language))}
            </legend>
            {PARTS.filter((part) => part !== "interest" || one.form === "CASH").map((part) =>
              input(`${one.key}-${part}`, w[part], undefined, faultOf(one.key, part)),
            )}
          </fieldset>
        ))}
        {input("audit", w.audit, settlement.audits.length > 0 ? w.auditHint : undefined, refusal?.field === "audit" ? refusal.message : undefined)}
        {input("words", w.words, undefined, refusal?.field === "words" ? refusal.message : undefined)}
        {refusal && <RefusalMessage refusal={refusal} afterAct />}
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
