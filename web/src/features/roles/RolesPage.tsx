// The role matrix of an agreement: who does what, what is not agreed, and the clauses it becomes.
import { useMemo, useState } from "react";
import { useNews, useRead } from "../../api/following";
import { NotFound } from "../../frame/NotFound";
import { useHatsOf } from "../../frame/viewer";
import { graphql } from "../../gql";
import type { RolesQuery } from "../../gql/graphql";
import { Chip, PageHead } from "../../ui/Parts";
import { Waiting } from "../../ui/Waiting";
import { useWords, useWritten } from "../../words";
import { AddDuty } from "./AddDuty";
import { Differences } from "./Differences";
import { OpenMatrix } from "./OpenMatrix";
import { RoleTable } from "./RoleTable";
import { WriteClauses } from "./WriteClauses";
import "./roles.css";
import { Held } from "../../ui/Held";
import { WhileThere } from "../../ui/WhileThere";

const ROLES = graphql(`
  query Roles($number: String!) {
    agreement(number: $number) {
      id
      number
      title
      version
      viewerParty { id name }
      viewerRights
      roleMatrix {
        id
        edition
        movedAt
        agreed
        columns { key actor body { id name } }
        duties { dutyId name nameKo nameEn version step source faults }
        removedDuties { dutyId name removedWhy }
        fields {
          dutyId
          column
          standing
          viewerConcerned
          value { number letters madeAt proposedBy { id name } }
          voices { consent reason body { id name } }
        }
        differences { dutyId column fault silent { body { id name } } against { body { id name } } next { body { id name } } }
        clauses { edition stale clause { id version current { id heading } } }
        clauseDrafts { heading text stands unchanged clause { id version } }
        viewerActions { ...Action }
      }
    }
  }
`);

/** What tells that somebody has saved: the same the server asks itself again. */
const FOLLOW = graphql(`
  subscription RolesFollowed($number: String!) {
    agreementChanged(number: $number) {
      id
      version
      viewerRights
      roleMatrix { id edition movedAt }
    }
  }
`);

export type Agreement = NonNullable<RolesQuery["agreement"]>;
export type Matrix = Agreement["roleMatrix"];
export type Duty = Matrix["duties"][number];
export type Column = Matrix["columns"][number];
export type RoleField = Matrix["fields"][number];
export interface RolesProps {
  agreement: Agreement;
  refresh: () => void;
}

export default function RolesPage({ number }: { number: string }) {
  const w = useWords();
  const { data, error, refresh } = useRead(ROLES, useMemo(() => ({ number }), [number]));
  useNews(FOLLOW, { number }, data && { agreementChanged: data.agreement }, refresh);
  useHatsOf(data && (data.agreement?.viewerRights ?? ""));
  if (!data) return <Waiting error={error} again={refresh} what={w.loading.page} />;
  return (
    <WhileThere what={data.agreement} gone={<NotFound title={w.agreements.missing} />}>
      {(agreement) => <Whole agreement={agreement} refresh={refresh} />}
    </WhileThere>
  );
}

function Whole({ agreement, refresh }: RolesProps) {
  const words = useWords();
  const w = words.roleMatrix;
  const written = useWritten();
  const [shown, setShown] = useState<string | null>(null);
  const matrix = agreement.roleMatrix;
  const left = matrix.differences.length;
  const given = { agreement, refresh };
  return (
    <>
      <PageHead
        title={matrix.edition === 0 ? w.unopened : matrix.agreed ? w.agreed : left > 0 ? w.left(left) : w.empty}
        way={[
          { to: "/consortium", label: words.consortium.name },
          { to: `/agreements/${agreement.number}`, label: agreement.number },
        ]}
        here={w.name}
        above={
          matrix.edition > 0 && (
            <div className="row head-chips">
              <Chip icon={matrix.agreed ? "check" : "people"} tone={matrix.agreed ? "ok" : "info"}>
                {w.edition(matrix.edition)}
              </Chip>
            </div>
          )
        }
      >
        <p className="lead" lang={written}>
          {agreement.title}
        </p>
        <p className="small soft">{w.lead}</p>
      </PageHead>
      {matrix.edition === 0 ? (
        <OpenMatrix {...given} />
      ) : (
        <div className="stack-6">
          <RoleTable {...given} shown={shown} show={setShown} />
          <Differences {...given} show={setShown} />
          <WriteClauses {...given} />
          <Held actions={matrix.viewerActions} name="addRoleDuty">
            <AddDuty {...given} />
          </Held>
          {matrix.removedDuties.length > 0 && (
            <details>
              <summary>{w.removed(matrix.removedDuties.length)}</summary>
              <ul className="items">
                {matrix.removedDuties.map((one) => (
                  <li key={one.dutyId}>
                    <b lang={written}>{one.name}</b> <span className="soft">{one.removedWhy}</span>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </div>
      )}
    </>
  );
}
