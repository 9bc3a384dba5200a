// The moderators' desk: what waits, the rule it is decided by, the reason; appeals; and the public's numbers.
import { useState } from "react";
import { useQuery } from "urql";
import { Link } from "wouter";
import { graphql } from "../../gql";
import type { ModerationDecision, ModerationDeskQuery, ReportGround } from "../../gql/graphql";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { Button } from "../../ui/Button";
import { LONGEST } from "../../ui/longest";
import { Field } from "../../ui/Field";
import { PageHead } from "../../ui/Parts";
import { Prose, Written } from "../../ui/Text";
import { Waiting } from "../../ui/Waiting";
import { useLed } from "../../ui/useLed";
import { useWords } from "../../words";
import { Numbers } from "./Numbers";
import { Reporters } from "./Reporters";
import { useSend } from "./sendTalk";

const PLACE = graphql(`
  query ModerationPlace {
    programmes(first: 1) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } }
  }
`);

const DESK = graphql(`
  query ModerationDesk($id: ID!) {
    moderationQueue(programmeId: $id) {
      kind
      subjectId
      proposalNumber
      text
      grounds
      reports
      since
      viewerActions { ...Action }
    }
    appealQueue(programmeId: $id) {
      id
      decision
      reason
      words
      rule { id title source article }
      appeal { text state }
      viewerActions { ...Action }
    }
    moderationStatistics(programmeId: $id) { month decided blinded hidden dismissed appeals lifted }
  }
`);

