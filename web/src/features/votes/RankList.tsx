// The person's order of projects, changed by buttons: no dragging is needed.
import { useRef, useState } from "react";
import type { BallotCardFragment } from "../../gql/graphql";
import { Icon, type IconName } from "../../ui/Icon";
import { useWords } from "../../words";
import { move, type Pick } from "./picks";

interface RankProps {
  lines: BallotCardFragment[];
  picks: Pick[];
  choose: (picks: Pick[]) => void;
}

export function RankList({ lines, picks, choose }: RankProps) {
  const w = useWords().ballot;
  const [said, setSaid] = useState("");
  const titleOf = (number: number) => lines.find((line) => line.number === number)?.proposal.title ?? "";
  const shift = (index: number, by: 1 | -1, title: string) => {
    const next = move(picks, index, by);
    if (next === picks) return;
    choose(next);
    setSaid(w.moved(title, index + by + 1));
  };
  const head = useRef<HTMLHeadingElement>(null);
  const takeOut = (number: number, title: string) => {
    choose(picks.filter((pick) => pick.number !== number));
    setSaid(w.takenOut(title));
    // The button goes with its line: the keyboard goes on at the head of what is left.
    head.current?.focus();
  };
  return (
    <section className="card stack" aria-labelledby="order">
      <div>
        <h2 id="order" ref={head} tabIndex={-1}>{w.order}</h2>
        <p className="small soft">{w.orderHint}</p>
      </div>
      <ol className="ranks">
        {picks.map(({ number }, index) => {
          const title = titleOf(number);
          const last = index === picks.length - 1;
          return (
            <li key={number}>
              <b className="rank">{w.place(index + 1)}</b>
              <span>{title}</span>
              <span className="rank-acts">
                <Step icon="up" label={w.up(title)} off={index === 0} press={() => shift(index, -1, title)} />
                <Step icon="down" label={w.down(title)} off={last} press={() => shift(index, 1, title)} />
                <Step icon="minus" label={w.remove(title)} press={() => takeOut(number, title)} />
              </span>
            </li>
          );
        })}
      </ol>
      <p className="only-read" role="status">
        {said}
      </p>
    </section>
  );
}

function Step({ icon, label, off = false, press }: { icon: IconName; label: string; off?: boolean; press: () => void }) {
  return (
    <button className="btn btn-line btn-square" type="button" aria-label={label} aria-disabled={off || undefined} onClick={press}>
      <Icon name={icon} />
    </button>
  );
}
