// Who may vote, and by which ways: age, standings, officials; channels added up or weighed.
import type { StandingKind, VoteChannel } from "../../gql/graphql";
import { Field } from "../../ui/Field";
import { useWords } from "../../words";
import type { StepProps } from "./NoticeForm";
import { NumberInput, Tick } from "./Tick";

const STANDINGS: StandingKind[] = ["ADDRESS", "WORK", "BUSINESS", "STUDY"];
const CHANNELS: VoteChannel[] = ["ONLINE", "PAPER", "COMMITTEE", "SCHOOL", "SURVEY"];
// Asked beside the roll: they count only where every channel has its weight.
const BESIDE = new Set<VoteChannel>(["COMMITTEE", "SCHOOL", "SURVEY"]);

export function WhoFields({ draft, change, wrong }: StepProps) {
  const words = useWords();
  const w = words.prepare;
  const toggled = <T,>(list: T[], one: T) => (list.includes(one) ? list.filter((other) => other !== one) : [...list, one]);
  const set = (channel: VoteChannel, on: boolean) => {
    const others = Object.fromEntries(Object.entries(draft.channels).filter(([one]) => one !== channel));
    change({ channels: on ? { ...others, [channel]: draft.channels[channel] ?? "" } : others });
  };
  const total = Object.values(draft.channels).reduce((sum, weight) => sum + (Number(weight) || 0), 0);
  return (
    <section className="card stack" aria-labelledby="who">
      <h2 id="who">{w.who}</h2>
      <Field id="vote-age" label={w.age} hint={w.ageHint} error={wrong("minimumAge")}>
        {(aria) => <NumberInput {...aria} value={draft.minimumAge} set={(minimumAge) => change({ minimumAge })} />}
      </Field>
      <fieldset className="choose-members">
        <legend>{w.standings}</legend>
        {STANDINGS.map((one) => (
          <Tick
            key={one}
            label={words.labs.standings[one]}
            hint={w.standingHints[one]}
            on={draft.standings.includes(one)}
            set={() => change({ standings: toggled(draft.standings, one) })}
          />
        ))}
        {wrong("standings") && <p className="field-error">{wrong("standings")}</p>}
      </fieldset>
      <Tick label={w.noOfficials} hint={w.noOfficialsHint} on={draft.excludesOfficials} set={(excludesOfficials) => change({ excludesOfficials })} />
      <fieldset className="choose-members">
        <legend>{w.ways}</legend>
        <Tick label={w.weighed} hint={w.weighedHint} on={draft.weighed} set={(weighed) => change({ weighed })} />
        {CHANNELS.filter((one) => draft.weighed || !BESIDE.has(one)).map((one) => (
          <div key={one} className="row bound">
            <Tick label={words.papers.channels[one]} on={draft.channels[one] !== undefined} set={(on) => set(one, on)} />
            {draft.weighed && draft.channels[one] !== undefined && (
              <label className="row">
                <span className="small soft">{w.weight}</span>
                <input
                  className="input input-short"
                  inputMode="numeric"
                  aria-label={`${words.papers.channels[one]} ${w.weight}`}
                  value={draft.channels[one]}
                  onChange={({ target }) => change({ channels: { ...draft.channels, [one]: target.value.replace(/\D/g, "") } })}
                />
                <span aria-hidden="true">%</span>
              </label>
            )}
          </div>
        ))}
        {draft.weighed && (
          <p className="small" role="status">
            {w.weightsTogether(total)}
          </p>
        )}
        {wrong("channels") && <p className="field-error">{wrong("channels")}</p>}
      </fieldset>
    </section>
  );
}
