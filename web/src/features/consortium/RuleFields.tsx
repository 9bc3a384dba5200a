// What the agreement decides otherwise than the law: matter by matter, and where it says so.
import type { ConsortiumMatter, Majority, VoiceWeight } from "../../gql/graphql";
import { Field } from "../../ui/Field";
import { useWords } from "../../words";

export const OWN_MATTERS = ["JOIN", "WITHDRAWAL", "LEAD", "AMENDMENT", "ORDINARY", "MANAGERS", "ROUTINE"] as const;
type OwnMatter = (typeof OWN_MATTERS)[number];
export interface OwnRule {
  majority: Majority | "";
  weight: VoiceWeight;
  source: string;
}
export type OwnRules = Partial<Record<OwnMatter, OwnRule>>;

const MAJORITIES: Majority[] = ["MORE_THAN_HALF", "TWO_THIRDS", "ALL"];
const WEIGHTS: VoiceWeight[] = ["HEAD", "SHARE"];
const AS_THE_LAW: OwnRule = { majority: "", weight: "HEAD", source: "" };

/** The rules that were chosen, as they are sent. */
export function rulesOf(own: OwnRules): { matter: ConsortiumMatter; majority: Majority; weight: VoiceWeight; source: string }[] {
  return OWN_MATTERS.flatMap((matter) => {
    const { majority, weight, source } = own[matter] ?? AS_THE_LAW;
    return majority === "" ? [] : [{ matter, majority, weight, source }];
  });
}

interface RuleFieldsProps {
  own: OwnRules;
  change: (own: OwnRules) => void;
  error?: string | undefined;
}

export function RuleFields({ own, change, error }: RuleFieldsProps) {
  const w = useWords().consortium;
  return (
    <details className="fold">
      <summary>{w.ownRules}</summary>
      <div className="stack">
        <p className="small soft">{w.ownRulesHint}</p>
        {OWN_MATTERS.map((matter) => {
          const rule = own[matter] ?? AS_THE_LAW;
          const set = (part: Partial<OwnRule>) => change({ ...own, [matter]: { ...rule, ...part } });
          const name = w.matters[matter];
          return (
            <div key={matter} className="stack-2">
              <Field id={`rule-${matter}`} label={name}>
                {(aria) => (
                  <select {...aria} value={rule.majority} onChange={({ target }) => set({ majority: target.value as Majority | "" })}>
                    <option value="">{w.asTheLaw}</option>
                    {MAJORITIES.map((one) => (
                      <option key={one} value={one}>
                        {w.majorities[one]}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
              {rule.majority !== "" && (
                <>
                  <Field id={`weight-${matter}`} label={w.weightOf(name)}>
                    {(aria) => (
                      <select {...aria} value={rule.weight} onChange={({ target }) => set({ weight: target.value as VoiceWeight })}>
                        {WEIGHTS.map((one) => (
                          <option key={one} value={one}>
                            {w.weights[one]}
                          </option>
                        ))}
                      </select>
                    )}
                  </Field>
                  <Field id={`source-${matter}`} label={w.sourceOf(name)} hint={w.sourceHint} error={rule.source.trim() === "" ? error : undefined}>
                    {(aria) => <input {...aria} value={rule.source} onChange={({ target }) => set({ source: target.value })} />}
                  </Field>
                </>
              )}
            </div>
          );
        })}
      </div>
    </details>
  );
}
