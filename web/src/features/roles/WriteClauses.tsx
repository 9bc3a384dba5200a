// The clauses the matrix became, whether they are older than it, and what writing it would write.
import { allows } from "../../api/allows";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { Button } from "../../ui/Button";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { WRITE_ROLE_CLAUSES } from "./roleActs";
import type { RolesProps } from "./RolesPage";

export function WriteClauses({ agreement, refresh }: RolesProps) {
  const w = useWords();
  const matrix = agreement.roleMatrix;
  const { sending, send } = useSend(WRITE_ROLE_CLAUSES, refresh);
  const stale = matrix.clauses.some((one) => one.stale);
  const read = matrix.clauseDrafts.flatMap(({ clause }) => (clause ? [{ clauseId: clause.id, version: clause.version }] : []));
  return (
    <section className="card stack" aria-labelledby="role-clauses">
      <h2 id="role-clauses">{w.roleMatrix.clauses}</h2>
      {matrix.clauses.length === 0 && <p className="small soft">{w.roleMatrix.noClauses}</p>}
      {stale && <Message tone="warn" title={w.roleMatrix.stale} />}
      {matrix.clauses.length > 0 && !stale && <Message tone="ok" title={w.roleMatrix.fresh(matrix.edition)} />}
      {matrix.clauseDrafts.length > 0 && (
        <>
          <p className="small soft">{w.roleMatrix.unchecked}</p>
          <ol className="items" lang="ko">
            {matrix.clauseDrafts.map((one) => (
              <li key={one.text} className="stack-2">
                {one.heading && <b>{one.heading}</b>}
                <p className="clause-draft">{one.text}</p>
                <span className="tiny soft">{one.unchanged ? w.roleMatrix.unchanged : one.clause ? w.roleMatrix.revised : w.roleMatrix.fresher}</span>
              </li>
            ))}
          </ol>
        </>
      )}
      {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      {allows(matrix.viewerActions, "writeRoleClauses") && (
        <div className="row">
          <Button
            busy={sending.is === "sending"}
            onPress={() =>
              void send({ agreementId: agreement.id, expectedEdition: matrix.edition, expectedVersion: agreement.version, read })
            }
          >
            {w.roleMatrix.write}
          </Button>
        </div>
      )}
    </section>
  );
}
