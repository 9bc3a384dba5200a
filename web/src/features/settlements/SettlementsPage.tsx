// The settlement reports that wait for the viewer's judgement: what was reported beside the plan, and the acts.
import { useMemo, useState } from "react";
import { useNews, useRead } from "../../api/following";
import { Link } from "wouter";
import { useHatsOf, useViewer } from "../../frame/viewer";
import { useArrived } from "../../ui/useArrived";
import { Held } from "../../ui/Held";
import { Icon } from "../../ui/Icon";
import { PageHead } from "../../ui/Parts";
import { Waiting } from "../../ui/Waiting";
import type { SettlementsToJudgeQuery } from "../../gql/graphql";
import { useWords, useWritten } from "../../words";
import { SettlementReport } from "../duties/SettlementReport";
import { LedgerFold } from "../ledger/LedgerFold";
import { ReportClock } from "./ReportClock";
import { FOLLOW_SETTLEMENTS, TO_JUDGE } from "./settlementsActs";

export default function SettlementsPage() {
  const all = useWords();
  const { programme, error } = useViewer();
  if (!programme) return <Waiting error={error} again={() => window.location.reload()} what={all.loading.page} />;
  return <OfPlace programme={programme.id} />;
}

function OfPlace({ programme }: { programme: string }) {
  const all = useWords();
  const w = all.settling;
  const variables = useMemo(() => ({ programme }), [programme]);
  const { data, error, refresh } = useRead(TO_JUDGE, variables);
  useNews(FOLLOW_SETTLEMENTS, variables, data && { consortiumChanged: data.consortium }, refresh);
  useHatsOf(data && (data.consortium?.viewerRights ?? ""));
  useArrived(data !== undefined);
  if (!data) return <Waiting error={error} again={refresh} what={all.loading.page} />;
  const waiting = data.settlementsToJudge;
  return (
    <>
      <PageHead title={w.queue(waiting.length)} way={[{ to: "/consortium", label: all.consortium.name }]} here={w.queueName}>
        <p className="lead">{w.queueLead}</p>
      </PageHead>
      {waiting.length === 0 && (
        <div className="empty">
          <Icon name="check" />
          <b>{w.queueNone}</b>
        </div>
      )}
      <Filed programme={programme} filed={waiting} refresh={() => void refresh()} />
      {data.settlementsOwedBack.length > 0 && (
        <section className="section stack" aria-labelledby="to-collect">
          <h2 id="to-collect">{w.toCollect(data.settlementsOwedBack.length)}</h2>
          <p className="small soft">{w.collectLead}</p>
          <Filed programme={programme} filed={data.settlementsOwedBack} refresh={() => void refresh()} under />
        </section>
      )}
    </>
  );
}

interface FiledProps {
  programme: string;
  filed: SettlementsToJudgeQuery["settlementsToJudge"];
  refresh: () => void;
  /** Whether they stand under a heading of their own. */
  under?: boolean;
}

// A report that left the list while somebody judged it stays as long as something is typed about it.
function Filed({ programme, filed, refresh, under = false }: FiledProps) {
  const written = useWritten();
  const [seen, setSeen] = useState(filed);
  if (filed.some((one) => !seen.includes(one))) setSeen([...filed, ...seen.filter(({ report }) => !filed.some((one) => one.report.id === report.id))]);
  const Name = under ? "h3" : "h2";
  return (
    <ul className="stack-6">
      {seen.map(({ number, title, report }) => (
        <Held key={report.id} actions={[{ name: "filed", allowed: filed.some((one) => one.report.id === report.id) }]} name="filed" item={{ id: `settlement-${report.id}`, className: "card stack" }}>
            <Name lang={written}>{report.body.name}</Name>
            <p>
              <Link href={`/agreements/${number}`}>
                {number} <span lang={written}>{title}</span>
              </Link>
            </p>
            <ReportClock report={report} />
            <SettlementReport report={report} whose={report.body.name} refresh={refresh} />
            <LedgerFold programmeId={programme} number={number} level={under ? 4 : 3} />
        </Held>
      ))}
    </ul>
  );
}
