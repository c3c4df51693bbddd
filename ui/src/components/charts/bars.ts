// What a bar chart shows. All heights are thousandths of the axis, all texts are formatted.
export interface Bar {
  key: string;
  label: string;
  isCurrent: boolean;
  isEmpty: boolean;
  /** Short figure above the bar. */
  caption: string;
  total: string;
  /** In the order of the kinds. */
  permille: readonly number[];
  values: readonly string[];
}

export interface BarKind {
  /** A class of styles/patterns.css, such as `f-paid`. */
  fill: string;
  label: string;
}

export interface Tick {
  label: string;
  permille: number;
}
