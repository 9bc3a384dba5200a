// The sheet of one member: five scores and the reason, changed as often as he likes before the lock.
import { useState } from "react";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { graphql } from "../../gql";
import type { ReviewCriterion } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { LONGEST } from "../../ui/longest";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { Prose } from "../../ui/Text";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import type { Panel } from "./Panels";

const SCORE = graphql(`
  mutation ScoreProposal($input: ScoreProposalInput!) {
    scoreProposal(input: $input) {
      __typename
      ... on ScoreProposalSuccess { panel { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const ASIDE = graphql(`
  mutation StandAside($input: StandAsideInput!) {
    standAside(input: $input) {
      __typename
      ... on StandAsideSuccess { panel { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const POINTS = [1, 2, 3, 4, 5];

type Scores = Partial<Record<ReviewCriterion, number>>;
const scoresOf = (own: Panel["viewerSheet"]): Scores => Object.fromEntries((own?.scores ?? []).map(({ criterion, score }) => [criterion, score]));

export function Sheet({ panel, done }: { panel: Panel; done: () => void }) {
  const w = useWords();
  const own = panel.viewerSheet;
  const [scores, setScores] = useState(scoresOf(own));
  const [reason, setReason] = useState(own?.reason ?? "");
  // Which sheet of one's own was seen when this was filled in; 0 for none.
  const [base, setBase] = useState(own?.version ?? 0);
  const [leaving, setLeaving] = useState(false);
  const { sending, send } = useSend(
    SCORE,
    () => {
      setBase(base + 1);
      done();
    },
    done,
  );
  const changed = own && own.version > base && sending.is !== "sending" ? own : null;
  const stale = sending.is === "refused" && sending.refusal.code === "CONFLICT";
  return (
    <div className="stack">
      <h3>{w.review.sheet}</h3>
      <p className="small soft">{w.review.sheetHint}</p>
      {own && !changed && sending.is === "resting" && <Message tone="ok" title={w.review.handedIn} announce="status" />}
      <form
        className="stack"
        noValidate
        aria-label={w.review.sheet}
        onSubmit={(event) => {
          event.preventDefault();
          const given = Object.entries(scores).map(([criterion, score]) => ({ criterion: criterion as ReviewCriterion, score: score ?? 0 }));
          if (sending.is !== "sending" && !changed) void send({ panelId: panel.id, scores: given, reason, expectedVersion: base });
        }}
      >
        {(Object.keys(w.review.criteria) as ReviewCriterion[]).map((criterion) => (
          <fieldset key={criterion} className="points">
            <legend>
              <b>{w.review.criteria[criterion].name}</b> <span className="small soft">{w.review.criteria[criterion].asks}</span>
            </legend>
            <div className="row">
              {POINTS.map((point) => (
                <label key={point} className="point">
                  <input
                    type="radio"
                    name={`${panel.id}-${criterion}`}
                    checked={scores[criterion] === point}
                    onChange={() => setScores({ ...scores, [criterion]: point })}
                  />
                  {w.review.point(point)}
                </label>
              ))}
            </div>
          </fieldset>
        ))}
        <Field id={`${panel.id}-why`} longest={LONGEST.review} label={w.desk.reason} hint={w.review.reasonHint}>
          {(aria) => <textarea {...aria} rows={4} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
        {changed && (
          <Message tone="wait" title={w.review.changed} announce="alert">
            <p className="small">{w.review.changedHint}</p>
            <ul>
              {changed.scores.map(({ criterion, score }) => (
                <li key={criterion}>
                  {w.review.criteria[criterion].name}: {w.review.point(score)}
                </li>
              ))}
            </ul>
            <Prose text={changed.reason} />
            <div className="row">
              <Button
                look="line"
                onPress={() => {
                  setScores(scoresOf(changed));
                  setReason(changed.reason);
                  setBase(changed.version);
                }}
              >
                {w.review.takeOther}
              </Button>
              <Button look="line" onPress={() => setBase(changed.version)}>
                {w.review.keepThis}
              </Button>
            </div>
          </Message>
        )}
        {sending.is === "refused" && !stale && <RefusalMessage refusal={sending.refusal} afterAct />}
        {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
        <div className="row">
          <Button submit busy={sending.is === "sending"} notAllowed={Boolean(changed)}>
            {own ? w.review.handInAgain : w.review.handIn}
          </Button>
          {!leaving && (
            <Button look="plain" onPress={() => setLeaving(true)}>
              {w.review.standAside}
            </Button>
          )}
        </div>
      </form>
      {leaving && <Aside panelId={panel.id} done={done} cancel={() => setLeaving(false)} />}
    </div>
  );
}

function Aside({ panelId, done, cancel }: { panelId: string; done: () => void; cancel: () => void }) {
  const w = useWords();
  const [reason, setReason] = useState("");
  const { sending, send } = useSend(ASIDE, done);
  return (
    <form
      className="stack"
      noValidate
      aria-label={w.review.standAside}
      onSubmit={(event) => {
        event.preventDefault();
        if (sending.is !== "sending") void send({ panelId, reason });
      }}
    >
      <Field id={`${panelId}-aside`} longest={LONGEST.review} label={w.review.interest} hint={w.review.interestHint}>
        {(aria) => <textarea {...aria} rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
      {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
      <div className="row">
        <Button submit look="stop" busy={sending.is === "sending"}>
          {w.review.standAside}
        </Button>
        <Button look="plain" onPress={cancel}>
          {w.officer.cancel}
        </Button>
      </div>
    </form>
  );
}
