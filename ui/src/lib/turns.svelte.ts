// Changes of one record run one after the other: a quick hand must not overtake the answer to the change before it.
export class Turns {
  #waiting = $state(0);
  #tail: Promise<unknown> = Promise.resolve();

  /** A change is on its way: what the book had before it is out of date. */
  get isBusy(): boolean {
    return this.#waiting > 0;
  }

  /** `job` begins when every one before it has its answer, whatever that was. */
  run<T>(job: () => Promise<T>): Promise<T> {
    this.#waiting += 1;
    const turn = this.#tail.then(job).finally(() => (this.#waiting -= 1));
    this.#tail = turn.catch(() => undefined);
    return turn;
  }
}
