// What the screen of templates looks at: a design on a paper, and the colour while it is being chosen. Nothing of this is
// kept until it is chosen; the business holds what counts.
import { isDesign } from '../../components/templates';
import type { BusinessView, Template } from '../../lib/api.gen';

export type Paper = 'a4' | 'letter';

export class TemplatesDesk {
  #looked = $state<Template>();
  #paper = $state<Paper>();
  /** As typed or dragged so far; undefined: the business's own. */
  tried = $state<string>();

  constructor(readonly business: () => BusinessView | undefined) {}

  /** The design of new invoices. */
  get usual(): Template {
    const template = this.business()?.form.template ?? '';
    return isDesign(template) ? template : 'modern';
  }

  get usualPaper(): Paper {
    return this.business()?.form.paper === 'letter' ? 'letter' : 'a4';
  }

  get design(): Template {
    return this.#looked ?? this.usual;
  }

  get paper(): Paper {
    return this.#paper ?? this.usualPaper;
  }

  get isUsual(): boolean {
    return this.design === this.usual && this.paper === this.usualPaper;
  }

  get accent(): string {
    return this.tried ?? this.business()?.form.accent ?? '';
  }

  lookAt(design: Template | undefined): void {
    if (design) this.#looked = design;
  }

  layOn(paper: Paper): void {
    this.#paper = paper;
  }
}
