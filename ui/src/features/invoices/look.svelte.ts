// Design and language of a prepared invoice. All invoices of a project keep one of each, so another is a question that is
// answered before issue.
import { untrack } from 'svelte';
import { languageName } from '../../components/languages';
import type { DraftView, InvoicePatch, LastLook } from '../../lib/api.gen';
import { m } from '../../messages';
import type { DraftEditor } from './draft.svelte';

/** `Modern, English (Ireland)` */
export function lookName(look: LastLook): string {
  return m.invoices.design.look(m.templates.designs[look.template], languageName(look.language));
}

/** The project's look when this invoice has another one. */
export function otherLook(view: DraftView | undefined): LastLook | undefined {
  return view?.differs_from_last ? (view.last_look ?? undefined) : undefined;
}

export class LookQuestion {
  /** The look that was said yes to. */
  #agreed = $state('');

  constructor(readonly editor: DraftEditor) {}

  /** What the project has, while the question is open. */
  get open(): LastLook | undefined {
    const view = this.editor.view;
    return view && this.#agreed !== lookName(view) ? otherLook(view) : undefined;
  }

  /** This invoice may differ. */
  agree(): void {
    const view = untrack(() => this.editor.view);
    if (view) this.#agreed = lookName(view);
  }

  /** Back to what the project has. */
  keep(): void {
    const last = untrack(() => this.open);
    if (last) this.editor.commit(asProject(last));
  }
}

/** An empty design follows the project. */
export function asProject(last: LastLook): InvoicePatch {
  return { template: '', language: last.language };
}
