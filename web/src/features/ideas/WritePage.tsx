// Writing an idea: every key stroke is kept on the device; a refusal keeps all that was typed.
import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Link } from "wouter";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { useViewer } from "../../frame/viewer";
import { KeepDraft } from "../drafts/KeepDraft";
import { ChooseFiles } from "../files/ChooseFiles";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Message, PageHead } from "../../ui/Parts";
import { Sure } from "../../ui/Sure";
import { Bones } from "../../ui/Waiting";
import { useWords } from "../../words";
import { toFirstWrong } from "../../ui/firstWrong";
import { costOf, MOST_FILES, EMPTY_DRAFT, forgetDraft, keepDraft, keptDraft, onDraftElsewhere } from "./draft";
import { faultsOf, undescribed } from "./faults";
import { ForChildren } from "./ForChildren";
import { IdeaFields, type Wrong } from "./IdeaFields";
import { useSubmitProposal } from "./submitProposal";

export default function WritePage() {
  const w = useWords();
  const { viewer, known, error } = useViewer();
  // Whose words are kept here shows only once it is known who looks.
  if (!known && !error) return <Bones what={w.loading.page} />;
  return <Writing key={viewer?.id} owner={viewer?.id ?? null} />;
}

function Writing({ owner }: { owner: string | null }) {
  const w = useWords();
  const { programme } = useViewer();
  const [draft, setDraft] = useState(() => keptDraft(owner));
  const [wrong, setWrong] = useState<Wrong>({});
  const [describe, setDescribe] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { phase, sending, send, refuse, restart } = useSubmitProposal(owner);
  const action = programme?.viewerActions.find(({ name }) => name === "submitProposal");
  const barred = action && !action.allowed ? action.refusal : null;
  const refusedField = phase.is === "refused" ? phase.refusal.field : null;
  const done = phase.is === "done";
  useEffect(() => {
    if (done) forgetDraft(owner);
    else keepDraft(owner, draft);
  }, [owner, draft, done]);
  useEffect(() => onDraftElsewhere(owner, setDraft), [owner]);

  if (phase.is === "done") {
    return (
      <>
        <PageHead title={w.write.done} way={[{ to: "/ideas", label: w.ideas.title }]} here={phase.number} />
        <Message tone="ok" title={w.ideas.number(phase.number)} announce="alert">
          <p className="small">{w.write.doneHint}</p>
          <div className="row">
            <Link className="btn" href={`/ideas/${phase.number}`}>
              {w.write.see}
            </Link>
            <Button
              look="plain"
              onPress={() => {
                setDraft(EMPTY_DRAFT);
                restart();
              }}
            >
              {w.write.another}
            </Button>
          </div>
        </Message>
      </>
    );
  }

  const trySend = () => {
    if (barred) {
      refuse(barred);
      return;
    }
    const found = faultsOf(draft, w.write);
    const unsaid = draft.files.some(undescribed);
    // Drawn at once, so that the first wrong field can be told also after a second press.
    flushSync(() => {
      setWrong(found);
      setDescribe(unsaid);
    });
    if (unsaid || Object.keys(found).length > 0) {
      toFirstWrong(form.current);
      return;
    }
    const cost = costOf(draft.cost);
    if (programme && cost !== null && draft.category !== "") {
      const { files, ...text } = draft;
      const attachments = files.map(({ uploadId, description }) => ({ uploadId, description }));
      void send({ ...text, programmeId: programme.id, cost, category: draft.category, attachments });
    }
  };
  const saved = JSON.stringify(draft) !== JSON.stringify(EMPTY_DRAFT);
  return (
    <>
      <PageHead title={w.write.title} way={[{ to: "/ideas", label: w.ideas.title }]} here={w.nav.write}>
        <p className="lead">{w.write.lead}</p>
        <ForChildren />
        {programme?.viewerActions.some(({ name, allowed }) => name === "enterPaperProposal" && allowed) && (
          <p>
            <Link href="/ideas/paper">{w.paper.title}</Link>
          </p>
        )}
      </PageHead>
      <form
        ref={form}
        className="card stack-6 form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!sending) trySend();
        }}
      >
        <IdeaFields
          draft={draft}
          change={(part) => {
            setDraft((before) => ({ ...before, ...part }));
            // What is being mended is not called wrong any more.
            setWrong((before) => Object.fromEntries(Object.entries(before).filter(([name]) => !(name in part))));
            if (refusedField && refusedField in part) restart();
          }}
          wrong={
            refusedField && refusedField in EMPTY_DRAFT && phase.is === "refused"
              ? { ...wrong, [refusedField]: phase.refusal.message }
              : wrong
          }
        />
        <ChooseFiles
          id="idea-files"
          programmeId={programme?.id}
          label={w.files.label}
          hint={w.files.hint(MOST_FILES)}
          most={MOST_FILES}
          files={draft.files}
          change={(next) => setDraft((before) => ({ ...before, files: next(before.files) }))}
          describe={describe}
        />
        {phase.is === "refused" && <RefusalMessage refusal={phase.refusal} afterAct />}
        {phase.is === "lost" && (
          <Message tone="stop" title={w.write.lost} announce="alert">
            <p className="small">{w.write.lostHint}</p>
          </Message>
        )}
        <div className="row">
          <Button submit big busy={sending} notAllowed={Boolean(barred)}>
            {sending ? w.write.sending : w.write.send}
          </Button>
          {saved && programme && !barred && <KeepDraft draft={draft} programmeId={programme.id} />}
          {saved && (
            <Sure
              name={w.write.erase}
              hint={w.write.eraseHint}
              sure={w.write.erase}
              keep={w.officer.cancel}
              look="plain"
              onSure={() => {
                setDraft(EMPTY_DRAFT);
                document.getElementById("idea-title")?.focus();
              }}
            />
          )}
          {saved && (
            <span className="privacy-line">
              <Icon name="check" />
              {w.write.saved}
            </span>
          )}
        </div>
      </form>
    </>
  );
}
