// The consolidated text of a day, and what is otherwise than on another day.
import { useQuery } from "../../api/kept";
import { Link, useLocation, useSearch } from "wouter";
import { NotFound } from "../../frame/NotFound";
import { graphql } from "../../gql";
import type { TextOnQuery } from "../../gql/graphql";
import { Field } from "../../ui/Field";
import { day as told, won } from "../../ui/format";
import { PageHead } from "../../ui/Parts";
import { Waiting } from "../../ui/Waiting";
import { useSpeech, useWords, useWritten } from "../../words";
import { Redline } from "../agreements/Redline";
import "../agreements/room.css";

const TEXT = graphql(`
  query TextOn($number: String!, $day: String, $other: String, $compared: Boolean!) {
    agreement(number: $number) {
      id
      number
      title
      dutyRegister { inForceOn }
      textOn(day: $day) { ...WholeText }
      other: textOn(day: $other) @include(if: $compared) { ...WholeText }
    }
  }
  fragment WholeText on ConsolidatedText {
    day
    number
    digest
    clauses { clauseId reference depth heading text amendedBy }
    parties { id name }
    money { source form year won payer { id name } }
  }
`);

type Text = NonNullable<NonNullable<TextOnQuery["agreement"]>["textOn"]>;
type Clause = Text["clauses"][number];

export default function TextPage({ number }: { number: string }) {
  const w = useWords();
  const asked = new URLSearchParams(useSearch());
  const [day, other] = [asked.get("day"), asked.get("with")];
  const [{ data, error }, again] = useQuery({
    query: TEXT,
    variables: { number, day, other, compared: other !== null },
    requestPolicy: "cache-and-network",
  });
  if (!data) return <Waiting error={error} again={() => again({ requestPolicy: "network-only" })} what={w.loading.page} />;
  if (!data.agreement) return <NotFound title={w.agreements.missing} />;
  const { title, textOn, dutyRegister } = data.agreement;
  if (!textOn) return <NotFound title={w.amending.notInForce} />;
  return <Whole title={title} number={number} text={textOn} other={data.agreement.other ?? null} from={dutyRegister.inForceOn ?? null} />;
}

interface WholeProps {
  title: string;
  number: string;
  text: Text;
  other: Text | null;
  // The day since which the agreement is in force.
  from: string | null;
}

function Whole({ title, number, text, other, from }: WholeProps) {
  const w = useWords();
  const { language } = useSpeech();
  const written = useWritten();
  const [, go] = useLocation();
  const show = (day: string, than: string) => {
    const wanted = new URLSearchParams({ ...(day && { day }), ...(than && { with: than }) });
    go(`/agreements/${number}/text?${wanted}`, { replace: true });
  };
  const early = from ? [text.day, ...(other ? [other.day] : [])].filter((one) => one < from) : [];
  const before = new Map(other?.clauses.map((one) => [one.clauseId, one]));
  const gone = other?.clauses.filter(({ clauseId }) => !text.clauses.some((one) => one.clauseId === clauseId)) ?? [];
  return (
    <>
      <PageHead
        title={w.amending.textOf(told(text.day, language))}
        way={[
          { to: "/consortium", label: w.consortium.name },
          { to: `/agreements/${text.number}`, label: text.number },
        ]}
        here={w.amending.here}
      >
        <p className="lead" lang={written}>
          {title}
        </p>
      </PageHead>
      <div className="stack-6">
        <div className="card row" role="group" aria-label={w.amending.days}>
          <Field id="text-day" label={w.amending.onDay}>
            {(aria) => <input {...aria} type="date" value={text.day} onChange={({ target }) => target.value && show(target.value, other?.day ?? "")} />}
          </Field>
          <Field id="text-with" label={w.amending.withDay} hint={w.amending.withHint}>
            {(aria) => <input {...aria} type="date" value={other?.day ?? ""} onChange={({ target }) => show(text.day, target.value)} />}
          </Field>
        </div>
        {from && early.length > 0 && (
          <p role="note">
            {w.amending.notYet(early.map((one) => told(one, language)).join(", "), told(from, language))}
          </p>
        )}
        {other && <p role="status">{text.digest === other.digest ? w.amending.same : w.amending.differs(told(other.day, language))}</p>}
        <section className="card stack" aria-label={w.amending.here}>
          {text.clauses.map((one) => (
            <OneClause key={one.clauseId} one={one} old={other ? (before.get(one.clauseId) ?? "added") : null} />
          ))}
          {gone.map((one) => (
            <OneClause key={one.clauseId} one={one} old="removed" />
          ))}
        </section>
        <PartiesOn text={text} other={other} />
        {text.money.length > 0 && <MoneyOn text={text} other={other} />}
        <p className="small soft break">
          {w.amending.digest} <code>{text.digest}</code>
        </p>
      </div>
    </>
  );
}

