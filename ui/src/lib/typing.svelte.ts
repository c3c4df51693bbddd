// What is typed into a sheet that is left without its verb. It stands there again when the sheet comes back, also after a
// reload of the page; the next start of the program begins empty.

/** One text: what stood there by itself, and what was typed instead. */
type Kept = [fresh: string, typed: string];

export interface Typing<Name extends string> {
  readonly texts: Readonly<Record<Name, string>>;
  /** A key in a field. */
  type(name: Name, text: string): void;
  /** The verb has run: nothing waits any more. */
  forget(): void;
}

function read(place: string): Partial<Record<string, Kept>> {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? '{}') as Partial<Record<string, Kept>>; // Written below alone.
  } catch {
    return {};
  }
}

/**
 * `sheet` names the sheet with its record, `fresh` is what stands there by itself. What was typed over another beginning is
 * left out: an amount in a mail may have changed since.
 */
export function typing<Name extends string>(sheet: string, fresh: Readonly<Record<Name, string>>): Typing<Name> {
  const place = `milepost.typing.${sheet}`;
  const kept = read(place);
  const texts = $state<Record<Name, string>>({ ...fresh });
  const names = Object.keys(fresh) as Name[]; // A record has the names of its type.
  for (const name of names) {
    const before = kept[name];
    if (before?.[0] === fresh[name]) texts[name] = before[1];
  }

  return {
    texts,
    type(name, text) {
      texts[name] = text;
      const changed = names.filter((each) => texts[each] !== fresh[each]).map((each) => [each, [fresh[each], texts[each]]]);
      sessionStorage.setItem(place, JSON.stringify(Object.fromEntries(changed)));
    },
    forget() {
      sessionStorage.removeItem(place);
    },
  };
}
