// What the first run remembers between its steps: ids of its records, by book, on this computer only.
export type Split = 'two' | 'three' | 'four' | 'own';

export interface Kept {
  client?: number;
  project?: number;
  draft?: number;
  split: Split;
}

const keyOf = (book: string): string => `milepost.first-run.${book}`;

export function kept(book: string): Kept {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(keyOf(book)) ?? '{}');
    return { split: 'three', ...(found as Partial<Kept>) }; // Written by `keep` alone.
  } catch {
    return { split: 'three' }; // The book itself still knows its records.
  }
}

export function keep(book: string, ids: Kept): void {
  localStorage.setItem(keyOf(book), JSON.stringify(ids));
}

export function forget(book: string): void {
  localStorage.removeItem(keyOf(book));
}
