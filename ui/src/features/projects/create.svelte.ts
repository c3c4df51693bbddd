// What is typed into the sheet of a new project, and the two commands that make it real.
import { act } from '../../lib/act';
import type { ClientId, Problem, ProjectId } from '../../lib/api.gen';
import { typing, type Typing } from '../../lib/typing.svelte';
import type { Split } from './presets';

/** Stands in the list of clients for one that is not there yet. */
export const NEW_CLIENT = 'new';

export class NewProjectForm {
  client = $state(NEW_CLIENT);
  currency = $state('');
  split = $state<Split>('three');
  firstOn = $state('');
  signOff = $state<'yes' | 'no'>('yes');
  clientProblem = $state.raw<Problem>();
  problem = $state.raw<Problem>();
  busy = $state(false);
  readonly typing: Typing<'clientName' | 'title' | 'contract'> = typing('project', { clientName: '', title: '', contract: '' });

  /** The project's id, or undefined when something was refused; what was typed stays. */
  async create(): Promise<ProjectId | undefined> {
    this.busy = true;
    this.problem = undefined;
    const client = await this.#client();
    const made = client === undefined ? undefined : await this.#project(client);
    this.busy = false;
    return made;
  }

  async #client(): Promise<ClientId | undefined> {
    this.clientProblem = undefined;
    if (this.client !== NEW_CLIENT) return Number.parseInt(this.client, 10);
    const currency = this.currency ? { currency: this.currency } : {};
    const outcome = await act('create_client', { name: this.typing.texts.clientName, ...currency });
    if (!outcome.ok) {
      this.clientProblem = outcome.problem;
      return undefined;
    }
    // From now on it is there: a second try must not make it again.
    this.client = `${outcome.value.id}`;
    return outcome.value.id;
  }

  #beginning(): { preset?: string; template?: string; first_on?: string } {
    if (this.split === 'none') return {};
    if (!this.split.startsWith('template:')) return { preset: this.split };
    return { template: this.split.slice('template:'.length), first_on: this.firstOn };
  }

  async #project(client: ClientId): Promise<ProjectId | undefined> {
    const currency = this.currency ? { currency: this.currency } : {};
    const contract = this.typing.texts.contract.trim() ? { contract: this.typing.texts.contract } : {};
    const patch = { title: this.typing.texts.title, requires_acceptance: this.signOff, ...contract, ...currency };
    const outcome = await act('create_project', { client, patch, ...this.#beginning() });
    if (outcome.ok) {
      this.typing.forget();
      return outcome.value.id;
    }
    this.problem = outcome.problem;
    return undefined;
  }
}
