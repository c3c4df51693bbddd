// The splits that Rust knows, as the widths of their bars.
export type Preset = 'one' | 'two' | 'three' | 'four' | 'deposit';

export const presets: Record<Preset, readonly number[]> = {
  one: [100],
  two: [50, 50],
  three: [30, 40, 30],
  four: [25, 25, 25, 25],
  deposit: [30, 35, 35],
};

export const presetNames: readonly Preset[] = ['one', 'two', 'three', 'four', 'deposit'];
