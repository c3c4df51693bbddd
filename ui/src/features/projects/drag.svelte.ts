// Dragging a row by its handle. The keys Alt Up and Alt Down and the row's menu do the same.
export interface RowDrag {
  /** Row that is being dragged. */
  readonly moving: number | undefined;
  /** Row under the pointer, whose place it would take. */
  readonly over: number | undefined;
  begin(event: PointerEvent, row: number): void;
}

function rowUnder(event: PointerEvent): number | undefined {
  const row = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('tr[data-row]');
  const id = row?.dataset['row'];
  return id === undefined ? undefined : Number.parseInt(id, 10);
}

/** `ondrop` gets the row and the one whose place it takes. */
export function rowDrag(ondrop: (row: number, onto: number) => void): RowDrag {
  let moving = $state<number>();
  let over = $state<number>();

  function begin(event: PointerEvent, row: number): void {
    const handle = event.currentTarget;
    if (event.button !== 0 || !(handle instanceof HTMLElement)) return;
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    moving = row;
    const follow = (to: PointerEvent): void => void (over = rowUnder(to) ?? over);
    const end = (to: PointerEvent): void => {
      handle.removeEventListener('pointermove', follow);
      if (to.type === 'pointerup' && over !== undefined && over !== row) ondrop(row, over);
      moving = undefined;
      over = undefined;
    };
    handle.addEventListener('pointermove', follow);
    handle.addEventListener('pointerup', end, { once: true });
    handle.addEventListener('pointercancel', end, { once: true });
  }

  return {
    get moving() {
      return moving;
    },
    get over() {
      return over;
    },
    begin,
  };
}
