// A real window on a screen, a bus and in folders of its own, steered over WebDriver. Nothing of the user's is touched.
import { mkdir, writeFile, readFile, chmod } from 'node:fs/promises';
import path from 'node:path';
import { remote } from 'webdriverio';
import { end, firstLine, freePort, listening, ownFolder, root, start, target, until } from './world.mjs';

export const application = process.env.MILEPOST_BINARY ?? path.join(target, 'debug', 'milepost');
const driver = path.join(root, '.tools', 'bin', 'tauri-driver');

/** A user with a home, a screen and a session bus, who can start Milepost as often as wanted. */
export class Desk {
  #children = [];
  #remove;

  /** `environment`: added to the program's own, such as MILEPOST_DIALOG_PATH. */
  static async open({ width = 1280, height = 800, environment = {} } = {}) {
    const desk = new Desk();
    const own = await ownFolder();
    desk.folder = own.folder;
    desk.#remove = own.remove;
    for (const name of ['data', 'config', 'cache', 'documents', 'saved']) await mkdir(path.join(desk.folder, name));
    const display = desk.#start('Xvfb', ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp'], {
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    const bus = desk.#start('dbus-daemon', ['--session', '--nofork', '--print-address=1']);
    desk.environment = {
      ...process.env,
      DISPLAY: `:${await firstLine(display, /^\d+$/)}`,
      DBUS_SESSION_BUS_ADDRESS: await firstLine(bus, /^unix:/),
      HOME: desk.folder,
      XDG_DATA_HOME: desk.in('data'),
      XDG_CONFIG_HOME: desk.in('config'),
      XDG_CACHE_HOME: desk.in('cache'),
      MILEPOST_DOCUMENTS: desk.in('documents'),
      MILEPOST_DIALOG_PATH: desk.in('saved'),
      // Every system has this one, and it names no language.
      LANG: 'C.UTF-8',
      // No waiting for a screen reader's bus.
      NO_AT_BRIDGE: '1',
      ...environment,
    };
    for (const name of ['WAYLAND_DISPLAY', 'LANGUAGE', 'LC_ALL', 'LC_MESSAGES']) delete desk.environment[name];
    return desk;
  }

  in(...names) {
    return path.join(this.folder, ...names);
  }

  /** The book, where the program puts it by itself. */
  get book() {
    return this.in('data', 'app.milepost.desktop', 'Milepost.milepost');
  }

  #start(program, args, options) {
    const child = start(program, args, options);
    this.#children.push(child);
    return child;
  }

  /** Starts Milepost, or another `program` of the same web view, and gives the WebDriver session of its window. */
  async start(program = application) {
    const [port, native] = [await freePort(), await freePort()];
    this.driver = this.#start(driver, ['--port', `${port}`, '--native-port', `${native}`], { env: this.environment });
    await listening(port, this.driver);
    await listening(native, this.driver);
    this.browser = await remote({
      hostname: '127.0.0.1',
      port,
      logLevel: 'silent',
      capabilities: { 'wdio:enforceWebDriverClassic': true, 'tauri:options': { application: program } },
    });
    await this.browser.$('body').waitForExist();
    if (program === application) await this.browser.$('#app').waitForExist();
    return this.browser;
  }

  /** Closes the window and its driver; the folders stay, for the next start. */
  async stop() {
    await this.browser?.deleteSession();
    this.browser = undefined;
    await end(this.driver);
  }

  /** Starts Milepost once more beside the open window; its exit code. */
  async secondStart() {
    const child = this.#start(application, [], { env: this.environment });
    await child.ended;
    return child.exitCode;
  }

  /** What the page gets from a command; rejects with the Problem. */
  async call(name, args = {}) {
    const answer = await this.browser.executeAsync((name, args, done) => {
      window.__TAURI_INTERNALS__.invoke('call', { name, arguments: args }).then(
        (result) => done({ result }),
        (problem) => done({ problem }),
      );
    }, name, args);
    if (answer.problem !== undefined) throw answer.problem;
    return answer.result;
  }

  /** Collects events of the given names from now on; `heard` gives what came. */
  async listen(...names) {
    await this.browser.executeAsync((names, done) => {
      const inside = window.__TAURI_INTERNALS__;
      window.heardByStory = [];
      const one = (event) => {
        const handler = inside.transformCallback((message) => window.heardByStory.push([event, message.payload]));
        return inside.invoke('plugin:event|listen', { event, target: { kind: 'Any' }, handler });
      };
      Promise.all(names.map(one)).then(() => done(), (error) => done(String(error)));
    }, names);
  }

  async heard(name) {
    return until(`the event ${name}`, async () => {
      const all = await this.browser.execute(() => window.heardByStory ?? []);
      return all.find(([event]) => event === name);
    });
  }

  /** From now on, violations of the content policy are kept; `violations` gives them. */
  async watchPolicy() {
    await this.browser.execute(() => {
      window.violationsOfStory = [];
      document.addEventListener('securitypolicyviolation', (event) => {
        window.violationsOfStory.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
      });
    });
  }

  violations() {
    return this.browser.execute(() => window.violationsOfStory);
  }

  /** Installs a program for `type` that only notes the files it is given; `received` gives the first. */
  async installProgram(name, type, takes = '%f') {
    const [program, note] = [this.in(`${name}.sh`), this.in(`${name}.received`)];
    await writeFile(program, `#!/bin/sh\nprintf '%s\\n' "$1" > "${note}.part" && mv "${note}.part" "${note}"\n`);
    await chmod(program, 0o755);
    await mkdir(this.in('data', 'applications'), { recursive: true });
    const entry = `[Desktop Entry]\nType=Application\nName=${name}\nExec=${program} ${takes}\nMimeType=${type};\nNoDisplay=true\n`;
    await writeFile(this.in('data', 'applications', `${name}.desktop`), entry);
    const list = this.in('config', 'mimeapps.list');
    const known = await readFile(list, 'utf8').catch(() => '[Default Applications]\n');
    await writeFile(list, `${known}${type}=${name}.desktop\n`);
  }

  /** The path of the file that an installed program was given. */
  async received(name) {
    return until(`a file for ${name}`, () => readFile(this.in(`${name}.received`), 'utf8').then((text) => text.trim(), () => ''));
  }

  async close() {
    await this.stop().catch((error) => console.error(`stopping: ${error}`));
    for (const child of this.#children.reverse()) await end(child);
    await this.#remove();
  }
}
