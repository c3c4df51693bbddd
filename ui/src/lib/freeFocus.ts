// Whether the focus is nobody's: on the page itself or on the bare content of the window. A screen may take it then.

/** The content of the window carries `data-content`; the frame gives it the focus with every new screen. */
export function isFocusFree(): boolean {
  const at = document.activeElement;
  return at === null || at === document.body || at.hasAttribute('data-content');
}
