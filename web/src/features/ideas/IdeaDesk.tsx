// The desk: what this person may do with the idea now. Each act asks for its reason before it is done.
import { useState } from "react";
import type { BodyKind, CloseGround, ProposalOutcome } from "../../gql/graphql";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { useViewer } from "../../frame/viewer";
import { Button } from "../../ui/Button";
import { LONGEST } from "../../ui/longest";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useKept } from "../../ui/useKept";
import { ledTo, useLed } from "../../ui/useLed";
import { useWords } from "../../words";
import { isIdeaAct, useActOnIdea, type IdeaAct } from "./actOnIdea";
import { DeskNews, readOf, stepsOf } from "./DeskNews";
import type { Idea, Mine } from "./useIdea";

const NOT_HERE = new Set<string>(["supportProposal", "withdrawSupport"]);
// Bodies that no idea is sent on to; the server holds the same.
const NEVER_COMPETENT = new Set<BodyKind>(["RESIDENT_GROUP", "EXPERT_BODY", "COMMITTEE"]);
// What rests on how far the story had been told when it was written.
const STEPWISE = new Set<IdeaAct>(["answerInterim", "answerProposal", "supplyProposal"]);
const TEXT_ONLY = new Set<IdeaAct>(["tellTransferred", "meetDuty", "answerInterim", "noteProgress", "answerProposal"]);

interface DeskProps {
  idea: Pick<Idea, "id" | "summary" | "body" | "moves" | "answers">;
  mine: Mine;
  refresh: () => void;
}

