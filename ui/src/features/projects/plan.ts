// Changes of one project's plan. Each answer is put in place at once; a refusal reads the project again, with what waits as typed.
import { act, type Outcome } from '../../lib/act';
import type { MilestoneId, MilestonePatch, ProjectId, ProjectPatch, ProjectView } from '../../lib/api.gen';
import type { Live } from '../../lib/live.svelte';
import { sentence } from '../../lib/problems';
import { toast } from '../../lib/toasts.svelte';

export interface Plan {
  /** False when it was refused. */
  save(id: MilestoneId, patch: MilestonePatch): Promise<boolean>;
  saveProject(patch: ProjectPatch): Promise<boolean>;
  /** The new row, at the end; what the contract has left is its amount. */
  add(): Promise<MilestoneId | undefined>;
  /** `position` from 1, as it is to be afterwards. */
  move(id: MilestoneId, position: number): Promise<void>;
  remove(id: MilestoneId): Promise<void>;
  settle(id: MilestoneId): Promise<void>;
  preset(name: string): Promise<void>;
  /** By the key of a template. */
  template(key: string): Promise<void>;
  archive(archived: boolean): Promise<void>;
}

export function planOf(id: () => ProjectId, project: Live<ProjectView>): Plan {
  function take(outcome: Outcome<ProjectView>): ProjectView | undefined {
    if (outcome.ok) {
      project.set(outcome.value);
      return outcome.value;
    }
    const { problem } = outcome;
    if (problem.severity === 'refused' && problem.fields.length === 0) toast(sentence(problem), { tone: 'bad' });
    project.refresh();
    return undefined;
  }
  /** For buttons: there is no field that could show the refusal. */
  function press(outcome: Outcome<ProjectView>): ProjectView | undefined {
    if (!outcome.ok && outcome.problem.fields.length > 0) toast(sentence(outcome.problem), { tone: 'bad' });
    return take(outcome);
  }

  return {
    save: async (milestone, patch) => take(await act('save_milestone', { id: milestone, patch })) !== undefined,
    saveProject: async (patch) => take(await act('save_project', { id: id(), patch })) !== undefined,
    add: async () => press(await act('add_milestone', { project: id() }))?.milestones.at(-1)?.id,
    move: async (milestone, position) => void press(await act('move_milestone', { id: milestone, position })),
    remove: async (milestone) => void press(await act('remove_milestone', { id: milestone })),
    settle: async (milestone) => void press(await act('settle_difference', { id: milestone })),
    preset: async (preset) => void press(await act('apply_preset', { project: id(), preset })),
    template: async (template) => void press(await act('apply_plan_template', { project: id(), template })),
    archive: async (archived) => void press(await act('archive_project', { id: id(), archived })),
  };
}
