// Text size, contrast and darkness: kept on the device, set on <html> where the tokens look.
import { keep, kept } from "../ui/keep";

export interface Display {
  large: boolean;
  contrast: boolean;
  dark: boolean;
}

const PLAIN: Display = { large: false, contrast: false, dark: false };

export function keptDisplay(): Display {
  return { ...PLAIN, ...kept<Partial<Display>>("display") };
}

export function applyDisplay(display: Display = keptDisplay()): void {
  const { dataset } = document.documentElement;
  if (display.large) dataset.text = "large";
  else delete dataset.text;
  if (display.contrast) dataset.contrast = "more";
  else delete dataset.contrast;
  if (display.dark) dataset.theme = "dark";
  else delete dataset.theme;
}

export function changeDisplay(display: Display): void {
  keep("display", display);
  applyDisplay(display);
}
