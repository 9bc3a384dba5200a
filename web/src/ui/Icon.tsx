// The line icons of the design, drawn in the current colour and silent for readers.
const SHAPES = {
  bell: "M6 16v-5a6 6 0 0112 0v5l1.5 2h-15zM10 20.5a2.2 2.2 0 004 0",
  box: "M4 11.5h16v9H4zM7 11.5l1.5-3M17 11.5l-1.5-3M9 14.5h6M9.5 9.5v-6h5v6",
  check: "M4.5 12.5l5 5 10-11",
  clause: "M6 3.5h9l4 4v13H6zM9.5 11h6M9.5 14h6M9.5 17h3.5",
  clock: "M21 12a9 9 0 11-18 0 9 9 0 0118 0zM12 7v5.2l3.4 2",
  council: "M9 8.5h6a1.5 1.5 0 011.5 1.5v4a1.5 1.5 0 01-1.5 1.5H9A1.5 1.5 0 017.5 14v-4A1.5 1.5 0 019 8.5zM4 9.5v5M20 9.5v5M9.5 5h5M9.5 19h5",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  down: "M12 5v14M6 13l6 6 6-6",
  flag: "M6 21V4M6 4.5h11l-2.5 4 2.5 4H6",
  hidden: "M4 4l16 16M6.5 7.5C4.3 9 3 12 3 12s3.2 6 9 6c1.6 0 3-.4 4.2-1M10 6.2C10.6 6.1 11.3 6 12 6c5.8 0 9 6 9 6s-.7 1.3-2 2.7",
  home: "M4 11l8-7 8 7M6.5 9.5v11h11v-11",
  idea: "M9 17.5h6M10 20.5h4M12 3.5a6 6 0 00-3.6 10.8c.4.3.6.8.6 1.3v1.9h6v-1.9c0-.5.2-1 .6-1.3A6 6 0 0012 3.5z",
  info: "M21 12a9 9 0 11-18 0 9 9 0 0118 0zM12 11v5.5M12 7.6v.2",
  lock: "M7 10.5h10a2 2 0 012 2v6a2 2 0 01-2 2H7a2 2 0 01-2-2v-6a2 2 0 012-2zM8 10.5V7.5a4 4 0 018 0v3",
  minus: "M5 12h14",
  offline: "M4 4l16 16M7 18.5a4 4 0 01-.6-7.9M9.5 7.2A5.5 5.5 0 0117.3 11a3.8 3.8 0 012.5 6",
  pen: "M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19zM13.5 7l3.5 3.5",
  people: "M12.5 8.5a3.5 3.5 0 11-7 0 3.5 3.5 0 017 0zM2.5 20c.6-3.8 3.2-6 6.5-6s5.9 2.2 6.5 6M16 5.3a3.5 3.5 0 010 6.4M18.5 14.8c1.7.9 2.7 2.7 3 5.2",
  person: "M16 8a4 4 0 11-8 0 4 4 0 018 0zM4 21c.8-4.5 3.9-7 8-7s7.2 2.5 8 7",
  place: "M4 20.5h16M6 20.5v-10l6-5 6 5v10M10 20.5v-5h4v5",
  plus: "M5 12h14M12 5v14",
  print: "M7 9V3.5h10V9M7 17H4V9h16v8h-3M7 14h10v6.5H7z",
  receipt: "M5.5 3.5h13v17l-2.2-1.5-2.1 1.5-2.2-1.5-2.2 1.5-2.1-1.5-2.2 1.5zM9 8h6M9 12h6",
  refresh: "M19.5 12a7.5 7.5 0 11-2.2-5.3M19.5 4v4h-4",
  right: "M5 12h14M13 6l6 6-6 6",
  search: "M17.5 11a6.5 6.5 0 11-13 0 6.5 6.5 0 0113 0zM16 16l4.5 4.5",
  stop: "M8 3h8l5 5v8l-5 5H8l-5-5V8zM9 9l6 6M15 9l-6 6",
  text: "M3.5 18L8 6.5 12.5 18M5 14.5h6M15 18l3-7.5 3 7.5M16 15.5h4",
  up: "M12 19V5M6 11l6-6 6 6",
  warn: "M12 3.5l9.5 17h-19zM12 10v4.5M12 17.6v.2",
  won: "M21 12a9 9 0 11-18 0 9 9 0 0118 0zM7 9l2.3 7L12 9l2.7 7L17 9M6.5 12h11",
} as const;

export type IconName = keyof typeof SHAPES;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="i" viewBox="0 0 24 24" aria-hidden="true">
      <path d={SHAPES[name]} />
    </svg>
  );
}

/** The mark of the house: three rings that hold each other. */
export function Rings() {
  return (
    <svg className="rings" viewBox="0 0 36 36" aria-hidden="true">
      <circle className="ring-idea" cx="12" cy="14" r="7.5" />
      <circle className="ring-council" cx="24" cy="14" r="7.5" />
      <circle className="ring-agreement" cx="18" cy="23.5" r="7.5" />
    </svg>
  );
}
