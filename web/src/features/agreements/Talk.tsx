// The talk about one clause, or about all of it, in three layers. Who hears it stands above the box, and on the button.
import { useState } from "react";
import { useAgainOn, useLast, useQuery } from "../../api/kept";
import { allows } from "../../api/allows";
import { useNews } from "../../api/following";
import { inShort } from "../../frame/inShort";
import { RefusalMessage } from "../../frame/RefusalMessage";
import type { TalkLayer } from "../../gql/graphql";
import { Held } from "../../ui/Held";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useWholly, useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import type { Place, RoomProps } from "./AgreementPage";
import { FOLLOW, SAY, TALK } from "./talkActs";
import { Thread } from "./Thread";

const LAYERS: TalkLayer[] = ["PARTY", "BILATERAL", "TABLE"];

export function Talk({ agreement, place, refresh }: RoomProps & { place: Place | null }) {
  const w = useWords();
  const wholly = useWholly();
  const t = w.agreementTalk;
  const us = agreement.viewerParty;
  const speaks = us && allows(agreement.viewerActions, "sayMessage") ? us : null;
  const others = agreement.parties.map(({ body }) => body).filter(({ id }) => id !== us?.id);
  const [layer, setLayer] = useState<TalkLayer>("TABLE");
  const [chosen, setChosen] = useState(others[0]?.id ?? "");
  // What is typed for one layer is never carried into another.
  const [typed, setTyped] = useState<Record<string, string>>({});
  const other = layer === "BILATERAL" ? others.find(({ id }) => id === chosen) : undefined;
  // Nor what was typed for one party into the talk of another, for whom one speaks once a mandate has ended.
  const box = `${useLast(us?.id) ?? ""}/${layer}/${other?.id ?? ""}`;
  const clause = place?.clause.id ?? null;
  const own = place ? "talk" : "whole";
  const heading = place ? t.title(place.reference) : t.whole;
  const variables = { number: agreement.number, layer, clause, other: other?.id ?? null };
  const [{ data }, again] = useQuery({ query: TALK, variables, requestPolicy: "cache-and-network" });
  const reload = () => again({ requestPolicy: "network-only" });
  useAgainOn(agreement.viewerRights, reload);
  const said = useSend(SAY, () => {
    // What was typed while it was on its way is kept.
    setTyped((now) => (now[box] === typed[box] ? { ...now, [box]: "" } : now));
    reload();
  });
  const { state, version, movedAt } = agreement;
  const shown = data?.agreement && { agreementChanged: { id: agreement.id, state, version, movedAt, talk: data.agreement.talk } };
  useNews(FOLLOW, variables, shown ?? undefined, () => {
    reload();
    refresh();
  });
  const audience = layer === "PARTY" ? t.onlyUs(us?.name ?? "") : layer === "BILATERAL" ? t.onlyTwo(us?.name ?? "", other?.name ?? "") : t.allAtTheTable;
  const refusal = said.sending.is === "refused" ? said.sending.refusal : null;
  return (
    <section className="card stack" aria-labelledby={own}>
      <h2 id={own}>{heading}</h2>
      {speaks && (
        <div className="layers" role="group" aria-label={t.layer}>
          {LAYERS.map((one) => (
            <button key={one} type="button" aria-pressed={layer === one} onClick={() => setLayer(one)}>
              {t.layers[one]}
            </button>
          ))}
        </div>
      )}
      {speaks && layer === "BILATERAL" && (
        <Field id={`${own}-with`} label={t.withWhom}>
          {(aria) => (
            <select {...aria} value={chosen} onChange={({ target }) => setChosen(target.value)}>
              {others.map(({ id, name }) => (
                <option key={id} value={id} lang={wholly(name)}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <p className="small">
        <b>{audience}</b>
      </p>
      <Held actions={agreement.viewerActions} name="sayMessage">
        <form
          className="stack-2"
          noValidate
          aria-label={`${heading}: ${t.say[layer]}`}
          onSubmit={(event) => {
            event.preventDefault();
            if (said.sending.is !== "sending")
              void said.send({ agreementId: agreement.id, clauseId: clause, layer, withBodyId: other?.id ?? null, words: typed[box] ?? "" });
          }}
        >
          <Field id={`${own}-words`} label={t.words} error={refusal?.field === "words" ? inShort(refusal) : undefined}>
            {(aria) => <textarea {...aria} rows={3} value={typed[box] ?? ""} onChange={({ target }) => setTyped({ ...typed, [box]: target.value })} />}
          </Field>
          {refusal && refusal.field !== "words" && <RefusalMessage refusal={refusal} afterAct />}
          {said.sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
          <Button submit wide look="line" busy={said.sending.is === "sending"}>
            {layer === "BILATERAL" ? t.sayTo(other?.name ?? "") : t.say[layer]}
          </Button>
        </form>
      </Held>
      {data?.agreement && <Thread key={box} heard={data.agreement.talk} variables={variables} us={us?.id} done={reload} />}
    </section>
  );
}
