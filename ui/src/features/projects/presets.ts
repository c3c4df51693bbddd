// The splits that Rust knows, as the widths of their bars.
export type Preset = 'one' | 'two' | 'three' | 'four' | 'deposit';

/** How a new plan begins: a split, empty, or a template by its key. */
export type Split = Preset | 'none' | `template:${string}`;

export const presets: Record<Preset, readonly number[]> = {
  one: [100],
  two: [50, 50],
  three: [30, 40, 30],
  four: [25, 25, 25, 25],
  deposit: [30, 35, 35],
};

export const presetNames: readonly Preset[] = ['one', 'two', 'three', 'four', 'deposit'];
