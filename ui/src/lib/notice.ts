// Being told of an invoice before it is due: so many days, and whether the last issue asked for it.
import { daysUntil } from './format';

export const NOTICE_DAYS = 3;
const KEY = 'milepost.notice';

/** Whether there is still a day between now and the notice. */
export function isWorthNotice(dueOn: string): boolean {
  return daysUntil(dueOn) > NOTICE_DAYS;
}

export function usualNotice(): boolean {
  return localStorage.getItem(KEY) !== 'off';
}

export function keepNotice(isWanted: boolean): void {
  localStorage.setItem(KEY, isWanted ? 'on' : 'off');
}
