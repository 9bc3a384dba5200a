// The viewer's own part: apply, take or decline a seat, leave, and say what one thinks of the trial.
import { useState } from "react";
import { allows } from "../../api/allows";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { signInAddress } from "../../frame/viewer";
import { Button } from "../../ui/Button";
import { day } from "../../ui/format";
import { Message } from "../../ui/Parts";
import { useSpeech, useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { Apply } from "./Apply";
import { Judge } from "./Judge";
import { OWN_ACTS, type OwnAct } from "./labActs";
import type { LabProps } from "./LabPage";

export function MyPart({ lab, mine, refresh }: LabProps) {
  const w = useWords().labs;
  const { language } = useSpeech();
  const part = mine.viewerPart;
  const offer = mine.viewerActions.find(({ name }) => name === "applyToLab");
  const acts = (Object.keys(OWN_ACTS) as OwnAct[]).filter((name) => allows(mine.viewerActions, name));
  if (!part && lab.state === "CALLING" && offer?.refusal?.code === "NOT_SIGNED_IN") {
    return (
      <a className="btn btn-wide" href={signInAddress()}>
        {w.signIn}
      </a>
    );
  }
  if (!part && !offer?.allowed) return null;
  return (
    <section className="card stack" aria-labelledby="mine">
      <h2 id="mine">{part ? w.mine : w.apply}</h2>
      {part && (
        <div role="status" className="stack-2">
          <p className="strong">{w.applications[part.state]}</p>
          <p className="small soft">
            {w.myNumber(part.number)}
            {typeof part.rank === "number" && ` · ${w.myRank(part.rank)}`}
          </p>
          {part.state === "OFFERED" && part.answerBy && <Message tone="warn" title={w.answerBy(day(part.answerBy, language))} />}
        </div>
      )}
      {acts.map((name) => (
        <Press key={name} act={name} lab={lab} refresh={refresh} />
      ))}
      {offer?.allowed && <Apply lab={lab} again={part !== null && part !== undefined} refresh={refresh} />}
      {part && allows(mine.viewerActions, "judgeTrial") && (
        <Judge labId={lab.id} verdict={part.verdict ?? null} reason={part.reason ?? ""} refresh={refresh} />
      )}
    </section>
  );
}

function Press({ act, lab, refresh }: { act: OwnAct; lab: LabProps["lab"]; refresh: () => void }) {
  const w = useWords();
  const [sure, setSure] = useState(act === "takeSeat");
  const { sending, send } = useSend(OWN_ACTS[act], refresh);
  const words = w.labs.ownActs[act];
  return (
    <div className="stack-2">
      {!sure ? (
        <Button wide look="line" onPress={() => setSure(true)}>
          {words.name}
        </Button>
      ) : (
        <>
          <p className="small">{words.hint}</p>
          <Button
            wide
            busy={sending.is === "sending"}
            {...(act === "takeSeat" ? {} : { look: "stop" as const })}
            onPress={() => void send({ labId: lab.id })}
          >
            {words.sure}
          </Button>
        </>
      )}
      {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
    </div>
  );
}
