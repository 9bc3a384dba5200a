// The settlement reports handed in under one agreement, with what the viewer may do with each.
import { useMemo } from "react";
import { useNews, useRead } from "../../api/following";
import { useWords, useWritten } from "../../words";
import { SettlementReport } from "../duties/SettlementReport";
import { ReportClock } from "./ReportClock";
import { FOLLOW_SETTLEMENTS, REPORTS } from "./settlementsActs";

export function ReportsOf({ programmeId, number }: { programmeId: string; number: string }) {
  const w = useWords().settling;
  const written = useWritten();
  const { data, refresh } = useRead(REPORTS, useMemo(() => ({ programme: programmeId, number }), [programmeId, number]));
  useNews(FOLLOW_SETTLEMENTS, { programme: programmeId }, data && { consortiumChanged: data.consortium }, refresh);
  if (!data) return null;
  const reports = data.settlementReports;
  return (
    <section className="stack" aria-labelledby="settled">
      <h2 id="settled">{w.reports}</h2>
      {reports.length === 0 && <p>{w.noReports}</p>}
      <ul className="stack">
        {reports.map(({ report }) => (
          <li key={report.id} id={`settlement-${report.id}`} className="card stack">
            <h3 lang={written}>{report.body.name}</h3>
            <ReportClock report={report} />
            <SettlementReport report={report} whose={report.body.name} refresh={() => void refresh()} />
          </li>
        ))}
      </ul>
    </section>
  );
}
