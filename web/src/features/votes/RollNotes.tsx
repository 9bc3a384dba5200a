// Corrections of the roll after opening, on record without names.
import { graphql } from "../../gql";
import type { RollNoteLineFragment } from "../../gql/graphql";
import { DayTime } from "../../ui/Text";
import { useWords } from "../../words";

graphql(`
  fragment RollNoteLine on RollNote {
    kind
    reason
    state
    recordedAt
  }
`);

export function RollNotes({ notes }: { notes: RollNoteLineFragment[] }) {
  const w = useWords().officer;
  if (notes.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="roll">
      <h2 id="roll">{w.roll}</h2>
      <ul className="items small">
        {notes.map((note) => (
          <li key={note.recordedAt + note.reason}>
            <b>{w.rollKinds[note.kind]}</b> · {w.rollStates[note.state]} · <DayTime at={note.recordedAt} />
            <p className="soft">{note.reason}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
