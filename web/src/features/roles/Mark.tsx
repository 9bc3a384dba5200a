// What an actor is for a duty, and by sign and word where that stands.
import { useWords } from "../../words";
import { signsOf } from "./letters";
import type { RoleField } from "./RolesPage";

export function Mark({ field }: { field: RoleField | undefined }) {
  const w = useWords().roleMatrix;
  if (!field) return <span className="soft">–</span>;
  return (
    <span>
      <span className={`role-mark role-${field.standing}`} aria-hidden="true">
        {w.marks[field.standing]}
      </span>{" "}
      {w.values[signsOf(field.value.letters)]}
      <span className="only-read"> {w.standings[field.standing]}</span>
    </span>
  );
}
