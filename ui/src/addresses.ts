// Every address of the window and the screen behind it.
import type { Component } from 'svelte';
import { matchPath } from './lib/router.svelte';

/** What a screen gets: the record's number (0 where there is none) and the part after it (empty: the first). */
export interface RouteProps {
  id: number;
  tab: string;
}

export type Section = 'dashboard' | 'projects' | 'invoices' | 'payments' | 'outbox' | 'clients' | 'reports' | 'templates' | 'settings' | 'welcome';

interface Route {
  pattern: string;
  section: Section;
  /** The sidebar makes room for the screen. */
  isWide?: boolean;
  load: () => Promise<{ default: Component<Partial<RouteProps>> | Component<RouteProps> | Component }>;
}

const routes: readonly Route[] = [
  { pattern: '/', section: 'dashboard', load: () => import('./routes/Dashboard.svelte') },
  { pattern: '/projects', section: 'projects', load: () => import('./routes/Projects.svelte') },
  { pattern: '/projects/:id/:tab?', section: 'projects', load: () => import('./routes/Project.svelte') },
  { pattern: '/milestones/:id', section: 'projects', load: () => import('./routes/Milestone.svelte') },
  { pattern: '/invoices', section: 'invoices', load: () => import('./routes/Invoices.svelte') },
  { pattern: '/invoices/:id', section: 'invoices', load: () => import('./routes/Invoice.svelte') },
  { pattern: '/drafts/:id', section: 'invoices', isWide: true, load: () => import('./routes/Draft.svelte') },
  { pattern: '/payments', section: 'payments', load: () => import('./routes/Payments.svelte') },
  { pattern: '/outbox', section: 'outbox', load: () => import('./routes/Outbox.svelte') },
  { pattern: '/clients', section: 'clients', load: () => import('./routes/Clients.svelte') },
  { pattern: '/clients/:id/:tab?', section: 'clients', load: () => import('./routes/Client.svelte') },
  { pattern: '/reports/:tab?', section: 'reports', load: () => import('./routes/Reports.svelte') },
  { pattern: '/templates', section: 'templates', load: () => import('./routes/Templates.svelte') },
  { pattern: '/settings/:tab?', section: 'settings', load: () => import('./routes/Settings.svelte') },
  { pattern: '/welcome/:tab?', section: 'welcome', load: () => import('./routes/Welcome.svelte') },
];

export interface Found {
  route: Route;
  props: RouteProps;
  /** Another key is another record: its screen starts afresh. Tabs of one record share a key. */
  key: string;
}

/** Fetches the screens of daily work, so that the first visit of each is as quick as the second. */
export function preload(): void {
  const daily: readonly Section[] = ['dashboard', 'projects', 'invoices', 'payments', 'clients'];
  // A screen that does not come is asked for again, and its failure heard, when it is visited.
  for (const route of routes) if (daily.includes(route.section)) route.load().catch(() => undefined);
}

/** The screen of a path; null when there is none. */
export function findRoute(path: string): Found | null {
  for (const route of routes) {
    const parts = matchPath(route.pattern, path);
    if (!parts) continue;
    const id = Number.parseInt(parts['id'] ?? '0', 10);
    return { route, props: { id, tab: parts['tab'] ?? '' }, key: `${route.pattern} ${id}` };
  }
  return null;
}
