// The councils of a place that has several: for which agenda each is, whether it still exists, and the one that is shown.
import { Link, useLocation, useSearch } from "wouter";
import type { CouncilChoiceFragment } from "../../gql/graphql";
import { Icon } from "../../ui/Icon";
import { Chip, PageHead } from "../../ui/Parts";
import { Day } from "../../ui/Text";
import { useWords } from "../../words";

export function ChooseCouncil({ councils, shown }: { councils: CouncilChoiceFragment | undefined; shown: string | undefined }) {
  const w = useWords().council;
  const [page] = useLocation();
  const asked = useSearch();
  const all = councils?.edges.map(({ node }) => node) ?? [];
  if (all.length < 2) return null;
  // What is searched for stays, of whichever council.
  const here = (id: string) => {
    const next = new URLSearchParams(asked);
    next.set("of", id);
    return `${page}?${next.toString()}`;
  };
  return (
    <nav className="card stack section" aria-labelledby="choose-council">
      <h2 id="choose-council">{w.chooseCouncil}</h2>
      <ul className="items">
        {all.map(({ id, name, agenda, formedOn, dissolvedOn }) => (
          <li key={id} className="stack-2">
            <p className="row">
              <Link className="more" href={here(id)} aria-current={id === shown ? "page" : undefined}>
                {id === shown && <Icon name="check" />} {name}
              </Link>
              <Chip icon={dissolvedOn ? "stop" : "check"} tone={dissolvedOn ? "stop" : "ok"}>
                {dissolvedOn ? w.existsNot : w.exists}
              </Chip>
            </p>
            {agenda && <p>{agenda}</p>}
            <p className="small soft">
              {w.formedOn} <Day on={formedOn} />
              {dissolvedOn && (
                <>
                  {" · "}
                  {w.dissolvedOn} <Day on={dissolvedOn} />
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What is shown where an address names a council that is none. */
export function NoSuchCouncil() {
  const w = useWords().council;
  return (
    <>
      <PageHead title={w.noSuch} way={[{ to: "/council", label: w.title }]} here={w.noSuch} />
      <p className="soft">{w.noSuchHint}</p>
    </>
  );
}
