import type { Incident } from './incident.entity';

export class IncidentResponse {
  id: string;
  kind: string;
  processInstanceId: string | null;
  elementId: string | null;
  message: string;
  attempts: number;
  createdAt: string;

  static of(incident: Incident): IncidentResponse {
    const { id, kind, processInstanceId, elementId, message, attempts, createdAt } = incident;
    return { id, kind, processInstanceId, elementId, message, attempts, createdAt: createdAt.toISOString() };
  }
}

export class IncidentListResponse {
  items: IncidentResponse[];
}
