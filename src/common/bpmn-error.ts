/** A failure the model foresaw: a service task throws it, the boundary event with the same error code catches it. */
export class BpmnError extends Error {
  constructor(
    readonly errorCode: string,
    message: string = errorCode,
  ) {
    super(message);
    this.name = 'BpmnError';
  }
}
