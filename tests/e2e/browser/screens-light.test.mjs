// Every screen in the light theme, at the widths of a small, a usual and a large window.
import { lookedAt } from '../lib/screens.mjs';

lookedAt('light');
