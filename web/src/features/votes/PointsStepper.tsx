// Points for one project: a number with a step down and a step up.
import { Icon } from "../../ui/Icon";
import { useWords } from "../../words";

interface StepperProps {
  title: string;
  points: number;
  give: (points: number) => void;
}

export function PointsStepper({ title, points, give }: StepperProps) {
  const w = useWords().ballot;
  return (
    <span className="points">
      <button className="btn btn-line btn-square" type="button" aria-label={w.less(title)} onClick={() => give(points - 1)}>
        <Icon name="minus" />
      </button>
      <input
        className="input"
        inputMode="numeric"
        aria-label={w.pointsOf(title)}
        value={points}
        onChange={(event) => give(Number(event.target.value.replace(/\D/g, "")))}
      />
      <button className="btn btn-line btn-square" type="button" aria-label={w.moreOf(title)} onClick={() => give(points + 1)}>
        <Icon name="plus" />
      </button>
    </span>
  );
}
