// What has changed, day by day: who came, who went, who leads.
import { useWords } from "../../words";
import { Day } from "../../ui/Text";
import type { Consortium } from "./ConsortiumPage";
import { exactly } from "./shareText";

type Stretch = Consortium["history"][number];

export function History({ consortium }: { consortium: Consortium }) {
  const w = useWords().consortium;
  return (
    <section className="card stack" aria-labelledby="history">
      <h2 id="history">{w.history}</h2>
      <ol className="items">
        {consortium.history.map((one, place) => (
          <li key={one.since} className="stack-2">
            <p className="strong">
              <Day on={one.since} />
            </p>
            <ul className="small">
              {told(one, consortium.history[place - 1], w).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            <p className="small soft">{one.parties.map(({ body, share }) => `${body.name} ${exactly(share)}`).join(" · ")}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What happened on the first day of a stretch, in sentences. */
function told(now: Stretch, before: Stretch | undefined, w: ReturnType<typeof useWords>["consortium"]): string[] {
  if (!before) return [w.began(now.parties.length)];
  const was = new Set(before.parties.map(({ body }) => body.id));
  const is = new Set(now.parties.map(({ body }) => body.id));
  const lead = now.parties.find((party) => party.lead)?.body;
  const led = before.parties.find((party) => party.lead)?.body;
  const lines = [
    ...now.parties.filter(({ body }) => !was.has(body.id)).map(({ body }) => w.came(body.name)),
    ...before.parties.filter(({ body }) => !is.has(body.id)).map(({ body }) => w.went(body.name)),
    ...(lead && lead.id !== led?.id ? [w.leads(lead.name)] : []),
  ];
  return lines.length > 0 ? lines : [w.sharesChanged];
}
