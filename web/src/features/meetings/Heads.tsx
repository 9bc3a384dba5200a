// Who can preside, in the order of the rules: told while nobody does, so that it is plain whom the meeting waits for.
import { Icon } from "../../ui/Icon";
import { Written } from "../../ui/Text";
import { useWords } from "../../words";
import type { Meeting } from "./MeetingPage";

export function Heads({ meeting }: { meeting: Meeting }) {
  const { meeting: w, council } = useWords();
  const { heads, rule } = meeting.heads;
  // Before the day nobody is waited for: only once somebody has come.
  const gathers = meeting.state === "OPEN" || (meeting.state === "CALLED" && meeting.attendees.some(({ mode }) => mode !== null));
  const waits = meeting.form === "IN_PERSON" && gathers && !heads.some(({ presides }) => presides);
  if (!waits || heads.every(({ here }) => here === null)) return null;
  return (
    <section className="card stack-2" aria-labelledby="heads">
      <h2 id="heads">{w.heads.title}</h2>
      <ol className="stack-2">
        {heads.map(({ post, name, here }) => (
          <li key={post}>
            <b>{council.posts[post]}</b> {name ? <Written>{name.displayName}</Written> : w.heads.none}{" "}
            {name && <span className="small soft">{here ? w.heads.here : w.heads.away}</span>}
          </li>
        ))}
      </ol>
      <p className="small soft">{w.heads.nobodyElse}</p>
      {rule && (
        <p className="small soft">
          <Icon name="clause" /> {[rule.source, rule.article].filter(Boolean).join(" ")}
        </p>
      )}
    </section>
  );
}
