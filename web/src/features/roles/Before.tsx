// What a field was before its value was countered, and what was objected and taken back: who decides on it sees both.
import { useQuery } from "urql";
import { useAgainOn } from "../../api/kept";
import { graphql } from "../../gql";
import type { RoleHistoryQuery } from "../../gql/graphql";
import { useWords } from "../../words";
import { SaidBefore } from "../agreements/SaidBefore";
import { signsOf } from "./letters";
import type { Agreement, Column, Duty, RoleField } from "./RolesPage";

const HISTORY = graphql(`
  query RoleHistory($number: String!, $duty: ID!, $column: String!) {
    agreement(number: $number) {
      id
      roleMatrix { id history(dutyId: $duty, column: $column) { number letters proposedBy { id name } voices { consent reason saidAt endedAt body { id name } } } }
    }
  }
`);

interface BeforeProps {
  agreement: Agreement;
  duty: Duty;
  column: Column;
  field: RoleField;
}

type Past = NonNullable<RoleHistoryQuery["agreement"]>["roleMatrix"]["history"][number];

export function Before({ agreement, duty, column, field }: BeforeProps) {
  const variables = { number: agreement.number, duty: duty.dutyId, column: column.key };
  const [{ data }, again] = useQuery({ query: HISTORY, variables, requestPolicy: "cache-and-network" });
  const { movedAt } = agreement.roleMatrix;
  useAgainOn(movedAt ? Date.parse(movedAt) : undefined, () => again({ requestPolicy: "network-only" }));
  const history = data?.agreement?.roleMatrix.history ?? [];
  const before = history.find(({ number }) => number === field.value.number - 1);
  return (
    <>
      {before && <Change before={before} field={field} />}
      <Objections history={history} now={field.value.number} />
    </>
  );
}

function Change({ before, field }: { before: Past; field: RoleField }) {
  const words = useWords();
  const w = words.roleMatrix;
  return (
    <p className="small">
      {w.before(before.proposedBy.name)}{" "}
      <del>
        <span className="only-read">{words.agreements.removed} </span>
        {w.values[signsOf(before.letters)]}
      </del>{" "}
      →{" "}
      <ins>
        <span className="only-read">{words.agreements.added} </span>
        {w.values[signsOf(field.value.letters)]}
      </ins>
    </p>
  );
}

/** Why parties objected before: it stays to be read when its party counters, or another value comes. */
function Objections({ history, now }: { history: Past[]; now: number }) {
  const w = useWords().roleMatrix;
  const past = history.flatMap(({ number, letters, voices }) =>
    voices
      .filter(({ consent, endedAt }) => consent === "OBJECT" && (number < now || endedAt !== null))
      .map(({ body, reason, saidAt }) => ({
        key: `${number}-${body.id}-${saidAt}`,
        said: w.objectedTo(body.name, number, w.values[signsOf(letters)]),
        at: saidAt,
        words: reason,
      })),
  );
  if (past.length === 0) return null;
  return (
    <div className="stack-2 small">
      <b>{w.objectedBefore(past.length)}</b>
      <SaidBefore past={past.toReversed()} />
    </div>
  );
}
