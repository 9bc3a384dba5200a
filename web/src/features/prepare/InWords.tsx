// The vote in words, as residents will live it: read it aloud before it is sent.
import { won } from "../../ui/format";
import { Prose } from "../../ui/Text";
import { useSpeech, useWords, useWritten } from "../../words";
import type { CampaignDraft } from "./campaignDraft";
import { useSaid } from "./useSaid";

export function InWords({ draft }: { draft: CampaignDraft }) {
  const w = useWords().prepare;
  const { language } = useSpeech();
  const written = useWritten();
  const said = useSaid();
  return (
    <section className="card stack" aria-labelledby="in-words">
      <h2 id="in-words">{w.inWords}</h2>
      <h3 lang={written}>{draft.title}</h3>
      <Prose text={draft.summary} />
      <ul className="stack-2">
        {said(draft).map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <h3>{w.lines}</h3>
      <ol className="stack-2">
        {draft.lines.map(({ id, title, cost }, index) => (
          <li key={id}>
            <b>{index + 1}.</b> <span lang={written}>{title}</span> <span className="small soft">{won(cost, language)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
