// The bounds of a balance: for each group the fewest and the most who sit; an empty row bounds nothing.
import type { LabBoundInput } from "../../gql/graphql";
import { useWords } from "../../words";
import { useDistricts } from "../map/useDistricts";
import { useGroups } from "./Balance";

export type BoundsDraft = Record<string, { least: string; most: string }>;
type Dimension = LabBoundInput["dimension"];

const SEXES = ["FEMALE", "MALE"];
const AGES = ["UNDER_20", "FROM_20", "FROM_30", "FROM_40", "FROM_50", "FROM_60"];

/** What was typed, as the server takes it; a row with only a least has no most but the seats. */
export function boundsOf(draft: BoundsDraft, seats: number): LabBoundInput[] {
  return Object.entries(draft)
    .filter(([, { least, most }]) => least !== "" || most !== "")
    .map(([key, { least, most }]) => {
      const [dimension = "", group = ""] = key.split(":");
      return {
        dimension: dimension as Dimension,
        group,
        least: Number(least) || 0,
        most: most === "" ? seats : Number(most) || 0,
      };
    });
}

export function draftOf(bounds: { dimension: Dimension; group: string; least: number; most: number }[]): BoundsDraft {
  return Object.fromEntries(
    bounds.map(({ dimension, group, least, most }) => [`${dimension}:${group}`, { least: String(least), most: String(most) }]),
  );
}

interface BoundsProps {
  draft: BoundsDraft;
  change: (draft: BoundsDraft) => void;
}

export function BoundsFields({ draft, change }: BoundsProps) {
  const w = useWords().labs;
  const group = useGroups();
  const districts = useDistricts();
  const groups: [Dimension, string[]][] = [
    ["SEX", SEXES],
    ["AGE", AGES],
    ["AREA", districts.map(({ number }) => String(number))],
  ];
  const set = (key: string, side: "least" | "most", value: string) =>
    change({ ...draft, [key]: { least: "", most: "", ...draft[key], [side]: value } });
  return (
    <>
      {groups.map(([dimension, names]) => (
        <fieldset key={dimension} className="choose-members">
          <legend>{w.dimensions[dimension]}</legend>
          <div className="stack-2">
            {names.map((name) => {
              const key = `${dimension}:${name}`;
              const called = group(dimension, name);
              return (
                <div key={key} className="row bound">
                  <span className="bound-name">{called}</span>
                  {(["least", "most"] as const).map((side) => (
                    <label key={side} className="row">
                      <span className="small soft">{w[side]}</span>
                      <input
                        className="input input-short"
                        inputMode="numeric"
                        aria-label={`${called} ${w[side]}`}
                        value={draft[key]?.[side] ?? ""}
                        onChange={({ target }) => set(key, side, target.value.replace(/\D/g, ""))}
                      />
                    </label>
                  ))}
                </div>
              );
            })}
          </div>
        </fieldset>
      ))}
    </>
  );
}
