// The rosters that were published, the newest first.
import { Told } from "../../ui/Text";
import { useSpeech, useWords } from "../../words";
import { day } from "../../ui/format";
import type { Council } from "./CouncilPage";

export function Editions({ editions }: { editions: Council["editions"] }) {
  const w = useWords().council;
  const { language } = useSpeech();
  if (editions.length === 0) return null;
  return (
    <section className="card card-quiet stack-2" aria-labelledby="council-editions">
      <h2 id="council-editions">{w.editions}</h2>
      <ul className="stack-2">
        {editions.map(({ edition, publishedOn, members, exceptionRef }) => (
          <li key={edition}>
            <p className="small">{w.edition(edition, day(publishedOn, language), members)}</p>
            {exceptionRef && <p className="small soft"><Told>{w.exception(exceptionRef)}</Told></p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
