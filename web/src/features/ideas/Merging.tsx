// Merging by consent: where an idea went or came from, offers that wait, and what to do with one's support.
import { useState } from "react";
import { useClient, useQuery } from "urql";
import { Link } from "wouter";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { allows } from "../../api/allows";
import { graphql } from "../../gql";
import type { IdeaMergingQuery } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { LONGEST } from "../../ui/longest";
import { Field } from "../../ui/Field";
import { Prose } from "../../ui/Text";
import { ledTo, useLed } from "../../ui/useLed";
import { useWords } from "../../words";
import { useSend, wrongAt } from "../talk/sendTalk";
import { called } from "./called";
import { Declined, Waits } from "./MergeOffers";
import { useActOnIdea } from "./actOnIdea";

export const MERGING = graphql(`
  query IdeaMerging($number: String!) {
    proposal(number: $number) {
      id
      viewerActions { name allowed }
      mergedInto { id number title }
      mergeOffers {
        id
        state
        text
        reason
        proposer { displayName }
        answerer { displayName }
        source { id number title }
        target { id number title }
        viewerActions { ...Action }
      }
    }
  }
`);
const FOUND = graphql(`query MergeTarget($number: String!) { proposal(number: $number) { id } }`);
const PROPOSE = graphql(`
  mutation ProposeMerge($input: ProposeMergeInput!) {
    proposeMerge(input: $input) {
      __typename
      ... on ProposeMergeSuccess { offer { id state } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const MOVE = graphql(`
  mutation MoveSupport($input: MoveSupportInput!) {
    moveSupport(input: $input) {
      __typename
      ... on MoveSupportSuccess { proposal { ...IdeaMoved } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export type Offer = NonNullable<IdeaMergingQuery["proposal"]>["mergeOffers"][number];

export function Merging({ number, refresh }: { number: string; refresh: () => void }) {
  const w = useWords().merging;
  const [{ data }, again] = useQuery({ query: MERGING, variables: { number } });
  const idea = data?.proposal;
  useLed(Boolean(idea) && ledTo() === "merging");
  if (!idea) return null;
  const done = () => {
    again({ requestPolicy: "network-only" });
    refresh();
  };
  const waiting = idea.mergeOffers.filter(({ state }) => state === "PROPOSED");
  const agreed = idea.mergeOffers.filter(({ state }) => state === "AGREED");
  const declined = idea.mergeOffers.filter(({ state }) => state === "DECLINED");
  const proposes = allows(idea.viewerActions, "proposeMerge");
  if (!idea.mergedInto && agreed.length === 0 && waiting.length === 0 && declined.length === 0 && !proposes) return null;
  return (
    <section className="card stack" aria-labelledby="merging">
      <h2 id="merging" tabIndex={-1}>{idea.mergedInto ? w.into : w.title}</h2>
      {idea.mergedInto && (
        <p>
          <Link className="more" href={`/ideas/${idea.mergedInto.number}`}>{called(idea.mergedInto)}</Link>
        </p>
      )}
      {agreed.map((one) => (
        <div key={one.id} className="quote">
          {one.source && one.source.number !== number && (
            <p className="small soft">{called(one.source)}</p>
          )}
          {one.text === "" ? (
            <p className="soft">{w.erased}</p>
          ) : (
            <>
              <Prose text={one.text} />
              <footer className="small soft">{w.said(one.proposer.displayName)}</footer>
            </>
          )}
          {one.reason && one.reason !== one.text && (
            <>
              <Prose text={one.reason} />
              <footer className="small soft">{w.answered(one.answerer.displayName)}</footer>
            </>
          )}
        </div>
      ))}
      {allows(idea.viewerActions, "moveSupport") && <MySupport id={idea.id} done={done} />}
      {waiting.map((one) => (
        <Waits key={one.id} one={one} done={done} />
      ))}
      {declined.map((one) => (
        <Declined key={one.id} one={one} />
      ))}
      {proposes && <Propose id={idea.id} done={done} />}
    </section>
  );
}

function MySupport({ id, done }: { id: string; done: () => void }) {
  const w = useWords().merging;
  const move = useSend(MOVE, done);
  const { acting, run } = useActOnIdea("withdrawSupport", done);
  return (
    <div className="stack-2" role="group" aria-labelledby="my-support">
      <p id="my-support" className="strong">
        {w.choose}
      </p>
      <p className="small soft">{w.chooseHint}</p>
      {move.sending.is === "refused" && <RefusalMessage refusal={move.sending.refusal} afterAct />}
      {acting.is === "refused" && <RefusalMessage refusal={acting.refusal} afterAct />}
      <div className="row">
        <Button busy={move.sending.is === "sending"} onPress={() => void move.send({ proposalId: id })}>
          {w.move}
        </Button>
        <Button look="plain" busy={acting.is === "sending"} onPress={() => void run({ proposalId: id })}>
          {w.withdraw}
        </Button>
      </div>
    </div>
  );
}

function Propose({ id, done }: { id: string; done: () => void }) {
  const w = useWords().merging;
  const client = useClient();
  const [open, setOpen] = useState(false);
  const [number, setNumber] = useState("");
  const [text, setText] = useState("");
  const [unknown, setUnknown] = useState(false);
  const { sending, send } = useSend(PROPOSE, () => {
    setOpen(false);
    done();
  });
  const propose = async () => {
    const { data } = await client.query(FOUND, { number: number.trim() || "-" }, { requestPolicy: "network-only" }).toPromise();
    setUnknown(!data?.proposal);
    if (data?.proposal) await send({ proposalId: id, intoId: data.proposal.id, text });
  };
  if (!open) {
    return (
      <Button look="line" onPress={() => setOpen(true)}>
        {w.propose}
      </Button>
    );
  }
  return (
    <form
      className="stack"
      noValidate
      aria-label={w.propose}
      onSubmit={(event) => {
        event.preventDefault();
        if (sending.is !== "sending") void propose();
      }}
    >
      <Field id="merge-number" label={w.number} hint={w.numberHint} error={unknown ? w.unknown : undefined}>
        {(aria) => <input {...aria} value={number} maxLength={20} onChange={(event) => setNumber(event.target.value)} />}
      </Field>
      <Field id="merge-text" longest={LONGEST.merging} label={w.text} hint={w.textHint} error={wrongAt(sending, "text")}>
        {(aria) => <textarea {...aria} rows={3} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
      {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
      <Button submit busy={sending.is === "sending"}>
        {w.propose}
      </Button>
    </form>
  );
}
