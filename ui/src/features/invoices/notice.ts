// Whether the last issue asked for a reminder before the due day.
const KEY = 'milepost.notice';

export function usualNotice(): boolean {
  return localStorage.getItem(KEY) !== 'off';
}

export function keepNotice(isWanted: boolean): void {
  localStorage.setItem(KEY, isWanted ? 'on' : 'off');
}
