// The disputes of one agreement: at which step each is, until when, who has to act, and what was said.
import { useMemo } from "react";
import { useNews, useRead } from "../../api/following";
import { NotFound } from "../../frame/NotFound";
import { useHatsOf } from "../../frame/viewer";
import type { DisputesQuery } from "../../gql/graphql";
import { day } from "../../ui/format";
import { Chip, PageHead } from "../../ui/Parts";
import { useArrived } from "../../ui/useArrived";
import { Waiting } from "../../ui/Waiting";
import { useSpeech, useWords, useWritten } from "../../words";
import { MeetingForm } from "../meetings/MeetingForm";
import {
  AGREE_SETTLEMENT,
  ANSWER_DISPUTE,
  DISPUTES,
  FOLLOW_DISPUTES,
  MOVE_DISPUTE_ON,
  PROPOSE_SETTLEMENT,
  WITHDRAW_DISPUTE,
} from "./disputeActs";
import { Notify } from "./Notify";
import { Held } from "../../ui/Held";
import { WhileThere } from "../../ui/WhileThere";

export type Agreement = NonNullable<DisputesQuery["agreement"]>;
type Dispute = Agreement["disputeRoom"]["disputes"]["edges"][number]["node"];

export default function DisputesPage({ number }: { number: string }) {
  const w = useWords();
  const { data, error, refresh } = useRead(DISPUTES, useMemo(() => ({ number }), [number]));
  useNews(FOLLOW_DISPUTES, { number }, data && { agreementChanged: data.agreement }, refresh);
  useArrived(data !== undefined);
  useHatsOf(data && (data.agreement?.viewerRights ?? ""));
  if (!data) return <Waiting error={error} again={refresh} what={w.loading.page} />;
  return (
    <WhileThere what={data.agreement} gone={<NotFound title={w.agreements.missing} />}>
      {(agreement) => <All agreement={agreement} refresh={refresh} />}
    </WhileThere>
  );
}

function All({ agreement, refresh }: { agreement: Agreement; refresh: () => void }) {
  const w = useWords();
  const written = useWritten();
  const disputes = agreement.disputeRoom.disputes.edges.map(({ node }) => node);
  const open = disputes.filter(({ endedOn }) => !endedOn).length;
  return (
    <>
      <PageHead
        title={agreement.viewerParty ? w.disputes.title(open) : agreement.disputeRoom.viewerSide || disputes.length > 0 ? w.disputes.own(open) : w.disputes.partiesOnly}
        way={[
          { to: "/consortium", label: w.consortium.name },
          { to: `/agreements/${agreement.number}`, label: agreement.number },
        ]}
        here={w.disputes.here}
      >
        <p className="lead" lang={written}>
          {agreement.title}
        </p>
        <p className="small soft">{w.disputes.hint}</p>
        <p className="small">
          {agreement.disputeRoom.path.map(({ kind, days }) => w.disputes.step(w.disputes.kinds[kind], days ?? null)).join(" → ")}
        </p>
      </PageHead>
      <div className="stack-6">
        {disputes.length > 0 && (
          <ul className="plain stack">
            {disputes.map((one) => (
              <One key={one.id} agreement={agreement} dispute={one} refresh={refresh} />
            ))}
          </ul>
        )}
        <Held actions={agreement.disputeRoom.viewerActions} name="notifyDispute">
          <Notify agreement={agreement} refresh={refresh} />
        </Held>
      </div>
    </>
  );
}

/** A clause by its number and heading; a paragraph has the heading of its article. */
export function nameOf({ tree }: Agreement, id: string): string {
  const at = tree.findIndex(({ clause }) => clause.id === id);
  const place = tree[at];
  if (!place) return "";
  const headed = tree.slice(0, at + 1).findLast(({ clause }) => clause.current.heading !== "");
  return `${place.reference} ${headed?.clause.current.heading ?? ""}`.trim();
}

