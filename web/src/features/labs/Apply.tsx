// An application: only what the balance needs, and what is done with it said beforehand.
import { useState } from "react";
import { RefusalMessage } from "../../frame/RefusalMessage";
import type { Sex, StandingKind } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { useDistricts } from "../map/useDistricts";
import { useSend } from "../talk/sendTalk";
import { APPLY_TO_LAB } from "./labActs";
import type { Lab } from "./LabPage";

const SEXES: Sex[] = ["FEMALE", "MALE", "UNSAID"];

export function Apply({ lab, again, refresh }: { lab: Lab; again: boolean; refresh: () => void }) {
  const w = useWords();
  const districts = useDistricts();
  const [sex, setSex] = useState<Sex>("UNSAID");
  const [standing, setStanding] = useState<StandingKind>(lab.standings[0] ?? "ADDRESS");
  const [area, setArea] = useState("");
  const { sending, send } = useSend(APPLY_TO_LAB, refresh);
  const refusal = sending.is === "refused" ? sending.refusal : null;
  const wrong = (field: string) => (refusal?.field === field ? refusal.message : undefined);
  return (
    <form
      className="stack"
      noValidate
      aria-label={w.labs.apply}
      onSubmit={(event) => {
        event.preventDefault();
        if (sending.is !== "sending") void send({ labId: lab.id, sex, standing, area: area ? Number(area) : null });
      }}
    >
      <p className="small">{w.labs.applyHint}</p>
      <fieldset className="choose-members">
        <legend>{w.labs.sex}</legend>
        <div className="stack-2">
          {SEXES.map((one) => (
            <label key={one} className="point point-wide">
              <input type="radio" name="lab-sex" checked={sex === one} onChange={() => setSex(one)} />
              {w.labs.sexes[one]}
            </label>
          ))}
        </div>
      </fieldset>
      {lab.standings.length > 1 && (
        <Field id="lab-standing" label={w.labs.standing} error={wrong("standing")}>
          {(aria) => (
            <select {...aria} value={standing} onChange={({ target }) => setStanding(target.value as StandingKind)}>
              {lab.standings.map((one) => (
                <option key={one} value={one}>
                  {w.labs.standings[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {districts.length > 0 && (
        <Field id="lab-area" label={w.labs.area} hint={w.labs.areaHint} error={wrong("area")}>
          {(aria) => (
            <select {...aria} value={area} onChange={({ target }) => setArea(target.value)}>
              <option value="">{w.labs.noArea}</option>
              {districts.map(({ number, name }) => (
                <option key={number} value={number}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <p className="small soft">{w.labs.consent}</p>
      {refusal && <RefusalMessage refusal={refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      <Button submit wide busy={sending.is === "sending"}>
        {again ? w.labs.applyAgain : w.labs.applyNow}
      </Button>
    </form>
  );
}
