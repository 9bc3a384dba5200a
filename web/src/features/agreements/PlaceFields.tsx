// Where in the tree: under which clause, and as which of its parts.
import { Field } from "../../ui/Field";
import { useWords, useWritten } from "../../words";
import type { Agreement } from "./AgreementPage";

export interface Where {
  parentId: string | null;
  place: number;
}

interface PlaceFieldsProps {
  id: string;
  agreement: Agreement;
  /** The clause that is moved: it is not among its own siblings, and nothing goes under it. */
  without?: string;
  where: Where;
  change: (where: Where) => void;
}

const DEEPEST = 3;

export function PlaceFields({ id, agreement, without, where, change }: PlaceFieldsProps) {
  const w = useWords().agreements;
  const written = useWritten();
  const parents = agreement.tree.filter(({ clause, depth }) => clause.id !== without && depth < DEEPEST);
  const siblings = (parentId: string | null) =>
    agreement.tree.filter((one) => (one.parentId ?? null) === parentId && one.clause.id !== without);
  return (
    <>
      <Field id={`${id}-under`} label={w.under}>
        {(aria) => (
          <select
            {...aria}
            value={where.parentId ?? ""}
            onChange={({ target }) => {
              const parentId = target.value || null;
              change({ parentId, place: siblings(parentId).length });
            }}
          >
            <option value="">{w.asArticle}</option>
            {parents.map(({ clause, reference }) => (
              <option key={clause.id} value={clause.id} lang={written}>
                {reference} {clause.current.heading}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id={`${id}-place`} label={w.where}>
        {(aria) => (
          <select {...aria} value={where.place} onChange={({ target }) => change({ ...where, place: Number(target.value) })}>
            <option value={0}>{w.asFirst}</option>
            {siblings(where.parentId).map(({ clause, reference }, nth) => (
              <option key={clause.id} value={nth + 1}>
                {w.after(reference)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
}
