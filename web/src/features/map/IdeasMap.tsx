// Ideas on the map, under the filters of the list; the list stands below, so that the map is never the only way.
import { useQuery } from "urql";
import { Link } from "wouter";
import { graphql } from "../../gql";
import { useViewer } from "../../frame/viewer";
import { Waiting } from "../../ui/Waiting";
import { useWords, useWritten } from "../../words";
import type { Asked } from "../ideas/IdeasPage";
import { CityMap } from "./CityMap";
import { useDistricts } from "./useDistricts";

const POINTS = graphql(`
  query IdeaPoints($programmeId: ID!, $search: String, $category: ProposalCategory, $state: ProposalState, $area: Int) {
    ideaPoints(programmeId: $programmeId, search: $search, category: $category, state: $state, area: $area, first: 500) {
      id
      number
      title
      state
      point { longitude latitude }
    }
  }
`);

export function IdeasMap({ asked }: { asked: Asked }) {
  const w = useWords();
  const written = useWritten();
  const { programme } = useViewer();
  const districts = useDistricts();
  const { search, category, state, area } = asked;
  const [{ data, error }, again] = useQuery({
    query: POINTS,
    variables: { programmeId: programme?.id ?? "", search, category, state, area },
    pause: !programme,
  });
  const points = data?.ideaPoints ?? [];
  if (districts.length === 0) return null;
  return (
    <section className="card stack-2 map-card" aria-labelledby="ideas-map">
      <h2 id="ideas-map">{w.map.title}</h2>
      {data && <p className="small soft">{w.map.shown(points.length)}</p>}
      {!data && <Waiting error={error} again={() => again({ requestPolicy: "network-only" })} what={w.loading.ideas} titled />}
      <CityMap districts={districts} label={w.map.title} chosen={area} group>
        {(frame, px) =>
          points.map(({ id, number, title, point }) => {
            const { x, y } = frame.at(point);
            return (
              <Link key={id} href={`/ideas/${number}`} aria-label={title} lang={written}>
                <circle cx={x} cy={y} r={8 * px} className="map-mark">
                  <title>{title}</title>
                </circle>
              </Link>
            );
          })
        }
      </CityMap>
    </section>
  );
}
