// Characters nobody sees, as a paste from a PDF or a table brings them: taken out at a press, for nobody finds them by eye.
import type { RefusalBodyFragment } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { useWords } from "../../words";

const REASONS = ["text_control_characters", "clause_hides_a_character"];
// What begins a line or a page of its own ends a line; what parts two cells parts two words; the rest stands for nothing.
const LINE_ENDS = /\r\n?|[\v\f\x85\u2028\u2029]/g;
const COLOURS = /\x1b\[[0-9;]*[A-Za-z]/g;
const UNSEEN = /[^\P{C}\n]|[\u2028\u2029\u034f\u115f\u1160\u2800\u3164\uffa0\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;

const cleaned = (text: string) => text.replace(LINE_ENDS, "\n").replaceAll("\t", " ").replace(COLOURS, "").replace(UNSEEN, "");
const unseenIn = (text: string) => (text.replaceAll("\r\n", "\n").match(UNSEEN) ?? []).length;

interface UnseenProps {
  refusal: RefusalBodyFragment | null;
  field: string;
  text: string;
  change: (text: string) => void;
}

export function Unseen({ refusal, field, text, change }: UnseenProps) {
  const w = useWords().agreements;
  if (refusal?.field !== field || !REASONS.includes(refusal.reason)) return null;
  const found = unseenIn(text);
  return (
    <div className="row">
      {found > 0 && (
        <Button look="line" onPress={() => change(cleaned(text))}>
          {w.unseen(found)}
        </Button>
      )}
      <span className="small" role="status">
        {found === 0 && w.unseenGone}
      </span>
    </div>
  );
}
