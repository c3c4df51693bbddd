// What advice says: each finding as a fact and why it matters, and the checks that found nothing.
import type { AdviceView, Finding, MilestoneId } from '../../lib/api.gen';
import { date, money } from '../../lib/format';
import { m } from '../../messages';

export interface Says {
  fact: string;
  why: string;
}

/** A finding in words. `nameOf`: the name of a milestone as its row shows it. */
export function saysOf(finding: Finding, nameOf: (id: MilestoneId) => string): Says {
  const words = m.advice.kinds;
  const names = finding.milestones.map(nameOf);
  const [first = '', second = ''] = names;
  const last = names.at(-1) ?? '';
  const kind = finding.kind;
  switch (kind.kind) {
    case 'started_while_overdue': return words.started_while_overdue(last, kind.number, kind.days_late, money(kind.open));
    case 'no_terms': return words.no_terms;
    case 'back_loaded': return words.back_loaded(first, kind.share, kind.limit);
    case 'front_loaded': return words.front_loaded(kind.milestones, kind.share, kind.limit);
    case 'oversized': return words.oversized(first, kind.share, kind.limit);
    case 'no_deposit': return words.no_deposit(money(kind.contract), money(kind.limit));
    case 'long_gap': return words.long_gap(kind.days, date(kind.from), date(kind.to));
    case 'unclear_title': return words.unclear_title[kind.verdict](first);
    case 'no_criterion': return words.no_criterion(names);
    case 'duplicate_title': return words.duplicate_title(kind.title);
    case 'out_of_order': return words.out_of_order(first, second);
    case 'no_target_date': return words.no_target_date(names);
    case 'no_deliverables': return words.no_deliverables(names);
    case 'crowded_week': return words.crowded_week(kind.count, date(kind.from), date(kind.to), kind.others);
    case 'too_many': return words.too_many(kind.count, kind.limit);
    case 'too_small': return words.too_small(first, kind.share, kind.limit);
    case 'too_close': return words.too_close(first, second, kind.days);
  }
}

/** The checks of balance that found nothing and put nothing aside. */
export function inOrder(view: AdviceView): string[] {
  const all = [...view.findings, ...view.dismissed].map((row) => row.finding.kind.kind);
  const without = (...kinds: Finding['kind']['kind'][]): boolean => !kinds.some((kind) => all.includes(kind));
  const lines = m.advice.fineLines;
  return [
    ...(without('front_loaded') ? [lines.start] : []),
    ...(without('back_loaded') ? [lines.end] : []),
    ...(without('no_criterion', 'unclear_title') ? [lines.finish] : []),
  ];
}
