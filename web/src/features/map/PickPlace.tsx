// Choosing where an idea lies: by tapping the map, by naming a district, or by moving the mark step by step.
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { CityMap } from "./CityMap";
import { districtAt, heartOf, type Place } from "./projection";
import { useDistricts } from "./useDistricts";

// Some fifty metres.
const STEP = 0.0005;
const MICRO = 1e6;
const WAYS = { north: [0, 1], south: [0, -1], west: [-1, 0], east: [1, 0] } as const;

interface PickPlaceProps {
  point: Place | null;
  change: (point: Place | null) => void;
  wrong?: string | undefined;
}

export function PickPlace({ point, change, wrong }: PickPlaceProps) {
  const w = useWords().map;
  const districts = useDistricts();
  if (districts.length === 0) return null;
  const here = point ? districtAt(point, districts) : undefined;
  const move = ([east, north]: readonly [number, number]) => {
    if (!point) return;
    change({
      longitude: Math.round((point.longitude + east * STEP) * MICRO) / MICRO,
      latitude: Math.round((point.latitude + north * STEP) * MICRO) / MICRO,
    });
  };
  return (
    <fieldset className="stack-2">
      <legend className="strong">{w.pick}</legend>
      <p className="small soft">{w.pickHint}</p>
      <Field id="idea-district" label={w.district} error={wrong}>
        {(aria) => (
          <select
            {...aria}
            value={here?.number ?? ""}
            onChange={({ target }) => {
              const named = districts.find(({ number }) => String(number) === target.value);
              change(named ? heartOf(named) : null);
            }}
          >
            <option value="">{point && !here ? w.outsideNow : w.noPlace}</option>
            {districts.map(({ number, name }) => (
              <option key={number} value={number}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <CityMap districts={districts} label={here ? w.markedIn(here.name) : w.empty} chosen={here?.number ?? null} onPick={change}>
        {(frame, px) => {
          if (!point) return null;
          const { x, y } = frame.at(point);
          return <circle cx={x} cy={y} r={9 * px} className="map-mark" />;
        }}
      </CityMap>
      {point && (
        <>
          <div className="row" role="group" aria-label={w.move}>
            {(Object.keys(WAYS) as (keyof typeof WAYS)[]).map((way) => (
              <Button key={way} look="line" label={w.moveTo[way]} onPress={() => move(WAYS[way])}>
                {w.ways[way]}
              </Button>
            ))}
            <Button
              look="plain"
              onPress={() => {
                // The button goes with the mark: the keyboard goes on where a place is named.
                document.getElementById("idea-district")?.focus();
                change(null);
              }}
            >
              {w.leaveOut}
            </Button>
          </div>
          <p className="small" role="status">
            {here ? w.markedIn(here.name) : ""}
          </p>
          {!here && <Message tone="stop" title={w.outside} announce="status" />}
        </>
      )}
    </fieldset>
  );
}
