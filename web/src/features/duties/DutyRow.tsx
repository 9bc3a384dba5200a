// One obligation: who owes what to whom until when, its history, and what the viewer may do with it.
import { allows } from "../../api/allows";
import { day } from "../../ui/format";
import { Chip } from "../../ui/Parts";
import { useSpeech, useWords, useWritten } from "../../words";
import { MeetingForm } from "../meetings/MeetingForm";
import type { Duty } from "./DutiesPage";
import { ACCEPT_DUTY, DISPUTE_DUTY, EXTEND_DUTY, RETURN_DUTY, WAIVE_DUTY, WITHDRAW_DUTY } from "./dutyActs";
import { ReportDuty } from "./ReportDuty";
import { useRule } from "./useRule";
import { Held } from "../../ui/Held";

interface RowProps {
  duty: Duty;
  live: boolean;
  refresh: () => void;
}

export function DutyRow({ duty, live, refresh }: RowProps) {
  const w = useWords().duties;
  const ends = useWords().amending.dutyEnds;
  const { inDispute } = useWords().disputes;
  const { language } = useSpeech();
  const written = useWritten();
  const rule = useRule(duty);
  const late = duty.lateBy > 0;
  return (
    <li id={`duty-${duty.number}`} className="card stack">
      <h3 lang={written}>
        {duty.number}. {duty.what}
      </h3>
      <div className="row">
        <Chip icon={late ? "info" : duty.state === "DONE" ? "check" : "clock"} tone={late ? "warn" : duty.state === "DONE" ? "ok" : "wait"}>
          {live ? w.states[duty.state] : w.draft}
          {late && ` · ${w.lateBy(duty.lateBy)}`}
          {duty.disputes.length > 0 && ` · ${inDispute(duty.disputes.join(", "))}`}
        </Chip>
        <span>
          {w.due}: <b>{duty.dueOn ? day(duty.dueOn, language) : w.notYet}</b> ({rule})
        </span>
      </div>
      <p>
        {w.debtor}: <b lang={written}>{duty.debtor.name}</b> · {w.creditor}: <b lang={written}>{duty.creditor?.name ?? w.allOthers}</b>
      </p>
      <p className="small soft" lang={written}>
        “{duty.sentence}”
      </p>
      {!duty.stands && <p className="small">{w.gone}</p>}
      {duty.endsOn && <p className="small">{ends(day(duty.endsOn, language))}</p>}
      <p className="small">
        {w.evidence}: <span lang={written}>{duty.evidence}</span>
        {duty.consequence && (
          <>
            {" · "}
            {w.consequence}: <span lang={written}>{duty.consequence}</span>
          </>
        )}
        {duty.escalatesTo && ` · ${w.escalates(duty.escalatesTo.name, duty.escalateAfter ?? 0)}`}
      </p>
      {duty.steps.length > 0 && (
        <details className="fold fold-close">
          <summary>{w.history(duty.steps.length)}</summary>
          <ol className="stack">
            {duty.steps.map((one) => (
              <li key={one.number}>
                <b>{w.acts[one.act]}</b> · {day(one.on, language)} · <span lang={written}>{one.body.name}</span>
                {one.movedTo && ` · ${w.moved(one.dueOn ? day(one.dueOn, language) : "-", day(one.movedTo, language))}`}
                <br />
                <span lang={written}>{one.words}</span>
                {one.file && (
                  <>
                    {" "}
                    <a href={one.file.path} target="_blank" rel="noreferrer">
                      {w.seeEvidence(one.file.kind)}
                    </a>
                  </>
                )}
              </li>
            ))}
          </ol>
        </details>
      )}
      <Acts duty={duty} refresh={refresh} />
    </li>
  );
}

function Acts({ duty, refresh }: Omit<RowProps, "live">) {
  const w = useWords().duties;
  const may = (act: string) => allows(duty.viewerActions, act);
  const dutyId = duty.id;
  const plain = [
    ["acceptDuty", ACCEPT_DUTY, w.verbs.accept, w.acceptWords],
    ["returnDuty", RETURN_DUTY, w.verbs.return, w.reason],
    ["disputeDuty", DISPUTE_DUTY, w.verbs.dispute, w.reason],
    ["waiveDuty", WAIVE_DUTY, w.verbs.waive, w.reason],
  ] as const;
  return (
    <>
      <Held actions={duty.viewerActions} name="reportDuty">
        <ReportDuty duty={duty} refresh={refresh} />
      </Held>
      {plain.map(([name, act, title, label]) => (
        <Held key={name} actions={duty.viewerActions} name={name}>
          <details className="fold fold-close">
            <summary>{title}</summary>
            <MeetingForm
              id={`${name}-${duty.number}`}
              title={title}
              label={w.formOf(duty.number, title)}
              look={name === "waiveDuty" ? "stop" : "line"}
              act={act}
              fields={[{ name: "words", label, kind: "lines" }]}
              input={(said) => ({ dutyId, words: said.words ?? "" })}
              done={refresh}
            />
          </details>
        </Held>
      ))}
      <Held actions={duty.viewerActions} name="extendDuty">
        <details className="fold fold-close">
          <summary>{w.verbs.extend}</summary>
          <MeetingForm
            id={`extend-${duty.number}`}
            title={w.verbs.extend}
            label={w.formOf(duty.number, w.verbs.extend)}
            look="line"
            act={EXTEND_DUTY}
            fields={[
              { name: "to", label: w.newDay, kind: "day" },
              { name: "words", label: w.reason, kind: "lines" },
            ]}
            input={(said) => ({ dutyId, to: said.to ?? "", words: said.words ?? "" })}
            done={refresh}
          />
        </details>
      </Held>
      {may("withdrawDuty") && (
        <MeetingForm id={`withdraw-${duty.number}`} title={w.verbs.withdraw} label={w.formOf(duty.number, w.verbs.withdraw)} look="line" act={WITHDRAW_DUTY} fields={[]} input={() => ({ dutyId })} done={refresh} />
      )}
    </>
  );
}
