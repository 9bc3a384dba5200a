// A settlement report: its lines, what was done about it, what is owed back, and what the viewer may do.
import { allows } from "../../api/allows";
import type { ContributionSource, SettlementBodyFragment } from "../../gql/graphql";
import { day, won } from "../../ui/format";
import { Chip, Message } from "../../ui/Parts";
import { useSpeech, useWords, useWritten } from "../../words";
import { Held } from "../../ui/Held";
import { MeetingForm } from "../meetings/MeetingForm";
import "./duties.css";
import { JudgeSettlement } from "./JudgeSettlement";
import { ReportLines } from "./ReportLines";
import { ACCEPT_SETTLEMENT, CHECK_SETTLEMENT, CONFIRM_REPAYMENT, RETURN_SETTLEMENT } from "./settleActs";

export type Report = SettlementBodyFragment;

export function SettlementReport({ report, whose, refresh }: { report: Report; whose: string; refresh: () => void }) {
  const all = useWords();
  const w = all.settling;
  const { language } = useSpeech();
  const written = useWritten();
  return (
    <div className="stack">
      <div className="row">
        <Chip icon={report.state === "ACCEPTED" ? "check" : "clock"} tone={report.state === "ACCEPTED" ? "ok" : "wait"}>
          {w.states[report.state]}
        </Chip>
        <span className="small">
          {w.handedIn(day(report.submittedOn, language), report.edition)}
          {report.lateBy > 0 && ` · ${all.duties.lateBy(report.lateBy)}`}
        </span>
      </div>
      {report.state === "RETURNED" && <SentBack report={report} />}
      {report.cut && report.cutSource && (
        <p className="small">
          {w.cut((100 * report.cut.numerator) / report.cut.denominator)} ({report.cutSource.source} {report.cutSource.article})
        </p>
      )}
      <ReportLines lines={report.lines} before={report.before} whose={whose} />
      {report.audit && (
        <p className="small">
          {w.audit}: <span lang={written}>{report.audit}</span>
        </p>
      )}
      {report.repayments.length > 0 && (
        <ul className="plain stack-2" aria-label={w.owedBack}>
          {report.repayments.map((one) => (
            <li key={one.source}>
              {w.goesBack(all.money.sources[one.source], won(one.won, language))} · {all.duties.due}: <b>{day(one.dueOn, language)}</b>
              {one.cameOn ? ` · ${w.came(day(one.cameOn, language))}` : one.lateBy > 0 && ` · ${all.duties.lateBy(one.lateBy)}`}
              {one.evidence && <span lang={written}> ({one.evidence})</span>}
            </li>
          ))}
          {report.repaySource && (
            <li className="small soft">
              {report.repaySource.title} ({report.repaySource.source} {report.repaySource.article})
            </li>
          )}
        </ul>
      )}
      <details className="fold fold-close">
        <summary>{all.duties.history(report.steps.length)}</summary>
        <ol className="stack">
          {report.steps.map((one) => (
            <li key={one.number}>
              <b>{w.acts[one.act]}</b> · {day(one.on, language)} · <span lang={written}>{one.body.name}</span>
              <br />
              <span lang={written}>{one.words}</span>
            </li>
          ))}
        </ol>
      </details>
      <Judging report={report} whose={whose} refresh={refresh} />
    </div>
  );
}

// Why it came back stands above what was handed in: whoever settles has to answer it.
function SentBack({ report }: { report: Report }) {
  const w = useWords().settling;
  const { language } = useSpeech();
  const written = useWritten();
  const back = report.steps.findLast(({ act }) => act === "RETURNED");
  if (!back) return null;
  return (
    <Message tone="warn" title={w.sentBack}>
      <p className="said-back" lang={written}>
        {back.words}
      </p>
      <p className="small soft">
        <span lang={written}>{back.body.name}</span> · {day(back.on, language)}
        {allows(report.viewerActions, "submitSettlement") && ` · ${w.thenAgain}`}
      </p>
    </Message>
  );
}

function Judging({ report, whose, refresh }: { report: Report; whose: string; refresh: () => void }) {
  const all = useWords();
  const w = all.settling;
  const may = (name: string) => allows(report.viewerActions, name);
  const open = report.repayments.filter(({ cameOn }) => !cameOn);
  const judged = [
    ["acceptSettlement", ACCEPT_SETTLEMENT, w.verbs.accept, all.duties.acceptWords, w.acceptHint],
    ["returnSettlement", RETURN_SETTLEMENT, w.verbs.return, all.duties.reason, w.returnHint],
  ] as const;
  return (
    <>
      <Held actions={report.viewerActions} name="checkSettlement">
        <details className="fold fold-close">
          <summary>{w.of(w.verbs.check, whose)}</summary>
          <MeetingForm
            id={`checkSettlement-${report.id}`}
            title={w.verbs.check}
            label={w.of(w.verbs.check, whose)}
            look="line"
            act={CHECK_SETTLEMENT}
            fields={[{ name: "words", label: w.checkWords, kind: "lines" }]}
            input={(said) => ({ reportId: report.id, words: said.words ?? "", edition: report.edition })}
            done={refresh}
          />
        </details>
      </Held>
      {judged.map(([name, act, title, label, hint]) => (
        <Held key={name} actions={report.viewerActions} name={name}>
          <details className="fold fold-close">
            <summary>{w.of(title, whose)}</summary>
            <JudgeSettlement id={`${name}-${report.id}`} report={report} title={title} label={w.of(title, whose)} words={label} hint={hint} act={act} done={refresh} />
          </details>
        </Held>
      ))}
      {may("confirmRepayment") && open.length > 0 && (
        <details className="fold fold-close">
          <summary>{w.of(w.verbs.repaid, whose)}</summary>
          <MeetingForm
            key={open[0]?.source}
            id={`repaid-${report.id}`}
            title={w.verbs.repaid}
            label={w.of(w.verbs.repaid, whose)}
            look="line"
            act={CONFIRM_REPAYMENT}
            fields={[
              { name: "source", label: w.source, first: open[0]?.source ?? "", options: open.map((one) => [one.source, all.money.sources[one.source]] as const) },
              { name: "cameOn", label: w.cameOn, kind: "day" },
              { name: "evidence", label: all.duties.evidence, kind: "lines" },
            ]}
            input={(said) => ({
              reportId: report.id,
              source: said.source as ContributionSource,
              cameOn: said.cameOn ?? "",
              evidence: said.evidence ?? "",
            })}
            done={refresh}
          />
        </details>
      )}
    </>
  );
}
