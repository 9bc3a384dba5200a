// The ideas of a prepared vote, which stay on its paper in their order.
import { Won } from "../../ui/Text";
import { useWords, useWritten } from "../../words";
import type { Line } from "./campaignDraft";

export function PaperLines({ lines }: { lines: Line[] }) {
  const w = useWords().prepare;
  const written = useWritten();
  return (
    <section className="card stack" aria-labelledby="lines">
      <h2 id="lines">{w.lines}</h2>
      <p className="small soft">{w.revise.paperStays}</p>
      <ol className="stack-2">
        {lines.map(({ id, number, title, cost }, index) => (
          <li key={id}>
            <b>{index + 1}.</b> <span lang={written}>{title}</span>{" "}
            <span className="small soft">
              {number} · <Won amount={cost} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
