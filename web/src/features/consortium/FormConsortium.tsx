// Proposing a consortium: who is in with which share, who leads, since when. It stands with the yes of each.
import { useState } from "react";
import { useQuery } from "../../api/kept";
import { inShort } from "../../frame/inShort";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { graphql } from "../../gql";
import type { ConsortiumPerformance } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { Waiting } from "../../ui/Waiting";
import { useWords } from "../../words";
import { NumberInput, Tick } from "../prepare/Tick";
import { useSend } from "../talk/sendTalk";
import { FORM_CONSORTIUM } from "./consortiumActs";
import { RuleFields, rulesOf, type OwnRules } from "./RuleFields";
import { ofShares, ShareFields } from "./ShareFields";

const POSSIBLE = graphql(`
  query PossibleParties($programme: ID!) {
    possibleParties(programmeId: $programme) { body { id name kind } }
  }
`);
const PERFORMANCES: ConsortiumPerformance[] = ["JOINT", "SPLIT", "MIXED"];

interface Said {
  name: string;
  formedOn: string;
  reason: string;
  leadId: string;
  performance: ConsortiumPerformance;
  publicMoney: boolean;
}

export function FormConsortium({ programmeId, refresh }: { programmeId: string; refresh: () => void }) {
  const w = useWords();
  const [{ data, error }, again] = useQuery({ query: POSSIBLE, variables: { programme: programmeId } });
  if (!data) return <Waiting titled error={error} again={() => again({ requestPolicy: "network-only" })} what={w.loading.page} />;
  return <NewConsortium programmeId={programmeId} bodies={data.possibleParties.map(({ body }) => body)} refresh={refresh} />;
}

interface NewProps {
  programmeId: string;
  bodies: { id: string; name: string }[];
  refresh: () => void;
}

function NewConsortium({ programmeId, bodies, refresh }: NewProps) {
  const w = useWords();
  const [shares, setShares] = useState<Record<string, string>>({});
  const [own, setOwn] = useState<OwnRules>({});
  const [notice, setNotice] = useState("");
  const [said, setSaid] = useState<Said>({
    name: "",
    formedOn: "",
    reason: "",
    leadId: bodies[0]?.id ?? "",
    performance: "JOINT",
    publicMoney: true,
  });
  const { sending, send } = useSend(FORM_CONSORTIUM, refresh);
  const refusal = sending.is === "refused" ? sending.refusal : null;
  const change = (part: Partial<Said>) => setSaid({ ...said, ...part });
  const wrong = (field: string) => (refusal?.field === field ? inShort(refusal) : undefined);
  const shown = ["name", "formedOn", "reason", "leadId", "noticeDays"].includes(refusal?.field ?? "") || ofShares(refusal?.field);
  const named = Object.entries(shares).filter(([, share]) => share.trim() !== "");
  return (
    <form
      className="card stack form section"
      noValidate
      aria-label={w.consortium.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (sending.is === "sending") return;
        void send({
          programmeId,
          ...said,
          shares: named.map(([bodyId, share]) => ({ bodyId, share })),
          noticeDays: notice ? Number(notice) : null,
          rules: rulesOf(own),
        });
      }}
    >
      <h2>{w.consortium.form}</h2>
      <p className="small soft">{w.consortium.formHint}</p>
      <Field id="form-name" label={w.consortium.nameLabel} error={wrong("name")}>
        {(aria) => <input {...aria} maxLength={100} value={said.name} onChange={({ target }) => change({ name: target.value })} />}
      </Field>
      <ShareFields
        parties={bodies}
        shares={shares}
        change={(id, share) => setShares({ ...shares, [id]: share })}
        refusal={refusal}
        sent={named.map(([id]) => id)}
      />
      <Field id="form-lead" label={w.consortium.leadLabel} error={wrong("leadId")}>
        {(aria) => (
          <select {...aria} value={said.leadId} onChange={({ target }) => change({ leadId: target.value })}>
            {bodies.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id="form-performance" label={w.consortium.performanceLabel}>
        {(aria) => (
          <select
            {...aria}
            value={said.performance}
            onChange={({ target }) => change({ performance: target.value as ConsortiumPerformance })}
          >
            {PERFORMANCES.map((one) => (
              <option key={one} value={one}>
                {w.consortium.performances[one]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id="form-since" label={w.consortium.formedOnLabel} hint={w.consortium.formedOnHint} error={wrong("formedOn")}>
        {(aria) => <input {...aria} type="date" value={said.formedOn} onChange={({ target }) => change({ formedOn: target.value })} />}
      </Field>
      <Tick label={w.consortium.publicMoneyLabel} on={said.publicMoney} set={(publicMoney) => change({ publicMoney })} />
      <Field id="form-notice" label={w.consortium.noticeLabel} hint={w.consortium.noticeHint} error={wrong("noticeDays")}>
        {(aria) => <NumberInput {...aria} value={notice} set={setNotice} />}
      </Field>
      <RuleFields own={own} change={setOwn} error={wrong("rules")} />
      <Field id="form-reason" label={w.consortium.fields.reason.name} error={wrong("reason")}>
        {(aria) => <textarea {...aria} rows={3} value={said.reason} onChange={({ target }) => change({ reason: target.value })} />}
      </Field>
      {refusal && !shown && <RefusalMessage refusal={refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      <div className="row">
        <Button submit busy={sending.is === "sending"}>
          {w.consortium.formNow}
        </Button>
      </div>
    </form>
  );
}
