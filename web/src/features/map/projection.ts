// The small world of one city, flat enough to be drawn as it is: degrees to units of the picture and back.
export interface Place {
  longitude: number;
  latitude: number;
}
export interface Outline {
  number: number;
  name: string;
  outline: Place[];
}
export interface Frame {
  width: number;
  height: number;
  at: (place: Place) => { x: number; y: number };
  place: (x: number, y: number) => Place;
}

const WIDTH = 600;
const MARGIN = 0.04;
const MICRO = 1e6;

const span = (values: number[]): [number, number] => [Math.min(...values), Math.max(...values)];

/** The picture in which all outlines fit, with a margin around. */
export function frameOf(outlines: Outline[]): Frame {
  const all = outlines.flatMap(({ outline }) => outline);
  const [west, east] = span(all.map(({ longitude }) => longitude));
  const [south, north] = span(all.map(({ latitude }) => latitude));
  // A degree to the east is shorter than one to the north, the more so the further north.
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = (WIDTH * (1 - 2 * MARGIN)) / ((east - west) * narrow);
  const edge = WIDTH * MARGIN;
  return {
    width: WIDTH,
    height: (north - south) * scale + 2 * edge,
    at: ({ longitude, latitude }) => ({
      x: edge + (longitude - west) * narrow * scale,
      y: edge + (north - latitude) * scale,
    }),
    place: (x, y) => ({
      longitude: Math.round((west + (x - edge) / (narrow * scale)) * MICRO) / MICRO,
      latitude: Math.round((north - (y - edge) / scale) * MICRO) / MICRO,
    }),
  };
}

export function pathOf({ outline }: Outline, frame: Frame): string {
  return `M${outline
    .map(frame.at)
    .map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`)
    .join("L")}Z`;
}

/** A point well inside for a name: the middle of the outline's corners. */
export function heartOf({ outline }: Outline): Place {
  const mean = (values: number[]) => Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * MICRO) / MICRO;
  return {
    longitude: mean(outline.map(({ longitude }) => longitude)),
    latitude: mean(outline.map(({ latitude }) => latitude)),
  };
}

/** The district a point lies in, to say so at once; whether it is taken, the server judges. */
export function districtAt(place: Place, outlines: Outline[]): Outline | undefined {
  return outlines.find(({ outline }) => {
    let inside = false;
    outline.forEach((a, index) => {
      const b = outline[(index + 1) % outline.length] ?? a;
      if (a.latitude > place.latitude === b.latitude > place.latitude) return;
      const share = (place.latitude - a.latitude) / (b.latitude - a.latitude);
      if (place.longitude < a.longitude + share * (b.longitude - a.longitude)) inside = !inside;
    });
    return inside;
  });
}
