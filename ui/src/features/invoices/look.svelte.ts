// Design and language of a prepared invoice. All invoices of a project keep one of each, so another is a question that is
// answered before issue.
import { untrack } from 'svelte';
import { languageName } from '../../components/languages';
import type { DraftView, LastLook } from '../../lib/api.gen';
import { m } from '../../messages';
import type { DraftEditor } from './draft.svelte';

/** What differs from the project's last invoice, by name: `Modern` and `Classic`, or `Modern, German` and `Classic, Polish`. */
export interface Difference {
  last: string;
  now: string;
}

function named(look: LastLook, beside: LastLook): string {
  const design = look.template === beside.template ? [] : [m.templates.designs[look.template]];
  const language = look.language === beside.language ? [] : [languageName(look.language)];
  return [...design, ...language].join(', ');
}

/** Undefined while the invoice looks like its project. */
export function difference(view: DraftView | undefined): Difference | undefined {
  const last = view?.differs_from_last ? view.last_look : null;
  return view && last ? { last: named(last, view), now: named(view, last) } : undefined;
}

export class LookQuestion {
  /** The look that was said yes to. */
  #agreed = $state('');

  constructor(readonly editor: DraftEditor) {}

  /** What differs, while the question is open. */
  get open(): Difference | undefined {
    const { view } = this.editor;
    return view && this.#agreed !== this.#look(view) ? difference(view) : undefined;
  }

  /** This invoice may differ. */
  agree(): void {
    const view = untrack(() => this.editor.view);
    if (view) this.#agreed = this.#look(view);
  }

  /** Back to what the project has; an empty design follows it. */
  keep(): void {
    const last = untrack(() => this.editor.view?.last_look);
    if (last) this.editor.commit({ template: '', language: last.language });
  }

  #look({ template, language }: LastLook): string {
    return `${template} ${language}`;
  }
}
