// What the viewer may do with a decision: terms, reports, postponing, giving up.
import { allows } from "../../api/allows";
import type { DecisionEffect } from "../../gql/graphql";
import { useWords } from "../../words";
import type { Asked } from "../meetings/MeetingForm";
import { MeetingForm } from "../meetings/MeetingForm";
import type { Decision } from "./DecisionPage";
import { ACCEPT_REPORT, ASSIGN_DECISION, EXPLAIN_DELAY, LAPSE_DECISION, POSTPONE_DECISION, REPORT_DECISION, RETURN_REPORT } from "./decisionVerbs";
import { COUNCIL, useActingBodies } from "./useActingBodies";

interface ActsProps {
  decision: Decision;
  refresh: () => void;
}

export function DecisionActs({ decision, refresh }: ActsProps) {
  const w = useWords().decisions;
  const may = (act: string) => allows(decision.viewerActions, act);
  const decisionId = decision.id;
  const words = (label: string): Asked[] => [{ name: "words", label, kind: "lines" }];
  const said = (one: Record<string, string>) => ({ decisionId, words: one.words ?? "" });
  if (!decision.viewerActions.some(({ allowed }) => allowed)) return null;
  return (
    <section className="card card-duty stack" aria-labelledby="acts">
      <h2 id="acts">{w.acts}</h2>
      {may("reportDecision") && (
        <MeetingForm
          id="report"
          title={w.report}
          act={REPORT_DECISION}
          fields={[...words(w.words), { name: "link", label: w.linkTo, hint: w.linkHint }]}
          input={(one) => ({ ...said(one), link: one.link ?? "" })}
          done={refresh}
        />
      )}
      {may("acceptReport") && <MeetingForm id="accept" title={w.accept} act={ACCEPT_REPORT} fields={words(w.checked)} input={said} done={refresh} />}
      {may("returnReport") && (
        <details>
          <summary>{w.sendBack}</summary>
          <MeetingForm id="return" title={w.sendBack} look="line" act={RETURN_REPORT} fields={words(w.missing)} input={said} done={refresh} />
        </details>
      )}
      {may("explainDelay") && (
        <details>
          <summary>{w.explain}</summary>
          <MeetingForm id="explain" title={w.explain} look="line" act={EXPLAIN_DELAY} fields={words(w.whyLate)} input={said} done={refresh} />
        </details>
      )}
      {may("assignDecision") && <Assign decision={decision} refresh={refresh} />}
      {may("postponeDecision") && (
        <details>
          <summary>{w.postpone}</summary>
          <MeetingForm
            id="postpone"
            title={w.postpone}
            look="line"
            act={POSTPONE_DECISION}
            fields={[{ name: "to", label: w.to, kind: "day" }, ...words(w.whyLate)]}
            input={(one) => ({ ...said(one), to: one.to ?? "" })}
            done={refresh}
          />
        </details>
      )}
      {may("lapseDecision") && (
        <details>
          <summary>{w.lapse}</summary>
          <MeetingForm id="lapse" title={w.lapse} look="stop" act={LAPSE_DECISION} fields={words(w.why)} input={said} done={refresh} />
        </details>
      )}
    </section>
  );
}

function Assign({ decision, refresh }: ActsProps) {
  const w = useWords().decisions;
  const bodies = useActingBodies();
  const last = decision.terms.at(-1);
  return (
    <details open={decision.state === "UNASSIGNED"}>
      <summary>{w.assign}</summary>
      <MeetingForm
        id="assign"
        title={w.assign}
        look="line"
        act={ASSIGN_DECISION}
        fields={[
          { name: "effect", label: w.effect, first: last?.effect ?? "ASKS", options: Object.entries(w.effects) },
          { name: "ownerId", label: w.owner, first: last ? (last.byCouncil ? COUNCIL : last.owner.id) : decision.byCouncil ? COUNCIL : "", options: [["", w.nobody], [COUNCIL, w.theCouncil], ...bodies] },
          { name: "addresseeId", label: w.addressee, first: last?.addressee?.id ?? "", options: [["", w.nobody], ...bodies] },
          { name: "dueOn", label: w.dueOn, hint: w.dueOr, kind: "day" },
          { name: "dueDays", label: w.days, hint: w.daysHint },
          { name: "evidence", label: w.evidence, first: last?.evidence ?? "", kind: "lines" },
          { name: "reason", label: w.why, hint: w.whyHint, kind: "lines" },
        ]}
        input={(said) => ({
          decisionId: decision.id,
          expectedVersion: decision.version,
          effect: said.effect as DecisionEffect,
          ownerId: said.ownerId === COUNCIL ? null : said.ownerId || "",
          byCouncil: said.ownerId === COUNCIL,
          addresseeId: said.addresseeId || null,
          dueOn: said.dueOn || null,
          dueDays: said.dueDays ? Number.parseInt(said.dueDays, 10) || 0 : null,
          evidence: said.evidence ?? "",
          reason: said.reason ?? "",
        })}
        done={refresh}
      />
    </details>
  );
}
