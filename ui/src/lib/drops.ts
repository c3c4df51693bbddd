// Files dropped onto the window: a part that takes them says so, anywhere else they do nothing.
import type { Attachment } from 'svelte/attachments';

/** A dropped file, or the name of a folder, which is no file. */
export type Dropped = { file: File } | { folder: string };

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

function dropped(data: DataTransfer): Dropped[] {
  return [...data.items].flatMap((item): Dropped[] => {
    const file = item.kind === 'file' ? item.getAsFile() : null;
    if (!file) return [];
    return item.webkitGetAsEntry()?.isDirectory ? [{ folder: file.name }] : [{ file }];
  });
}

/** Call it once: without it the window would leave its page for the dropped file. */
export function keepDropsOut(): void {
  const refuse = (event: DragEvent): void => {
    if (event.defaultPrevented || !carriesFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
  };
  window.addEventListener('dragover', refuse);
  window.addEventListener('drop', refuse);
}

/** Takes files that are dropped onto the element, or onto the sheet that it stands in. `data-drop` is set while they hover. */
export function takesDrops(take: (files: Dropped[]) => void): Attachment<HTMLElement> {
  return (element) => {
    const area = element.closest<HTMLElement>('dialog') ?? element;
    let depth = 0;
    const hover = (isOver: boolean): void => {
      if (isOver) element.dataset['drop'] = 'over';
      else delete element.dataset['drop'];
    };
    const over = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      if (event.type === 'dragenter') depth += 1;
      hover(true);
    };
    const leave = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      depth -= 1;
      if (depth <= 0) hover(false);
    };
    const drop = (event: DragEvent): void => {
      if (!event.dataTransfer || !carriesFiles(event)) return;
      event.preventDefault();
      depth = 0;
      hover(false);
      take(dropped(event.dataTransfer));
    };
    const events = { dragenter: over, dragover: over, dragleave: leave, drop };
    for (const [name, on] of Object.entries(events)) area.addEventListener(name, on as EventListener); // Each is an event of dragging.
    return () => {
      for (const [name, on] of Object.entries(events)) area.removeEventListener(name, on as EventListener);
    };
  };
}
