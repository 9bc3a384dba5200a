// The clocks of a settlement report: by when the law wanted it, when it came, and since when it waits.
import type { SettlementBodyFragment } from "../../gql/graphql";
import { day } from "../../ui/format";
import { Chip } from "../../ui/Parts";
import { useSpeech, useWords } from "../../words";

const DAY = 86_400_000;
const since = (on: string) => Math.max(0, Math.floor((Date.now() - Date.parse(`${on}T00:00:00+09:00`)) / DAY));

export function ReportClock({ report }: { report: SettlementBodyFragment }) {
  const all = useWords();
  const w = all.settling;
  const { language } = useSpeech();
  const late = report.lateBy > 0;
  return (
    <p className="row">
      <Chip icon={late ? "warn" : "clock"} tone={late ? "warn" : "info"}>
        {late ? all.duties.lateBy(report.lateBy) : w.inTime}
      </Chip>
      <span>
        {all.duties.due}: <b>{day(report.dueOn, language)}</b> ({w.after(all.duties.factKinds[report.fact], day(report.happenedOn, language))})
      </span>
      {(report.state === "SUBMITTED" || report.state === "CHECKED") && <span>{w.waits(since(report.submittedOn))}</span>}
    </p>
  );
}
