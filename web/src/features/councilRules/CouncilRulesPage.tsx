// The rules of the project council of a place on a day: for each key what holds, and which source says so.
import { useQuery } from "urql";
import { useLocation, useSearch } from "wouter";
import { graphql } from "../../gql";
import { Field } from "../../ui/Field";
import { Message, PageHead } from "../../ui/Parts";
import { Waiting } from "../../ui/Waiting";
import { Told } from "../../ui/Text";
import { useWholly, useWords } from "../../words";
import { RuleGroups } from "./RuleGroups";
import { PLACES } from "./places";

const PACK = graphql(`
  query CouncilRules($place: String!, $on: String) {
    councilRulePack(place: $place, on: $on) {
      place { slug name }
      day
      rulings { key ...CouncilRuling }
    }
  }
`);
const FIRST = "changwon";
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export default function CouncilRulesPage() {
  const w = useWords();
  const wholly = useWholly();
  const query = new URLSearchParams(useSearch());
  const [, go] = useLocation();
  const given = query.get("on") ?? "";
  const asked = { place: query.get("place") ?? FIRST, on: DAY.test(given) ? given : null };
  const change = (part: { place?: string; on?: string }) => {
    const next = new URLSearchParams(query);
    for (const [name, value] of Object.entries(part)) next.set(name, value);
    go(`/council-rules?${next.toString()}`, { replace: true });
  };
  const [{ data: places }] = useQuery({ query: PLACES });
  const [{ data, error, stale }, again] = useQuery({ query: PACK, variables: asked });
  const pack = data?.councilRulePack;
  const unread = pack?.rulings.filter(({ holds }) => !holds.confirmed).length ?? 0;
  return (
    <>
      <PageHead title={w.councilRules.title} way={[]} here={w.councilRules.title}>
        <p className="lead">{w.councilRules.lead}</p>
      </PageHead>
      <form className="card filter" onSubmit={(event) => event.preventDefault()}>
        <Field id="place" label={w.councilRules.place}>
          {(aria) => (
            <select {...aria} value={asked.place} onChange={(event) => change({ place: event.target.value })}>
              {(places?.councilPlaces ?? []).map(({ slug, name }) => (
                <option key={slug} value={slug} lang={wholly(name)}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field id="on" label={w.councilRules.day}>
          {(aria) => (
            <input {...aria} type="date" value={asked.on ?? pack?.day ?? ""} onChange={(event) => change({ on: event.target.value })} />
          )}
        </Field>
      </form>
      {data?.councilRulePack === null && <p className="soft">{w.councilRules.none}</p>}
      {!data && <Waiting error={error} again={() => again({ requestPolicy: "network-only" })} what={w.loading.page} />}
      {pack && (
        <div aria-busy={stale} className="stack-6 section">
          <div role="status" className="only-read">
            <Told>{w.councilRules.shown(pack.place.name, pack.rulings.length)}</Told>
          </div>
          {unread > 0 && <Message tone="warn" title={w.councilRules.unreadOf(unread)} />}
          <RuleGroups rulings={pack.rulings} level="h2" />
        </div>
      )}
    </>
  );
}
