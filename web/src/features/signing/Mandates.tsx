// Mandates of one's own organisation: who may sign for it how far and how long; the head gives and ends them.
import { useEffect, useState } from "react";
import { allows } from "../../api/allows";
import { inShort } from "../../frame/inShort";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { useViewer } from "../../frame/viewer";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { day, exactWon } from "../../ui/format";
import { inSeoul } from "../../ui/inSeoul";
import { Chip, Message } from "../../ui/Parts";
import { useSpeech, useWords, useWritten } from "../../words";
import { amountOf, faultOf } from "../money/amountText";
import { useSend } from "../talk/sendTalk";
import { END_MANDATE, GIVE_MANDATE } from "./signingActs";
import type { Agreement } from "./SigningPage";
import { Held } from "../../ui/Held";

interface MandatesProps {
  agreement: Agreement;
  refresh: () => void;
}

export function Mandates({ agreement, refresh }: MandatesProps) {
  const w = useWords();
  const gives = allows(agreement.viewerActions, "giveSigningMandate") && agreement.viewerParty !== null;
  const standing = agreement.signingMandates.edges.map(({ node }) => node);
  const { sending, send } = useSend(END_MANDATE, refresh);
  useTurns(standing, refresh);
  const { edition } = agreement;
  const isOver = (at: string | null) => at !== null && edition !== null && Date.parse(at) <= Date.parse(edition.serverTime);
  if (!gives && standing.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="mandates">
      <h2 id="mandates">{w.signing.mandates}</h2>
      {standing.length === 0 && <p className="small soft">{w.signing.noMandates}</p>}
      <ul className="stack" aria-labelledby="mandates">
        {standing.map((one) => (
          <Standing key={one.id} mandate={one} over={isOver(one.validTo)} gives={gives} end={() => void send({ mandateId: one.id })} busy={sending.is === "sending"} />
        ))}
      </ul>
      {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      <Held actions={agreement.viewerParty ? agreement.viewerActions : []} name="giveSigningMandate">
        <Give agreement={agreement} refresh={refresh} />
      </Held>
    </section>
  );
}

type Mandate = Agreement["signingMandates"]["edges"][number]["node"];

// The longest a browser waits for (in milliseconds), about 24 days.
const LONGEST_WAIT = 2 ** 31 - 1;

// A page that is open while a mandate begins or runs out says so by itself, a second after.
function useTurns(mandates: readonly Mandate[], refresh: () => void) {
  const turns = mandates.flatMap(({ validFrom, validTo }) => [validFrom, validTo]).join(" ");
  useEffect(() => {
    const waits = turns.split(" ").map((at) => Date.parse(at) + 1_000 - Date.now());
    const timers = waits.filter((wait) => wait > 0 && wait < LONGEST_WAIT).map((wait) => setTimeout(refresh, wait));
    return () => timers.forEach(clearTimeout);
  }, [turns, refresh]);
}

function Standing({ mandate, over, gives, end, busy }: { mandate: Mandate; over: boolean; gives: boolean; end: () => void; busy: boolean }) {
  const w = useWords();
  const written = useWritten();
  const { language } = useSpeech();
  const { holder, validFrom, validTo } = mandate;
  const name = holder.person.displayName;
  return (
    <li className="stack-2">
      <span className="row spread">
        <b lang={written}>{name}</b>
        {!mandate.holds && (
          <Chip icon="clock" tone="warn">
            {w.signing.holdsNot}
          </Chip>
        )}
      </span>
      <span className="small soft">
        {w.roles[holder.role]} · <span lang={written}>{mandate.document}</span>
      </span>
      <span className="small">
        {validFrom && validTo && w.signing.range(day(validFrom, language), day(new Date(Date.parse(validTo) - 1).toISOString(), language))}
        {" · "}
        {mandate.cap === null ? w.signing.noCap : w.signing.upTo(exactWon(mandate.cap, language))}
      </span>
      {!mandate.holds && <span className="small">{gives ? (over ? w.signing.giveOver : w.signing.giveAnew) : w.signing.askAnew}</span>}
      {gives && (
        <Button look="line" busy={busy} label={w.signing.endOf(name)} onPress={end}>
          {w.signing.endNow}
        </Button>
      )}
    </li>
  );
}

function Give({ agreement, refresh }: MandatesProps) {
  const w = useWords();
  const written = useWritten();
  const { programme } = useViewer();
  const free = agreement.signingColleagues.filter(({ mandated }) => !mandated);
  const [said, setSaid] = useState({ who: "", document: "", cap: "", from: "", to: "" });
  const [malformed, setMalformed] = useState<string[]>([]);
  const set = (part: Partial<typeof said>) => setSaid({ ...said, ...part });
  const { sending, send } = useSend(GIVE_MANDATE, () => {
    setSaid({ who: "", document: "", cap: "", from: "", to: "" });
    refresh();
  });
  const refusal = sending.is === "refused" ? sending.refusal : null;
  if (free.length === 0) return <p className="small soft">{w.signing.noColleagues}</p>;
  const cap = amountOf(said.cap);
  const give = () => {
    const wrong = [
      ...(said.who ? [] : ["who"]),
      ...(said.cap.trim() === "" || cap !== null ? [] : ["cap"]),
      ...(said.from ? [] : ["from"]),
      ...(said.to ? [] : ["to"]),
    ];
    setMalformed(wrong);
    if (wrong.length > 0 || !programme || sending.is === "sending") return;
    void send({
      programmeId: programme.id,
      appointmentId: said.who,
      document: said.document,
      cap,
      validFrom: inSeoul(`${said.from}T00:00`),
      // Its last day is whole.
      validTo: inSeoul(`${dayAfter(said.to)}T00:00`),
    });
  };
  const error = (field: string, of: string, words: string) =>
    refusal?.field === of ? inShort(refusal) : malformed.includes(field) ? words : undefined;
  return (
    <form
      className="stack-2"
      noValidate
      aria-label={w.signing.give}
      onSubmit={(event) => {
        event.preventDefault();
        give();
      }}
    >
      <h3>{w.signing.give}</h3>
      <Field id="mandate-who" label={w.signing.toWhom} error={error("who", "appointmentId", w.signing.chooseWho)}>
        {(aria) => (
          <select {...aria} value={said.who} onChange={({ target }) => set({ who: target.value })}>
            <option value="">{w.signing.chooseWho}</option>
            {free.map(({ appointmentId, person, role }) => (
              <option key={appointmentId} value={appointmentId} lang={written}>
                {person.displayName} ({w.roles[role]})
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id="mandate-document" label={w.signing.mandateDocument} error={error("", "document", "")}>
        {(aria) => <input {...aria} value={said.document} onChange={({ target }) => set({ document: target.value })} />}
      </Field>
      <Field id="mandate-cap" label={w.signing.cap} hint={w.signing.capHint} error={error("cap", "cap", w.money.faults[faultOf(said.cap)])}>
        {(aria) => <input {...aria} value={said.cap} onChange={({ target }) => set({ cap: target.value })} />}
      </Field>
      <Field id="mandate-from" label={w.signing.firstDay} error={error("from", "validFrom", w.signing.chooseDay)}>
        {(aria) => <input {...aria} type="date" value={said.from} onChange={({ target }) => set({ from: target.value })} />}
      </Field>
      <Field id="mandate-to" label={w.signing.lastDay} error={error("to", "validTo", w.signing.chooseDay)}>
        {(aria) => <input {...aria} type="date" value={said.to} onChange={({ target }) => set({ to: target.value })} />}
      </Field>
      {refusal && !FIELDS.includes(refusal.field ?? "") && <RefusalMessage refusal={refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      <Button submit busy={sending.is === "sending"}>
        {w.signing.giveNow}
      </Button>
    </form>
  );
}

const FIELDS = ["appointmentId", "document", "cap", "validFrom", "validTo"];

const dayAfter = (date: string) => new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
