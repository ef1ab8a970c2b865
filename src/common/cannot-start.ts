/** Why the installation cannot start, in words for the person at the terminal; printed without a stack. */
export abstract class CannotStart extends Error {
  protected constructor(message: string) {
    super(message);
    this.name = new.target.name;
  }
}
