// What the board and the list of milestones are narrowed to. It stands in the address, so that back and links find it.
import { router, setQuery } from '../../lib/router.svelte';

export interface Filter {
  readonly text: string;
  readonly client: string;
  readonly project: string;
  readonly asked: { text?: string; client?: number; project?: number };
  type(text: string): void;
  choose(name: 'client' | 'project', id: string): void;
}

export function filterOf(): Filter {
  let text = $state(router.query['text'] ?? '');
  const number = (name: string): number | undefined => {
    const id = Number.parseInt(router.query[name] ?? '', 10);
    return Number.isInteger(id) ? id : undefined;
  };
  return {
    get text() { return text; },
    get client() { return `${number('client') ?? ''}`; },
    get project() { return `${number('project') ?? ''}`; },
    get asked() {
      const [client, project] = [number('client'), number('project')];
      return { ...(text.trim() === '' ? {} : { text }), ...(client === undefined ? {} : { client }), ...(project === undefined ? {} : { project }) };
    },
    type(typed) { text = typed; },
    choose(name, id) { setQuery({ [name]: id === '' ? undefined : id }); },
  };
}
