import { Gauge, type Registry } from 'prom-client';
import { prefix } from './instruments.ts';
import { deadlinesTold, failureStands, type ProviderRecord, type SharedRecord } from '../../circuit/index.ts';

const phases = ['closed', 'open', 'half-open', 'recovering'] as const;
const holds = ['open', 'closed'] as const;
const deadlines = { soft: 'softMs', hard: 'hardMs' } as const;
const shared = 'Of the shared record, so the same on every node: take max by (provider).';

/**
 * What the shared record says at the moment of a scrape. Every node tells the same but for the fraction of a
 * second in which it learns of a change.
 */
export function registerCircuits(registry: Registry, recordNow: () => SharedRecord): void {
  const gauge = <T extends string>(
    name: string,
    help: string,
    labelNames: readonly T[],
    set: (gauge: Gauge<T>, record: SharedRecord) => void,
  ): void => {
    const made: Gauge<T> = new Gauge<T>({
      name: prefix + name,
      help: `${help} ${shared}`,
      labelNames,
      registers: [registry],
      collect: () => {
        // A provider that is no longer configured does not linger.
        made.reset();
        set(made, recordNow());
      },
    });
  };
  const each = (
    name: string,
    help: string,
    read: (circuit: ProviderRecord, id: string, record: SharedRecord) => number | null,
  ): void =>
    gauge(name, help, ['provider'], (made, record) => {
      for (const [provider, circuit] of Object.entries(record.providers)) {
        const value = read(circuit, provider, record);
        if (value !== null) made.set({ provider }, value);
      }
    });

  gauge(
    'circuit_phase',
    'Phase of a circuit: 1 for the one it is in.',
    ['provider', 'phase'],
    (made, record) => {
      for (const [provider, circuit] of Object.entries(record.providers)) {
        for (const phase of phases) made.set({ provider, phase }, Number(circuit.phase === phase));
      }
    },
  );
  gauge(
    'circuit_forced',
    'Hold of an operator: 1 for the one in force.',
    ['provider', 'to'],
    (made, record) => {
      for (const [provider, { forced }] of Object.entries(record.providers)) {
        for (const to of holds) made.set({ provider, to }, Number(forced?.to === to));
      }
    },
  );
  each(
    'circuit_share_ratio',
    'Share of searches admitted, 0 to 1; a hold of an operator counts.',
    (circuit) => {
      const held = circuit.forced?.to;
      return held === undefined ? circuit.share : Number(held === 'closed');
    },
  );
  each(
    'circuit_epoch',
    'Number of the epoch; evidence of an older one does not count.',
    ({ epoch }) => epoch,
  );
  each(
    'circuit_doubtful',
    '1 for the last usable provider when the evidence would have opened it too: nothing answers.',
    ({ doubtful }) => Number(doubtful),
  );
  each(
    'circuit_failure_stands',
    '1 while the newest of few votes is a failure: nobody has been answered since.',
    (_, provider, record) => Number(failureStands(record, provider)),
  );
  each(
    'circuit_misconfigured',
    '1 when enough browsers have found a wrong key, domain or CSP in this epoch.',
    ({ keyAlert, epoch }) => Number(keyAlert === epoch),
  );
  each('circuit_changed_timestamp_seconds', 'When the phase changed last.', ({ since }) => since / 1_000);
  each(
    'circuit_forced_expires_timestamp_seconds',
    'When the hold of an operator ends by itself; absent without one.',
    ({ forced }) => (forced?.until == null ? null : forced.until / 1_000),
  );
  each(
    'order_position',
    'Place in the order; 1 is tried first.',
    (_, provider, { order }) => order.indexOf(provider) + 1,
  );
  gauge(
    'deadline_seconds',
    'Deadline that browsers are told: soft, the next provider joins; hard, the call has failed.',
    ['provider', 'kind'],
    (made, record) => {
      for (const provider of Object.keys(record.providers)) {
        const now = deadlinesTold(record, provider);
        for (const kind of ['soft', 'hard'] as const)
          made.set({ provider, kind }, now[deadlines[kind]] / 1_000);
      }
    },
  );
  each(
    'deadline_learned',
    '1 when the deadlines are learned from answers, 0 when they are as the site has set them.',
    ({ learned }) => Number(learned !== null),
  );
  each(
    'deadline_quantile_seconds',
    'Quantile of the answers that the deadlines are made of; absent when they are not learned.',
    ({ learned }) => (learned?.quantileMs == null ? null : learned.quantileMs / 1_000),
  );
  each(
    'deadline_browsers',
    'Browsers whose answers the deadlines are made of; absent when they are not learned.',
    ({ learned }) => learned?.browsers ?? null,
  );
  each(
    'deadline_cut_ratio',
    'Share of those browsers that waited past the soft deadline, 0 to 1; absent when they are not learned.',
    ({ learned }) => learned?.cutShare ?? null,
  );
  gauge('record_revision', 'Revision of the record that this node serves.', [], (made, { rev }) =>
    made.set(rev),
  );
}
