// A user's hand: each field typed, key pressed or thing clicked is one input, and is counted.
// The time is an estimate by the keystroke-level model of Card, Moran and Newell: 0.2 s a key, 1.1 s to point,
// 1.35 s to think before each input, 0.4 s between mouse and keys.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root, until } from './world.mjs';

/** The sheets ignore Enter for their first 400 ms, so that a held key issues nothing. */
const GUARD_MS = 600;
const KEY = 0.2;
const POINT = 1.1;
const THINK = 1.35;
const HOME = 0.4;

export class Hand {
  inputs = 0;
  seconds = 0;

  constructor(browser) {
    this.browser = browser;
  }

  #count(seconds) {
    this.inputs += 1;
    this.seconds += THINK + seconds;
  }

  /** Starts a new count; the one before, as a sentence. */
  tally(what) {
    const sentence = `${what}: ${this.inputs} inputs, about ${Math.round(this.seconds)} s`;
    const { inputs, seconds } = this;
    [this.inputs, this.seconds] = [0, 0];
    return { sentence, inputs, seconds };
  }

  async field(name) {
    const found = this.browser.$(`[data-field="${name}"]`);
    await found.waitForExist({ timeout: 30_000 });
    return found;
  }

  /** Types into a field and leaves it, as Tab does: one input. */
  async type(name, text) {
    await this.#typeInto(await this.field(name), text);
  }

  /** The same for a cell of a table, which has a name for those who hear the page and no other. */
  async typeCell(label, text) {
    const cell = this.browser.$(`[aria-label="${label}"]`);
    await cell.waitForExist({ timeout: 30_000 });
    await this.#typeInto(await cell, text);
  }

  async #typeInto(field, text) {
    await this.browser.execute((element) => { element.focus(); element.select?.(); }, field);
    // Not `keys`, which holds all of them down at once: the second of two equal letters would be lost.
    await field.addValue(text);
    await this.browser.keys(['Tab']);
    this.#count((text.length + 1) * KEY);
  }

  /** Presses a key, or keys together: one input. */
  async press(...keys) {
    await this.browser.keys(keys);
    this.#count(KEY * keys.length);
  }

  /** Clicks the first visible thing that carries exactly this text or label: one input. */
  async click(text) {
    const path = `//*[self::button or self::a][normalize-space(.)='${text}' or @aria-label='${text}' or starts-with(normalize-space(.), '${text} ')]`;
    const found = await until(`something to click called ${text}`, async () => {
      for (const one of await this.browser.$$(path)) if ((await one.isDisplayed()) && (await one.isEnabled())) return one;
      return undefined;
    });
    await found.click();
    this.#count(POINT + HOME);
  }

  /** Chooses one of a few by the words beside it: one input. */
  async choose(text) {
    const label = this.browser.$(`//label[.//input[@type='radio']][contains(normalize-space(.), '${text}')]`);
    await label.waitForDisplayed({ timeout: 30_000 });
    await label.click();
    this.#count(POINT + HOME);
  }

  /** Waits for a sheet; it takes a key only after its guard. */
  async sheet() {
    await until('a sheet', () => this.browser.$('dialog[open], [role="dialog"]').isExisting());
    await pause(GUARD_MS);
  }

  /** Keeps a picture of the page beside the stories, for a look after a failure. */
  async picture(name) {
    const folder = path.join(root, 'tests', 'e2e', 'out');
    await mkdir(folder, { recursive: true });
    await this.browser.saveScreenshot(path.join(folder, `${name}.png`));
  }

  /** Waits until the page shows a text. */
  async sees(text) {
    // Blanks of any kind count as one: names and amounts are kept together by blanks that do not break.
    const shown = () => this.browser.execute(() => document.querySelector('#app').innerText.replace(/\s+/g, ' '));
    await until(`the text ${text} on the page`, async () => (await shown()).includes(text));
  }

  /** Goes to an address; not an input, only a short cut for setting a story up. */
  async goTo(address) {
    await this.browser.execute((to) => { location.hash = `#${to}`; }, address);
  }
}
