// Mandates of one's own organisation: who may sign what for it, how far and how long; the head gives and ends them.
import { useEffect } from "react";
import { allows } from "../../api/allows";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { Button } from "../../ui/Button";
import { day, exactWon } from "../../ui/format";
import { Held } from "../../ui/Held";
import { Chip, Message } from "../../ui/Parts";
import { useSpeech, useWords, useWritten } from "../../words";
import { useSend } from "../talk/sendTalk";
import { GiveMandate } from "./GiveMandate";
import { END_MANDATE } from "./signingActs";
import type { Agreement } from "./SigningPage";

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
          <Standing key={one.id} mandate={one} here={agreement.number} over={isOver(one.validTo)} gives={gives} end={() => void send({ mandateId: one.id })} busy={sending.is === "sending"} />
        ))}
      </ul>
      {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      <Held actions={agreement.viewerParty ? agreement.viewerActions : []} name="giveSigningMandate">
        <GiveMandate agreement={agreement} refresh={refresh} />
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

interface StandingProps {
  mandate: Mandate;
  /** The number of the agreement one looks at. */
  here: string;
  over: boolean;
  gives: boolean;
  end: () => void;
  busy: boolean;
}

function Standing({ mandate, here, over, gives, end, busy }: StandingProps) {
  const w = useWords();
  const written = useWritten();
  const { language } = useSpeech();
  const { holder, scope, agreementNumber, validFrom, validTo } = mandate;
  const narrow = agreementNumber === here ? w.signing.scopes.AGREEMENT : w.signing.onlyAgreement(agreementNumber);
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
        {scope === "ALL" ? w.signing.scopes.ALL : narrow}
        {" · "}
        {validFrom && validTo && w.signing.range(day(validFrom, language), day(new Date(Date.parse(validTo) - 1).toISOString(), language))}
        {" · "}
        {mandate.cap === null ? w.signing.noCap : w.signing.upTo(exactWon(mandate.cap, language))}
      </span>
      {!mandate.holds && <span className="small">{gives ? (over ? w.signing.giveOver : w.signing.giveAnew) : w.signing.askAnew}</span>}
      {gives && (
        <Button look="line" busy={busy} label={w.signing.endOf(name, mandate.document)} onPress={end}>
          {w.signing.endNow}
        </Button>
      )}
    </li>
  );
}
