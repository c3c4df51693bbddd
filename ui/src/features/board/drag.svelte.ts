// Dragging a card by the pointer to another column. The keys and the menu do the same.
import type { BoardCard, MilestoneStatus } from '../../lib/api.gen';
import { order } from './moves';

/** A press that moves less is a click. */
const BEGINS_PX = 6;

export interface CardDrag {
  readonly isOn: boolean;
  readonly card: BoardCard | undefined;
  /** The column under the pointer. */
  readonly over: MilestoneStatus | undefined;
  grab(event: PointerEvent, card: BoardCard): void;
  stop(): void;
}

export function cardDrag(root: () => HTMLElement | undefined, drop: (card: BoardCard, to: MilestoneStatus) => void): CardDrag {
  let held: BoardCard | undefined;
  let from = { x: 0, y: 0 };
  let card = $state.raw<BoardCard>();
  let over = $state<MilestoneStatus>();

  function columnAt(event: PointerEvent): MilestoneStatus | undefined {
    const column = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-column]');
    if (!column || !root()?.contains(column)) return undefined;
    return order.find((status) => status === column.dataset['column']);
  }

  function moved(event: PointerEvent): void {
    if (!held) return;
    if (!card && Math.hypot(event.clientX - from.x, event.clientY - from.y) < BEGINS_PX) return;
    card = held;
    over = columnAt(event);
    event.preventDefault();
  }

  function released(): void {
    const [dropped, to] = [card, over];
    stop();
    if (dropped && to) drop(dropped, to);
  }

  function stop(): void {
    held = undefined;
    card = undefined;
    over = undefined;
    window.removeEventListener('pointermove', moved);
    window.removeEventListener('pointerup', released);
    window.removeEventListener('pointercancel', stop);
  }

  return {
    get isOn() { return card !== undefined; },
    get card() { return card; },
    get over() { return over; },
    stop,
    grab(event, taken) {
      if (event.button !== 0 || (event.target instanceof Element && event.target.closest('button, [role="menu"]'))) return;
      held = taken;
      from = { x: event.clientX, y: event.clientY };
      window.addEventListener('pointermove', moved);
      window.addEventListener('pointerup', released);
      window.addEventListener('pointercancel', stop);
    },
  };
}
