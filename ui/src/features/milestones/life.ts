// The stations of a milestone's life, with the day of each.
import type { GlyphName } from '../../components';
import type { MilestoneStatus, MilestoneView } from '../../lib/api.gen';
import { date } from '../../lib/format';
import { m } from '../../messages';

export interface Station {
  status: MilestoneStatus;
  glyph: GlyphName;
  label: string;
  detail: string;
  place: 'past' | 'now' | 'next';
  tone: 'plain' | 'wait' | 'late';
}

const order: readonly MilestoneStatus[] = ['planned', 'in_progress', 'waiting_for_sign_off', 'ready', 'invoiced', 'paid'];

/** Without an agreed sign-off the client's yes is no station; the work itself makes it ready. */
export function stationsOf(milestone: MilestoneView): Station[] {
  const words = m.milestones.life;
  const signsOff = milestone.requires_acceptance || milestone.acceptance !== null;
  const days: Record<MilestoneStatus, string | null> = {
    planned: milestone.agreed_on,
    in_progress: milestone.started_on,
    waiting_for_sign_off: milestone.done_on,
    ready: signsOff ? (milestone.acceptance?.on ?? null) : milestone.done_on,
    invoiced: milestone.invoiced_on,
    paid: milestone.paid_on,
  };
  const labels: Record<MilestoneStatus, string> = {
    planned: words.planned,
    in_progress: words.in_progress,
    waiting_for_sign_off: words.waiting,
    ready: signsOff ? words.ready : words.done,
    invoiced: words.invoiced,
    paid: words.paid,
  };
  const glyphs: Record<MilestoneStatus, GlyphName> = { planned: 'planned', in_progress: 'in_progress', waiting_for_sign_off: 'waiting', ready: 'ready', invoiced: 'invoiced', paid: 'paid' };
  const at = order.indexOf(milestone.status);
  const shown = order.filter((status) => signsOff || status !== 'waiting_for_sign_off');

  return shown.map((status) => {
    const step = order.indexOf(status);
    const place = step < at ? 'past' : step === at ? 'now' : 'next';
    const isAgain = place === 'now' && status === 'in_progress' && milestone.changes_requested;
    const isLate = place === 'now' && status === 'invoiced' && milestone.days_late !== null;
    return {
      status,
      place,
      glyph: isLate ? 'overdue' : isAgain ? 'changes' : glyphs[status],
      label: isAgain ? m.milestones.changes.word : labels[status],
      detail: detailOf(milestone, status, place, days[status]),
      tone: isLate ? 'late' : isAgain || (place === 'now' && status === 'waiting_for_sign_off') ? 'wait' : 'plain',
    };
  });
}

function detailOf(milestone: MilestoneView, status: MilestoneStatus, place: Station['place'], day: string | null): string {
  const words = m.milestones.life;
  if (place === 'now' && milestone.round > 1 && (status === 'in_progress' || status === 'waiting_for_sign_off')) {
    return m.milestones.changes.round(milestone.round);
  }
  if (place === 'now' && status === 'waiting_for_sign_off' && milestone.days_waiting !== null) {
    return milestone.days_waiting === 0 ? words.today : words.days(milestone.days_waiting);
  }
  if (place === 'now' && status === 'invoiced' && milestone.days_late !== null) return m.common.daysLate(milestone.days_late);
  if (day !== null && place !== 'next') return status === 'planned' ? words.agreed(date(day)) : date(day);
  if (status === 'planned') return words.notAgreed;
  if (place === 'next' && status === 'paid' && milestone.due_on) return words.due(date(milestone.due_on));
  return place === 'next' ? words.notYet : '–';
}
