// Every screen in the dark theme, at the widths of a small, a usual and a large window.
import { lookedAt } from '../lib/screens.mjs';

lookedAt('dark');
