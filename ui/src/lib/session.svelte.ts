// What surrounds every screen: the workspace and today's date as Rust gives it. Filled by the frame.
import type { Workspace } from './api.gen';

let workspace = $state.raw<Workspace>();

export const session = {
  get workspace(): Workspace | undefined {
    return workspace;
  },
  set workspace(value: Workspace | undefined) {
    workspace = value;
  },
  /** ISO day; empty until the first answer. */
  get today(): string {
    return workspace?.today ?? '';
  },
  /** True when nothing can be changed. */
  get isReadOnly(): boolean {
    return workspace?.is_read_only ?? false;
  },
  /** Name of the tax, such as VAT. */
  get taxName(): string {
    return workspace?.tax_name ?? '';
  },
};
