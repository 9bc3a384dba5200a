// A clause otherwise: another text, a clause more, or one less; written on the text that stands as it is read here.
import { useState } from "react";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { useWords, useWritten } from "../../words";
import { branchOf, sheetOf, type EditProps } from "./sheet";

const KINDS = ["REPLACE", "ADD", "REMOVE", "MOVE"] as const;
type Kind = (typeof KINDS)[number];

export function EditClauseChange({ agreement, scenario, put, busy }: EditProps) {
  const words = useWords();
  const w = words.scenarios;
  const written = useWritten();
  const { tree } = agreement;
  const [kind, setKind] = useState<Kind>("REPLACE");
  // What was read stays as it was when the writing began, whatever comes in beside it.
  const [place, setPlace] = useState(tree[0]);
  const [draft, setDraft] = useState({ heading: tree[0]?.clause.current.heading ?? "", text: tree[0]?.clause.current.text ?? "" });
  // Of a move: the clause to come after, none: the front.
  const [after, setAfter] = useState("");
  if (!place) return <p>{words.agreements.noClauses}</p>;
  const writes = kind === "REPLACE" || kind === "ADD";
  const under = branchOf(tree, place);
  const choose = (of: Kind, at: typeof place) => {
    setKind(of);
    setPlace(at);
    const { heading, text } = at.clause.current;
    setDraft(of === "REPLACE" ? { heading, text } : { heading: "", text: "" });
  };
  const add = () => {
    const sheet = sheetOf(scenario);
    const own = { kind, heading: writes ? draft.heading : "", text: kind === "MOVE" ? "" : draft.text, tree: kind === "REPLACE" ? 0 : agreement.version };
    const gone = kind === "REMOVE" ? branchOf(tree, place) : [place];
    const beside = tree.find(({ clause }) => clause.id === after);
    const goes = kind === "MOVE" ? { parentId: beside?.parentId ?? null, afterId: beside?.clause.id ?? null } : {};
    const change =
      kind === "ADD"
        ? { ...own, parentId: place.parentId, afterId: place.clause.id, read: [] }
        : { ...own, ...goes, targetId: place.clause.id, read: gone.map(({ clause }) => ({ clauseId: clause.id, version: clause.version })) };
    // One clause is changed once: what was wanted of it before gives way.
    const others = sheet.clauses.filter(({ targetId }) => kind === "ADD" || targetId !== place.clause.id);
    put({ ...sheet, clauses: [...others, change] });
  };
  return (
    <form
      className="stack"
      noValidate
      aria-label={w.kinds.clause}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <Field id="what-kind" label={w.what}>
        {(aria) => (
          <select {...aria} value={kind} onChange={({ target }) => choose(target.value as Kind, place)}>
            {KINDS.map((one) => (
              <option key={one} value={one}>
                {w.does[one]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id="what-clause" label={kind === "ADD" ? w.after : w.which}>
        {(aria) => (
          <select
            {...aria}
            value={place.clause.id}
            onChange={({ target }) => choose(kind, tree.find(({ clause }) => clause.id === target.value) ?? place)}
          >
            {tree.map(({ reference, clause }) => (
              <option key={clause.id} value={clause.id} lang={written}>
                {`${reference} ${clause.current.heading}`.trim()}
              </option>
            ))}
          </select>
        )}
      </Field>
      {kind === "MOVE" && (
        <Field id="what-after" label={w.after}>
          {(aria) => (
            <select {...aria} value={after} onChange={({ target }) => setAfter(target.value)}>
              <option value="">{words.agreements.asFirst}</option>
              {tree.filter((one) => !under.includes(one)).map(({ reference, clause }) => (
                <option key={clause.id} value={clause.id} lang={written}>
                  {`${reference} ${clause.current.heading}`.trim()}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {writes && (
        <Field id="what-heading" label={words.agreements.heading}>
          {(aria) => <input {...aria} lang={written} value={draft.heading} onChange={({ target }) => setDraft({ ...draft, heading: target.value })} />}
        </Field>
      )}
      {kind !== "MOVE" && <Field id="what-text" label={kind === "REMOVE" ? w.why : words.agreements.text}>
        {(aria) => <textarea {...aria} lang={written} rows={6} value={draft.text} onChange={({ target }) => setDraft({ ...draft, text: target.value })} />}
      </Field>}
      <div className="row">
        <Button submit busy={busy}>
          {w.putIn}
        </Button>
      </div>
    </form>
  );
}
