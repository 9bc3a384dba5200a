// The drawing: a circle for each group, as large as its people are many, never a single person; the table says the same.
import { useWords } from "../../words";

interface Placed {
  name: string;
  size: number;
  x: number;
  y: number;
  width: number;
}

const HALF = 100;
const LARGEST = 26;
const LEAST_RING = 9;
const LEAST_TALL = 40;
const EDGE = 3;
const LEAST_ROOM = 60;

export function Chart({ groups }: { groups: Placed[] }) {
  const w = useWords().opinions;
  const far = Math.max(LEAST_ROOM, ...groups.flatMap(({ x, y, width }) => [Math.abs(x) + width, Math.abs(y) + width]));
  const scale = (HALF - LARGEST - EDGE) / far;
  const most = Math.max(...groups.map(({ size }) => size));
  const ring = (size: number) => Math.max(LEAST_RING, LARGEST * Math.sqrt(size / most));
  // No taller than what is drawn: on a phone an empty half would push the words away.
  const tall = Math.max(LEAST_TALL, ...groups.map(({ y, size, width }) => Math.abs(y * scale) + Math.max(ring(size), width * scale) + EDGE));
  const steps = (value: number) => (value / 100).toFixed(2);
  return (
    <figure className="stack-2 opinion-chart">
      <svg viewBox={`${-HALF} ${-tall} ${2 * HALF} ${2 * tall}`} role="img" aria-label={w.drawing(groups.map(({ name, size }) => w.group(name, size)).join(", "))}>
        <path className="opinion-axis" d={`M${-HALF} 0H${HALF}M0 ${-tall}V${tall}`} />
        {groups.map(({ name, x, y, width }, place) => (
          <circle key={`${name}-reach`} className={`opinion-reach opinion-${place + 1}`} cx={x * scale} cy={-y * scale} r={width * scale} />
        ))}
        {groups.map(({ name, size, x, y }, place) => (
          <g key={name}>
            <circle className={`opinion-group opinion-${place + 1}`} cx={x * scale} cy={-y * scale} r={ring(size)} />
            <text className="opinion-name" x={x * scale} y={-y * scale} aria-hidden="true">
              {name} {size}
            </text>
          </g>
        ))}
      </svg>
      <details className="fold">
        <summary>{w.table}</summary>
      <p className="small soft">{w.tableHint}</p>
      <table className="table table-fold">
        <caption className="only-read">{w.table}</caption>
        <thead>
          <tr>
            <th scope="col">{w.groupHead}</th>
            <th scope="col" className="num">{w.sizeHead}</th>
            <th scope="col" className="num">{w.acrossHead}</th>
            <th scope="col" className="num">{w.alongHead}</th>
            <th scope="col" className="num">{w.widthHead}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ name, size, x, y, width }) => (
            <tr key={name}>
              <th scope="row">{w.column(name)}</th>
              <td className="num" data-l={w.sizeHead}>{w.persons(size)}</td>
              <td className="num" data-l={w.acrossHead}>{steps(x)}</td>
              <td className="num" data-l={w.alongHead}>{steps(y)}</td>
              <td className="num" data-l={w.widthHead}>{steps(width)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      </details>
    </figure>
  );
}
