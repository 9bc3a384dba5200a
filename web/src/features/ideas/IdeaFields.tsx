// The fields of an idea.
import { LONGEST } from "../../ui/longest";
import { Field } from "../../ui/Field";
import { won } from "../../ui/format";
import { useSpeech, useWords } from "../../words";
import { PickPlace } from "../map/PickPlace";
import { costOf, type IdeaDraft } from "./draft";
import { Similar } from "./Similar";

export type Wrong = Partial<Record<keyof IdeaDraft, string>>;

interface FieldsProps {
  draft: IdeaDraft;
  change: (part: Partial<IdeaDraft>) => void;
  wrong: Wrong;
}

export function IdeaFields({ draft, change, wrong }: FieldsProps) {
  const w = useWords();
  const { language } = useSpeech();
  const cost = costOf(draft.cost);
  return (
    <>
      <Field id="idea-title" longest={LONGEST.title} label={w.write.titleLabel} hint={w.write.titleHint} error={wrong.title}>
        {(aria) => (
          <input {...aria} value={draft.title} onChange={(event) => change({ title: event.target.value })} />
        )}
      </Field>
      <Similar title={draft.title} />
      <Field id="idea-summary" longest={LONGEST.summary} label={w.write.summary} hint={w.write.summaryHint} error={wrong.summary}>
        {(aria) => (
          <input {...aria} value={draft.summary} onChange={(event) => change({ summary: event.target.value })} />
        )}
      </Field>
      <div className="grid-2">
        <Field id="idea-category" label={w.write.category} error={wrong.category}>
          {(aria) => (
            <select
              {...aria}
              value={draft.category}
              onChange={(event) => change({ category: event.target.value as IdeaDraft["category"] })}
            >
              <option value="">{w.write.chooseCategory}</option>
              {Object.entries(w.categories).map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field id="idea-place" longest={LONGEST.place} label={`${w.write.place} (${w.write.placeHint})`} error={wrong.place}>
          {(aria) => (
            <input {...aria} value={draft.place} onChange={(event) => change({ place: event.target.value })} />
          )}
        </Field>
      </div>
      <PickPlace point={draft.point} change={(point) => change({ point })} wrong={wrong.point} />
      <Field
        id="idea-cost"
        label={w.write.cost}
        hint={cost === null ? w.write.costHint : `${w.write.costHint} ${won(cost, language)}`}
        error={wrong.cost}
      >
        {(aria) => (
          <input
            {...aria}
            inputMode="numeric"
            value={draft.cost}
            onChange={(event) => change({ cost: event.target.value })}
          />
        )}
      </Field>
      <Field id="idea-body" longest={LONGEST.idea} label={w.write.body} hint={w.write.bodyHint} error={wrong.body}>
        {(aria) => (
          <textarea {...aria} rows={8} value={draft.body} onChange={(event) => change({ body: event.target.value })} />
        )}
      </Field>
    </>
  );
}
