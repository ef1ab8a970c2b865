/** so often in a row nobody else is to blame any more */
const OTHERS_FAULT = 3;

/**
 * How often in a row the database was too busy for a piece of work. Once or twice others were in the way and it has done
 * nothing wrong; again and again it is the work itself that takes longer than a statement may. Of this process only: one
 * that starts anew gives the benefit of the doubt anew.
 */
export class BusyStreaks {
  private readonly lengths = new Map<string, number>();

  /** Busy once more; answers whether that now counts as a failure of its own, and begins to count anew when it does. */
  isFailure(id: string): boolean {
    const length = (this.lengths.get(id) ?? 0) + 1;
    if (length < OTHERS_FAULT) this.lengths.set(id, length);
    else this.lengths.delete(id);
    return length >= OTHERS_FAULT;
  }

  /** It came to an end, whichever. */
  end(id: string): void {
    this.lengths.delete(id);
  }

  /** What is no longer waited for: others have done it, or it was cancelled. */
  keepOnly(ids: readonly string[]): void {
    if (this.lengths.size === 0) return;
    const kept = new Set(ids);
    for (const id of this.lengths.keys()) if (!kept.has(id)) this.lengths.delete(id);
  }
}
