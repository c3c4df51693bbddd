// From a state of Rust to its glyph and tone.
import type { InvoiceStatus, MilestoneStatus } from '../lib/api.gen';

export type GlyphName =
  | 'planned' | 'in_progress' | 'waiting' | 'ready' | 'invoiced' | 'part_paid' | 'paid' | 'overdue'
  | 'draft' | 'credited' | 'written_off' | 'disputed' | 'changes' | 'advice' | 'disk';

export type Status = MilestoneStatus | InvoiceStatus;

const glyphs: Record<Status, GlyphName> = {
  planned: 'planned',
  in_progress: 'in_progress',
  waiting_for_sign_off: 'waiting',
  ready: 'ready',
  invoiced: 'invoiced',
  paid: 'paid',
  draft: 'draft',
  issued: 'invoiced',
  part_paid: 'part_paid',
  overdue: 'overdue',
  credited: 'credited',
  written_off: 'written_off',
};

export function glyphOf(status: Status): GlyphName {
  return glyphs[status];
}
