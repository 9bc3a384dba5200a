// The talk about one clause in three layers. Who hears it stands above the box, and on the button.
import { useState } from "react";
import { useQuery } from "urql";
import { allows } from "../../api/allows";
import { RefusalMessage } from "../../frame/RefusalMessage";
import type { TalkLayer } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import type { Place, RoomProps } from "./AgreementPage";
import { Said } from "./Said";
import { SAY, TALK } from "./talkActs";
import { useFollowing } from "./useFollowing";

const LAYERS: TalkLayer[] = ["PARTY", "BILATERAL", "TABLE"];

export function Talk({ agreement, place, refresh }: RoomProps & { place: Place }) {
  const w = useWords();
  const t = w.agreementTalk;
  const us = agreement.viewerParty;
  const speaks = us && allows(agreement.viewerActions, "sayMessage") ? us : null;
  const others = agreement.parties.map(({ body }) => body).filter(({ id }) => id !== us?.id);
  const [layer, setLayer] = useState<TalkLayer>("TABLE");
  const [chosen, setChosen] = useState(others[0]?.id ?? "");
  // What is typed for one layer is never carried into another.
  const [typed, setTyped] = useState<Record<string, string>>({});
  const other = layer === "BILATERAL" ? others.find(({ id }) => id === chosen) : undefined;
  const box = `${layer}/${other?.id ?? ""}`;
  const variables = { number: agreement.number, layer, clause: place.clause.id, other: other?.id ?? null };
  const [{ data }, again] = useQuery({ query: TALK, variables, requestPolicy: "cache-and-network" });
  const reload = () => again({ requestPolicy: "network-only" });
  const said = useSend(SAY, () => {
    setTyped({ ...typed, [box]: "" });
    reload();
  });
  useFollowing(variables, () => {
    reload();
    refresh();
  });
  const audience = layer === "PARTY" ? t.onlyUs(us?.name ?? "") : layer === "BILATERAL" ? t.onlyTwo(us?.name ?? "", other?.name ?? "") : t.allAtTheTable;
  const messages = data?.agreement?.talk.edges.map(({ node }) => node) ?? [];
  const refusal = said.sending.is === "refused" ? said.sending.refusal : null;
  return (
    <section className="card stack" aria-labelledby="talk">
      <h2 id="talk">{t.title(place.reference)}</h2>
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
        <Field id="talk-with" label={t.withWhom}>
          {(aria) => (
            <select {...aria} value={chosen} onChange={({ target }) => setChosen(target.value)}>
              {others.map(({ id, name }) => (
                <option key={id} value={id}>
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
      {speaks && (
        <form
          className="stack-2"
          noValidate
          aria-label={t.say[layer]}
          onSubmit={(event) => {
            event.preventDefault();
            if (said.sending.is !== "sending")
              void said.send({ agreementId: agreement.id, clauseId: place.clause.id, layer, withBodyId: other?.id ?? null, words: typed[box] ?? "" });
          }}
        >
          <Field id="talk-words" label={t.words} error={refusal?.field === "words" ? refusal.message : undefined}>
            {(aria) => <textarea {...aria} rows={3} value={typed[box] ?? ""} onChange={({ target }) => setTyped({ ...typed, [box]: target.value })} />}
          </Field>
          {refusal && refusal.field !== "words" && <RefusalMessage refusal={refusal} afterAct />}
          {said.sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
          <Button submit wide look="line" busy={said.sending.is === "sending"}>
            {layer === "BILATERAL" ? t.sayTo(other?.name ?? "") : t.say[layer]}
          </Button>
        </form>
      )}
      {data && messages.length === 0 && <p className="small soft">{t.none}</p>}
      <ul className="stack">
        {messages.map((message) => (
          <Said key={message.id} message={message} us={us?.id} done={reload} />
        ))}
      </ul>
      {data?.agreement?.talk.pageInfo.hasNextPage && <p className="small soft">{t.older}</p>}
    </section>
  );
}
