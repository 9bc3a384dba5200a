// A box to tick, with what it means for residents.
interface TickProps {
  label: string;
  hint?: string;
  on: boolean;
  set: (on: boolean) => void;
}

export function Tick({ label, hint, on, set }: TickProps) {
  return (
    <label className="point point-wide">
      <input type="checkbox" checked={on} onChange={({ target }) => set(target.checked)} />
      <span>
        {label}
        {hint && <span className="small soft"> {hint}</span>}
      </span>
    </label>
  );
}

interface ChoicesProps<T extends string> {
  name: string;
  legend: string;
  options: readonly T[];
  words: Record<T, { name: string; means: string }>;
  chosen: T;
  choose: (one: T) => void;
}

/** One of several, each with one sentence on what it means. */
export function Choices<T extends string>({ name, legend, options, words, chosen, choose }: ChoicesProps<T>) {
  return (
    <fieldset className="choose-members">
      <legend>{legend}</legend>
      <div className="stack-2">
        {options.map((one) => (
          <div key={one} className="point point-wide">
            <input type="radio" id={`${name}-${one}`} name={name} checked={chosen === one} onChange={() => choose(one)} />
            <label htmlFor={`${name}-${one}`}>
              {words[one].name}: <span className="small soft">{words[one].means}</span>
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}

interface NumberProps {
  id: string;
  className: string;
  value: string;
  set: (value: string) => void;
}

/** A whole number; nothing typed is no number. */
export function NumberInput({ value, set, ...aria }: NumberProps) {
  return <input {...aria} inputMode="numeric" value={value} onChange={({ target }) => set(target.value.replace(/\D/g, ""))} />;
}
