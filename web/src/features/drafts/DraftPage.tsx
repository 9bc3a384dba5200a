// A draft that the house keeps: its words, who writes along, what each has agreed to, and submitting it.
import { useEffect, useState } from "react";
import { useQuery } from "urql";
import { Link, useLocation } from "wouter";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { useViewer } from "../../frame/viewer";
import { allows } from "../../api/allows";
import { graphql } from "../../gql";
import type { DraftQuery, SubmitDraftMutation } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { forget, keep, kept, onKeptElsewhere } from "../../ui/keep";
import { Message, PageHead } from "../../ui/Parts";
import { Sure } from "../../ui/Sure";
import { Waiting } from "../../ui/Waiting";
import { useWords } from "../../words";
import { ChooseFiles } from "../files/ChooseFiles";
import { toFirstWrong } from "../../ui/firstWrong";
import { costOf, EMPTY_DRAFT, MOST_FILES, type IdeaDraft } from "../ideas/draft";
import { IdeaFields } from "../ideas/IdeaFields";
import { useSend } from "../talk/sendTalk";
import { Authors } from "./Authors";
import { DROP, EDIT, SUBMIT } from "./draftActs";
import { Gone } from "./Gone";
import { ofServer } from "./ofServer";
import { Overtaken } from "./Overtaken";
import { wordsOf } from "./wordsOf";

const DRAFT = graphql(`
  query Draft($id: ID!) {
    draft(id: $id) {
      id
      version
      title
      summary
      body
      place
      category
      cost
      point { longitude latitude }
      invitationPath
      authors { personId lead you agreed name { displayName } share { numerator denominator } }
      viewerActions { name allowed }
    }
    proposalOfDraft(id: $id) { id number }
  }
`);
/** What this device keeps of a draft: the words, the version they were written on, who wrote, whether the house has them. */
export interface KeptDraft {
  text: IdeaDraft;
  base: number;
  by: string | null;
  saved: boolean;
}

type Submitted = Extract<SubmitDraftMutation["submitDraft"], { __typename: "SubmitDraftSuccess" }>;
export type Draft = NonNullable<DraftQuery["draft"]>;

export default function DraftPage({ id }: { id: string }) {
  const w = useWords();
  const [{ data, error, stale }, again] = useQuery({ query: DRAFT, variables: { id }, requestPolicy: "cache-and-network" });
  const refresh = () => again({ requestPolicy: "network-only" });
  if (!data || (stale && !data.draft)) return <Waiting error={error} again={refresh} what={w.loading.page} />;
  if (!data.draft) return <Gone id={id} idea={data.proposalOfDraft?.number ?? null} />;
  return <Writing draft={data.draft} refresh={refresh} />;
}

