// A notice that somebody else has changed meanwhile: where both differ, side by side.
import { Button } from "../../ui/Button";
import { Message } from "../../ui/Parts";
import { Prose } from "../../ui/Text";
import { useWords, useWritten } from "../../words";
import type { CampaignDraft } from "./campaignDraft";
import { useSaid } from "./useSaid";

interface BothTextsProps {
  theirs: CampaignDraft;
  mine: CampaignDraft;
  takeTheirs: () => void;
  keepMine: () => void;
}

export function BothTexts({ theirs, mine, takeTheirs, keepMine }: BothTextsProps) {
  const w = useWords().prepare.revise;
  return (
    <Message tone="wait" title={w.changed} announce="alert">
      <p className="small">{w.changedHint}</p>
      <div className="grid-2">
        <Side name={w.theirs} text={theirs} other={mine} />
        <Side name={w.mine} text={mine} other={theirs} />
      </div>
      <div className="row">
        <Button look="line" onPress={takeTheirs}>
          {w.takeTheirs}
        </Button>
        <Button look="line" onPress={keepMine}>
          {w.keepMine}
        </Button>
      </div>
    </Message>
  );
}

/** What one of both says where the other says something else. */
function Side({ name, text, other }: { name: string; text: CampaignDraft; other: CampaignDraft }) {
  const said = useSaid();
  const written = useWritten();
  const others = new Set(said(other));
  const own = said(text).filter((one) => !others.has(one));
  return (
    <section className="stack-2" aria-label={name}>
      <h2 className="small">{name}</h2>
      {text.title !== other.title && (
        <p className="strong" lang={written}>
          {text.title}
        </p>
      )}
      {text.summary !== other.summary && <Prose text={text.summary} />}
      <ul className="stack-2">
        {own.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </section>
  );
}