// Who the parties are on the day; where it is compared, who has come and gone since the other.
function PartiesOn({ text, other }: { text: Text; other: Text | null }) {
  const w = useWords().amending;
  const names = (some: Text["parties"]) => new Set(some.map(({ id }) => id));
  const [now, then] = [names(text.parties), names(other?.parties ?? text.parties)];
  const gone = other?.parties.filter(({ id }) => !now.has(id)) ?? [];
  return (
    <section className="card stack" aria-labelledby="parties-on">
      <h2 id="parties-on">{w.partiesOn}</h2>
      <ul className="items">
        {text.parties.map(({ id, name }) => (
          <li key={id}>
            {then.has(id) ? name : <ins>{name}</ins>} {!then.has(id) && <span className="small soft">{w.partyJoined}</span>}
          </li>
        ))}
        {gone.map(({ id, name }) => (
          <li key={id}>
            <del>{name}</del> <span className="small soft">{w.partyLeft}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

// What the parties contribute on the day; where it is compared, what it was on the other.
function MoneyOn({ text, other }: { text: Text; other: Text | null }) {
  const w = useWords();
  const { language } = useSpeech();
  const key = (one: Text["money"][number]) => `${one.source}-${one.form}-${one.year}-${one.payer.id}`;
  const before = new Map(other?.money.map((one) => [key(one), one.won]));
  const gone = other?.money.filter((one) => !text.money.some((now) => key(now) === key(one))).map((one) => ({ ...one, won: 0 })) ?? [];
  const told = (amount: number) => (amount === 0 ? w.amending.noAmount : won(amount, language));
  return (
    <section className="card stack" aria-labelledby="money-on">
      <h2 id="money-on">{w.amending.moneyOn}</h2>
      <ul className="items">
        {[...text.money, ...gone].map((one) => {
          const was = before.get(key(one)) ?? 0;
          return (
            <li key={key(one)} className="row row-between">
              <span>
                <b>{one.payer.name}</b>{" "}
                <span className="small soft">
                  {w.money.sources[one.source]} · {w.money.forms[one.form]} · {w.money.year(one.year)}
                </span>
              </span>
              <span>
                {other && was !== one.won && <>{told(was)} → </>}
                <b>{told(one.won)}</b>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function OneClause({ one, old }: { one: Clause; old: Clause | "added" | "removed" | null }) {
  const w = useWords().amending;
  const written = useWritten();
  const changed = old !== null && (typeof old === "string" || old.text !== one.text);
  const renamed = typeof old === "object" && old !== null && old.heading !== one.heading;
  const before = old === "added" ? "" : old === "removed" || old === null ? one.text : old.text;
  const moved = typeof old === "object" && old !== null && old.reference !== one.reference ? old.reference : null;
  return (
    <div className="stack-2" style={{ marginInlineStart: `${one.depth}rem` }}>
      <h2 className="small">
        {old === "removed" ? w.removed(one.reference) : one.reference}{" "}
        {renamed ? (
          <span lang={written}>
            <del>{old.heading}</del> <ins>{one.heading}</ins>
          </span>
        ) : (
          <span lang={written}>{one.heading}</span>
        )}{" "}
        {one.amendedBy && (
          <Link className="small" href={`/agreements/${one.amendedBy}/amend`}>
            {w.by(one.amendedBy)}
          </Link>
        )}
        {moved && <span className="small soft"> {w.was(moved)}</span>}
      </h2>
      {changed ? (
        <Redline before={before} after={old === "removed" ? "" : one.text} />
      ) : (
        <p className="clause" lang={written}>
          {one.text}
        </p>
      )}
    </div>
  );
}
