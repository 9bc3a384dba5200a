// The hats a person may wear, as buttons: changing one is a visible step.
import { useHat } from "../api/asker";
import type { HatNameFragment } from "../gql/graphql";
import { Icon } from "../ui/Icon";
import { useWords } from "../words";
import type { Words } from "../words/ko";
import { useViewer } from "./viewer";

export function hatName(hat: HatNameFragment, w: Words): string {
  return w.account.hat(w.roles[hat.role], hat.body.name);
}

export function HatList() {
  const w = useWords();
  const { viewer } = useViewer();
  const { wear } = useHat();
  const hats = viewer?.appointments ?? [];
  if (hats.length === 0) return <p className="small soft">{w.account.none}</p>;
  if (hats.length === 1 && hats[0]) return <p className="small">{hatName(hats[0], w)}</p>;
  return (
    <div className="stack-2" role="group" aria-label={w.account.hats}>
      <p className="strong">{w.account.hats}</p>
      <p className="small soft">{w.account.hatsHint}</p>
      {hats.map((hat) => {
        const worn = hat.id === viewer?.hat?.id;
        return (
          <button
            className="btn btn-line hat-choice"
            type="button"
            key={hat.id}
            aria-pressed={worn}
            onClick={() => wear(hat.id)}
          >
            {worn && <Icon name="check" />}
            {hatName(hat, w)}
            {worn && <span className="only-read"> {w.account.wearing}</span>}
          </button>
        );
      })}
    </div>
  );
}
