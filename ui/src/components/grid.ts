// Which rows of a long list are drawn.
export interface GridColumn {
  key: string;
  label: string;
  /** CSS width; one column without it takes the rest. */
  width?: string;
  align?: 'end';
  /** Default true: what does not fit ends in dots. */
  clip?: boolean;
  hideLabel?: boolean;
}

export interface RowWindow {
  first: number;
  end: number;
  /** Pixels of the rows that are not drawn. */
  before: number;
  after: number;
}

const ALL_UP_TO = 100;
const MARGIN = 12;

/** All rows up to a hundred; beyond, those in sight and a margin. */
export function windowOf(total: number, seen: { top: number; height: number; row: number }): RowWindow {
  if (total <= ALL_UP_TO) return { first: 0, end: total, before: 0, after: 0 };
  const first = Math.max(0, Math.floor(seen.top / seen.row) - MARGIN);
  const end = Math.min(total, Math.ceil((seen.top + seen.height) / seen.row) + MARGIN);
  return { first, end, before: first * seen.row, after: (total - end) * seen.row };
}

/** Width of a column of amounts: as its longest text, `least` pixels at the least. An amount is never cut. */
export function widthOf(texts: readonly string[], least: number): string {
  const longest = texts.reduce((most, text) => Math.max(most, text.length), 0);
  return `max(${least}px, calc(${longest} * 1ch + 18px))`;
}
