// How the window looks and behaves on this computer. Kept beside the window, never in the book.
import type { Pace } from './api.gen';

export type Theme = 'system' | 'light' | 'dark';
export type Density = 'normal' | 'compact';
export type TextSize = 'normal' | 'large' | 'larger';

/** How the screen of all projects looks. */
export type ProjectsView = 'list' | 'board' | 'milestones';

interface Prefs {
  theme: Theme;
  density: Density;
  textSize: TextSize;
  /** Undefined: by the width of the window. */
  rail: boolean | undefined;
  /** Single letters as keys; WCAG 2.1.4 wants them to be switchable. */
  singleKeys: boolean;
  includingTax: boolean;
  /** When the dashboard expects money. */
  pace: Pace;
  dimPaper: boolean;
  projectsView: ProjectsView;
}

const KEY = 'milepost.window';
const defaults: Prefs = {
  theme: 'system',
  density: 'normal',
  textSize: 'normal',
  rail: undefined,
  singleKeys: true,
  includingTax: false,
  pace: 'agreed',
  dimPaper: false,
  projectsView: 'list',
};

function load(): Prefs {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return { ...defaults, ...(kept as Partial<Prefs>) }; // Written by `keep` alone.
  } catch {
    return { ...defaults }; // Unreadable looks are no reason to stop.
  }
}

export const prefs = $state<Prefs>(load());

/** Changes preferences and keeps them. */
export function keep(changes: Partial<Prefs>): void {
  Object.assign(prefs, changes);
  localStorage.setItem(KEY, JSON.stringify(prefs));
}
