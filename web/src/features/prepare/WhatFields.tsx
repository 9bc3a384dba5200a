// What is voted on: title, words, money, and the hours between which votes are taken.
import { LONGEST } from "../../ui/longest";
import { Field } from "../../ui/Field";
import { useWords } from "../../words";
import type { StepProps } from "./NoticeForm";
import { Tick } from "./Tick";

export function WhatFields({ draft, change, wrong }: StepProps) {
  const w = useWords().prepare;
  return (
    <section className="card stack" aria-labelledby="what">
      <h2 id="what">{w.what}</h2>
      <Field id="vote-title" longest={LONGEST.title} label={w.titleLabel} error={wrong("title")}>
        {(aria) => <input {...aria} value={draft.title} onChange={({ target }) => change({ title: target.value })} />}
      </Field>
      <Field id="vote-summary" longest={LONGEST.idea} label={w.summary} hint={w.summaryHint} error={wrong("summary")}>
        {(aria) => <textarea {...aria} rows={4} value={draft.summary} onChange={({ target }) => change({ summary: target.value })} />}
      </Field>
      <Field id="vote-budget" label={w.budget} hint={w.budgetHint} error={wrong("budget")}>
        {(aria) => (
          <input {...aria} inputMode="numeric" value={draft.budget} onChange={({ target }) => change({ budget: target.value })} />
        )}
      </Field>
      <div className="grid-2">
        <Field id="vote-opens" label={w.opensAt} error={wrong("opensAt")}>
          {(aria) => (
            <input {...aria} type="datetime-local" value={draft.opensAt} onChange={({ target }) => change({ opensAt: target.value })} />
          )}
        </Field>
        <Field id="vote-closes" label={w.closesAt} error={wrong("closesAt")}>
          {(aria) => (
            <input {...aria} type="datetime-local" value={draft.closesAt} onChange={({ target }) => change({ closesAt: target.value })} />
          )}
        </Field>
      </div>
      <Tick label={w.reviewed} hint={w.reviewedHint} on={draft.reviewedOnly} set={(reviewedOnly) => change({ reviewedOnly })} />
      {wrong("reviewedOnly") && <p className="field-error">{wrong("reviewedOnly")}</p>}
    </section>
  );
}
