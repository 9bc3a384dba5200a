// Offers to merge, as the two authors read them: one that waits, to be answered or taken back, and one declined.
import { useState } from "react";
import { Link } from "wouter";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { allows } from "../../api/allows";
import { graphql } from "../../gql";
import { Button } from "../../ui/Button";
import { LONGEST } from "../../ui/longest";
import { Field } from "../../ui/Field";
import { Prose } from "../../ui/Text";
import { useWords } from "../../words";
import { useSend, wrongAt } from "../talk/sendTalk";
import { called } from "./called";
import type { Offer } from "./Merging";

const ANSWER = graphql(`
  mutation AnswerMerge($input: AnswerMergeInput!) {
    answerMerge(input: $input) {
      __typename
      ... on AnswerMergeSuccess { offer { id state } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const TAKE_BACK = graphql(`
  mutation WithdrawMerge($input: WithdrawMergeInput!) {
    withdrawMerge(input: $input) {
      __typename
      ... on WithdrawMergeSuccess { offer { id state } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

/** The two authors and the desk alone read it. */
export function Declined({ one }: { one: Offer }) {
  const w = useWords().merging;
  return (
    <div className="stack-2" role="group" aria-label={w.states.DECLINED}>
      <p>
        <b>{w.states.DECLINED}</b>: {one.source && called(one.source)} → {one.target && called(one.target)}
      </p>
      {one.reason && (
        <blockquote className="quote">
          <Prose text={one.reason} />
          <footer className="small soft">{w.declined(one.answerer.displayName)}</footer>
        </blockquote>
      )}
    </div>
  );
}

export function Waits({ one, done }: { one: Offer; done: () => void }) {
  const w = useWords();
  const [reason, setReason] = useState("");
  const answer = useSend(ANSWER, done);
  const back = useSend(TAKE_BACK, done);
  const asked = allows(one.viewerActions, "answerMerge");
  // What can be merged no more is told as it is, to whoever asked and whoever was asked.
  const overtaken = one.viewerActions.find(({ name, refusal }) => name === "answerMerge" && refusal && refusal.code !== "NOT_ALLOWED")?.refusal;
  const decide = (agree: boolean) => {
    if (answer.sending.is !== "sending") void answer.send({ offerId: one.id, agree, reason });
  };
  return (
    <div className="stack-2" role="group" aria-label={w.merging.states.PROPOSED}>
      <p>
        {one.source && <Link href={`/ideas/${one.source.number}`}>{one.source.title}</Link>}
        {" → "}
        {one.target && <Link href={`/ideas/${one.target.number}`}>{one.target.title}</Link>}
      </p>
      <blockquote className="quote">
        <Prose text={one.text} />
        <footer className="small soft">{w.merging.said(one.proposer.displayName)}</footer>
      </blockquote>
      {asked ? (
        <>
          <Field id={`${one.id}-reason`} longest={LONGEST.merging} label={w.desk.reason} hint={w.merging.textHint} error={wrongAt(answer.sending, "reason")}>
            {(aria) => <textarea {...aria} rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />}
          </Field>
          {answer.sending.is === "refused" && <RefusalMessage refusal={answer.sending.refusal} afterAct />}
          <div className="row">
            <Button busy={answer.sending.is === "sending"} onPress={() => decide(true)}>
              {w.merging.agree}
            </Button>
            <Button look="line" busy={answer.sending.is === "sending"} onPress={() => decide(false)}>
              {w.merging.decline}
            </Button>
          </div>
        </>
      ) : overtaken ? (
        <RefusalMessage refusal={overtaken} />
      ) : (
        <p className="small soft">{w.merging.waits}</p>
      )}
      {back.sending.is === "refused" && <RefusalMessage refusal={back.sending.refusal} afterAct />}
      {allows(one.viewerActions, "withdrawMerge") && (
        <Button look="plain" busy={back.sending.is === "sending"} onPress={() => void back.send({ offerId: one.id })}>
          {w.merging.takeBack}
        </Button>
      )}
    </div>
  );
}