const MODERATE = graphql(`
  mutation ModerateText($input: ModerateTextInput!) {
    moderateText(input: $input) {
      __typename
      ... on ModerateTextSuccess { decision { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

const DECIDE = graphql(`
  mutation DecideAppeal($input: DecideAppealInput!) {
    decideAppeal(input: $input) {
      __typename
      ... on DecideAppealSuccess { decision { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export default function DeskPage() {
  const w = useWords();
  const [{ data: place, error: placeError }] = useQuery({ query: PLACE });
  const id = place?.programmes.edges[0]?.node.id ?? "";
  const [{ data, error }, again] = useQuery({ query: DESK, variables: { id }, pause: !id, requestPolicy: "cache-and-network" });
  const refresh = () => again({ requestPolicy: "network-only" });
  useLed(Boolean(data));
  if (!data) return <Waiting error={error ?? placeError} again={refresh} what={w.loading.page} />;
  return (
    <>
      <PageHead title={w.moderation.title} way={[]} here={w.moderation.title}>
        <p className="lead">{w.moderation.lead}</p>
        {data.moderationQueue.length + data.appealQueue.length > 0 && (
          <p className="strong">{w.moderation.waits(data.moderationQueue.length, data.appealQueue.length)}</p>
        )}
      </PageHead>
      <div className="stack-6">
        {/* An appeal waits for a person who was heard once already: it comes first. */}
        {data.appealQueue.map((one) => (
          <DecideAppeal key={one.id} one={one} done={refresh} />
        ))}
        {data.moderationQueue.map((one, place) => (
          <Decide key={one.subjectId} one={one} first={place === 0} done={refresh} />
        ))}
        {data.moderationQueue.length + data.appealQueue.length === 0 && <p className="soft">{w.moderation.nothing}</p>}
        <Numbers months={data.moderationStatistics} />
      </div>
    </>
  );
}

interface DecideProps {
  one: ModerationDeskQuery["moderationQueue"][number];
  first: boolean;
  done: () => void;
}

/** Of many that wait the first stands open: the others are read in a list, and opened one by one. */
function Decide({ one, first, done }: DecideProps) {
  const w = useWords();
  const [asked, setAsked] = useState(false);
  const [decision, setDecision] = useState<ModerationDecision>("HIDE");
  const [ground, setGround] = useState<ReportGround>(one.grounds[0] ?? "ABUSE");
  const [reason, setReason] = useState("");
  const { sending, send } = useSend(MODERATE, done);
  const id = one.subjectId;
  const barred = one.viewerActions.find(({ name }) => name === "moderateText")?.refusal;
  return (
    <form
      className="card stack"
      aria-label={w.moderation.waiting}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (sending.is !== "sending") void send({ kind: one.kind, subjectId: id, decision, ground, reason });
      }}
    >
      <p className="row small">
        <Link href={`/ideas/${one.proposalNumber}`}>{w.ideas.number(one.proposalNumber)}</Link>
        <span className="soft">{one.grounds.map((each) => w.talk.grounds[each]).join(" · ")}</span>
      </p>
      <blockquote className="quote">
        <Prose text={one.text} />
      </blockquote>
      <ul className="small soft">
        {one.reports.map((text, index) => (
          <li key={index}>{w.moderation.says(text)}</li>
        ))}
      </ul>
      {barred ? (
        <RefusalMessage refusal={barred} />
      ) : !first && !asked ? (
        <Button look="line" onPress={() => setAsked(true)}>
          {w.moderation.look}
        </Button>
      ) : (
        <>
          <Reporters kind={one.kind} subjectId={id} />
          <Field id={`${id}-decision`} label={w.moderation.decision}>
            {(aria) => (
              <select {...aria} value={decision} onChange={(event) => setDecision(event.target.value as ModerationDecision)}>
                {Object.entries(w.moderation.decisions).map(([value, label]) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field id={`${id}-ground`} label={w.moderation.ground}>
            {(aria) => (
              <select {...aria} value={ground} onChange={(event) => setGround(event.target.value as ReportGround)}>
                {Object.entries(w.talk.grounds).map(([value, label]) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field id={`${id}-reason`} longest={LONGEST.moderation} label={w.desk.reason} hint={w.moderation.reasonHint}>
            {(aria) => <textarea {...aria} rows={3} value={reason} onChange={(event) => setReason(event.target.value)} />}
          </Field>
          {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
          <Button submit busy={sending.is === "sending"}>
            {w.moderation.decide}
          </Button>
        </>
      )}
    </form>
  );
}

function DecideAppeal({ one, done }: { one: ModerationDeskQuery["appealQueue"][number]; done: () => void }) {
  const w = useWords();
  const barred = one.viewerActions.find(({ name }) => name === "decideAppeal")?.refusal;
  const [reason, setReason] = useState("");
  const { sending, send } = useSend(DECIDE, done);
  const decide = (lift: boolean) => {
    if (sending.is !== "sending") void send({ decisionId: one.id, lift, reason });
  };
  return (
    <section id={one.id} tabIndex={-1} className="card stack" aria-label={w.moderation.appeal}>
      <h2>{w.moderation.appeal}</h2>
      <p>{w.talk.rule(one.rule.title, `${one.rule.source} ${one.rule.article}`)}</p>
      {one.words && (
        <blockquote className="quote" aria-label={w.moderation.words}>
          <Prose text={one.words} />
        </blockquote>
      )}
      {one.reason && <p className="soft">
            {w.talk.whyIs} <Written>{one.reason}</Written>
        </p>}
      <p className="strong">{w.moderation.objection}</p>
      <blockquote className="quote">
        <Prose text={one.appeal?.text ?? ""} />
      </blockquote>
      {barred ? (
        <RefusalMessage refusal={barred} />
      ) : (
        <>
          <Field id={`${one.id}-reason`} longest={LONGEST.moderation} label={w.desk.reason} hint={w.moderation.reasonHint}>
            {(aria) => <textarea {...aria} rows={3} value={reason} onChange={(event) => setReason(event.target.value)} />}
          </Field>
          {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
          <div className="row">
            <Button busy={sending.is === "sending"} onPress={() => decide(true)}>
              {w.moderation.lift}
            </Button>
            <Button look="line" busy={sending.is === "sending"} onPress={() => decide(false)}>
              {w.moderation.uphold}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
