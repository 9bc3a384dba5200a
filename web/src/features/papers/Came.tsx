// The attendance sheet: a voter is found by name and marked before the paper is handed out.
import { useState } from "react";
import { useMutation } from "urql";
import { useHat } from "../../api/asker";
import { once } from "../../api/client";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { graphql } from "../../gql";
import type { FindOnRollMutation, RefusalBodyFragment } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import type { StepProps } from "./PapersPage";

const FIND = graphql(`
  mutation FindOnRoll($input: FindOnRollInput!) {
    findOnRoll(input: $input) {
      __typename
      ... on FindOnRollSuccess { voters { personId legalName birthYear cameTo helperMissing } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const MARK = graphql(`
  mutation MarkCame($input: MarkCameInput!) {
    markCame(input: $input) {
      __typename
      ... on MarkCameSuccess { batch { id came assisted } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const WITHDRAW = graphql(`
  mutation WithdrawCame($input: WithdrawCameInput!) {
    withdrawCame(input: $input) {
      __typename
      ... on WithdrawCameSuccess { batch { id came assisted } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

const HELPED = graphql(`
  mutation ConfirmAssisted($input: ConfirmAssistedInput!) {
    confirmAssisted(input: $input) {
      __typename
      ... on ConfirmAssistedSuccess { batch { id assisted } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

type Voters = Extract<FindOnRollMutation["findOnRoll"], { __typename: "FindOnRollSuccess" }>["voters"];

export function Came({ vote, batch, refresh }: StepProps) {
  const w = useWords().papers;
  const { asker } = useHat();
  const [{ fetching: finding }, find] = useMutation(FIND);
  const [{ fetching: marking }, mark] = useMutation(MARK);
  const [{ fetching: withdrawing }, withdraw] = useMutation(WITHDRAW);
  const [{ fetching: confirming }, confirm] = useMutation(HELPED);
  const [assisted, setAssisted] = useState(false);
  const [name, setName] = useState("");
  const [found, setFound] = useState<Voters | null>(null);
  const [marked, setMarked] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<RefusalBodyFragment | null>(null);
  const look = async () => {
    setRefusal(null);
    setMarked(null);
    const input = { campaignId: vote.id, name, purpose: w.purpose(batch.label) };
    const { data } = await find({ input }, once(asker, crypto.randomUUID()));
    if (data?.findOnRoll.__typename === "Refused") setRefusal(data.findOnRoll);
    else setFound(data?.findOnRoll.voters ?? null);
  };
  const hand = async ({ personId, legalName }: Voters[number]) => {
    setRefusal(null);
    const input = { batchId: batch.id, personId, assisted };
    const { data } = await mark({ input }, once(asker, crypto.randomUUID()));
    if (data?.markCame.__typename === "Refused") return setRefusal(data.markCame);
    setMarked(assisted ? w.handOutHelped(legalName) : w.handOut(legalName));
    setAssisted(false);
    setFound(null);
    setName("");
    return refresh();
  };
  const takeBack = async ({ personId }: Voters[number]) => {
    setRefusal(null);
    setMarked(null);
    const { data } = await withdraw({ input: { batchId: batch.id, personId } }, once(asker, crypto.randomUUID()));
    if (data?.withdrawCame.__typename === "Refused") return setRefusal(data.withdrawCame);
    setFound(null);
    setName("");
    return refresh();
  };
  const helped = async ({ personId, legalName }: Voters[number]) => {
    setRefusal(null);
    const input = { batchId: batch.id, personId };
    const { data } = await confirm({ input }, once(asker, crypto.randomUUID()));
    if (data?.confirmAssisted.__typename === "Refused") return setRefusal(data.confirmAssisted);
    setMarked(w.bothHelped(legalName));
    setFound(null);
    setName("");
    return refresh();
  };
  return (
    <div className="stack-6 section">
      <p className="figure-big" role="status">
        {w.came(batch.came)}
      </p>
      {(batch.assisted ?? 0) > 0 && <p className="small">{w.assistedOf(batch.assisted ?? 0)}</p>}
      {marked && <Message tone="ok" title={marked} announce="status" />}
      <form
        className="card stack form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!finding) void look();
        }}
      >
        <Field
          id="voter-name"
          label={w.name}
          hint={w.nameHint}
          error={refusal?.field === "name" ? refusal.message : undefined}
        >
          {(aria) => <input {...aria} value={name} autoComplete="off" onChange={({ target }) => setName(target.value)} />}
        </Field>
        <div className="row">
          <Button submit busy={finding}>
            {w.find}
          </Button>
        </div>
        {refusal && refusal.field !== "name" && <RefusalMessage refusal={refusal} afterAct />}
      </form>
      {found && (
        <section className="card stack" aria-label={w.foundLabel}>
          {found.length === 0 && <p>{w.nobody}</p>}
          {found.some(({ cameTo }) => !cameTo) && (
            <label className="point">
              <input type="checkbox" checked={assisted} onChange={({ target }) => setAssisted(target.checked)} />
              {w.assisted}
            </label>
          )}
          <ul className="stack-2">
            {found.map((one) => (
              <li key={one.personId} className="row row-between">
                <span>
                  <b>{one.legalName}</b> {one.birthYear !== null && w.born(one.birthYear ?? 0)}
                </span>
                {one.cameTo ? (
                  <span className="row">
                    <span className="soft">{w.cameAlready}</span>
                    {one.cameTo === batch.id && one.helperMissing && (
                      <Button
                        look="line"
                        busy={confirming}
                        label={`${w.confirmHelped}: ${one.legalName}`}
                        onPress={() => void helped(one)}
                      >
                        {w.confirmHelped}
                      </Button>
                    )}
                    {one.cameTo === batch.id && (
                      <Button
                        look="plain"
                        busy={withdrawing}
                        label={`${w.takeBack}: ${one.legalName}`}
                        onPress={() => void takeBack(one)}
                      >
                        {w.takeBack}
                      </Button>
                    )}
                  </span>
                ) : (
                  <Button look="line" busy={marking} label={`${w.mark}: ${one.legalName}`} onPress={() => void hand(one)}>
                    {w.mark}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
