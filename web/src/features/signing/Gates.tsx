// The gates of an edition: who approved and signed when, who can now, who waits, and how long it stays open.
import { Clock } from "../../ui/Clock";
import { Icon } from "../../ui/Icon";
import { exactWon } from "../../ui/format";
import { DayTime } from "../../ui/Text";
import { useSpeech, useWords, useWritten } from "../../words";
import type { Edition } from "./SigningPage";

const ICONS = { PASSED: "check", OPEN: "pen", WAITING: "clock" } as const;

export function Gates({ edition, over }: { edition: Edition; over: boolean }) {
  const w = useWords();
  const written = useWritten();
  const { language } = useSpeech();
  const open = edition.state === "OPEN";
  // Nobody waits any more for what ended without it.
  const ended = over || edition.state === "VOID";
  return (
    <section className="card stack" aria-labelledby="gates">
      <div className="row spread">
        <h2 id="gates">{w.signing.gates}</h2>
        {open && <Clock until={edition.openUntil} serverTime={edition.serverTime} />}
      </div>
      <p className="small soft">{w.signing.orders[edition.order]}</p>
      {(["INTERNAL_APPROVAL", "SIGNATURE"] as const).map((kind) => (
        <div key={kind} className="stack-2">
          <h3>{w.signing.kinds[kind]}</h3>
          <ol className="gates">
            {byTurn(edition, kind).map((gate) => {
              const state = gate.state !== "PASSED" && (ended || !open) ? "WAITING" : gate.state;
              const signature =
                kind === "SIGNATURE" ? edition.signatures.find(({ body }) => body.id === gate.body.id) : undefined;
              return (
                <li key={gate.number} className={`gate gate-${state.toLowerCase()}`}>
                  <Icon name={ICONS[state]} />
                  <span>
                    <b lang={written}>{gate.body.name}</b>{" "}
                    <span className="soft small gate-done">
                      {gate.passedAt ? (
                        <>
                          <DayTime at={gate.passedAt} /> {gate.capacity && w.roles[gate.capacity]}{" "}
                          <span lang={written}>{signature?.signer}</span>
                        </>
                      ) : (
                        ended ? w.signing.missed : w.signing.gateStates[state]
                      )}
                    </span>
                    {signature && (
                      <span className="tiny soft block">
                        {signature.byOffice ? w.signing.byOffice : w.signing.byMandate}{" "}
                        <span lang={written}>{signature.mandate}</span> · {w.signing.strengths[signature.strength]}
                        {signature.mandateFrom && signature.mandateTo && (
                          <>
                            {" · "}
                            {signature.mandateScope && <>{w.signing.scopes[signature.mandateScope]} · </>}
                            {signature.mandateCap === null ? w.signing.noCap : w.signing.upTo(exactWon(signature.mandateCap, language))}
                            {" · "}
                            <DayTime at={signature.mandateFrom} /> – <DayTime at={signature.mandateTo} />
                          </>
                        )}
                      </span>
                    )}
                  </span>
                </li>
              );
            })}
          </ol>
        </div>
      ))}
    </section>
  );
}

/** The gates of a kind, those that come first before those that wait for them. */
function byTurn(edition: Edition, kind: "INTERNAL_APPROVAL" | "SIGNATURE") {
  return edition.gates
    .filter((gate) => gate.kind === kind)
    .sort((one, two) => one.after.length - two.after.length || one.number - two.number);
}
