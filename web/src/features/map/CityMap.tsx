// The city drawn from its districts: no tiles, no network. Zoom by buttons; what lies on it is handed in.
import { useEffect, useRef, useState, type MouseEvent, type ReactNode } from "react";
import { useWords } from "../../words";
import { Button } from "../../ui/Button";
import { frameOf, heartOf, pathOf, type Frame, type Outline, type Place } from "./projection";

interface CityMapProps {
  districts: Outline[];
  label: string;
  /** The district to be seen beside the others, if one is chosen. */
  chosen?: number | null;
  onPick?: (place: Place) => void;
  /** Links on it are reached one by one; else it is a picture with a label. */
  group?: boolean;
  /** `px` is how much of the map one pixel of the screen shows: what is drawn in it is as large on every screen. */
  children: (frame: Frame, px: number) => ReactNode;
}

const CLOSEST = 8;
// px of the screen: the names of districts, and the room of one letter.
const NAME = 15;

export function CityMap({ districts, label, chosen, onPick, group, children }: CityMapProps) {
  const w = useWords().map;
  const [zoom, setZoom] = useState(1);
  const [middle, setMiddle] = useState<{ x: number; y: number } | null>(null);
  const drawn = useRef<SVGSVGElement>(null);
  const [shown, setShown] = useState(0);
  useEffect(() => {
    if (!drawn.current) return undefined;
    const watch = new ResizeObserver(([box]) => setShown(box?.contentRect.width ?? 0));
    watch.observe(drawn.current);
    return () => watch.disconnect();
  }, []);
  const frame = frameOf(districts);
  const seen = { width: frame.width / zoom, height: frame.height / zoom };
  const px = seen.width / (shown || frame.width);
  const at = middle ?? { x: frame.width / 2, y: frame.height / 2 };
  const held = (value: number, size: number, whole: number) => Math.min(Math.max(value - size / 2, 0), whole - size);
  const view = [held(at.x, seen.width, frame.width), held(at.y, seen.height, frame.height), seen.width, seen.height];
  const pick = (event: MouseEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = (view[0] ?? 0) + ((event.clientX - box.left) / box.width) * seen.width;
    const y = (view[1] ?? 0) + ((event.clientY - box.top) / box.height) * seen.height;
    setMiddle({ x, y });
    onPick?.(frame.place(x, y));
  };
  return (
    <div className="map">
      <svg ref={drawn} viewBox={view.map((one) => one.toFixed(2)).join(" ")} role={group ? "group" : "img"} aria-label={label} onClick={pick}>
        {districts.map((one) => (
          <path key={one.number} d={pathOf(one, frame)} className={one.number === chosen ? "map-area map-chosen" : "map-area"} />
        ))}
        {children(frame, px)}
        {districts.map((one) => {
          const { x, y } = frame.at(heartOf(one));
          return (
            <text key={one.number} x={x} y={y} className="map-name" fontSize={NAME * px} aria-hidden="true">
              {one.name}
            </text>
          );
        })}
      </svg>
      <div className="row">
        <Button look="line" label={w.closer} notAllowed={zoom >= CLOSEST} onPress={() => setZoom(Math.min(zoom * 2, CLOSEST))}>
          +
        </Button>
        <Button look="line" label={w.further} notAllowed={zoom <= 1} onPress={() => setZoom(Math.max(zoom / 2, 1))}>
          −
        </Button>
      </div>
    </div>
  );
}
