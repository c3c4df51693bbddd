// The cells of the schedule and the way between them.
export type Field = 'title' | 'criterion' | 'target_on' | 'share' | 'amount';

/** Puts the focus into a cell of a row. */
export function focusCell(table: HTMLElement | undefined, field: Field, row: number): void {
  table?.querySelector<HTMLElement>(`[data-field="${field}-${row}"]`)?.focus();
}

export function focusRow(table: HTMLElement | undefined, row: number): void {
  table?.querySelector<HTMLElement>(`tr[data-row="${row}"]`)?.focus();
}

/** The cell that an element belongs to. */
export function cellOf(element: EventTarget | null): Field | undefined {
  const name = element instanceof HTMLElement ? element.dataset['field'] : undefined;
  return /^(title|criterion|target_on|share|amount)-\d+$/.exec(name ?? '')?.[1] as Field | undefined; // The pattern lists them.
}
