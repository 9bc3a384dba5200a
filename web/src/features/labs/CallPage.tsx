// Calling for the panel of a living lab on an idea: the question, the seats, who may apply, and the balance.
import { useState } from "react";
import { useQuery } from "urql";
import { useLocation, useSearch } from "wouter";
import { allows } from "../../api/allows";
import { NotFound } from "../../frame/NotFound";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { graphql } from "../../gql";
import type { StandingKind } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { LONGEST } from "../../ui/longest";
import { Field } from "../../ui/Field";
import { forget, keep, kept } from "../../ui/keep";
import { Message, PageHead } from "../../ui/Parts";
import { Waiting } from "../../ui/Waiting";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { BoundsFields, boundsOf, type BoundsDraft } from "./BoundsFields";
import { CALL_FOR_PANEL } from "./labActs";
import { inSeoul } from "../../ui/inSeoul";

const IDEA = graphql(`
  query CallableIdea($number: String!) {
    proposal(number: $number) { id number title viewerActions { ...Action } }
  }
`);
const STANDINGS: StandingKind[] = ["ADDRESS", "WORK", "BUSINESS", "STUDY"];

interface Draft {
  title: string;
  purpose: string;
  seats: string;
  until: string;
  standings: StandingKind[];
  bounds: BoundsDraft;
}

const EMPTY: Draft = { title: "", purpose: "", seats: "30", until: "", standings: ["ADDRESS"], bounds: {} };

export default function CallPage() {
  const w = useWords();
  const number = new URLSearchParams(useSearch()).get("idea") ?? "";
  const [{ data, error }, again] = useQuery({ query: IDEA, variables: { number }, pause: !number });
  if (!number) return <NotFound title={w.missing.idea} />;
  if (!data) return <Waiting error={error} again={() => again({ requestPolicy: "network-only" })} what={w.loading.page} />;
  const idea = data.proposal;
  if (!idea) return <NotFound title={w.missing.idea} />;
  const offer = idea.viewerActions.find(({ name }) => name === "callForPanel");
  return (
    <>
      <PageHead
        title={w.labs.callTitle}
        way={[
          { to: "/ideas", label: w.ideas.title },
          { to: `/ideas/${number}`, label: idea.title },
        ]}
        here={w.labs.callTitle}
      >
        <p className="lead">{w.labs.callLead}</p>
      </PageHead>
      {allows(idea.viewerActions, "callForPanel") ? (
        <CallForm ideaId={idea.id} number={number} />
      ) : (
        offer?.refusal && <RefusalMessage refusal={offer.refusal} />
      )}
    </>
  );
}

function CallForm({ ideaId, number }: { ideaId: string; number: string }) {
  const w = useWords();
  const [, go] = useLocation();
  const place = `lab-call-${number}`;
  const [draft, setDraft] = useState<Draft>(() => ({ ...EMPTY, ...kept<Draft>(place) }));
  const [noHour, setNoHour] = useState(false);
  const { sending, send } = useSend(CALL_FOR_PANEL, () => {
    forget(place);
    go(`/ideas/${number}/lab`, { replace: true });
  });
  const refusal = sending.is === "refused" ? sending.refusal : null;
  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    keep(place, next);
  };
  const wrong = (field: string) => (refusal?.field === field ? refusal.message : undefined);
  const seats = Number(draft.seats) || 0;
  const trySend = () => {
    setNoHour(!draft.until);
    if (!draft.until) return;
    void send({
      proposalId: ideaId,
      title: draft.title,
      purpose: draft.purpose,
      seats,
      applyUntil: inSeoul(draft.until),
      standings: draft.standings,
      bounds: boundsOf(draft.bounds, seats),
    });
  };
  return (
    <form
      className="card stack form section"
      noValidate
      aria-label={w.labs.callTitle}
      onSubmit={(event) => {
        event.preventDefault();
        if (sending.is !== "sending") trySend();
      }}
    >
      <Field id="lab-title" longest={LONGEST.title} label={w.labs.titleLabel} error={wrong("title")}>
        {(aria) => <input {...aria} value={draft.title} onChange={({ target }) => change({ title: target.value })} />}
      </Field>
      <Field id="lab-purpose" longest={LONGEST.lab} label={w.labs.purpose} hint={w.labs.purposeHint} error={wrong("purpose")}>
        {(aria) => <textarea {...aria} rows={5} value={draft.purpose} onChange={({ target }) => change({ purpose: target.value })} />}
      </Field>
      <Field id="lab-seats" label={w.labs.seatsLabel} hint={w.labs.seatsHint} error={wrong("seats")}>
        {(aria) => (
          <input {...aria} inputMode="numeric" value={draft.seats} onChange={({ target }) => change({ seats: target.value.replace(/\D/g, "") })} />
        )}
      </Field>
      <Field id="lab-until" label={w.labs.untilLabel} hint={w.labs.untilHint} error={noHour && !draft.until ? w.labs.untilMissing : wrong("applyUntil")}>
        {(aria) => <input {...aria} type="datetime-local" value={draft.until} onChange={({ target }) => change({ until: target.value })} />}
      </Field>
      <fieldset className="choose-members">
        <legend>{w.labs.whoMay}</legend>
        <div className="stack-2">
          {STANDINGS.map((one) => (
            <label key={one} className="point point-wide">
              <input
                type="checkbox"
                checked={draft.standings.includes(one)}
                onChange={() =>
                  change({
                    standings: draft.standings.includes(one) ? draft.standings.filter((kind) => kind !== one) : [...draft.standings, one],
                  })
                }
              />
              {w.labs.standings[one]}
            </label>
          ))}
        </div>
      </fieldset>
      <h2>{w.labs.balance}</h2>
      <p className="small soft">{w.labs.boundsHint}</p>
      <BoundsFields draft={draft.bounds} change={(bounds) => change({ bounds })} />
      {refusal && <RefusalMessage refusal={refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      <div className="row">
        <Button submit busy={sending.is === "sending"}>
          {w.labs.callNow}
        </Button>
      </div>
    </form>
  );
}
