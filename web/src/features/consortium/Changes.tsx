// What was put to the parties: for those it was put to, with what each says.
import { RefusalMessage } from "../../frame/RefusalMessage";
import { graphql } from "../../gql";
import type { ChangeCardFragment } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { day, dayTime } from "../../ui/format";
import type { IconName } from "../../ui/Icon";
import { Chip, Message } from "../../ui/Parts";
import { Prose } from "../../ui/Text";
import { useSpeech, useWords, useWritten } from "../../words";
import { useSend } from "../talk/sendTalk";
import { Answer } from "./Answer";
import { WITHDRAW_CHANGE } from "./consortiumActs";
import type { Consortium } from "./ConsortiumPage";
import { exactly, inPerCent, type Share } from "./shareText";
import { Voices } from "./Voices";
import { Held } from "../../ui/Held";

graphql(`
  fragment ChangeCard on ConsortiumChange {
    id
    kind
    state
    reason
    handBack
    effectiveOn
    tookEffectOn
    liableUntil
    putAt
    putBy { id name }
    subject { id name }
    shares { share { numerator denominator } lead body { id name } }
    sharesForeseen { share { numerator denominator } body { id name } }
    tally { majority weight counted yes no countedShare { numerator denominator } yesShare { numerator denominator } }
    voices { counts needed yes reason saidAt body { id name } }
    viewerActions { ...Action }
  }
`);

const LOOKS: Record<ChangeCardFragment["state"], { icon: IconName; tone: "ok" | "warn" | "stop" | "wait" }> = {
  OPEN: { icon: "clock", tone: "warn" },
  CARRIED: { icon: "check", tone: "ok" },
  LOST: { icon: "stop", tone: "stop" },
  WITHDRAWN: { icon: "minus", tone: "wait" },
  OVERTAKEN: { icon: "minus", tone: "wait" },
};

// Whose own text does not name every share that moves.
const MOVES_SHARES = new Set<ChangeCardFragment["kind"]>(["JOIN", "LEAVE", "EXPEL"]);

interface ChangesProps {
  changes: ChangeCardFragment[];
  /** What each party holds today. */
  parties: Consortium["parties"];
  /** The organisation the viewer speaks for; none where he only reads. */
  own: string | undefined;
  refresh: () => void;
}

export function Changes({ changes, parties, own, refresh }: ChangesProps) {
  const w = useWords().consortium;
  if (changes.length === 0) return null;
  const open = changes.filter(({ state }) => state === "OPEN");
  const over = changes.filter(({ state }) => state !== "OPEN");
  return (
    <section className="stack" aria-labelledby="changes">
      <h2 id="changes">{open.length > 0 ? w.changesOpen(open.length) : w.changes}</h2>
      <p className="small soft">{w.changesHint}</p>
      {open.map((change) => (
        <ChangeCard key={change.id} change={change} parties={parties} own={own} refresh={refresh} />
      ))}
      {over.length > 0 && (
        <details className="fold">
          <summary>{w.changesOver(over.length)}</summary>
          <div className="stack">
            {over.map((change) => (
              <ChangeCard key={change.id} change={change} parties={parties} own={own} refresh={refresh} />
            ))}
          </div>
        </details>
      )}
    </section>
  );
}

function ChangeCard({ change, parties, own, refresh }: Omit<ChangesProps, "changes"> & { change: ChangeCardFragment }) {
  const w = useWords().consortium;
  const { language } = useSpeech();
  const written = useWritten();
  const look = LOOKS[change.state];
  const concerned = change.voices.some(({ body, counts, needed }) => body.id === own && !counts && !needed);
  const what = w.what[change.kind](change.subject?.name ?? "");
  const foreseen = MOVES_SHARES.has(change.kind) && change.sharesForeseen.length > 0;
  return (
    <article id={`change-${change.id}`} className="card stack" aria-label={what}>
      <p className="row head-chips">
        <Chip icon={look.icon} tone={look.tone}>
          {w.changeStates[change.state]}
        </Chip>
        <span className="small soft">{w.put(change.putBy.name, dayTime(change.putAt, language))}</span>
      </p>
      <h3>{what}</h3>
      {change.shares.length > 0 && !foreseen && (
        <ul className="small">
          {change.shares.map(({ body, share, lead }) => (
            <li key={body.id}>
              {body.name} {exactly(share)} ({inPerCent(share)}){lead && ` · ${w.isLead}`}
            </li>
          ))}
        </ul>
      )}
      {foreseen && <Foreseen change={change} parties={parties} />}
      <Prose text={change.reason} />
      {change.handBack && (
        <div className="stack-2">
          <h4>{w.handBack}</h4>
          <ul className="stack-2" lang={written}>
            {change.handBack.split("\n").map((line, place) => (
              <li key={place}>{line}</li>
            ))}
          </ul>
        </div>
      )}
      <ul className="small soft">
        {change.effectiveOn && !change.tookEffectOn && <li>{w.asksFor(day(change.effectiveOn, language))}</li>}
        {change.tookEffectOn && <li>{w.holdsFrom(day(change.tookEffectOn, language))}</li>}
        {change.liableUntil && <li>{w.liableUntil(day(change.liableUntil, language))}</li>}
      </ul>
      {change.tally && <HowFar tally={change.tally} />}
      <Voices voices={change.voices} />
      <Held actions={change.viewerActions} name="answerChange">
        <Answer changeId={change.id} what={what} concerned={concerned} refresh={refresh} />
      </Held>
      <Held actions={change.viewerActions} name="withdrawChange">
        <Withdraw changeId={change.id} refresh={refresh} />
      </Held>
    </article>
  );
}

/** What each holds today and would hold from then on: who agrees to a newcomer sees what it costs him. */
function Foreseen({ change, parties }: Pick<ChangesProps, "parties"> & { change: ChangeCardFragment }) {
  const w = useWords().consortium;
  const now = new Map(parties.map(({ body, share }) => [body.id, share]));
  const gone = parties.filter(({ body }) => change.sharesForeseen.every((one) => one.body.id !== body.id));
  const told = (share: Share) => `${exactly(share)} (${inPerCent(share)})`;
  return (
    <div className="stack-2">
      <h4>{w.sharesForeseen}</h4>
      <ul className="small stack-2">
        {change.sharesForeseen.map(({ body, share }) => {
          const before = now.get(body.id);
          return (
            <li key={body.id}>
              {body.name} {before ? w.shareBecomes(told(before), told(share)) : w.shareIsNew(told(share))}
            </li>
          );
        })}
        {gone.map(({ body, share }) => (
          <li key={body.id}>
            {body.name} {w.shareIsGone(told(share))}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** How far it is: by heads, or by the shares of who is counted. */
function HowFar({ tally }: { tally: NonNullable<ChangeCardFragment["tally"]> }) {
  const w = useWords().consortium;
  const { majority, weight, counted, yes, no, countedShare, yesShare } = tally;
  const none = { numerator: 0, denominator: 1 };
  const said = weight === "SHARE" ? w.sharesSaid(inPerCent(countedShare), inPerCent(yesShare ?? none)) : w.headsSaid(counted, yes, no);
  return (
    <p>
      <b>{w.needs(w.majorities[majority])}</b> {said}
    </p>
  );
}

function Withdraw({ changeId, refresh }: { changeId: string; refresh: () => void }) {
  const w = useWords();
  const { sending, send } = useSend(WITHDRAW_CHANGE, refresh);
  return (
    <div className="stack-2">
      <Button look="line" busy={sending.is === "sending"} onPress={() => void send({ changeId })}>
        {w.consortium.withdraw}
      </Button>
      {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
    </div>
  );
}
