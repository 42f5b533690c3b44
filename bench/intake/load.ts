import { answering } from '../processes/answering.ts';
import { quantile } from '../stats.ts';
import { Connection } from './connection.ts';
import { ReportRequests, type Told } from './reports.ts';

/** Sends reports to a server for a while. */
export interface Drive {
  readonly port: number;
  readonly told: Told;
  readonly connections: number;
  readonly forMs: number;
  /** Offered load; null: as many as the server takes. */
  readonly perSecond: number | null;
  /** Which reporters. @default always the same */
  readonly crowd?: number;
  /** Sent in place of reports, always the same. */
  readonly request?: string;
}

/** What came of it. */
export interface Driven {
  readonly answered: number;
  /** Answers other than 200. */
  readonly refused: number;
  readonly tookMs: number;
  /** From a report until its answer, 99 of 100. */
  readonly p99Ms: number;
}

const firstSeq = Math.floor(Date.now() / 1_000) * 2;
let drives = 0;

answering<Drive>(({ port, told, connections: count, forMs, perSecond, crowd = 0, request }) => {
  // A drive never reaches the seq of the next one.
  const requests = new ReportRequests(told, firstSeq + drives++ * 10_000, crowd);
  return new Promise<Driven>((resolve) => {
    const startedAt = performance.now();
    const idle: Connection[] = [];
    let answered = 0;
    let refused = 0;
    let sent = 0;
    let isOver = false;
    const took: number[] = [];

    const sentAt = new Map<Connection, number>();
    const send = (connection: Connection): void => {
      sent += 1;
      sentAt.set(connection, performance.now());
      connection.send(request ?? requests.next());
    };
    const connections = Array.from({ length: count }, () => {
      const connection: Connection = new Connection(port, (status) => {
        if (isOver) return;
        took.push(performance.now() - (sentAt.get(connection) ?? 0));
        answered += 1;
        if (status !== 200) refused += 1;
        if (status === 0) return;
        if (perSecond === null) send(connection);
        else idle.push(connection);
      });
      return connection;
    });
    if (perSecond === null) connections.forEach(send);
    else idle.push(...connections);

    // At full load it never sleeps: being woken for an answer costs the server that sends it, and only a server
    // slower than this load would pay.
    const stayAwake = (): void => {
      if (!isOver) setImmediate(stayAwake);
    };
    if (perSecond === null) stayAwake();
    const pace = setInterval(() => {
      const due = ((performance.now() - startedAt) / 1_000) * (perSecond ?? 0);
      while (sent < due) {
        const next = idle.pop();
        if (next === undefined) return;
        send(next);
      }
    }, 2);
    setTimeout(() => {
      isOver = true;
      clearInterval(pace);
      for (const connection of connections) connection.end();
      resolve({ answered, refused, tookMs: performance.now() - startedAt, p99Ms: quantile(took, 0.99) });
    }, forMs);
  });
});
