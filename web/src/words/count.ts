// How a catalogue writes a plain count.
export type Count = (value: number) => string;
