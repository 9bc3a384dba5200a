// The desk of whoever prepares or appoints: one act at a time.
import { useState } from "react";
import { allows } from "../../api/allows";
import { Button } from "../../ui/Button";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { ActForm, type PlainAct } from "./ActForm";
import type { CouncilProps } from "./CouncilPage";
import { SeatForm } from "./SeatForm";

const ORDER = [
  "appointMember",
  "substituteMember",
  "renewMember",
  "endMembership",
  "nameChair",
  "nameStandIn",
  "endStandIn",
  "nameAttendant",
  "endAttendance",
  "publishRoster",
  "noteCompletion",
  "dissolveCouncil",
] as const;
type Act = (typeof ORDER)[number] | "ifAppointed";

export function CouncilDesk({ council, refresh }: CouncilProps) {
  const w = useWords().council;
  const [chosen, setChosen] = useState<Act | null>(null);
  const [told, setTold] = useState(false);
  const may = (name: Act) => allows(council.viewerActions, name);
  const open: Act[] = ORDER.filter((name) => may(name) && (name !== "substituteMember" || council.vacancies.length > 0));
  // Whoever appoints looks from the same form; the others can only look.
  if (open.length === 0 && may("ifAppointed")) open.push("ifAppointed");
  if (open.length === 0) return null;
  const choose = (act: Act | null) => {
    setChosen(act);
    setTold(false);
  };
  const done = () => {
    choose(null);
    setTold(true);
    refresh();
  };
  return (
    <section className="card stack" aria-labelledby="council-desk">
      <h2 id="council-desk">{w.desk}</h2>
      <p className="small soft">{w.unpublishedYet}</p>
      {council.standIn && <p>{w.standIn(council.standIn.displayName)}</p>}
      {told && <Message tone="ok" title={w.done} announce="alert" />}
      {chosen === null && (
        <ul className="stack-2">
          {open.map((name) => (
            <li key={name}>
              <Button wide look="line" onPress={() => choose(name)}>
                {w.acts[name]}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {(chosen === "appointMember" || chosen === "ifAppointed") && (
        <SeatForm council={council} appoints={chosen === "appointMember"} done={done} cancel={() => choose(null)} />
      )}
      {chosen !== null && chosen !== "appointMember" && chosen !== "ifAppointed" && (
        <ActForm key={chosen} act={chosen as PlainAct} council={council} done={done} cancel={() => choose(null)} />
      )}
    </section>
  );
}
