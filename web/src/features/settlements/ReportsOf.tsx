// The settlement reports handed in under one agreement, with what the viewer may do with each.
import { useQuery } from "../../api/kept";
import { useWords, useWritten } from "../../words";
import { SettlementReport } from "../duties/SettlementReport";
import { ReportClock } from "./ReportClock";
import { REPORTS } from "./settlementsActs";

export function ReportsOf({ programmeId, number }: { programmeId: string; number: string }) {
  const w = useWords().settling;
  const written = useWritten();
  const [{ data }, again] = useQuery({ query: REPORTS, variables: { programme: programmeId, number }, requestPolicy: "cache-and-network" });
  if (!data) return null;
  const reports = data.settlementReports;
  return (
    <section className="stack" aria-labelledby="settled">
      <h2 id="settled">{w.reports}</h2>
      {reports.length === 0 && <p>{w.noReports}</p>}
      <ul className="stack">
        {reports.map(({ report }) => (
          <li key={report.id} className="card stack">
            <h3 lang={written}>{report.body.name}</h3>
            <ReportClock report={report} />
            <SettlementReport report={report} whose={report.body.name} refresh={() => again({ requestPolicy: "network-only" })} />
          </li>
        ))}
      </ul>
    </section>
  );
}
