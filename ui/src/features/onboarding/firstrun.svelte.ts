// The first run's records. Every field is saved at once through the normal commands; what cannot be made yet waits here.
import { act } from '../../lib/act';
import type { BusinessPatch, ClientPatch, FieldProblem, LineForm, MilestoneId, MilestonePatch, ProjectPatch, ProjectView } from '../../lib/api.gen';
import { live } from '../../lib/live.svelte';
import { session } from '../../lib/session.svelte';
import { call } from '../../lib/transport';
import { Turns } from '../../lib/turns.svelte';
import { m } from '../../messages';
import { forget, keep, kept, type Kept, type Split } from './kept';
import { changeCurrency, follow } from './plan';

/** Call it while the route is set up. */
export function firstRun() {
  const book = (): string => session.workspace?.book ?? '';
  let ids = $state<Kept>({ split: 'three' });
  const waiting = $state<{ client: ClientPatch; project: ProjectPatch }>({ client: {}, project: {} });
  let refused = $state.raw<{ client?: FieldProblem[]; project?: FieldProblem[] }>({});
  let isResumed = $state(false);
  /** A field that is left and a key that continues must not overtake each other. */
  const turns = new Turns();

  const business = live('business', () => ({}));
  const client = live('client', () => (ids.client === undefined ? null : { id: ids.client }));
  const project = live('project', () => (ids.project === undefined ? null : { id: ids.project }));
  const draft = live('invoice_draft', () => (ids.draft === undefined ? null : { id: ids.draft }));
  const preview = live('preview_draft', () => (ids.draft === undefined ? null : { id: ids.draft }));

  function remember(changes: Partial<Kept>): void {
    Object.assign(ids, changes);
    keep(book(), $state.snapshot(ids));
  }

  /** Takes up what an earlier run left, by its ids or by the only client of the book. In a book with more of them nothing is touched. */
  async function resume(): Promise<void> {
    ids = kept(book());
    const clients = await call('clients', {});
    const known = clients.find((row) => row.id === ids.client) ?? (clients.length === 1 ? clients[0] : undefined);
    ids.client = known?.id;
    if (!known) ids.project = ids.draft = undefined;
    else {
      const { projects } = await call('client', { id: known.id });
      ids.project = (projects.find((row) => row.id === ids.project) ?? (projects.length === 1 ? projects[0] : undefined))?.id;
      if (ids.project !== undefined) await prepare(await call('project', { id: ids.project }));
    }
    isResumed = true;
  }

  /** The prepared invoice of the first milestone that has none issued yet. */
  async function prepare(view: ProjectView): Promise<void> {
    const first = view.milestones.find((row) => !row.is_locked);
    if (!first) return remember({ draft: undefined });
    const made = await act('prepare_invoice', { id: first.id });
    if (!made.ok) return;
    remember({ draft: made.value.id });
    draft.set(made.value);
    if (made.value.form.lines[0]?.title !== first.form.title) await line({ title: first.form.title });
  }

  async function saveBusiness(patch: BusinessPatch): Promise<void> {
    const done = await act('save_business', patch);
    // What was refused waits in the book as typed.
    business.set(done.ok ? done.value : await call('business', {}));
  }

  async function saveClient(patch: ClientPatch): Promise<void> {
    if (ids.client !== undefined) {
      const done = await act('save_client', { id: ids.client, patch });
      client.set(done.ok ? done.value : await call('client', { id: ids.client }));
      return;
    }
    Object.assign(waiting.client, patch);
    const { name, ...rest } = $state.snapshot(waiting.client);
    if (!name?.trim()) return;
    const done = await act('create_client', { name });
    refused = { ...refused, client: done.ok ? [] : done.problem.fields };
    if (!done.ok) return;
    waiting.client = {};
    remember({ client: done.value.id });
    client.set(done.value);
    if (Object.keys(rest).length > 0) await saveClient(rest);
    if (Object.keys(waiting.project).length > 0) await saveProject({});
  }

  async function saveProject(patch: ProjectPatch): Promise<void> {
    Object.assign(waiting.project, patch);
    if (ids.client === undefined) return;
    if (ids.project === undefined && !(await createProject(ids.client))) return;
    const typed = $state.snapshot(waiting.project);
    waiting.project = {};
    if (ids.project === undefined || Object.keys(typed).length === 0) return;
    const done = await act('save_project', { id: ids.project, patch: typed });
    if (!done.ok) return project.set(await call('project', { id: ids.project }));
    await show(typed.contract === undefined ? done.value : await follow(done.value, ids.split));
  }

  async function createProject(owner: number): Promise<boolean> {
    const title = waiting.project.title?.trim() || m.onboarding.project.unnamed;
    const preset = ids.split === 'own' ? 'three' : ids.split;
    // Nobody signs off the first invoice: issuing it marks its milestone as done.
    const made = await act('create_project', { client: owner, patch: { title, requires_acceptance: 'no' }, preset });
    refused = { ...refused, project: made.ok ? [] : made.problem.fields };
    if (!made.ok) return false;
    const { title: _, ...rest } = $state.snapshot(waiting.project);
    waiting.project = rest;
    remember({ project: made.value.id });
    await show(made.value);
    return true;
  }

  async function show(view: ProjectView): Promise<void> {
    project.set(view);
    await prepare(view);
  }

  async function saveMilestone(id: MilestoneId, patch: MilestonePatch): Promise<void> {
    if (patch.amount !== undefined || patch.share !== undefined) remember({ split: 'own' });
    const done = await act('save_milestone', { id, patch });
    if (done.ok) await show(done.value);
    else if (ids.project !== undefined) project.set(await call('project', { id: ids.project }));
  }

  async function changePlan(name: 'add' | 'remove', id: number): Promise<void> {
    const done = name === 'add' ? await act('add_milestone', { project: id }) : await act('remove_milestone', { id });
    if (done.ok) await show(done.value);
  }

  async function split(to: Split): Promise<void> {
    remember({ split: to });
    if (project.value) await show(await follow(project.value, to));
  }

  async function currency(code: string): Promise<void> {
    await saveClient({ currency: code });
    if (project.value) await show(await changeCurrency(project.value, code));
  }

  async function line(patch: Partial<LineForm>): Promise<void> {
    const view = draft.value;
    const first = view?.form.lines[0];
    if (!view || !first) return;
    const done = await act('save_invoice_draft', { id: view.id, patch: { lines: [{ ...first, ...patch }, ...view.form.lines.slice(1)] } });
    if (done.ok) draft.set(done.value);
  }

  return {
    business, client, project, draft, preview,
    get split() { return ids.split; },
    get isResumed() { return isResumed; },
    get hasDraft() { return ids.draft !== undefined; },
    /** Typed, but its record waits for the client's name. */
    get waiting() { return waiting; },
    get refused() { return refused; },
    resume: () => turns.run(resume),
    settled: () => turns.run(async () => undefined),
    saveBusiness: (patch: BusinessPatch) => turns.run(() => saveBusiness(patch)),
    saveClient: (patch: ClientPatch) => turns.run(() => saveClient(patch)),
    saveProject: (patch: ProjectPatch) => turns.run(() => saveProject(patch)),
    saveMilestone: (id: MilestoneId, patch: MilestonePatch) => turns.run(() => saveMilestone(id, patch)),
    addMilestone: () => turns.run(async () => project.value && changePlan('add', project.value.id)),
    removeMilestone: (id: MilestoneId) => turns.run(() => changePlan('remove', id)),
    chooseSplit: (to: Split) => turns.run(() => split(to)),
    chooseCurrency: (code: string) => turns.run(() => currency(code)),
    describe: (description: string) => turns.run(() => line({ description })),
    finish: () => {
      ids.draft = undefined;
      forget(book());
    },
  };
}

export type FirstRun = ReturnType<typeof firstRun>;