function One({ agreement, dispute, refresh }: { agreement: Agreement; dispute: Dispute; refresh: () => void }) {
  const w = useWords().disputes;
  const { language } = useSpeech();
  const written = useWritten();
  const { settlement } = dispute;
  const disputeId = dispute.id;
  const plain = [
    ["answerDispute", ANSWER_DISPUTE, w.verbs.answer],
    ["moveDisputeOn", MOVE_DISPUTE_ON, w.verbs.move],
    ["withdrawDispute", WITHDRAW_DISPUTE, w.verbs.withdraw],
  ] as const;
  return (
    <li id={`dispute-${dispute.number}`} className="card stack">
      <h2 lang={written}>
        {dispute.number}. {dispute.subject}
      </h2>
      <div className="row">
        <Chip icon={dispute.endedOn ? "check" : "clock"} tone={dispute.endedOn ? "ok" : "wait"}>
          {w.states[dispute.state]}
        </Chip>
        {dispute.dueOn && <span>{dispute.over ? w.over(day(dispute.dueOn, language)) : w.until(day(dispute.dueOn, language))}</span>}
      </div>
      <ol className="row small" aria-label={w.path}>
        {dispute.path.map(({ number, kind, days }) => (
          <li key={number} {...(number === dispute.step && !dispute.endedOn ? { "aria-current": "step" as const } : {})}>
            {number > 1 && "→ "}
            {number === dispute.step && !dispute.endedOn ? <b>{w.step(w.kinds[kind], days ?? null)}</b> : w.step(w.kinds[kind], days ?? null)}
          </li>
        ))}
      </ol>
      <p>
        {w.between} <b lang={written}>{dispute.sides.map(({ name }) => name).join(", ")}</b>
        {dispute.next.length > 0 && (
          <>
            {" · "}
            {w.next} <b lang={written}>{dispute.next.map(({ name }) => name).join(", ")}</b>
          </>
        )}
      </p>
      <p className="small" lang={written}>
        {[
          ...dispute.clauses.map(({ id }) => nameOf(agreement, id)),
          ...dispute.duties.map((one) => `${one.number}. ${one.what}`),
        ].join(" · ")}
      </p>
      <ol className="stack-2" aria-label={w.said}>
        {dispute.entries.map((one) => (
          <li key={one.number}>
            <b>{w.acts[one.act]}</b> · {day(one.on, language)} · <span lang={written}>{one.body.name}</span>
            <br />
            <span lang={written}>{one.words}</span>
          </li>
        ))}
      </ol>
      {settlement && (
        <p>
          {w.agreedBy} <b lang={written}>{settlement.agreed.map(({ name }) => name).join(", ")}</b>
          {settlement.changesClauses && ` · ${w.amends}`}
        </p>
      )}
      {plain.map(([name, act, title]) => (
        <Held key={name} actions={dispute.viewerActions} name={name}>
          <details className="fold fold-close">
            <summary>{title}</summary>
            <MeetingForm
              id={`${name}-${dispute.number}`}
              title={title}
              label={w.formOf(dispute.number, title)}
              look="line"
              act={act}
              fields={[{ name: "words", label: w.words, kind: "lines" }]}
              input={(said) => ({ disputeId, words: said.words ?? "" })}
              done={refresh}
            />
          </details>
        </Held>
      ))}
      <Held actions={dispute.viewerActions} name="proposeDisputeSettlement">
        <details className="fold fold-close">
          <summary>{w.verbs.propose}</summary>
          <MeetingForm
            id={`propose-${dispute.number}`}
            title={w.verbs.propose}
            label={w.formOf(dispute.number, w.verbs.propose)}
            look="line"
            act={PROPOSE_SETTLEMENT}
            fields={[
              { name: "words", label: w.settlement, kind: "lines" },
              { name: "changes", label: w.changes, kind: "yes" },
            ]}
            input={(said) => ({ disputeId, words: said.words ?? "", changesClauses: said.changes === "yes" })}
            done={refresh}
          />
        </details>
      </Held>
      {settlement && (
        <Held actions={dispute.viewerActions} name="agreeDisputeSettlement">
          <details className="fold fold-close">
            <summary>{w.verbs.agree}</summary>
            <MeetingForm
              id={`agree-${dispute.number}`}
              title={w.verbs.agree}
              label={w.formOf(dispute.number, w.verbs.agree)}
              act={AGREE_SETTLEMENT}
              fields={[{ name: "words", label: w.words, kind: "lines" }]}
              input={(said) => ({ disputeId, proposal: settlement.proposal, words: said.words ?? "" })}
              done={refresh}
            />
          </details>
        </Held>
      )}
    </li>
  );
}
