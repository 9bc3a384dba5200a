// The shares of several organisations, each as a fraction or per cent.
import { Field } from "../../ui/Field";
import { useWords } from "../../words";

interface ShareFieldsProps {
  parties: { id: string; name: string }[];
  shares: Record<string, string>;
  change: (id: string, share: string) => void;
  error?: string | undefined;
}

export function ShareFields({ parties, shares, change, error }: ShareFieldsProps) {
  const w = useWords().consortium;
  return (
    <fieldset className="choose-members">
      <legend>{w.shares}</legend>
      <p className="small soft">{w.fields.share.hint}</p>
      <div className="stack-2">
        {parties.map(({ id, name }, place) => (
          <Field key={id} id={`share-${id}`} label={name} error={place === 0 ? error : undefined}>
            {(aria) => <input {...aria} value={shares[id] ?? ""} onChange={({ target }) => change(id, target.value)} />}
          </Field>
        ))}
      </div>
    </fieldset>
  );
}
