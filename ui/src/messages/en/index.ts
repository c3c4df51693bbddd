// All texts of the window in English, one file per feature.
import { common } from './common';
import { dashboard } from './dashboard';
import { board } from './board';
import { projects } from './projects';
import { changes } from './changes';
import { account } from './account';
import { advice } from './advice';
import { milestones } from './milestones';
import { invoices } from './invoices';
import { lists } from './lists';
import { payments } from './payments';
import { bank } from './bank';
import { credits } from './credits';
import { disputes } from './disputes';
import { clients } from './clients';
import { reports } from './reports';
import { settings } from './settings';
import { templates } from './templates';
import { onboarding } from './onboarding';
import { attachments } from './attachments';
import { reuse } from './reuse';
import { dossier } from './dossier';
import { mails } from './mails';
import { asAt } from './asAt';
import { history } from './history';
import { problems } from './problems';

export const en = { common, dashboard, board, projects, changes, account, advice, milestones, invoices, lists, payments, bank, credits, disputes, clients, reports, settings, templates, onboarding, attachments, reuse, dossier, mails, asAt, history, problems };
