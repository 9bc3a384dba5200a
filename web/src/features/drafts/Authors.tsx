// Who writes along: the link others join by, the parts each has, and agreeing to what stands.
import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useLocation } from "wouter";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { allows } from "../../api/allows";
import { graphql } from "../../gql";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { toFirstWrong } from "../../ui/firstWrong";
import { Chip } from "../../ui/Parts";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { AuthorActs } from "./AuthorActs";
import type { Draft } from "./DraftPage";
import { shareOf, shareText } from "./shares";

const INVITE = graphql(`
  mutation InviteAuthors($input: InviteAuthorsInput!) {
    inviteAuthors(input: $input) {
      __typename
      ... on InviteAuthorsSuccess { draft { id invitationPath } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const SHARES = graphql(`
  mutation SetShares($input: SetSharesInput!) {
    setShares(input: $input) {
      __typename
      ... on SetSharesSuccess { draft { id version } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const AGREE = graphql(`
  mutation AgreeDraft($input: AgreeDraftInput!) {
    agreeDraft(input: $input) {
      __typename
      ... on AgreeDraftSuccess { draft { id version } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const LEAVE = graphql(`
  mutation LeaveDraft($input: LeaveDraftInput!) {
    leaveDraft(input: $input) {
      __typename
      ... on LeaveDraftSuccess { draft { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export function Authors({ draft, refresh }: { draft: Draft; refresh: () => void }) {
  const w = useWords().drafts;
  const [, go] = useLocation();
  const inviting = useSend(INVITE, refresh);
  const head = useRef<HTMLHeadingElement>(null);
  // A new address is what was asked for: it has the focus, chosen to be copied.
  const address = useRef(draft.invitationPath);
  useEffect(() => {
    if (draft.invitationPath && draft.invitationPath !== address.current) document.getElementById("invitation")?.focus();
    address.current = draft.invitationPath;
  }, [draft.invitationPath]);
  // The button is gone once it is agreed: the keyboard goes on where it is told who has.
  const agreeing = useSend(AGREE, () => {
    head.current?.focus();
    refresh();
  });
  const leaving = useSend(LEAVE, () => go("/my"));
  const you = draft.authors.find((one) => one.you);
  const together = draft.authors.length > 1;
  const refusal = [inviting, agreeing, leaving].map(({ sending }) => (sending.is === "refused" ? sending.refusal : null)).find(Boolean);
  const agreement = { draftId: draft.id, expectedVersion: draft.version };
  return (
    <section className="card stack" aria-labelledby="authors">
      <h2 id="authors" ref={head} tabIndex={-1}>{w.authors}</h2>
      <ul className="stack-2">
        {draft.authors.map((one) => (
          <li key={one.personId} className="row">
            <b>{one.name.displayName}</b>
            {one.lead && <Chip icon="person" tone="info">{w.leader}</Chip>}
            {one.you && <span className="small soft">{w.you}</span>}
            {together && <span className="small">{one.share ? w.share(shareText(one.share)) : w.shareOpen}</span>}
            {together && !one.lead && <span className="small soft">{one.agreed ? w.agreed : w.notAgreed}</span>}
            {!one.lead && allows(draft.viewerActions, "partAuthor") && (
              <AuthorActs draftId={draft.id} personId={one.personId} name={one.name.displayName} refresh={refresh} />
            )}
          </li>
        ))}
      </ul>
      {allows(draft.viewerActions, "inviteAuthors") && (
        <>
          <p className="small soft">{w.inviteHint}</p>
          {draft.invitationPath && (
            <Field id="invitation" label={w.invitation}>
              {(aria) => <input {...aria} readOnly value={window.location.origin + draft.invitationPath} onFocus={(event) => event.target.select()} />}
            </Field>
          )}
          <div className="row">
            <Button look="line" busy={inviting.sending.is === "sending"} onPress={() => void inviting.send({ draftId: draft.id })}>
              {draft.invitationPath ? w.inviteAnew : w.invite}
            </Button>
          </div>
        </>
      )}
      {together && allows(draft.viewerActions, "setShares") && <Shares draft={draft} refresh={refresh} />}
      {you && !you.lead && (
        <div className="row">
          {!you.agreed && (
            <Button busy={agreeing.sending.is === "sending"} onPress={() => void agreeing.send(agreement)}>
              {w.agree}
            </Button>
          )}
          <Button look="plain" busy={leaving.sending.is === "sending"} onPress={() => void leaving.send({ draftId: draft.id })}>
            {w.leave}
          </Button>
        </div>
      )}
      {refusal && <RefusalMessage refusal={refusal} afterAct />}
    </section>
  );
}

function Shares({ draft, refresh }: { draft: Draft; refresh: () => void }) {
  const w = useWords().drafts;
  const { sending, send } = useSend(SHARES, refresh);
  const [texts, setTexts] = useState<Record<string, string>>({});
  const [tried, setTried] = useState(false);
  const textOf = (one: Draft["authors"][number]) =>
    texts[one.personId] ?? (one.share ? shareText(one.share) : `1/${draft.authors.length}`);
  return (
    <form
      className="stack-2"
      noValidate
      aria-label={w.shares}
      onSubmit={(event) => {
        event.preventDefault();
        const shares = draft.authors.map((one) => ({ personId: one.personId, ...shareOf(textOf(one)) }));
        flushSync(() => setTried(true));
        if (toFirstWrong(event.currentTarget) || sending.is === "sending") return;
        const read = shares.map(({ personId, numerator = 0, denominator = 1 }) => ({ personId, numerator, denominator }));
        void send({ draftId: draft.id, expectedVersion: draft.version, shares: read });
      }}
    >
      <h3>{w.shares}</h3>
      <p className="small soft">{w.sharesHint}</p>
      <div className="grid-2">
        {draft.authors.map((one) => (
          <Field key={one.personId} id={`share-${one.personId}`} label={one.name.displayName} error={tried && shareOf(textOf(one)).denominator === undefined ? w.shareWrong : undefined}>
            {(aria) => (
              <input
                {...aria}
                value={textOf(one)}
                onChange={({ target }) => setTexts((before) => ({ ...before, [one.personId]: target.value }))}
              />
            )}
          </Field>
        ))}
      </div>
      {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
      <div className="row">
        <Button submit look="line" busy={sending.is === "sending"}>
          {w.setShares}
        </Button>
      </div>
    </form>
  );
}