export function IdeaDesk({ idea, mine, refresh }: DeskProps) {
  const w = useWords().desk;
  const [chosen, setChosen] = useState<IdeaAct | null>(null);
  const open = mine.viewerActions.map(({ name, allowed }) => (allowed ? name : "")).filter(isIdeaAct).filter((name) => !NOT_HERE.has(name));
  // What only waits for a word about each promise is shown with what is still to be told.
  const unready = mine.viewerActions.find(({ refusal }) => refusal?.reason === "milestones_open")?.refusal;
  // What is being written stays, also when somebody else has done it meanwhile.
  const act = chosen;
  useLed(ledTo() === "desk");
  if (open.length === 0 && !act) return null;
  return (
    <section className="card stack" aria-labelledby="desk">
      <h2 id="desk" tabIndex={-1}>{w.title}</h2>
      {act ? (
        <ActForm
          key={act}
          act={act}
          idea={idea}
          mine={mine}
          open={open.includes(act)}
          refresh={refresh}
          cancel={() => setChosen(null)}
          done={() => {
            setChosen(null);
            refresh();
          }}
        />
      ) : (
        <ul className="stack-2">
          {open.map((name) => (
            <li key={name}>
              <Button wide look={name === "closeProposal" || name === "withdrawProposal" ? "stop" : "line"} onPress={() => setChosen(name)}>
                {w.acts[name].name}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {!act && unready && (
        <>
          <p className="strong">{w.acts.finishImplementing.name}</p>
          <RefusalMessage refusal={unready} />
        </>
      )}
    </section>
  );
}

interface FormProps {
  act: IdeaAct;
  idea: DeskProps["idea"];
  mine: Mine;
  open: boolean;
  refresh: () => void;
  cancel: () => void;
  done: () => void;
}

function ActForm({ act, idea, mine, open, refresh, cancel, done }: FormProps) {
  const w = useWords();
  const { viewer } = useViewer();
  // Long words are kept on the device: a reload or a dropped network loses none of them.
  const typed = useKept(`desk.${viewer?.id ?? ""}.${idea.id}.${act}`, { said: "", summary: idea.summary, body: idea.body, read: readOf(idea) });
  const { said, summary, body, read } = typed.value;
  const write = (part: Partial<typeof typed.value>) => typed.set({ ...typed.value, ...part });
  const { acting, run } = useActOnIdea(
    act,
    () => {
      typed.forget();
      done();
    },
    refresh,
  );
  const [to, setTo] = useState("");
  const [ground, setGround] = useState<CloseGround>("DUPLICATE");
  const [outcome, setOutcome] = useState<ProposalOutcome>("ADOPTED");
  const owed = mine.duties.filter(({ kind, doneOn }) => !doneOn && (kind === "FORUM" || kind === "COUNCIL_AGENDA"));
  const [duty, setDuty] = useState(owed[0]?.kind ?? "FORUM");
  const [startsOn, setStartsOn] = useState("");
  const moved = stepsOf(readOf(idea)) !== stepsOf(read);
  const refusal = acting.is === "refused" ? acting.refusal : null;
  const wrong = (field: string) => (refusal?.field === field ? refusal.message : undefined);
  const saying = TEXT_ONLY.has(act) ? "text" : "reason";
  const input = {
    proposalId: idea.id,
    [saying]: said,
    ...(act === "transferProposal" ? { to } : {}),
    ...(act === "closeProposal" ? { ground } : {}),
    ...(act === "meetDuty" ? { kind: duty } : {}),
    ...(act === "answerProposal" ? { outcome, startsOn: outcome === "REJECTED" ? null : startsOn || null } : {}),
    ...(act === "supplyProposal" ? { summary, body } : {}),
    ...(STEPWISE.has(act) ? { expectedSteps: stepsOf(read) } : {}),
  };
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (acting.is !== "sending" && open && !moved) void run(input);
      }}
    >
      <h3>{w.desk.acts[act].name}</h3>
      <p className="small soft">{w.desk.acts[act].hint}</p>
      {act === "transferProposal" && (
        <Field id="desk-to" label={w.desk.to} hint={w.desk.toHint} error={wrong("to")}>
          {(aria) => (
            <>
              <input {...aria} list="desk-bodies" value={to} maxLength={200} onChange={(event) => setTo(event.target.value)} />
              <datalist id="desk-bodies">
                {mine.programme.bodies.filter(({ body }) => !NEVER_COMPETENT.has(body.kind)).map(({ body }) => (
                  <option key={body.id} value={body.name} />
                ))}
              </datalist>
            </>
          )}
        </Field>
      )}
      {act === "closeProposal" && (
        <Field id="desk-ground" label={w.desk.ground} error={wrong("ground")}>
          {(aria) => (
            <select {...aria} value={ground} onChange={(event) => setGround(event.target.value as CloseGround)}>
              {Object.entries(w.desk.grounds)
                .filter(([value]) => value !== "WITHDRAWN")
                .map(([value, label]) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
            </select>
          )}
        </Field>
      )}
      {act === "meetDuty" && (
        <Field id="desk-duty" label={w.desk.duty}>
          {(aria) => (
            <select {...aria} value={duty} onChange={(event) => setDuty(event.target.value as typeof duty)}>
              {owed.map(({ kind }) => (
                <option key={kind} value={kind}>
                  {w.desk.duties[kind]}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {act === "answerProposal" && (
        <>
          <Field id="desk-outcome" label={w.desk.outcome}>
            {(aria) => (
              <select {...aria} value={outcome} onChange={(event) => setOutcome(event.target.value as ProposalOutcome)}>
                {(["ADOPTED", "PARTLY_ADOPTED", "REJECTED"] as const).map((value) => (
                  <option key={value} value={value}>
                    {w.ideaStates[value]}
                  </option>
                ))}
              </select>
            )}
          </Field>
          {outcome !== "REJECTED" && (
            <Field id="desk-starts" label={w.desk.startsOn} hint={w.desk.startsHint} error={wrong("startsOn")}>
              {(aria) => <input {...aria} type="date" value={startsOn} onChange={(event) => setStartsOn(event.target.value)} />}
            </Field>
          )}
        </>
      )}
      {act === "supplyProposal" && (
        <>
          <Field id="desk-summary" longest={LONGEST.summary} label={w.desk.summary} error={wrong("summary")}>
            {(aria) => <textarea {...aria} rows={3} value={summary} onChange={(event) => write({ summary: event.target.value })} />}
          </Field>
          <Field id="desk-body" longest={LONGEST.idea} label={w.ideas.body} error={wrong("body")}>
            {(aria) => <textarea {...aria} rows={8} value={body} onChange={(event) => write({ body: event.target.value })} />}
          </Field>
        </>
      )}
      <Field
        id="desk-said" longest={LONGEST.handling}
        label={saying === "text" ? w.desk.text : w.desk.reason}
        hint={saying === "text" ? w.desk.textHint : w.desk.reasonHint}
        error={wrong(saying)}
      >
        {(aria) => <textarea {...aria} rows={4} value={said} onChange={(event) => write({ said: event.target.value })} />}
      </Field>
      {moved && (
        <DeskNews idea={idea} since={read} open={open} texts={act === "supplyProposal"} goOn={() => write({ read: readOf(idea) })} />
      )}
      {!open && !moved && <Message tone="wait" title={w.desk.overHint} announce="alert" />}
      {refusal && !moved && <RefusalMessage refusal={refusal} afterAct />}
      {acting.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      <div className="row">
        <Button submit busy={acting.is === "sending"} notAllowed={!open || moved}>
          {acting.is === "sending" ? w.officer.busy : w.desk.acts[act].name}
        </Button>
        <Button look="plain" onPress={cancel}>
          {w.officer.cancel}
        </Button>
      </div>
    </form>
  );
}
