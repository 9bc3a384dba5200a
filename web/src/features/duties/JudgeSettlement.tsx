// Sending a settlement report back, or accepting it: in words, and for each line that is named how much is recognised.
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { useState } from "react";
import { inShort } from "../../frame/inShort";
import { RefusalMessage } from "../../frame/RefusalMessage";
import type { ReturnSettlementInput } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { won, wonTold } from "../../ui/format";
import { Message } from "../../ui/Parts";
import { useSpeech, useWords } from "../../words";
import { faultOf } from "../money/amountText";
import { useSend } from "../talk/sendTalk";
import { keyOf, settled } from "./settledAmount";
import type { Report } from "./SettlementReport";

interface JudgeProps {
  id: string;
  report: Report;
  title: string;
  label: string;
  /** What the words are called, and what to write in them. */
  words: string;
  hint?: string;
  act: TypedDocumentNode<object, { input: ReturnSettlementInput }>;
  done: () => void;
}

export function JudgeSettlement({ id, report, title, label, words, hint, act, done }: JudgeProps) {
  const all = useWords();
  const w = all.settling;
  const { language } = useSpeech();
  // What was read when the judging began: what was handed in again meanwhile is shown before it is judged.
  const [edition, setEdition] = useState(report.edition);
  const [said, setSaid] = useState<Record<string, string>>({});
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [wrong, setWrong] = useState<string | null>(null);
  const { sending, send } = useSend(act, () => {
    setSaid({});
    setChosen([]);
    done();
  }, done);
  const answer = sending.is === "refused" && wrong === null ? sending.refusal : null;
  const lines = report.lines.filter((one) => chosen.includes(keyOf(one)));
  const amount = (line: Report["lines"][number]) => said[`${keyOf(line)}-won`] ?? line.spent.toLocaleString("ko-KR");
  const set = (name: string, text: string) => setSaid({ ...said, [name]: text });
  const judge = () => {
    const malformed = lines.find((line) => settled(amount(line)) === null || amount(line).trim() === "");
    setWrong(malformed ? keyOf(malformed) : null);
    if (malformed || sending.is === "sending") return;
    void send({
      reportId: report.id,
      words: said.words ?? "",
      edition,
      findings: lines.map((line) => {
        const { source, form, year } = line;
        const recognised = settled(amount(line)) ?? 0;
        return { source, form, year, recognised, why: recognised < line.spent ? (said[`${keyOf(line)}-why`] ?? "") : "" };
      }),
    });
  };
  const about = (field: string) => (answer?.field === field ? inShort(answer) : undefined);
  const fault = (line: Report["lines"][number]) => {
    if (wrong === keyOf(line)) {
      const found = faultOf(amount(line));
      return found === "little" ? w.little : all.money.faults[found];
    }
    return about(`findings.${lines.indexOf(line)}.recognised`) ?? about(`findings.${lines.indexOf(line)}`);
  };
  const named = ({ source, form, year }: Report["lines"][number]) => `${all.money.sources[source]} · ${all.money.forms[form]} · ${all.money.year(year)}`;
  return (
    <form
      className="stack"
      noValidate
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        judge();
      }}
    >
      {edition !== report.edition && (
        <Message tone="warn" title={w.handedInAgain(report.edition)} announce="status">
          <p className="small">{w.handedInAgainHint}</p>
          <Button look="line" onPress={() => setEdition(report.edition)}>
            {w.judgeNew}
          </Button>
        </Message>
      )}
      <fieldset className="stack-2">
        <legend className="label">{w.judgeLines}</legend>
        <p className="small soft">{w.judgeLinesHint}</p>
        {report.lines.map((one) => (
          <label key={keyOf(one)} className="switch">
            <input
              type="checkbox"
              checked={chosen.includes(keyOf(one))}
              onChange={({ target }) => setChosen(target.checked ? [...chosen, keyOf(one)] : chosen.filter((key) => key !== keyOf(one)))}
            />
            <span>
              {named(one)}{" "}
              <span className="small soft">
                {w.spent} {won(one.spent, language)}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      {lines.map((line) => {
        const key = keyOf(line);
        const told = settled(amount(line));
        return (
          <fieldset key={key} className="card card-quiet stack-2">
            <legend className="only-read">{named(line)}</legend>
            <b aria-hidden>{named(line)}</b>
            <Field id={`${id}-${key}-won`} label={w.recognised} hint={w.recognisedHint(won(line.spent, language))} error={fault(line)}>
              {(aria) => (
                <>
                  <input {...aria} inputMode="text" value={amount(line)} onChange={({ target }) => set(`${key}-won`, target.value)} />
                  <span className="small soft">{told !== null && wonTold(told, language)}</span>
                </>
              )}
            </Field>
            {told !== null && told < line.spent && (
              <>
                <p className="small">
                  {w.refused}: <b>{won(line.spent - told, language)}</b>
                </p>
                <Field id={`${id}-${key}-why`} label={w.why} error={about(`findings.${lines.indexOf(line)}.why`)}>
                  {(aria) => <textarea {...aria} rows={2} value={said[`${key}-why`] ?? ""} onChange={({ target }) => set(`${key}-why`, target.value)} />}
                </Field>
              </>
            )}
          </fieldset>
        );
      })}
      <Field id={`${id}-words`} label={words} hint={hint} error={about("words")}>
        {(aria) => <textarea {...aria} rows={3} value={said.words ?? ""} onChange={({ target }) => set("words", target.value)} />}
      </Field>
      {answer && <RefusalMessage refusal={answer} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={all.support.lost} announce="alert" />}
      <div>
        <Button submit look="line" busy={sending.is === "sending"}>
          {title}
        </Button>
      </div>
    </form>
  );
}
