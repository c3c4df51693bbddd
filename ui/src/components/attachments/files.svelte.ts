// The files at one place: the list, the ways in, and what can be done with one of them.
import { act, attempt } from '../../lib/act';
import type { AttachmentRow, Place, Problem } from '../../lib/api.gen';
import type { Dropped } from '../../lib/drops';
import { bump, live } from '../../lib/live.svelte';
import { toast } from '../../lib/toasts.svelte';
import { sendFile } from '../../lib/transport';
import { m } from '../../messages';

export interface Files {
  readonly rows: readonly AttachmentRow[];
  /** Why the last file was not taken. */
  readonly problem: Problem | undefined;
  readonly busy: boolean;
  pick(): Promise<void>;
  take(dropped: Dropped[]): Promise<void>;
}

export function filesAt(placeOf: () => Place): Files {
  const list = live('attachments', placeOf);
  let problem = $state.raw<Problem>();
  let busy = $state(false);

  async function pick(): Promise<void> {
    busy = true;
    const outcome = await act('pick_file', placeOf());
    busy = false;
    problem = outcome.ok ? undefined : outcome.problem;
  }

  /** One after the other; the first that is refused is said, the others still come in. */
  async function take(dropped: Dropped[]): Promise<void> {
    busy = true;
    problem = undefined;
    for (const one of dropped) {
      try {
        if ('folder' in one) throw folder(one.folder);
        await sendFile({ to: placeOf(), file: one.file });
      } catch (error) {
        problem ??= error as Problem; // Nothing else is thrown here.
      }
    }
    busy = false;
    bump();
  }

  return {
    get rows() {
      return list.value ?? [];
    },
    get problem() {
      return problem;
    },
    get busy() {
      return busy;
    },
    pick,
    take,
  };
}

function folder(name: string): Problem {
  return { code: 'not_a_file', message: name, fields: [], detail: { name }, severity: 'refused' };
}

/** Names a file to the shell. */
const named = (row: AttachmentRow): { id: number } | { waiting: number } => (row.id === null ? { waiting: row.waiting ?? 0 } : { id: row.id });

export async function open(row: AttachmentRow): Promise<void> {
  const done = await attempt('open_file', named(row));
  if (done && done.value.how !== 'viewer') toast(m.attachments.shown(done.value.folder), { tone: 'note' });
}

export async function save(row: AttachmentRow): Promise<void> {
  const done = await attempt('save_file', named(row));
  if (done?.value.saved) toast(m.attachments.saved(done.value.name, done.value.folder));
}

export async function copyHash(row: AttachmentRow): Promise<void> {
  try {
    await navigator.clipboard.writeText(row.sha256);
    toast(m.attachments.hashCopied(row.sha256.slice(0, 12)));
  } catch {
    toast(row.sha256, { tone: 'note' }); // Without a clipboard it can still be read.
  }
}

export async function remove(row: AttachmentRow): Promise<void> {
  if (row.id === null) {
    await attempt('drop_waiting_file', { id: row.waiting ?? 0 });
    return;
  }
  const id = row.id;
  const undo = (): void => void attempt('put_attachment_back', { id });
  if (await attempt('remove_attachment', { id })) toast(m.attachments.removed(row.name), { action: { label: m.common.undo, run: undo } });
}
