// How the panel is balanced: for each group how few and how many may sit, and how that stands.
import { useWords } from "../../words";
import { useDistricts } from "../map/useDistricts";
import type { Lab, LabMine } from "./LabPage";

export function Balance({ lab, mine }: { lab: Lab; mine: LabMine }) {
  const w = useWords().labs;
  const group = useGroups();
  const drawn = lab.lotSeed !== null && lab.lotSeed !== undefined;
  const told = mine.balance.some(({ applied }) => typeof applied === "number");
  return (
    <section className="card stack-2" aria-labelledby="balance">
      <h2 id="balance">{w.balance}</h2>
      <p className="small soft">{w.balanceHint}</p>
        <table className="table table-fold">
          <thead>
            <tr>
              <th scope="col">{w.group}</th>
              <th scope="col">{w.range}</th>
              {told && <th scope="col">{w.applied}</th>}
              {drawn && <th scope="col">{w.holding}</th>}
            </tr>
          </thead>
          <tbody>
            {mine.balance.map((one) => (
              <tr key={one.dimension + one.group}>
                <th scope="row">{group(one.dimension, one.group)}</th>
                <td data-l={w.range}>{w.between(one.least, one.most)}</td>
                {told && <td data-l={w.applied}>{w.persons(one.applied ?? 0)}</td>}
                {drawn && <td data-l={w.holding}>{w.persons(one.holding ?? 0)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
    </section>
  );
}

/** The name of a group: a sex, an age band, or a district. */
export function useGroups() {
  const w = useWords().labs;
  const districts = useDistricts();
  return (dimension: "SEX" | "AGE" | "AREA", group: string): string => {
    if (dimension === "SEX") return w.sexes[group as keyof typeof w.sexes];
    if (dimension === "AGE") return w.ages[group as keyof typeof w.ages];
    return districts.find(({ number }) => String(number) === group)?.name ?? w.district(group);
  };
}
