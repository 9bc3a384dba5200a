// Where one idea lies.
import { useWords } from "../../words";
import { CityMap } from "./CityMap";
import type { Place } from "./projection";
import { useDistricts } from "./useDistricts";

export function WhereItLies({ point, area }: { point: Place; area: number | null }) {
  const w = useWords().map;
  const districts = useDistricts();
  if (districts.length === 0) return null;
  const here = districts.find(({ number }) => number === area);
  return (
    <CityMap districts={districts} label={here ? w.markedIn(here.name) : w.title} chosen={area}>
      {(frame, px) => {
        const { x, y } = frame.at(point);
        return <circle cx={x} cy={y} r={9 * px} className="map-mark" />;
      }}
    </CityMap>
  );
}
