// All texts of the window in German, one file per feature.
import type { Messages } from '../locale.svelte';
import { common } from './common';
import { dashboard } from './dashboard';
import { board } from './board';
import { projects } from './projects';
import { changes } from './changes';
import { account } from './account';
import { advice } from './advice';
import { milestones } from './milestones';
import { invoices } from './invoices';
import { payments } from './payments';
import { credits } from './credits';
import { disputes } from './disputes';
import { clients } from './clients';
import { settings } from './settings';
import { templates } from './templates';
import { onboarding } from './onboarding';
import { attachments } from './attachments';
import { reuse } from './reuse';
import { dossier } from './dossier';
import { mails } from './mails';
import { asAt } from './asAt';
import { history } from './history';
import { reminders } from './reminders';
import { problems } from './problems';

export const de: Messages = { common, dashboard, board, projects, changes, account, advice, milestones, invoices, payments, credits, disputes, clients, settings, templates, onboarding, attachments, reuse, dossier, mails, asAt, history, reminders, problems };
