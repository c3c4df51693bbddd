// Addresses of the window. They live behind the hash, because the app's own protocol serves one page only.
export interface Address {
  path: string;
  query: Readonly<Record<string, string>>;
}

function read(): Address {
  const [path = '', query = ''] = location.hash.replace(/^#/, '').split('?', 2);
  return { path: path || '/', query: Object.fromEntries(new URLSearchParams(query)) };
}

let here = $state.raw<Address>(read());

export const router = {
  get path(): string {
    return here.path;
  },
  /** What stands after `?`, such as `sheet` of `/invoices/5?sheet=payment`. */
  get query(): Readonly<Record<string, string>> {
    return here.query;
  },
};

/** Follows back and forward; called once by the frame. Returns how to stop. */
export function startRouter(): () => void {
  const follow = (): void => {
    here = read();
  };
  window.addEventListener('popstate', follow);
  window.addEventListener('hashchange', follow);
  return () => {
    window.removeEventListener('popstate', follow);
    window.removeEventListener('hashchange', follow);
  };
}

/** Goes to `/projects/7?sheet=...`; `replace` leaves no step back. */
export function navigate(address: string, options: { replace?: boolean } = {}): void {
  const url = hrefOf(address);
  if (options.replace) history.replaceState(null, '', url);
  else if (url !== location.hash) history.pushState(null, '', url);
  here = read();
}

/** What an `<a href>` needs for an address. */
export function hrefOf(address: string): string {
  return `#${address}`;
}

/** Changes entries of the query; undefined removes one. It leaves no step back, unless it is a `step` of the user. */
export function setQuery(changes: Readonly<Record<string, string | undefined>>, options: { step?: boolean } = {}): void {
  const query = new URLSearchParams(here.query);
  for (const [key, value] of Object.entries(changes)) {
    if (value === undefined) query.delete(key);
    else query.set(key, value);
  }
  const text = query.toString();
  navigate(text ? `${here.path}?${text}` : here.path, { replace: !options.step });
}

export function back(): void {
  history.back();
}

export function forward(): void {
  history.forward();
}

/** Parts of a path by name, `/projects/:id/:tab?`; null when it is another path. `:id` takes digits only. */
export function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/').filter(Boolean);
  const given = path.split('/').filter(Boolean);
  if (given.length > wanted.length) return null;
  const parts: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const text = given[at];
    const name = /^:(\w+)(\?)?$/.exec(part);
    if (!name) {
      if (text !== part) return null;
      continue;
    }
    if (text === undefined) {
      if (!name[2]) return null;
      continue;
    }
    if (name[1] === 'id' && !/^\d+$/.test(text)) return null;
    parts[name[1] ?? ''] = decodeURIComponent(text);
  }
  return parts;
}
