// What a field was before its value was countered, and what was objected and taken back: who decides on it sees both.
import { useQuery } from "urql";
import { useAgainOn } from "../../api/kept";
import { graphql } from "../../gql";
import type { RoleHistoryQuery } from "../../gql/graphql";
import { FoldedList } from "../../ui/FoldedList";
import { dayTime } from "../../ui/format";
import { useSpeech, useWords, useWritten } from "../../words";
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

// The newest of the objections stand in view.
const OPEN = 2;

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
  const { language } = useSpeech();
  const written = useWritten();
  const said = history.flatMap(({ number, letters, voices }) =>
    voices
      .filter(({ consent, endedAt }) => consent === "OBJECT" && (number < now || endedAt !== null))
      .map((voice) => ({ ...voice, number, letters })),
  );
  if (said.length === 0) return null;
  const lines = said.toReversed().map(({ body, number, letters, reason, saidAt }) => (
    <li key={`${number}-${body.id}-${saidAt}`}>
      {w.objectedTo(body.name, number, w.values[signsOf(letters)])} {saidAt && dayTime(saidAt, language)}
      <br />
      <span lang={written}>{reason}</span>
    </li>
  ));
  return (
    <div className="stack-2 small">
      <b>{w.objectedBefore(said.length)}</b>
      <FoldedList entries={lines} open={OPEN} />
    </div>
  );
}
