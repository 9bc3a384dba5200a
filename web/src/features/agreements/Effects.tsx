// The rights a clause gives, under its text; who drafts adds and takes away, each time a new version.
import { useState } from "react";
import { useQuery } from "urql";
import { allows } from "../../api/allows";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { graphql } from "../../gql";
import type { ClauseEffectInput, Permission } from "../../gql/graphql";
import { Held } from "../../ui/Held";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { useWholly, useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { SET_CLAUSE_EFFECTS } from "./agreementActs";
import type { ClauseProps } from "./ClausePane";
import { useDays } from "./effectDays";

const RIGHTS = graphql(`
  query GrantableRights {
    grantableRights { permission lets }
  }
`);

export function Effects({ agreement, clause, refresh }: ClauseProps) {
  const w = useWords().effects;
  const days = useDays();
  const drafts = allows(clause.viewerActions, "setClauseEffects");
  const { sending, send } = useSend(SET_CLAUSE_EFFECTS, refresh);
  const stands = clause.effects.map(
    ({ permission, body, role, sinceDay, sinceAfter, untilDay, untilAfter }): ClauseEffectInput => ({
      permission,
      bodyId: body.id,
      role,
      sinceDay,
      sinceAfter,
      untilDay,
      untilAfter,
    }),
  );
  const set = (effects: ClauseEffectInput[]) => {
    if (sending.is !== "sending") void send({ clauseId: clause.id, expectedVersion: clause.version, effects });
  };
  return (
    <Held actions={clause.effects.length > 0 ? [{ name: "setClauseEffects", allowed: true }] : clause.viewerActions} name="setClauseEffects" quiet>
    <section className="stack" aria-labelledby="effects">
      <h3 id="effects">{w.title}</h3>
      <ul className="items">
        {clause.effects.map((effect, nth) => (
          <li key={nth}>
            <b>{effect.body.name}</b> {effect.lets} <span className="small soft">{days(effect)}</span>{" "}
            {drafts && (
              <button
                type="button"
                className="btn btn-line btn-s"
                aria-label={w.remove(effect.body.name, effect.lets)}
                onClick={() => set(stands.filter((_, at) => at !== nth))}
              >
                {w.removeShort}
              </button>
            )}
          </li>
        ))}
      </ul>
      <Held actions={clause.viewerActions} name="setClauseEffects">
        <details>
          <summary>{w.add}</summary>
          <AddEffect clause={clause} parties={agreement.parties.map(({ body }) => body)} stands={stands} refresh={refresh} />
        </details>
      </Held>
      {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
    </section>
    </Held>
  );
}

interface AddProps extends Pick<ClauseProps, "clause" | "refresh"> {
  parties: { id: string; name: string }[];
  stands: ClauseEffectInput[];
}

function AddEffect({ clause, parties, stands, refresh }: AddProps) {
  const w = useWords().effects;
  const wholly = useWholly();
  const [{ data }] = useQuery({ query: RIGHTS });
  const [right, setRight] = useState<Permission | null>(null);
  const [party, setParty] = useState(parties[0]?.id ?? "");
  const [until, setUntil] = useState("");
  const { sending, send } = useSend(SET_CLAUSE_EFFECTS, () => {
    setUntil("");
    refresh();
  }, refresh);
  const rights = data?.grantableRights ?? [];
  const permission = right ?? rights[0]?.permission;
  return (
    <form
      className="stack-2"
      noValidate
      aria-label={w.add}
      onSubmit={(event) => {
        event.preventDefault();
        const effects = [...stands, { permission: permission as Permission, bodyId: party, sinceAfter: 0, untilDay: until || null }];
        if (permission && sending.is !== "sending") void send({ clauseId: clause.id, expectedVersion: clause.version, effects });
      }}
    >
      <p className="small soft">{w.undone}</p>
      <Field id="effect-right" label={w.right}>
        {(aria) => (
          <select {...aria} value={permission} onChange={({ target }) => setRight(target.value as Permission)}>
            {rights.map((one) => (
              <option key={one.permission} value={one.permission} lang={wholly(one.lets)}>
                {one.lets}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id="effect-party" label={w.party}>
        {(aria) => (
          <select {...aria} value={party} onChange={({ target }) => setParty(target.value)}>
            {parties.map((one) => (
              <option key={one.id} value={one.id} lang={wholly(one.name)}>
                {one.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id="effect-until" label={w.lastDay}>
        {(aria) => <input {...aria} type="date" value={until} onChange={({ target }) => setUntil(target.value)} />}
      </Field>
      {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
      <Button submit busy={sending.is === "sending"}>
        {w.add}
      </Button>
    </form>
  );
}
