// What a field was before its value was countered: who decides on a value sees what it would change.
import { useQuery } from "urql";
import { graphql } from "../../gql";
import { useWords } from "../../words";
import { signsOf } from "./letters";
import type { Agreement, Column, Duty, RoleField } from "./RolesPage";

const HISTORY = graphql(`
  query RoleHistory($number: String!, $duty: ID!, $column: String!) {
    agreement(number: $number) {
      id
      roleMatrix { id history(dutyId: $duty, column: $column) { number letters proposedBy { id name } } }
    }
  }
`);

interface BeforeProps {
  agreement: Agreement;
  duty: Duty;
  column: Column;
  field: RoleField;
}

export function Before({ agreement, duty, column, field }: BeforeProps) {
  const words = useWords();
  const w = words.roleMatrix;
  const variables = { number: agreement.number, duty: duty.dutyId, column: column.key };
  const [{ data }] = useQuery({ query: HISTORY, variables, requestPolicy: "cache-and-network" });
  const before = data?.agreement?.roleMatrix.history.find(({ number }) => number === field.value.number - 1);
  if (!before) return null;
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
