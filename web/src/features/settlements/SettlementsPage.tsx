// The settlement reports that wait for the viewer's judgement: what was reported beside the plan, and the acts.
import { useQuery } from "../../api/kept";
import { Link } from "wouter";
import { useViewer } from "../../frame/viewer";
import { Icon } from "../../ui/Icon";
import { PageHead } from "../../ui/Parts";
import { Waiting } from "../../ui/Waiting";
import type { SettlementsToJudgeQuery } from "../../gql/graphql";
import { useWords, useWritten } from "../../words";
import { SettlementReport } from "../duties/SettlementReport";
import { ReportClock } from "./ReportClock";
import { TO_JUDGE } from "./settlementsActs";

export default function SettlementsPage() {
  const all = useWords();
  const w = all.settling;
  const { programme } = useViewer();
  const [{ data, error }, again] = useQuery({
    query: TO_JUDGE,
    variables: { programme: programme?.id ?? "" },
    pause: !programme,
    requestPolicy: "cache-and-network",
  });
  const refresh = () => again({ requestPolicy: "network-only" });
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
      <Filed filed={waiting} refresh={refresh} />
      {data.settlementsOwedBack.length > 0 && (
        <section className="section stack" aria-labelledby="to-collect">
          <h2 id="to-collect">{w.toCollect(data.settlementsOwedBack.length)}</h2>
          <p className="small soft">{w.collectLead}</p>
          <Filed filed={data.settlementsOwedBack} refresh={refresh} under />
        </section>
      )}
    </>
  );
}

interface FiledProps {
  filed: SettlementsToJudgeQuery["settlementsToJudge"];
  refresh: () => void;
  /** Whether they stand under a heading of their own. */
  under?: boolean;
}

function Filed({ filed, refresh, under = false }: FiledProps) {
  const written = useWritten();
  const Name = under ? "h3" : "h2";
  return (
    <ul className="stack-6">
      {filed.map(({ number, title, report }) => (
        <li key={report.id} className="card stack">
          <Name lang={written}>{report.body.name}</Name>
          <p>
            <Link href={`/agreements/${number}`}>
              {number} <span lang={written}>{title}</span>
            </Link>
          </p>
          <ReportClock report={report} />
          <SettlementReport report={report} whose={report.body.name} refresh={refresh} />
        </li>
      ))}
    </ul>
  );
}