function Writing({ draft, refresh }: { draft: Draft; refresh: () => void }) {
  const w = useWords();
  const [, go] = useLocation();
  const { programme, viewer } = useViewer();
  const by = viewer?.id ?? null;
  const name = `draft.${draft.id}`;
  const [here] = useState(() => kept<KeptDraft>(name));
  const [text, setText] = useState<IdeaDraft>(here?.text ?? ofServer(draft, []));
  // On which version the words here were written: another one means that somebody changed them meanwhile.
  const [base, setBase] = useState(here?.base ?? draft.version);
  const [saved, setSaved] = useState(false);
  // What was written here before it was given up for what somebody else wrote.
  const [before, setBefore] = useState<IdeaDraft | null>(null);
  const theirs = ofServer(draft, text.files);
  const same = JSON.stringify(wordsOf(text)) === JSON.stringify(wordsOf(theirs));
  const change = (next: IdeaDraft) => {
    // Where the same stands here and there, one goes on from what stands there.
    const from = same ? draft.version : base;
    setText(next);
    setBase(from);
    setSaved(false);
    keep(name, { text: next, base: from, by, saved: false } satisfies KeptDraft);
  };
  const writeOn = (version: number, next: IdeaDraft, stands: boolean) => {
    setText(next);
    setBase(version);
    keep(name, { text: next, base: version, by, saved: stands } satisfies KeptDraft);
  };
  // Another window of this device writes the same draft: this one follows it.
  useEffect(
    () =>
      onKeptElsewhere(name, () => {
        const there = kept<KeptDraft>(name);
        if (!there) return;
        setText(there.text);
        setBase(there.base);
      }),
    [name],
  );
  const editing = useSend(
    EDIT,
    () => {
      setSaved(true);
      setBefore(null);
      writeOn(base + 1, text, true);
      refresh();
    },
    refresh,
  );
  const submitting = useSend(
    SUBMIT,
    (answer) => {
      forget(name);
      go(`/ideas/${(answer as Submitted).proposal.number}`);
    },
    refresh,
  );
  const dropping = useSend(DROP, () => {
    forget(name);
    go("/my");
  });
  const refusal = [editing, submitting, dropping].map(({ sending }) => (sending.is === "refused" ? sending.refusal : null)).find(Boolean);
  const save = (version: number) => void editing.send({ draftId: draft.id, expectedVersion: version, words: wordsOf(text) });
  // A cost that cannot be read is not kept in silence as none.
  const unreadCost = text.cost.trim() !== "" && costOf(text.cost) === null;
  const attachments = text.files.map(({ uploadId, description }) => ({ uploadId, description }));
  return (
    <>
      <PageHead
        title={draft.title || w.drafts.untitled}
        written={draft.title !== ""}
        way={[
          { to: "/ideas", label: w.ideas.title },
          { to: "/my", label: w.mine.title },
        ]}
        here={w.drafts.title}
      >
        <p className="lead">{w.drafts.lead}</p>
      </PageHead>
      <div className="stack-6">
        <form
          className="card stack-6 form"
          noValidate
          aria-label={w.drafts.title}
          onSubmit={(event) => {
            event.preventDefault();
            if (unreadCost) toFirstWrong(event.currentTarget);
            else if (editing.sending.is !== "sending") save(base);
          }}
        >
          <IdeaFields
            draft={text}
            change={(part) => change({ ...text, ...part })}
            wrong={unreadCost ? { cost: w.write.costWrong } : refusal?.field && refusal.field in EMPTY_DRAFT ? { [refusal.field]: refusal.message } : {}}
          />
          {draft.version !== base && !same && (
            <Overtaken
              theirs={theirs}
              mine={text}
              take={change}
              goOn={(next) => {
                setBefore(next === text ? null : text);
                writeOn(draft.version, next, next !== text);
              }}
            />
          )}
          {before && (
            <Message tone="info" title={w.drafts.mineBefore} announce="status">
              <Button
                look="plain"
                onPress={() => {
                  writeOn(base, before, false);
                  setBefore(null);
                }}
              >
                {w.drafts.backToMine}
              </Button>
            </Message>
          )}
          {refusal && refusal.code !== "CONFLICT" && <RefusalMessage refusal={refusal} afterAct />}
          {editing.sending.is === "lost" && <Message tone="stop" title={w.drafts.lost} announce="alert" />}
          <div className="row">
            <Button submit busy={editing.sending.is === "sending"}>
              {w.drafts.save}
            </Button>
            <span className="small" role="status">
              {saved && w.drafts.saved}
            </span>
          </div>
        </form>
        <Authors draft={draft} refresh={refresh} />
        {allows(draft.viewerActions, "submitDraft") && (
          <section className="card stack" aria-label={w.drafts.submit}>
            <h2>{w.drafts.submit}</h2>
            <ChooseFiles
              id="draft-files"
              programmeId={programme?.id}
              label={w.files.label}
              hint={w.files.hint(MOST_FILES)}
              most={MOST_FILES}
              files={text.files}
              change={(next) => change({ ...text, files: next(text.files) })}
            />
            <p className="small soft">{same ? w.drafts.submitHint : w.drafts.saveFirst}</p>
            <div className="row">
              <Button
                busy={submitting.sending.is === "sending"}
                notAllowed={!same}
                onPress={() => {
                  if (same) void submitting.send({ draftId: draft.id, expectedVersion: draft.version, attachments });
                }}
              >
                {w.drafts.submit}
              </Button>
              <Sure
                name={w.drafts.drop}
                hint={w.drafts.dropHint}
                sure={w.drafts.drop}
                keep={w.officer.cancel}
                busy={dropping.sending.is === "sending"}
                onSure={() => void dropping.send({ draftId: draft.id })}
              />
            </div>
          </section>
        )}
        <p>
          <Link href="/my">{w.mine.title}</Link>
        </p>
      </div>
    </>
  );
}
