// What follows if the parties follow the consortium: every line is a consequence, and none is left to be found later.
import { Link } from "wouter";
import { won } from "../../ui/format";
import { Chip, Message } from "../../ui/Parts";
import { useSpeech, useWords, useWritten } from "../../words";
import { exactly, inPerCent } from "../consortium/shareText";
import type { Room } from "./PartyRoom";

type Move = NonNullable<Room["move"]>;

// As the matrix writes them.
const signs = (letters: readonly string[]) => letters.map((one) => one.charAt(0)).join("") as "RA" | "R" | "A" | "C" | "I";

// Where the parties stand still, only who has moved: nothing of what is told here would follow.
export function PartyMove({ move, still }: { move: Move; still: boolean }) {
  const w = useWords().partyRoom;
  const joined = move.joined.map(({ body }) => body.name);
  const left = move.left.map(({ body }) => body.name);
  return (
    <div className="stack">
      {left.length > 0 && <p>{w.leftNames(left)}</p>}
      {joined.length > 0 && <p>{w.joinedNames(joined)}</p>}
      {!still && <Then move={move} joined={joined} left={left} />}
    </div>
  );
}

function Then({ move, joined, left }: { move: Move; joined: string[]; left: string[] }) {
  const w = useWords().partyRoom;
  const { isLead } = useWords().consortium;
  const { values } = useWords().roleMatrix;
  const written = useWritten();
  return (
    <>
      <h3>{w.then}</h3>
      {move.money && move.money.unpaid.length > 0 && <Missing money={move.money} />}
      <ul className="items">
        {joined.length > 0 && <li>{w.silent(joined)}</li>}
        {left.length > 0 && <li>{w.positions(left, move.positions)}</li>}
        {move.counters.length > 0 && (
          <li>{w.counters(move.counters.map(({ reference, body, version }) => w.counter(reference, body.name, version)))}</li>
        )}
        {move.roles.length > 0 && (
          <li>
            <details className="fold">
              <summary>{w.roles(move.roles.length)}</summary>
              <ul className="bullets small">
                {move.roles.map((one) => (
                  <li key={one.duty + one.body.id} lang={written}>
                    {one.duty}: {one.body.name} {values[signs(one.letters)]}
                  </li>
                ))}
              </ul>
            </details>
          </li>
        )}
        {move.rights.length > 0 && <li>{w.rights(move.rights)}</li>}
        {move.duties.length > 0 && (
          <li>
            <details className="fold">
              <summary>{w.duties(move.duties.length)}</summary>
              <ul className="bullets small">
                {move.duties.map(({ number, what }) => (
                  <li key={number} lang={written}>
                    {number}. {what}
                  </li>
                ))}
              </ul>
            </details>
          </li>
        )}
        {move.named.length > 0 && <li>{w.named(move.named)}</li>}
        {move.money?.putForward && move.money.unpaid.length === 0 && <li>{w.putForward}</li>}
      </ul>
      <h3>{w.parties(move.parties.length)}</h3>
      <ul className="items">
        {move.parties.map(({ body, share, lead }) => (
          <li key={body.id} className="row row-between">
            <span className="row">
              <b>{body.name}</b>
              {lead && (
                <Chip icon="flag" tone="info">
                  {isLead}
                </Chip>
              )}
              {joined.includes(body.name) && (
                <Chip icon="plus" tone="wait">
                  {w.new}
                </Chip>
              )}
            </span>
            <span className="nowrap">
              <b>{exactly(share)}</b> <span className="small soft">{inPerCent(share)}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Missing({ money }: { money: NonNullable<Move["money"]> }) {
  const w = useWords().partyRoom;
  const { cures } = useWords().money;
  const { language } = useSpeech();
  return (
    <Message tone="stop" title={w.missing(won(money.won, language))}>
      <ul className="items">
        {money.unpaid.map(({ found, payer }, nth) => (
          <li key={nth}>{w.unpaid(payer?.name ?? "", won(found, language))}</li>
        ))}
        {money.broken.map((one) => (
          <li key={one.kind}>
            {w.breaks(one.rule.title, won(one.found, language), won(one.allowed, language))}{" "}
            {one.cures.map(({ kind, won: by }) => cures[kind](won(by, language))).join(w.or)}
          </li>
        ))}
      </ul>
      {money.putForward && <p>{w.putForward}</p>}
      <p>
        <Link href="/consortium/money">{w.toMoney}</Link>
      </p>
    </Message>
  );
}
