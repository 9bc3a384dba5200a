// Correcting the frozen roll: one officer asks, with a reason that all may read; another finds the voter and decides.
import { useState } from "react";
import { useQuery } from "urql";
import { allows } from "../../api/allows";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { graphql } from "../../gql";
import type { RollNoteKind } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { LONGEST } from "../../ui/longest";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { FindResident, type Resident } from "../residents/FindResident";
import { useSend } from "../talk/sendTalk";
import type { BallotCampaign } from "./ofMine";

const DESK = graphql(`
  query RollDesk($number: String!) {
    campaign(number: $number) {
      id
      programme { id }
      rollCorrections { id kind reason state onProof personId }
    }
  }
`);
const PROPOSE = graphql(`
  mutation ProposeRollCorrection($input: ProposeRollCorrectionInput!) {
    proposeRollCorrection(input: $input) {
      __typename
      ... on ProposeRollCorrectionSuccess { correction { id state } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const APPROVE = graphql(`
  mutation ApproveRollCorrection($input: ApproveRollCorrectionInput!) {
    approveRollCorrection(input: $input) {
      __typename
      ... on ApproveRollCorrectionSuccess { correction { id state } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

interface DeskProps {
  campaign: BallotCampaign;
  refresh: () => void;
}

export function RollDesk({ campaign, refresh }: DeskProps) {
  const w = useWords().rollDesk;
  const theirs = campaign.state === "OPEN" && allows(campaign.viewerActions, "proposeRollCorrection");
  const [open, setOpen] = useState(false);
  const [voter, setVoter] = useState<Resident | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const [{ data }, again] = useQuery({
    query: DESK,
    variables: { number: campaign.number },
    pause: !theirs || !open,
    requestPolicy: "cache-and-network",
  });
  if (!theirs) return null;
  const vote = data?.campaign;
  const waiting = (vote?.rollCorrections ?? []).filter(({ state }) => state === "PROPOSED");
  const his = voter && waiting.find(({ personId }) => personId === voter.personId);
  const done = (words: string) => {
    setTold(words);
    setVoter(null);
    again({ requestPolicy: "network-only" });
    refresh();
  };
  return (
    <section className="card stack" aria-labelledby="roll-desk">
      <h2 id="roll-desk">{w.title}</h2>
      {told && <Message tone="ok" title={told} announce="status" />}
      {!open && (
        <Button look="line" wide onPress={() => setOpen(true)}>
          {w.go}
        </Button>
      )}
      {open && vote && (
        <>
          <p className="small soft">{waiting.length > 0 ? w.waiting(waiting.length) : w.hint}</p>
          <FindResident id="roll" programmeId={vote.programme.id} pick={setVoter} purpose={w.purpose(campaign.number)} />
          {voter && his && <Decide key={his.id} voter={voter} correction={his} done={done} />}
          {voter && !his && <Ask key={voter.personId} voter={voter} campaignId={campaign.id} done={done} />}
        </>
      )}
    </section>
  );
}

interface StepProps {
  voter: Resident;
  done: (words: string) => void;
}

function Ask({ voter, campaignId, done }: StepProps & { campaignId: string }) {
  const words = useWords();
  const w = words.rollDesk;
  const [kind, setKind] = useState<RollNoteKind>("ADD");
  const [reason, setReason] = useState("");
  const [onProof, setOnProof] = useState(false);
  const { sending, send } = useSend(PROPOSE, () => done(w.asked));
  const refusal = sending.is === "refused" ? sending.refusal : null;
  return (
    <form
      className="stack"
      noValidate
      aria-label={w.ask(voter.legalName)}
      onSubmit={(event) => {
        event.preventDefault();
        if (sending.is !== "sending") void send({ campaignId, personId: voter.personId, kind, reason, onProof });
      }}
    >
      <fieldset className="choose-members">
        <legend>{w.ask(voter.legalName)}</legend>
        {(["ADD", "STRIKE"] as const).map((one) => (
          <label className="point" key={one}>
            <input type="radio" name="roll-kind" checked={kind === one} onChange={() => setKind(one)} />
            {w.kinds[one]}
          </label>
        ))}
      </fieldset>
      <label className="point">
        <input type="checkbox" checked={onProof} onChange={({ target }) => setOnProof(target.checked)} />
        {w.onProof}
      </label>
      <Field id="roll-reason" longest={LONGEST.vote} label={w.reason} hint={w.reasonHint} error={refusal?.field === "reason" ? refusal.message : undefined}>
        {(aria) => <textarea {...aria} rows={2} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </Field>
      {refusal && refusal.field !== "reason" && <RefusalMessage refusal={refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={words.support.lost} announce="alert" />}
      <Button submit busy={sending.is === "sending"}>
        {w.send}
      </Button>
    </form>
  );
}

interface Correction {
  id: string;
  kind: RollNoteKind;
  reason: string;
  onProof: boolean;
}

function Decide({ voter, correction, done }: StepProps & { correction: Correction }) {
  const words = useWords();
  const w = words.rollDesk;
  const { sending, send } = useSend(APPROVE, (answer) => {
    const { state } = (answer as { correction: { state: keyof typeof words.officer.rollStates } }).correction;
    done(words.officer.rollStates[state]);
  });
  return (
    <div className="stack">
      <p>
        <b>{voter.legalName}</b> · {w.kinds[correction.kind]}
      </p>
      <p className="small">{correction.reason}</p>
      {correction.onProof && <p className="small strong">{w.lookAtProof}</p>}
      {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={words.support.lost} announce="alert" />}
      <Button busy={sending.is === "sending"} onPress={() => void send({ correctionId: correction.id })}>
        {w.decide}
      </Button>
    </div>
  );
}
