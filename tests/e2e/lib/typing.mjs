// From a key in the draft editor to the painted page of its preview, seen from inside the window. The product has no part
// in it: keys come from the WebDriver, the page is watched from outside, and each picture is told by its drawing.
import { until } from './world.mjs';

/** Put into the page once. Notes the moment of each key, and each picture that came up, two frames after it did. */
function watch() {
  const blobs = new Map();
  const given = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (blob) => {
    const address = given(blob);
    blobs.set(address, blob);
    return address;
  };
  const seen = { keys: [], pictures: [] };
  window.addEventListener('keydown', () => seen.keys.push({ at: performance.now(), text: undefined }), true);
  // In the capture phase: before the editor hears of it.
  window.addEventListener('input', (event) => { seen.keys.at(-1).text = event.target.value; }, true);
  const isPicture = (node) => node.nodeName === 'IMG' && node.closest('.picture');
  new MutationObserver((changes) => {
    if (!changes.some(({ addedNodes }) => [...addedNodes].some((node) => isPicture(node)))) return;
    const pages = [...document.querySelectorAll('.picture img')].map((image) => blobs.get(image.src));
    const picture = { pages, swappedAt: performance.now(), paintedAt: undefined };
    seen.pictures.push(picture);
    // The first frame takes the picture in, the second begins when it is painted.
    requestAnimationFrame(() => requestAnimationFrame(() => { picture.paintedAt = performance.now(); }));
  }).observe(document.body, { childList: true, subtree: true });
  window.typingSeen = seen;
}

/** What was seen since the last reading: keys with the text after each, and pictures as the numbers of known drawings. */
function read(id, field, done) {
  const { keys, pictures } = window.typingSeen;
  window.typingSeen.keys = [];
  window.typingSeen.pictures = [];
  const draw = (text) => window.__TAURI_INTERNALS__.invoke('call', { name: 'preview_draft', arguments: { id, typed: { [field]: text } } });
  const whole = (pages) => pages.join('\n');
  const answer = async () => {
    const drawings = [];
    const number = (drawing) => (drawings.includes(drawing) ? drawings.indexOf(drawing) : drawings.push(drawing) - 1);
    const typed = [];
    for (const { at, text } of keys) typed.push({ at, drawing: number(whole((await draw(text)).pages.map(({ svg }) => svg))) });
    const shown = [];
    for (const { pages, ...moments } of pictures) {
      shown.push({ ...moments, drawing: number(whole(await Promise.all(pages.map((page) => page.text())))) });
    }
    return { typed, shown };
  };
  answer().then(done, (error) => done({ error: JSON.stringify(error) ?? String(error) }));
}

/** Milliseconds from each key to the painted page that has it. A key that draws nothing new, such as a blank at the end, is left out. */
export function waits({ typed, shown }) {
  return typed.flatMap(({ at, drawing }, n) => {
    if (n > 0 && drawing === typed[n - 1].drawing) return [];
    const holds = new Set(typed.slice(n).map((later) => later.drawing));
    const painted = shown.find((picture) => picture.swappedAt > at && holds.has(picture.drawing));
    if (!painted) throw new Error(`key ${n + 1} of ${typed.length} never came to the page`);
    return [painted.paintedAt - at];
  });
}

/** The draft editor of an open window, with a field that is being typed into. */
export class Typist {
  constructor(desk, draft, field) {
    Object.assign(this, { desk, draft, field });
  }

  async open() {
    const { browser } = this.desk;
    await browser.execute((to) => { location.hash = `#${to}`; }, `/drafts/${this.draft}`);
    const input = await browser.$(`[data-field="${this.field}"]`);
    await input.waitForExist();
    await until('the page of the draft', () => browser.$('.picture img').isExisting());
    await browser.execute((element) => {
      element.focus();
      element.setSelectionRange(element.value.length, element.value.length);
      // The end of the page, where the note stands, is on the screen.
      const desk = document.querySelector('.pages').parentElement;
      desk.scrollTop = desk.scrollHeight;
    }, input);
    await browser.execute(watch);
  }

  /** Presses the keys of `text`, the first of which is no blank, with `rest(n)` ms after each; milliseconds of each that changed the page. */
  async type(text, rest) {
    const hand = this.desk.browser.action('key');
    [...text].forEach((key, n) => hand.down(key).up(key).pause(rest(n)));
    await hand.perform();
    await until('the last picture', () => this.#isStill());
    const seen = await this.desk.browser.executeAsync(read, this.draft, this.field);
    if (seen.error) throw new Error(seen.error);
    return waits(seen);
  }

  /** From now on each picture comes `ms` later: what is measured must show it. */
  async slow(ms) {
    await this.desk.browser.execute((late) => {
      const { decode } = HTMLImageElement.prototype;
      HTMLImageElement.prototype.decode = async function slowed() {
        await decode.call(this);
        await new Promise((resolve) => setTimeout(resolve, late));
      };
    }, ms);
  }

  /** No new picture for longer than the editor waits before it saves, and none that is being painted. */
  #isStill() {
    return this.desk.browser.execute(() => {
      const last = window.typingSeen.pictures.at(-1);
      return last?.paintedAt !== undefined && performance.now() - last.paintedAt > 1500;
    });
  }
}
