// Sizes of files in words.
import { windowLocale } from '../messages';

const STEP = 1000;

/** `6.4 MB`, `312 kB`, `820 bytes`. */
export function fileSize(bytes: number): string {
  const kilobytes = bytes / STEP;
  const isLarge = kilobytes >= STEP;
  if (bytes < STEP) return new Intl.NumberFormat(windowLocale(), { style: 'unit', unit: 'byte', unitDisplay: 'long' }).format(bytes);
  const options: Intl.NumberFormatOptions = { style: 'unit', unit: isLarge ? 'megabyte' : 'kilobyte', maximumFractionDigits: isLarge ? 1 : 0 };
  return new Intl.NumberFormat(windowLocale(), options).format(isLarge ? kilobytes / STEP : kilobytes);
}
