/** How much one step may do before it is taken for broken and undone. */
export interface StepLimits {
  /** visits to elements: far above what people draw, far below what a loop without wait state makes */
  readonly visits: number;
  /** wall time of the whole step, the service tasks in it included: the instance and a transaction are held that long */
  readonly milliseconds: number;
}

export const STEP_LIMITS: StepLimits = { visits: 10_000, milliseconds: 5_000 };
